//! The judging of what shall be recorded: everything that speaks against it, at once.

use super::Recording;
use super::telling::{Judged, differs};
use super::twins::twins;
use crate::checks;
use crate::diagnostics::{Code, Diagnostic, Place, Severity};
use crate::files::Records;
use crate::files::decode::Fault;
use crate::files::faults::diagnostic;
use crate::files::kinds::{Batch, Placed};
use crate::files::plan::{Draft, Planned, Policy, plan};
use crate::files::privacy;
use crate::records::{Record, Rectification, SubmissionKey, without_keys};
use crate::tr;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Why a record may not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The record's path.
    pub path: String,
    /// The dotted key at fault, where it is one; `on` is the day of the record.
    pub key: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to mend it in the record’s file, in brackets; may be empty.
    pub help: String,
    /// What the key is called, to stand in a sentence.
    pub called: String,
    /// Whether the record only says something else already, which `--replace` corrects.
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
    fn of(path: &str, message: String) -> Refusal {
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

    fn of_fault(path: &str, fault: Fault) -> Refusal {
        Refusal { key: key_of(&fault.place), ..Refusal::of(path, fault.message) }
    }

    /// What would be wrong, and how to mend it.
    fn of_diagnostic(found: &Diagnostic) -> Refusal {
        let help = &found.help;
        let help = without_keys(&tr!(" ({help})", "（{help}）"));
        Refusal { key: key_of(&found.place), help, ..Refusal::of(&found.file, found.message.clone()) }
    }
}

fn key_of(place: &Place) -> Option<String> {
    match place {
        Place::Key(key) | Place::Value(key) => Some(key.clone()),
        Place::Opening(key) => Some((*key).to_owned()),
        Place::File | Place::Span(_) => None,
    }
}

impl Recording {
    /// What would be written, and all that speaks against it.
    pub fn weigh(&self, drafts: &[Draft], policy: Policy) -> (Judged, Vec<Refusal>) {
        let mut refusals = Vec::new();
        let planned = self.plan(drafts, policy, &mut refusals);
        let mut warnings = self.judge(&planned, &mut refusals);
        warnings.extend(self.sent_already(&planned));
        (Judged { planned, warnings }, refusals)
    }

    fn plan(&self, drafts: &[Draft], policy: Policy, refusals: &mut Vec<Refusal>) -> Vec<Planned> {
        let mut planned = Vec::new();
        for draft in drafts {
            match plan(&self.root, draft, policy) {
                Ok(plan) => planned.push(plan),
                Err(fault) => refusals.push(Refusal::of_fault(&draft.path, fault)),
            }
        }
        refusals.extend(twins(&self.loaded, &planned).into_iter().map(|(path, fault)| Refusal::of(&path, fault)));
        let changing = || planned.iter().filter(|plan| !plan.is_already_so());
        refusals.extend(changing().filter_map(|plan| self.sealed(plan)));
        refusals.extend(guarded(&planned, Severity::Error).map(|found| Refusal::of_diagnostic(&found)));
        for plan in planned.iter().filter(|_| policy == Policy::Keep) {
            let wording = self.loaded.records.wording(&plan.path);
            refusals.extend(plan.merge.differing.iter().map(|difference| Refusal {
                key: Some(difference.key.clone()),
                called: wording.quoted(&difference.key),
                is_difference: true,
                ..Refusal::of(&plan.path, differs(difference, wording))
            }));
        }
        planned
    }

    /// A sealed round takes no record but rectifications.
    fn sealed(&self, plan: &Planned) -> Option<Refusal> {
        let mut names = plan.path.split('/');
        let (folder, round) = (names.next()?, names.next()?);
        if folder == Rectification::FOLDER {
            return None;
        }
        // Sealed is sealed, also as of an earlier day.
        let (id, round) = self.loaded.records.rounds.iter().find(|(id, _)| id.as_str() == round)?;
        let sealed_on = round.sealed_on?;
        let message = tr!(
            "round {id} was sealed on {sealed_on}; only rectifications may still be recorded",
            "轮次{id}已于{sealed_on}封存，只能再登记整改"
        );
        Some(Refusal::of(&plan.path, message))
    }

    /// The inspections that are changed after they went upward: the form must be sent again.
    fn sent_already(&self, planned: &[Planned]) -> Vec<Diagnostic> {
        let sent = self.register.forms_last_sent();
        let sent: BTreeMap<_, _> = sent.values().map(|form| (form.file(), form.by)).collect();
        let changed = planned.iter().filter(|plan| !plan.is_new && !plan.is_already_so());
        let told = changed.filter_map(|plan| {
            let SubmissionKey { county, on, .. } = sent.get(&plan.path)?;
            let message = tr!(
                "it was submitted on {on}; once the form is sent again: `shuangqian submit {county} --on …`",
                "该表已于{on}上报；更正后请重报，并用 shuangqian submit {county} --on 日期 登记"
            );
            let fault = Fault { code: Code::ChangedSinceSubmitted, place: Place::File, message, help: String::new() };
            Some(diagnostic(&plan.path, fault))
        });
        told.collect()
    }

    /// The warnings that the records would newly have; an error that they would newly have refuses them.
    fn judge(&self, planned: &[Planned], refusals: &mut Vec<Refusal>) -> Vec<Diagnostic> {
        let added = decoded(planned, refusals);
        refusals.extend(self.later_deeds(&added));
        let mut loaded = self.loaded.clone();
        loaded.records.absorb(added);
        let known: BTreeSet<_> = checks::run(&self.register).into_iter().map(identity).collect();
        let mut found = checks::run(&self.rebuilt(loaded));
        found.retain(|diagnostic| !known.contains(&identity(diagnostic.clone())));
        // What is dated later was refused already.
        let is_error = |code: Code| code.severity() == Severity::Error && code != Code::FutureDate;
        let errors = found.iter().filter(|diagnostic| is_error(diagnostic.code));
        refusals.extend(errors.map(Refusal::of_diagnostic));
        let paths: BTreeSet<_> = planned.iter().map(|plan| plan.path.as_str()).collect();
        found.retain(|diagnostic| {
            diagnostic.code.severity() == Severity::Warning && paths.contains(diagnostic.file.as_str())
        });
        found.extend(guarded(planned, Severity::Warning));
        found
    }

    fn later_deeds(&self, records: &Records) -> Vec<Refusal> {
        let as_of = self.register.as_of;
        let mut found = Vec::new();
        for entry in records.entries() {
            let own = entry.on().map(|on| ("on".to_owned(), on)).into_iter();
            let days = own.chain(entry.deeds().into_iter().map(|deed| (deed.key.to_string(), deed.on)));
            found.extend(days.filter(|(_, on)| *on > as_of).map(|(key, on)| {
                let message = tr!(
                    "{on} is later than {as_of}; what is not done yet is not recorded",
                    "{on}晚于{as_of}，还没有做的事不能登记"
                );
                Refusal { key: Some(key), ..Refusal::of(&entry.path(), message) }
            }));
        }
        found
    }
}

fn decoded(planned: &[Planned], refusals: &mut Vec<Refusal>) -> Records {
    let mut batch = Batch::default();
    for plan in planned {
        let names: Vec<_> = plan.path.trim_end_matches(".toml").split('/').collect();
        let Some((folder, names)) = names.split_first() else { continue };
        match batch.place(folder, names, &plan.text) {
            Placed::Read => {}
            Placed::Broken(faults) => {
                refusals.extend(faults.into_iter().map(|fault| Refusal::of_fault(&plan.path, fault)));
            }
            Placed::Misplaced(fault) => refusals.push(Refusal::of(&plan.path, fault.to_string())),
        }
    }
    Records::gathered(vec![batch], None)
}

/// What the guard of privacy finds in records that would be written.
fn guarded(planned: &[Planned], severity: Severity) -> impl Iterator<Item = Diagnostic> {
    let faults = planned.iter().filter(|plan| !plan.is_already_so()).flat_map(|plan| {
        let faults = privacy::faults(&plan.path, &plan.text);
        faults.into_iter().map(|fault| diagnostic(&plan.path, fault))
    });
    faults.filter(move |diagnostic| diagnostic.code.severity() == severity)
}

/// What makes a diagnostic the same before and after.
fn identity(diagnostic: Diagnostic) -> (Code, String, String) {
    (diagnostic.code, diagnostic.file, diagnostic.message)
}
