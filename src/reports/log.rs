//! The lines of a log, as a table.

use crate::basics::id::UnitId;
use crate::basics::personal::mask;
use crate::basics::text::visible;
use crate::files::git::Commit;
use crate::history::Line;
use crate::register::Register;
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf};
use crate::tr;

columns! {
    /// The columns of a log.
    LogColumn {
        On = "日期", 8;
        Clerk = "提交人", 6;
        Unit = "单位", 4;
        School = "学校", 7;
        Matter = "事项", 6;
        About = "内容", 7;
        Old = "原值", 7;
        New = "现值", 8;
        Record = "记录", 3;
        Commit = "提交", 2;
    }
}

/// A line per change, the newest first.
pub fn log_table(register: &Register, commits: &[Commit], lines: &[Line]) -> TableOf<LogColumn> {
    let row = |line: &Line| {
        let (commit, unit) = (commits.get(line.commit), line.path.unit());
        let county = unit.as_ref().map(|unit| UnitId::County(unit.county().clone()));
        let school = unit.as_ref().filter(|unit| unit.school().is_some());
        let name = |unit: Option<&UnitId>| Cell::text(unit.map(|unit| register.name(unit)).unwrap_or_default());
        vec![
            Cell::day(commit.map(|commit| commit.day)),
            shown(&commit.map(clerk).unwrap_or_default()),
            name(county.as_ref()),
            name(school),
            Cell::text(line.matter.chinese()),
            shown(&line.about),
            shown(&line.old),
            shown(&line.new),
            shown(line.path.as_cited()),
            commit.map_or(Cell::Blank, |commit| Cell::Text(commit.hash.clone())),
        ]
    };
    TableOf::under("log", "变更记录", lines.iter().map(row).collect())
}

/// What was committed, by whom and at which path, was never judged: it may hold any character.
fn shown(text: &str) -> Cell {
    Cell::text(visible(&mask(text)))
}

/// Who made a change, and who committed it, where that is another.
fn clerk(commit: &Commit) -> String {
    let (author, committer) = (&commit.author, &commit.committer);
    match author == committer {
        true => author.clone(),
        false => tr!("{author} (committed by {committer})", "{author}（由{committer}提交）"),
    }
}
