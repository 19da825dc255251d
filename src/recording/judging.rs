//! What `check` would say of what shall be recorded that it does not say now.

use super::Recording;
use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::checks::{self, Rule};
use crate::diagnostics::{Code, Diagnostic, Place, Severity};
use crate::files::decode::Fault;
use crate::files::digest::record_digest;
use crate::files::evidence::Redraws;
use crate::files::faults::diagnostic;
use crate::files::kinds::Entry;
use crate::files::path::{RecordKey, RecordPath, names_ids};
use crate::files::plan::Planned;
use crate::files::privacy;
use crate::files::scans::Scans;
use crate::files::{Evidence, Records};
use crate::output::figures::figures_of;
use crate::records::SubmissionKey;
use crate::register::Written;
use crate::tr;
use foldhash::HashMap;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a write would make.
pub(super) struct Verdict {
    /// The errors, wherever they are: they hinder it.
    pub(super) errors: Vec<Diagnostic>,
    /// The warnings about what is written, which are told.
    pub(super) warnings: Vec<Diagnostic>,
}

impl Verdict {
    /// Takes in what was found in a further round; what is so in several is told once.
    fn take(&mut self, other: Verdict) {
        for (all, more) in [(&mut self.errors, other.errors), (&mut self.warnings, other.warnings)] {
            let new: Vec<_> = more.into_iter().filter(|one| !all.iter().any(|known| is_same(known, one))).collect();
            all.extend(new);
        }
    }
}

fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.key() == other.key() && one.message == other.message
}

/// What rules found.
type Found = Vec<(&'static Rule, Vec<Diagnostic>)>;

/// What a write changes of what was read.
struct Change {
    records: Written,
    texts: HashMap<RecordKey, Option<Digest>>,
}

/// What rules look at beside the records and their texts.
struct Beside {
    scans: Scans,
    /// The sealed rounds that count the units otherwise, so that their figures may change.
    counting: BTreeSet<RoundId>,
}

impl Recording {
    /// What the records make, once they are written, that is not so now.
    pub(super) fn judge(&mut self, planned: &[Planned], written: Records) -> Verdict {
        let rules = checks::breakable(&written.entries().map(Entry::folder).collect());
        self.judge_by(&rules, planned, written, &[])
    }

    /// What the records make, once they are written and those at some keys are taken away, that is not so now.
    pub(super) fn judge_exchanged(&mut self, planned: &[Planned], written: Records, taken: &[RecordKey]) -> Verdict {
        let folders = written.entries().map(Entry::folder).chain(taken.iter().map(RecordKey::folder)).collect();
        self.judge_by(&checks::breakable_without(&folders), planned, written, taken)
    }

    fn judge_by(
        &mut self,
        rules: &[&'static Rule],
        planned: &[Planned],
        written: Records,
        taken: &[RecordKey],
    ) -> Verdict {
        let beside = self.beside(&written, taken);
        let rounds = self.rounds_judged(&written);
        let to_send_before = (!taken.is_empty()).then(|| self.forms_to_send_again());
        let mut change = self.change(planned, written, taken);
        let looked_at = self.register.round_id().cloned();
        let mut verdict = Verdict { errors: Vec::new(), warnings: Vec::new() };
        for round in rounds {
            self.register.look_at(round);
            self.exchange(&mut change);
            let found = self.found(rules, &beside);
            self.exchange(&mut change);
            verdict.take(self.made(planned, found, &beside));
        }
        self.register.look_at(looked_at);
        self.exchange(&mut change);
        let mut to_send = self.forms_to_send_again();
        self.exchange(&mut change);
        verdict.warnings.extend(guarded(planned, Severity::Warning));
        let is_written = |path: &RecordPath| planned.iter().any(|plan| plan.path == *path && !plan.is_already_so());
        let is_new = |path: &RecordPath| to_send_before.as_ref().is_some_and(|before| !before.contains_key(path));
        to_send.retain(|path, _| is_written(path) || is_new(path));
        verdict.warnings.extend(to_send.into_values());
        verdict
    }

    /// The rounds that a write is judged in: those that it writes to; where it is of none, the one looked at.
    fn rounds_judged(&self, written: &Records) -> BTreeSet<Option<RoundId>> {
        let of_rounds = written.entries().filter(|entry| entry.key().is_sealed() && !names_ids(entry.folder()));
        let rounds: BTreeSet<_> = of_rounds.filter_map(|entry| entry.round().cloned()).map(Some).collect();
        if rounds.is_empty() { BTreeSet::from([self.register.round_id().cloned()]) } else { rounds }
    }

    /// The scans of the letters that are written, those of their present text too; and whose figures may change.
    fn beside(&self, written: &Records, taken: &[RecordKey]) -> Beside {
        let present = self.register.letters().filter(|(key, _)| written.letters.contains_key(key));
        let scans = Scans::of(&self.root, written.letters.iter().chain(present));
        let scans = match &self.arriving {
            Some(scan) => scans.with(scan.path.clone(), scan.digest),
            None => scans,
        };
        Beside { scans, counting: self.register.counted_otherwise(written, taken).into_keys().collect() }
    }

    fn change(&self, planned: &[Planned], written: Records, taken: &[RecordKey]) -> Change {
        let text = |plan: &Planned| {
            let key = plan.path.key()?;
            Some((key.clone(), Some(record_digest(key, &plan.text))))
        };
        let gone = taken.iter().map(|key| (key.clone(), None));
        let texts = gone.chain(planned.iter().filter_map(text)).collect();
        Change { texts, records: self.register.written(written).without(taken) }
    }

    /// Puts the change in; once more, and it is out again.
    fn exchange(&mut self, Change { records, texts }: &mut Change) {
        self.register.exchange(records);
        self.texts.exchange(texts);
    }

    fn found(&self, rules: &[&'static Rule], Beside { scans, counting }: &Beside) -> Found {
        let figures = &figures_of(&self.register, counting);
        let draws = &Redraws::new();
        checks::run_each(rules, &self.register, Evidence { texts: &self.texts, scans, figures, draws })
    }

    /// Of what was found with the records in their place, what was not so without them: an error by its key, whatever it
    /// says; a warning also where it says something new. Only the rules that found something are run again.
    fn made(&self, planned: &[Planned], found: Found, beside: &Beside) -> Verdict {
        let paths: HashSet<_> = planned.iter().map(|plan| plan.path.as_str()).collect();
        let is_told = |one: &Diagnostic| one.code.severity() == Severity::Warning && is_of_the_write(one, &paths);
        let (mut rules, mut errors, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
        for (rule, found) in found {
            let before = (errors.len(), warnings.len());
            for one in found {
                match () {
                    () if hinders(one.code) => errors.push(one),
                    () if is_told(&one) => warnings.push(one),
                    () => {}
                }
            }
            rules.extend(((errors.len(), warnings.len()) != before).then_some(rule));
        }
        let before: Vec<_> = self.found(&rules, beside).into_iter().flat_map(|(_, found)| found).collect();
        let keys: HashSet<_> = before.iter().map(Diagnostic::key).collect();
        errors.retain(|one| !keys.contains(&one.key()));
        let said: HashSet<_> = before.iter().map(|one| (one.key(), &one.message)).collect();
        warnings.retain(|one| !said.contains(&(one.key(), &one.message)));
        Verdict { errors, warnings }
    }

    /// The inspections that say something else than when they went upward, each with the sentence that its form must be
    /// sent again.
    fn forms_to_send_again(&self) -> BTreeMap<RecordPath, Diagnostic> {
        let changed = self.register.forms_changed(&self.texts).into_iter().map(|form| {
            let SubmissionKey { unit: county, on, .. } = form.by;
            let message = tr!(
                "it was submitted on {on}; once the form is sent again: `shuangqian submit {county} --on …`",
                "该表已于{on}上报；更正后请重报，并用 shuangqian submit {county} --on 日期 登记"
            );
            let fault = Fault { code: Code::ChangedSinceSubmitted, place: Place::File, message, help: String::new() };
            let path = form.path();
            let told = diagnostic(path.as_str(), fault);
            (path, told)
        });
        changed.collect()
    }
}

/// Whether a warning is about what is written: it stands there, or is of two schools, one of which is; it stands at the
/// later id, whichever was written later.
fn is_of_the_write(warning: &Diagnostic, paths: &HashSet<&str>) -> bool {
    warning.code == Code::SimilarName || paths.contains(warning.file.as_str())
}

/// Whether an error that a write would make hinders it. What is still to come was refused already; and a form that was
/// sent may be corrected, which is told, for it must be sent again.
fn hinders(code: Code) -> bool {
    code.severity() == Severity::Error && !matches!(code, Code::FutureDate | Code::ChangedSinceSubmitted)
}

/// What the guard of privacy finds in records that would be written.
pub(super) fn guarded(planned: &[Planned], severity: Severity) -> impl Iterator<Item = Diagnostic> {
    let faults = planned.iter().filter(|plan| !plan.is_already_so()).flat_map(|plan| {
        let faults = privacy::faults(plan.path.as_str(), &plan.text);
        faults.into_iter().map(|fault| diagnostic(plan.path.as_str(), fault))
    });
    faults.filter(move |diagnostic| diagnostic.code.severity() == severity)
}
