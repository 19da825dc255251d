//! Judges what is to be recorded: finds everything that speaks against it, at once.

use super::judging::{Verdict, guarded};
use super::telling::{Judged, differs};
use super::twins::twins;
use super::{Part, Recording};
use crate::basics::id::{RoundId, UnitId};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::Records;
use crate::files::decode::{Fault, decode};
use crate::files::kinds::Batch;
use crate::files::path::RecordPath;
use crate::files::plan::{Draft, Planned, Policy, plan};
use crate::records::{Mechanism, Round, Sealed, without_keys};
use crate::tr;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Why a record may not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The record's path.
    pub path: String,
    /// The dotted key at fault, if it is a key; `on` is the day of the record.
    pub key: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to mend it in the record’s file, in brackets; may be empty.
    pub help: String,
    /// What the key is called, to stand in a sentence.
    pub called: String,
    /// Whether the record merely says something else already, which `--replace` corrects.
    pub is_difference: bool,
}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { path, message, help, called, .. } = self;
        to.write_str(&match self.is_difference {
            true => tr!("{path}: {called} is {message}", "{path}：{called}{message}"),
            false => tr!("{path}: {message}{help}", "{path}：{message}{help}"),
        })
    }
}

impl Refusal {
    pub(super) fn of(path: &str, message: String) -> Refusal {
        let (help, called) = (String::new(), String::new());
        Refusal {
            path: path.to_owned(),
            key: None,
            message: without_keys(&message),
            help,
            called,
            is_difference: false,
        }
    }

    pub(super) fn of_fault(path: &str, fault: Fault) -> Refusal {
        Refusal { key: fault.place.key().map(str::to_owned), ..Refusal::of(path, fault.message) }
    }

    /// What would be wrong, and how to mend it.
    pub(super) fn of_diagnostic(found: &Diagnostic) -> Refusal {
        let help = &found.help;
        let help = without_keys(&tr!(" ({help})", "（{help}）"));
        let key = found.place.key().map(str::to_owned);
        Refusal { key, help, ..Refusal::of(&found.file, found.message.clone()) }
    }
}

impl Recording {
    /// What would be written, and all that speaks against it.
    pub fn weigh(&mut self, drafts: &[Draft], policy: Policy) -> anyhow::Result<(Judged, Vec<Refusal>)> {
        let mut refusals = Vec::new();
        let planned = self.plan(drafts, policy, &mut refusals);
        let written = decoded(&planned, &mut refusals);
        let counted = self.register.counted_otherwise(&written, &[]);
        let parts: BTreeSet<_> = written.entries().map(Part::beside).collect();
        let parts = parts.into_iter().chain(counted.keys().cloned().map(Part::Round));
        parts.into_iter().try_for_each(|part| self.read(part))?;
        refusals.extend(self.still_to_come(&written));
        refusals.extend(self.counted_out_of_sight(&counted));
        let Verdict { errors, warnings } = self.judge(&planned, written);
        for error in &errors {
            match counted.iter().find(|(round, _)| is_of_figures(error, round)) {
                Some((round, units)) => refusals.extend(units.iter().map(|unit| self.counted(round, unit))),
                None => refusals.push(Refusal::of_diagnostic(error)),
            }
        }
        Ok((Judged { planned, warnings }, refusals))
    }

    fn plan(&self, drafts: &[Draft], policy: Policy, refusals: &mut Vec<Refusal>) -> Vec<Planned> {
        let mut planned = Vec::new();
        for draft in drafts {
            match plan(&self.root, draft, policy) {
                Ok(plan) => planned.push(plan),
                Err(fault) => refusals.push(Refusal::of_fault(draft.path.as_str(), fault)),
            }
        }
        refusals.extend(twins(&self.register, &planned).into_iter().map(|(path, fault)| Refusal::of(&path, fault)));
        let changing = || planned.iter().filter(|plan| !plan.is_already_so());
        refusals.extend(changing().filter_map(|plan| self.sealed(&plan.path)));
        refusals.extend(guarded(&planned, Severity::Error).map(|found| Refusal::of_diagnostic(&found)));
        for plan in planned.iter().filter(|_| policy != Policy::Replace) {
            let wording = self.register.wording(&plan.path);
            refusals.extend(plan.merge.differing.iter().map(|difference| Refusal {
                key: Some(difference.key.clone()),
                called: wording.quoted(&difference.key),
                is_difference: true,
                ..Refusal::of(plan.path.as_str(), differs(difference, wording))
            }));
        }
        planned
    }

    /// The refusal of a record that its round does not take once it is sealed, as it is or may be, because the notice cannot
    /// be read.
    pub(super) fn sealed(&self, path: &RecordPath) -> Option<Refusal> {
        let id = path.key().filter(|key| key.sealed() != Sealed::Left)?.round()?;
        let notice = RecordPath::of::<Round>(id);
        if self.register.is_broken(&notice) {
            let message = tr!(
                "{notice} cannot be read, so it is not known whether the round is sealed; mend it first",
                "{notice}无法读取，不知道该轮是否已封存，请先改正"
            );
            return Some(Refusal::of(path.as_str(), message));
        }
        // A sealed round is sealed also as of an earlier day.
        let sealed_on = self.register.round_in_full(id)?.sealed_on?;
        let message = tr!(
            "round {id} was sealed on {sealed_on}; only rectifications may still be recorded",
            "轮次{id}已于{sealed_on}封存，只能再登记整改"
        );
        Some(Refusal::of(path.as_str(), message))
    }

    /// The refusals of units that a round would count otherwise whose seal is of a later day than the register: from there the
    /// figures cannot be compared.
    pub(super) fn counted_out_of_sight(&self, counted: &BTreeMap<RoundId, BTreeSet<UnitId>>) -> Vec<Refusal> {
        let is_out_of_sight =
            |round: &RoundId| self.register.round(round).is_some_and(|round| round.sealed_on.is_none());
        let rounds = counted.iter().filter(|(round, _)| is_out_of_sight(round));
        rounds.flat_map(|(round, units)| units.iter().map(|unit| self.counted(round, unit))).collect()
    }

    /// The refusal of a unit that a sealed round would count otherwise, so that its figures would not be those of its seal.
    fn counted(&self, round: &RoundId, unit: &UnitId) -> Refusal {
        let sealed_on = self.register.round_in_full(round).and_then(|round| round.sealed_on);
        let sealed_on = sealed_on.map(|day| day.to_string()).unwrap_or_default();
        let message = tr!(
            "the figures of round {round}, sealed on {sealed_on}, would change by it; what opened or closed later has a day of opening or closing after {sealed_on}; if it was wrong before, correct it in the unit’s file and seal anew: `shuangqian round seal {round} --on {sealed_on} --replace`",
            "轮次{round}已于{sealed_on}封存，这样会改变它的进度统计表。此后才开办或停办的，请写明晚于{sealed_on}的开办日期或停办日期；封存前就有误、确需更正的，请直接修改该单位的文件，再用 shuangqian round seal {round} --on {sealed_on} --replace 重新封存"
        );
        Refusal::of(RecordPath::of_unit(unit).as_str(), message)
    }

    /// The refusals of deeds that are not done yet, unless the record said so before.
    pub(super) fn still_to_come(&self, written: &Records) -> Vec<Refusal> {
        let as_of = self.register.as_of;
        let said: BTreeSet<_> =
            self.register.later().into_iter().map(|later| (later.path, later.key, later.on)).collect();
        let mut found = Vec::new();
        for entry in written.entries() {
            let path = RecordPath::from(entry.key());
            let own = entry.on().map(|on| ("on".to_owned(), on)).into_iter();
            let deeds = entry.deeds().into_iter().map(|deed| (deed.key.to_string(), deed.on));
            let new = deeds.filter(|(key, on)| !said.contains(&(path.clone(), Some(key.clone()), *on)));
            found.extend(own.chain(new).filter(|(_, on)| *on > as_of).map(|(key, on)| {
                let message = tr!(
                    "{on} is later than {as_of}; what is not done yet is not recorded",
                    "{on}晚于{as_of}，还没有做的事不能登记"
                );
                Refusal { key: Some(key), ..Refusal::of(path.as_str(), message) }
            }));
        }
        found
    }
}

/// Whether an error is that the figures of a round are not those of its seal.
fn is_of_figures(error: &Diagnostic, round: &RoundId) -> bool {
    let is_key = error.place.key() == Some("sealed_progress_sha256");
    is_key && error.code == Code::SealBroken && RecordPath::of::<Round>(round).as_str() == error.file
}

/// The records that would be written; what says it all already is read too, for its faults.
pub(super) fn decoded(planned: &[Planned], refusals: &mut Vec<Refusal>) -> Records {
    let (mut written, mut same) = (Batch::default(), Batch::default());
    for plan in planned {
        let Some(key) = plan.path.key() else {
            refusals.extend(faults_of_mechanism(plan));
            continue;
        };
        let batch = if plan.is_already_so() { &mut same } else { &mut written };
        if let Err(faults) = batch.place(key.clone(), &plan.text) {
            refusals.extend(faults.into_iter().map(|fault| Refusal::of_fault(plan.path.as_str(), fault)));
        }
    }
    Records::gathered(vec![written], None)
}

/// Why what would stand in the file of the mechanism is none, the only one that is written without a key.
fn faults_of_mechanism(plan: &Planned) -> Vec<Refusal> {
    let faults = decode::<Mechanism>(&plan.text).err().unwrap_or_default().into_iter();
    faults.map(|fault| Refusal::of_fault(plan.path.as_str(), fault)).collect()
}
