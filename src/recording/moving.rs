//! Moves a record to the day or unit that it is of, and what works off its findings along with it.

use super::judging::{Verdict, guarded};
use super::removing::{beside, listed, other_way};
use super::telling::tell_notes;
use super::weighing::{Refusal, decoded};
use super::{Part, Recording, refuse};
use crate::arguments::session::Outcome;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::UnitId;
use crate::diagnostics::{Diagnostic, Severity};
use crate::files::decode::Fault;
use crate::files::edit::Merge;
use crate::files::path::{RecordKey, RecordPath};
use crate::files::plan::Planned;
use crate::files::store;
use crate::files::taking::{self, Taken};
use crate::output::stream::Out;
use crate::register::{Resting, Rests};
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;

/// Where a record belongs.
pub struct Whereto {
    /// The day, where another one is right.
    pub on: Option<Day>,
    /// The unit likewise.
    pub unit: Option<UnitId>,
}

/// A record on its way.
struct Move {
    from: Taken,
    to: RecordPath,
}

impl Recording {
    /// Moves a record within its round, and says so. What it found and no other visit did keeps its working-off, which
    /// moves along. The new files are written before the old ones go, the record itself last: killed at any moment it
    /// is finished by running it again, and nothing is lost.
    pub fn move_record(mut self, record: &RecordPath, whereto: &Whereto, out: &mut Out) -> anyhow::Result<Outcome> {
        let to = whereto.path_for(record)?;
        // It stays in its round, by which it is judged; where that cannot be looked through, nothing of it is.
        let round = record.round();
        let _ = self.register.choose_round(round.as_ref());
        self.read(Part::All)?;
        let Some(from) = taking::look(&self.root, record).map_err(|fault| anyhow!(fault.message))? else {
            bail!(self.not_there(record));
        };
        if to == *record {
            out.say(tr!("already so: {to}", "原已如此：{to}"));
            return Ok(Outcome::Fine);
        }
        let mut moves = vec![Move { from, to }];
        moves.extend(self.along(record, whereto)?);
        let (planned, notes) = self.judged_moves(&moves)?;
        let (own, along) = planned.split_at(1);
        for part in [own, along] {
            store::write(&self.root, &self.turn, part, |_, _| {})?;
        }
        let leaving: Vec<_> = moves.iter().rev().map(|one| one.from.clone()).collect();
        taking::take_away(&self.root, &self.turn, &leaving, |_| {})?;
        let confirmed = taking::confirm(&self.root, &self.turn, &leaving);
        moves.iter().zip(&planned).for_each(|(one, plan)| out.say(told(&one.from.path, plan)));
        tell_notes(&notes, out);
        confirmed.map(|()| Outcome::Fine)
    }

    /// What works off the findings of a visit that no other one has, on its way along with it.
    fn along(&self, visit: &RecordPath, whereto: &Whereto) -> anyhow::Result<Vec<Move>> {
        let resting = self.register.resting_on(&[visit.clone()].into());
        let mut moves = Vec::new();
        for Resting { path, .. } in resting.into_iter().filter(|one| one.how == Rests::WorkingOff) {
            let from = taking::look(&self.root, &path).map_err(|fault| anyhow!("{path}: {}", fault.message))?;
            if let Some(from) = from {
                moves.push(Move { to: whereto.path_for(&path)?, from });
            }
        }
        Ok(moves)
    }

    /// The records as they would be written, and what is worth a look then; an error with all that speaks against it.
    fn judged_moves(&mut self, moves: &[Move]) -> anyhow::Result<(Vec<Planned>, Vec<Diagnostic>)> {
        let leaving: BTreeSet<_> = moves.iter().map(|one| one.from.path.clone()).collect();
        let resting = self.register.resting_on(&leaving);
        let resting: Vec<_> = resting.iter().filter(|one| !leaving.contains(&one.path)).collect();
        let mut refusals = listed(&resting);
        refusals.extend(leaving.iter().filter_map(|path| self.sealed(path)).map(|refusal| refusal.to_string()));
        let mut weighed = Vec::new();
        let planned: Vec<_> = moves.iter().filter_map(|one| self.plan_of(one, &mut weighed)).collect();
        let written = decoded(&planned, &mut weighed);
        weighed.extend(guarded(&planned, Severity::Error).map(|found| Refusal::of_diagnostic(&found)));
        let mut notes = Vec::new();
        // Without one of them the others would be wrong too.
        if weighed.is_empty() {
            weighed = self.still_to_come(&written);
            let keys: Vec<_> = leaving.iter().filter_map(|path| path.key().cloned()).collect();
            let Verdict { errors, warnings } = self.judge_exchanged(&planned, written, &keys);
            weighed.extend(beside(&resting, &errors));
            notes = warnings;
        }
        refusals.extend(weighed.iter().map(ToString::to_string));
        refuse(refusals, if resting.is_empty() { nothing_moved } else { something_rests_on_it })?;
        Ok((planned, notes))
    }

    /// A record as it would be written at its new path: what it says stays, with the line ends of records. One that is
    /// there and says the same was written by a command that was killed then.
    fn plan_of(&self, Move { from, to }: &Move, refusals: &mut Vec<Refusal>) -> Option<Planned> {
        let mut refused = |path: &RecordPath, fault: Fault| refusals.push(Refusal::of_fault(path.as_str(), fault));
        let text = from.text.clone().map_err(|fault| refused(&from.path, fault)).ok()?.replace("\r\n", "\n");
        let there = taking::look(&self.root, to).map_err(|fault| refused(to, fault)).ok()?;
        let is_same =
            |there: &Taken| there.text.as_ref().is_ok_and(|other| Digest::of_text(other) == Digest::of_text(&text));
        if there.as_ref().is_some_and(|there| !is_same(there)) {
            let message = tr!("it is there already and says something else", "这条记录已有，内容不同");
            refusals.push(Refusal::of(to.as_str(), message));
            return None;
        }
        Some(Planned { path: to.clone(), text, is_new: there.is_none(), merge: Merge::default() })
    }
}

impl Whereto {
    /// The path that a record has there; an error where it cannot have one.
    fn path_for(&self, record: &RecordPath) -> anyhow::Result<RecordPath> {
        let mut key = match (record.key(), other_way(record)) {
            (Some(key), None) => key.clone(),
            (Some(RecordKey::Round(_)), _) => bail!(notice_stays(record)),
            (_, way) => {
                let way = way.unwrap_or_default();
                bail!(tr!("{record}: {way}", "{record}：{way}"))
            }
        };
        if let RecordKey::County(_) | RecordKey::School(_) = key {
            bail!(unit_stays(record));
        }
        if let Some(on) = self.on {
            key = key.with_day(on).ok_or_else(|| anyhow!(has_no_day(record, &key)))?;
        }
        if let Some(unit) = &self.unit {
            key = key.with_unit(unit).ok_or_else(|| anyhow!(not_of(record, unit)))?;
        }
        Ok(key.into())
    }
}

/// The sentence that a record has a new path.
fn told(from: &RecordPath, Planned { path: to, is_new, .. }: &Planned) -> String {
    match is_new {
        true => tr!("moved: {from} → {to}", "已改正：{from} → {to}"),
        false => tr!("moved: {from} → {to}, which said the same already", "已改正：{from} → {to}（原已有，内容相同）"),
    }
}

fn unit_stays(record: &RecordPath) -> String {
    tr!(
        "{record}: a unit is not moved; one that is registered under a wrong county or id is removed and registered anew, and a school that moved is closed with --merged-into",
        "{record}：单位不能这样改。登记错了县或编号的，先撤销再重新登记；学校划归别县的，用 shuangqian unit close … --merged-into"
    )
}

fn notice_stays(record: &RecordPath) -> String {
    tr!(
        "{record}: a notice has neither a day nor a unit in its path; what it says is corrected in an editor",
        "{record}：通知的文件名里没有日期和单位，不能这样改；通知的内容有误，请用编辑器改正"
    )
}

fn has_no_day(record: &RecordPath, key: &RecordKey) -> String {
    let command = if let RecordKey::Letter(_) = key { "sign … --on …" } else { "work …" };
    tr!(
        "{record}: its path says no day, so --on does not apply; a day inside it is corrected with `shuangqian {command} --replace`",
        "{record}：文件名里没有日期，不能用 --on；记录里面的日期用 shuangqian {command} --replace 更正"
    )
}

fn not_of(record: &RecordPath, unit: &UnitId) -> String {
    match unit.school() {
        Some(_) => tr!(
            "{record}: it is of a county, and {unit} is a school",
            "{record}：这种记录登记在县，{unit}是学校（幼儿园）"
        ),
        None => tr!(
            "{record}: it is of a school, and {unit} is a county",
            "{record}：这种记录登记在学校（幼儿园），{unit}是县（市、区）"
        ),
    }
}

fn nothing_moved() -> String {
    tr!("Nothing was moved.", "没有改动任何记录。")
}

fn something_rests_on_it() -> String {
    tr!(
        "Nothing was moved. What rests on a record is corrected first; a submission is taken back with `shuangqian remove`, and recorded again afterwards.",
        "没有改动任何记录。上面列出的记录请先改正；检查情况表已上报的，先用 shuangqian remove 撤销上报记录，改正后再登记上报。"
    )
}
