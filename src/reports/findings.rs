//! 整改台账: every finding and how far it is worked off.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::records::{FindingKey, Name, Note, Person};
use crate::register::{Campaign, Finding, Register, Seen};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf, numbered};

columns! {
    /// The columns of the ledger of findings.
    FindingsColumn {
        Number = "序号", 2;
        Key = "问题编号", 1;
        Unit = "单位", 5;
        School = "学校", 9;
        Source = "问题来源", 3;
        FoundOn = "检查日期", 6;
        Item = "检查事项", 8;
        Problem = "存在问题", 8;
        Measure = "整改措施", 3;
        Responsible = "责任人", 4;
        DueOn = "整改时限", 8;
        Note = "整改情况", 3;
        DoneOn = "完成日期", 4;
        CheckedBy = "复查人", 3;
        IsClosed = "是否销号", 6;
        ClosedOn = "销号日期", 3;
        IsOverdue = "是否逾期", 7;
        Remarks = "备注", 2;
    }
}

/// A line per finding of the round, and per open one of earlier rounds: by county, date, school, item.
pub fn findings(campaign: &Campaign, counties: &Asked<CountyId>) -> TableOf<FindingsColumn> {
    let listed = listed(campaign, counties);
    let rows = listed.iter().map(|finding| line(campaign.register, finding));
    TableOf::under("findings", "整改台账", numbered(rows))
}

/// The findings that the round's ledger holds, of units since closed too, in its order.
pub(super) fn listed<'r>(campaign: &Campaign<'r>, counties: &Asked<CountyId>) -> Vec<Finding<'r>> {
    let register = campaign.register;
    let asked = |finding: &Finding| counties.holds(&finding.key.unit.county);
    let in_ledger = |finding: &Finding| {
        let is_open = finding.closed_on().is_none();
        finding.key.round == *campaign.id || is_open && campaign.reaches(&finding.key.round)
    };
    let mut listed: Vec<_> = register.findings().filter(|finding| asked(finding) && in_ledger(finding)).collect();
    listed.sort_by_cached_key(|finding| {
        let FindingKey { round, unit: school, on, what: item } = finding.key.clone();
        let form = register.form(&round);
        let place = form.and_then(|form| form.items().iter().position(|known| known.key == item));
        (register.place(&finding.key.unit.county), on, school.school, round, place.is_none(), place)
    });
    listed
}

fn line(register: &Register, finding: &Finding) -> Vec<Cell> {
    let FindingKey { unit: school, on, .. } = &finding.key;
    let record = finding.rectification;
    let note = |note: Option<&Note>| Cell::text(note.map_or("", Note::as_str));
    let name = |name: Option<&Name>| Cell::text(name.map_or("", Name::as_str));
    vec![
        Cell::text(finding.key.to_string()),
        Cell::text(register.county_name(&school.county)),
        Cell::text(register.school_name(school)),
        Cell::text(source(finding)),
        Cell::Day(*on),
        Cell::text(register.heading(&finding.key)),
        Cell::text(joined(finding.seen().map(|seen| seen.note.map_or(seen.answer.chinese(), Note::as_str)))),
        note(record.and_then(|record| record.measure.as_ref())),
        name(record.and_then(|record| Person::named(&record.responsible))),
        Cell::Day(finding.due_on),
        note(finding.how_done()),
        Cell::day(record.and_then(|record| record.done_on)),
        name(finding.checked_by()),
        yes_no(finding.closed_on().is_some()),
        Cell::day(finding.closed_on()),
        yes_no(finding.days_overdue(register.as_of).is_some()),
        Cell::text(joined(finding.seen().filter_map(|seen| seen.remarks.map(Note::as_str)))),
    ]
}

/// Who found it: the county, the city, or the city on an unannounced visit.
fn source(finding: &Finding) -> String {
    let city = |seen: Seen| if seen.unannounced { "暗访" } else { "督导抽查" };
    let sources = finding.inspection.map(|_| "联合检查").into_iter().chain(finding.spot_check.map(city));
    sources.collect::<Vec<_>>().join("、")
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.collect::<Vec<_>>().join("；")
}

fn yes_no(yes: bool) -> Cell {
    Cell::text(if yes { "是" } else { "否" })
}
