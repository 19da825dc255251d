//! Takes records back: judged whole, then taken away, those that rest on others before these.

use super::judging::Verdict;
use super::telling::{tell_notes, told_gone};
use super::weighing::Refusal;
use super::{Part, Recording, refuse};
use crate::arguments::session::Outcome;
use crate::basics::language::list_separator;
use crate::diagnostics::Diagnostic;
use crate::files::Records;
use crate::files::path::{RecordKey, RecordPath};
use crate::files::root::MECHANISM;
use crate::files::taking::{self, Taken};
use crate::output::stream::Out;
use crate::records::Round;
use crate::register::{Resting, Rests};
use crate::tr;
use std::collections::BTreeSet;

/// How many records that rest on those to be taken away a refusal lists; the rest is counted.
const LISTED: usize = 20;

/// What a look at the files of records found.
#[derive(Default)]
struct Looked {
    taken: Vec<Taken>,
    /// Those that are not there.
    gone: Vec<RecordPath>,
    refusals: Vec<String>,
}

impl Recording {
    /// Takes records back, and says what they said. Refused for all reasons at once; then nothing is taken away. One that
    /// is not there is passed over where another one is: so a batch that was killed is finished by running it again.
    pub fn remove(mut self, records: &BTreeSet<RecordPath>, out: &mut Out) -> anyhow::Result<Outcome> {
        self.read(Part::All)?;
        let Looked { taken, gone, mut refusals } = self.looked_at(records);
        if taken.is_empty() {
            refusals.extend(gone.iter().map(|path| self.not_there(path)));
        }
        let resting = self.register.resting_on(records);
        let (notes, against) = self.judge_without(&taken, &resting);
        refusals.extend(against);
        let something_rests = resting.iter().any(|one| !records.contains(&one.path));
        refuse(refusals, if something_rests { something_rests_on_it } else { nothing_removed })?;
        let taken = in_turn(taken, &resting);
        let tell = |one: &Taken| out.say(told_gone(one, self.register.wording(&one.path)));
        taking::take_away(&self.root, &self.turn, &taken, tell)?;
        // What is gone is told, whether or not the disk confirms it.
        let confirmed = taking::confirm(&self.root, &self.turn, &taken);
        gone.iter().for_each(|path| out.say(tr!("not there any more: {path}", "原已不在：{path}")));
        if records.len() > 1 {
            let count = taken.len();
            out.say(tr!("{count} removed", "共撤销{count}条"));
        }
        tell_notes(&notes, out);
        confirmed.map(|()| Outcome::Fine)
    }

    fn looked_at(&self, records: &BTreeSet<RecordPath>) -> Looked {
        let mut looked = Looked::default();
        for path in records {
            if let Some(way) = other_way(path) {
                looked.refusals.push(tr!("{path}: {way}", "{path}：{way}"));
                continue;
            }
            match taking::look(&self.root, path) {
                Ok(Some(taken)) => looked.taken.push(taken),
                Ok(None) => looked.gone.push(path.clone()),
                Err(fault) => looked.refusals.push(Refusal::of_fault(path.as_str(), fault).to_string()),
            }
        }
        looked
    }

    /// What is worth a look once some records are gone, and all that speaks against it.
    fn judge_without(&mut self, taken: &[Taken], resting: &[Resting]) -> (Vec<Diagnostic>, Vec<String>) {
        let keys: Vec<_> = taken.iter().filter_map(|one| one.path.key().cloned()).collect();
        let paths: BTreeSet<_> = taken.iter().map(|one| &one.path).collect();
        let mut refusals: Vec<_> =
            taken.iter().filter_map(|one| self.sealed(&one.path)).map(|one| one.to_string()).collect();
        let outside: Vec<_> =
            resting.iter().filter(|one| paths.contains(&one.on) && !paths.contains(&one.path)).collect();
        refusals.extend(listed(&outside));
        let counted = self.register.counted_otherwise(&Records::default(), &keys);
        refusals.extend(self.counted_out_of_sight(&counted).iter().map(ToString::to_string));
        let Verdict { errors, warnings } = self.judge_exchanged(&[], Records::default(), &keys);
        refusals.extend(beside(&outside, &errors).iter().map(ToString::to_string));
        (warnings, refusals)
    }

    /// Why a record that is named is not one, and which there are of the same kind, round and unit.
    pub(super) fn not_there(&self, path: &RecordPath) -> String {
        let is_alike = |key: &RecordKey| {
            path.key().is_some_and(|own| {
                own.folder() == key.folder() && own.round() == key.round() && own.unit() == key.unit()
            })
        };
        let alike = self.register.entries().map(|entry| entry.key()).filter(is_alike).take(LISTED);
        let alike: Vec<_> = alike.map(|key| RecordPath::from(key).as_cited().to_owned()).collect();
        let alike = alike.join(list_separator());
        match alike.is_empty() {
            true => tr!("there is no record {path}", "没有{path}这条记录"),
            false => tr!("there is no record {path}; there is {alike}", "没有{path}这条记录；现有：{alike}"),
        }
    }
}

/// What to do instead with what is not taken away by a command; `None` where it is.
pub(super) fn other_way(path: &RecordPath) -> Option<String> {
    match path.key() {
        _ if path.as_str() == MECHANISM => Some(tr!(
            "without it these would not be records any more; correct it in an editor",
            "没有它就不成其为台账；要改请用编辑器改正"
        )),
        Some(RecordKey::Round(_)) => Some(tr!(
            "a notice is not taken back by a command: take back the commit that opened it with `git revert`; before it is committed, delete the file",
            "通知不用命令撤销：已提交的，用 git revert 撤回建立它的那次提交；还没提交的，直接删除这个文件"
        )),
        Some(_) => None,
        None if path.is_in::<Round>() => {
            Some(tr!("it is not a record but belongs to a seal", "它不是记录，是封存的清单"))
        }
        None => Some(tr!(
            "this is not the path of a record, such as conveyances/2019/COUNTY/2019-08-02-SCHOOL",
            "这不是记录的路径；应如 conveyances/2019/县/2019-08-02-学校"
        )),
    }
}

/// The errors that speak against it beside what rests on the records, which is told as that.
pub(super) fn beside(resting: &[&Resting], errors: &[Diagnostic]) -> Vec<Refusal> {
    let told: BTreeSet<_> = resting.iter().map(|one| one.path.as_str()).collect();
    errors.iter().filter(|error| !told.contains(error.file.as_str())).map(Refusal::of_diagnostic).collect()
}

/// The sentences about what rests on records that are to be taken away.
pub(super) fn listed(resting: &[&Resting]) -> Vec<String> {
    let mut told: Vec<_> = resting.iter().take(LISTED).map(|one| told(one)).collect();
    let more = resting.len().saturating_sub(LISTED);
    if more > 0 {
        told.push(tr!("and {more} more", "另有{more}条"));
    }
    told
}

fn told(Resting { on, path, how }: &Resting) -> String {
    let on = on.as_cited();
    match how {
        Rests::Basis => tr!("{path}: rests on {on}", "{path}：以{on}为依据"),
        Rests::Form => tr!("{path}: says that the form of {on} was sent", "{path}：其中登记了{on}的检查情况表已上报"),
        Rests::WorkingOff => tr!("{path}: works off what {on} found", "{path}：是{on}所查问题的整改"),
        Rests::Merger => tr!("{path}: merged into {on}", "{path}：登记为并入{on}"),
        Rests::Own => tr!("{path}: belongs to {on}", "{path}：是{on}名下的记录"),
    }
}

fn nothing_removed() -> String {
    tr!("Nothing was removed.", "没有撤销任何记录。")
}

fn something_rests_on_it() -> String {
    tr!(
        "Nothing was removed. What rests on a record is corrected first, or removed along: name it in the same command.",
        "没有撤销任何记录。上面列出的记录，请先改正，或写在同一条命令里一并撤销。"
    )
}

/// The records in the order in which they are taken away: what rests on another one before that, so that one that is
/// killed leaves nothing that `check` would find.
fn in_turn(mut left: Vec<Taken>, resting: &[Resting]) -> Vec<Taken> {
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let there: BTreeSet<_> = left.iter().map(|one| one.path.clone()).collect();
        let rested_on: BTreeSet<_> =
            resting.iter().filter(|one| there.contains(&one.path)).map(|one| &one.on).collect();
        let (held, free): (Vec<_>, Vec<_>) = left.into_iter().partition(|one| rested_on.contains(&one.path));
        // Decisions may name each other.
        match free.is_empty() {
            true => return ordered.into_iter().chain(held).collect(),
            false => ordered.extend(free),
        }
        left = held;
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rests_on_another_goes_first() {
        let path = |text: &str| RecordPath::at(text);
        let taken = |text: &str| Taken { path: path(text), text: Ok(String::new()) };
        let rests = |one: &str, on: &str| Resting { on: path(on), path: path(one), how: Rests::Own };
        let order = |names: &[&str], resting: &[Resting]| -> Vec<_> {
            in_turn(names.iter().map(|name| taken(name)).collect(), resting)
                .into_iter()
                .map(|one| one.path.to_string())
                .collect()
        };
        assert_eq!(order(&["a", "b", "c"], &[rests("c", "b"), rests("b", "a")]), ["c", "b", "a"]);
        assert_eq!(order(&["a", "b"], &[rests("x", "a")]), ["a", "b"]);
        assert_eq!(order(&["a", "b", "c"], &[rests("b", "a"), rests("a", "b")]), ["c", "a", "b"]);
    }
}
