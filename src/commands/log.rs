//! `log`: who changed what, when.

use crate::arguments::named_record::named_record;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::showing::ShowingChanges;
use crate::arguments::stretch::{Ends, ends};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::files::Origin;
use crate::files::git::{Repository, Sought, Stretch, begins};
use crate::files::path::{record_folders, rounds_among, stem};
use crate::files::root::MECHANISM;
use crate::files::scope::Scope;
use crate::history::{Tracked, log};
use crate::output::changes::Changes;
use crate::output::stream::Out;
use crate::register::Register;
use crate::reports::{Table, log_table};
use crate::tr;
use anyhow::{anyhow, bail};

/// What `log` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "历史")]
#[command(about = tr!("Show who changed what in the records, and when", "查看台账的变更：谁、何时、改了什么"))]
#[command(after_help = tr!(
    "  shuangqian log 沧县/沧县第一中学\n  shuangqian log --corrections --since 2019-09-01 -o 更正.xlsx\n  shuangqian log 沧县 v1..v2",
    "  shuangqian 历史 沧县/沧县第一中学\n  shuangqian 历史 --corrections --since 2019-09-01 -o 更正.xlsx\n  shuangqian 历史 沧县 v1..v2"
))]
pub struct Args {
    /// Whose changes, and of which stretch.
    #[arg(value_name = tr!("UNIT|RECORD|A..B", "单位|记录|A..B"), num_args = 0..=2)]
    #[arg(help = tr!(
        "Only this unit, record or folder of records; only what came after commit A up to B",
        "只看这个单位、这条记录或这个文件夹；只看提交 A 之后到 B 的变更"
    ))]
    pub of: Vec<String>,
    /// From which day on.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Only from this day on", "只看这一天起的变更"))]
    pub since: Option<Day>,
    /// Whether only corrections are shown.
    #[arg(long)]
    #[arg(help = tr!(
        "Only what altered or took out something recorded: values, records, deadlines, seals, openings and closings",
        "只看更正：改动或撤销已登记内容的，及期限、封存、开办停办日期的变动"
    ))]
    pub corrections: bool,
    /// How they are shown.
    #[command(flatten)]
    pub showing: ShowingChanges,
}

impl Args {
    /// Shows the changes.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let origin = session.origin()?;
        let repository = Repository::around(origin.root().folder())?;
        let (register, _) = session.open(&origin, Scope::Units)?;
        let (tracked, range) = self.asked(&origin, &register)?;
        let (stretch, place) = stretch(&origin, &repository, range)?;
        let rounds = rounds_among(repository.round_folders(&stretch, &place)?.iter().map(String::as_str));
        let (paths, is_everything) = (tracked.places(&rounds), tracked == Tracked::All);
        let sought = Sought { place, stretch, since: self.since, paths, is_everything };
        let past = repository.past(&sought, |path| tracked.may_hold(path))?;
        let mut lines = tracked.only(log(&register, &past));
        if let Some(named) = tracked.named().filter(|_| lines.is_empty()) {
            refuse_unknown(named, &repository, &sought)?;
        }
        lines.retain(|line| !self.corrections || line.is_correction);
        let table: Table = log_table(&register, &past.commits, &lines).into();
        if let Some(begin) = repository.begin()? {
            out.say(begins(begin));
        }
        let changes = Changes { table: &table, sentences: &nothing(&table), register: &register };
        self.showing.give(&changes, origin.root(), out)?;
        Ok(Outcome::Fine)
    }

    /// Whose changes are asked for, and of which stretch.
    fn asked(&self, origin: &Origin, register: &Register) -> anyhow::Result<(Tracked, Option<Ends>)> {
        let (mut tracked, mut range) = (None, None);
        for typed in &self.of {
            match ends(typed)? {
                Some(ends) if range.is_none() => range = Some(ends),
                None if tracked.is_none() => tracked = Some(of(typed, origin, register)?),
                _ => bail!(tr!(
                    "“{typed}” is one too many: name one unit or record, and one stretch A..B",
                    "多写了“{typed}”：单位或记录只写一个，A..B也只写一个"
                )),
            }
        }
        Ok((tracked.unwrap_or(Tracked::All), range))
    }
}

/// The unit, the record or the folder of records that is meant.
fn of(typed: &str, origin: &Origin, register: &Register) -> anyhow::Result<Tracked> {
    // A unit may be called as a path is from where the clerk stands, but never so.
    let slashes = ['/', '\\', '／'];
    let first = typed.trim().split(slashes).next().unwrap_or_default();
    let is_path = stem(typed.trim()).is_some() || record_folders().contains_key(first);
    if !is_path && Some(typed.trim()) != stem(MECHANISM) {
        return Ok(Tracked::unit(register, register.find_unit(typed)?));
    }
    let place = typed.trim().trim_end_matches(slashes);
    // A kind of record is meant wherever the clerk stands.
    if record_folders().contains_key(place) {
        return Ok(Tracked::Folder(place.to_owned()));
    }
    let path = named_record(origin.root(), place)?;
    // A folder may be called as a record is; then the slash at its end makes it one.
    let is_record = place == typed.trim() && (path.key().is_some() || path.as_str() == MECHANISM);
    Ok(if is_record { Tracked::Record(path) } else { Tracked::Folder(path.as_cited().to_owned()) })
}

/// Refuses what never lay in the records: that it was not changed would say that it is there.
fn refuse_unknown(named: &str, repository: &Repository, sought: &Sought) -> anyhow::Result<()> {
    if repository.ever_held(sought, named)? {
        return Ok(());
    }
    let sentence = tr!(
        "the commits here never held “{named}”; what is not committed yet has no changes",
        "这里的提交中从来没有“{named}”；还没有提交的，没有变更可看"
    );
    bail!(repository.with_its_begin(sentence)?)
}

/// The stretch of history, and where the records lie in the repository.
fn stretch(origin: &Origin, repository: &Repository, range: Option<Ends>) -> anyhow::Result<(Stretch, String)> {
    let commit = |typed: &str| {
        let commit = repository.revision(typed)?.commit.map(|commit| commit.hash);
        commit.ok_or_else(|| anyhow!(tr!("“{typed}” is a tree, which has no history", "“{typed}”是一棵树，没有历史")))
    };
    let place = origin.revision().map_or(repository.place(), |revision| revision.place.as_str()).to_owned();
    let tip = |typed: Option<&str>| match (typed, origin.revision()) {
        (Some(typed), _) => commit(typed),
        (None, Some(revision)) => match &revision.commit {
            Some(known) => Ok(known.hash.clone()),
            None => commit(&revision.typed),
        },
        (None, None) => match repository.head()? {
            Some(head) => Ok(head.hash),
            None => bail!(tr!("nothing is committed yet", "还没有提交过任何内容")),
        },
    };
    let stretch = match range {
        None => Stretch { from: None, to: tip(None)? },
        Some(Ends { from, to }) => Stretch { from: Some(tip(from.as_deref())?), to: tip(to.as_deref())? },
    };
    Ok((stretch, place))
}

fn nothing(table: &Table) -> Vec<String> {
    match table.rows.is_empty() {
        true => vec![tr!("Nothing was changed.", "没有变更。")],
        false => Vec::new(),
    }
}
