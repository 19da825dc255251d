//! What `check` would say of what shall be recorded that it does not say now.

use super::Recording;
use crate::basics::digest::Digest;
use crate::checks::{self, Rule};
use crate::diagnostics::{Code, Diagnostic, Place, Severity};
use crate::files::decode::Fault;
use crate::files::faults::diagnostic;
use crate::files::kinds::Entry;
use crate::files::plan::Planned;
use crate::files::privacy;
use crate::files::scans::Scans;
use crate::files::{Evidence, Records};
use crate::records::SubmissionKey;
use crate::register::Written;
use crate::tr;
use std::collections::{BTreeMap, HashSet};

/// What a write would make.
pub(super) struct Verdict {
    /// The errors, wherever they are: they hinder it.
    pub(super) errors: Vec<Diagnostic>,
    /// The warnings about what is written, which are told.
    pub(super) warnings: Vec<Diagnostic>,
}

/// What a write changes of what was read.
struct Change {
    records: Written,
    texts: BTreeMap<String, Option<Digest>>,
}

impl Recording {
    /// What the records make, once they are written, that is not so now.
    pub(super) fn judge(&mut self, planned: &[Planned], written: Records) -> Verdict {
        let rules = checks::breakable(&written.entries().map(Entry::folder).collect());
        let scans = self.scans(&written);
        let mut change = self.change(planned, written);
        self.exchange(&mut change);
        let found = self.found(&rules, &scans);
        let sent_already = self.sent_already(planned);
        self.exchange(&mut change);
        let mut verdict = self.made(planned, found, &scans);
        verdict.warnings.extend(guarded(planned, Severity::Warning));
        verdict.warnings.extend(sent_already);
        verdict
    }

    /// The scans of the letters that are written, those of their present text too.
    fn scans(&self, written: &Records) -> Scans {
        let present = written.letters.keys().filter_map(|key| self.register.records.letters.get_key_value(key));
        let scans = Scans::of(&self.root, written.letters.iter().chain(present));
        match &self.arriving {
            Some((path, digest)) => scans.with(path.clone(), *digest),
            None => scans,
        }
    }

    fn change(&self, planned: &[Planned], written: Records) -> Change {
        let texts = planned.iter().map(|plan| (plan.path.clone(), Some(Digest::of_text(&plan.text))));
        Change { texts: texts.collect(), records: self.register.written(written) }
    }

    /// Puts the change in; once more, and it is out again.
    fn exchange(&mut self, Change { records, texts }: &mut Change) {
        self.register.exchange(records);
        self.texts.exchange(texts);
    }

    fn found(&self, rules: &[&Rule], scans: &Scans) -> Vec<Diagnostic> {
        checks::run_some(rules, &self.register, Evidence { texts: &self.texts, scans })
    }

    /// Of what was found with the records in their place, what was not so without them: an error by its key, whatever it
    /// says; a warning also when it says something new. Only where something was found is the register judged again.
    fn made(&self, planned: &[Planned], mut found: Vec<Diagnostic>, scans: &Scans) -> Verdict {
        let paths: HashSet<_> = planned.iter().map(|plan| plan.path.as_str()).collect();
        let is_told = |one: &Diagnostic| one.code.severity() == Severity::Warning && paths.contains(one.file.as_str());
        found.retain(|one| hinders(one.code) || is_told(one));
        let codes: HashSet<_> = found.iter().map(|one| one.code).collect();
        let rules: Vec<_> = checks::RULES.iter().filter(|rule| codes.contains(&rule.code)).collect();
        let before = if rules.is_empty() { Vec::new() } else { self.found(&rules, scans) };
        let keys: HashSet<_> = before.iter().map(Diagnostic::key).collect();
        let said: HashSet<_> = before.iter().map(|one| (one.key(), &one.message)).collect();
        let (errors, warnings) = found.into_iter().partition::<Vec<_>, _>(|one| hinders(one.code));
        Verdict {
            errors: errors.into_iter().filter(|one| !keys.contains(&one.key())).collect(),
            warnings: warnings.into_iter().filter(|one| !said.contains(&(one.key(), &one.message))).collect(),
        }
    }

    /// The inspections that say something else, once they are written, than when they went upward: the form must be sent
    /// again.
    fn sent_already(&self, planned: &[Planned]) -> Vec<Diagnostic> {
        let changed = self.register.forms_changed(&self.texts);
        let changed: BTreeMap<_, _> = changed.iter().map(|form| (form.file(), form.by)).collect();
        let told = planned.iter().filter(|plan| !plan.is_already_so()).filter_map(|plan| {
            let SubmissionKey { county, on, .. } = changed.get(&plan.path)?;
            let message = tr!(
                "it was submitted on {on}; once the form is sent again: `shuangqian submit {county} --on …`",
                "该表已于{on}上报；更正后请重报，并用 shuangqian submit {county} --on 日期 登记"
            );
            let fault = Fault { code: Code::ChangedSinceSubmitted, place: Place::File, message, help: String::new() };
            Some(diagnostic(&plan.path, fault))
        });
        told.collect()
    }
}

/// Whether an error that a write would make hinders it. What is still to come was refused already; and a form that was
/// sent may be corrected, which is told, for it must be sent again.
fn hinders(code: Code) -> bool {
    code.severity() == Severity::Error && !matches!(code, Code::FutureDate | Code::ChangedSinceSubmitted)
}

/// What the guard of privacy finds in records that would be written.
pub(super) fn guarded(planned: &[Planned], severity: Severity) -> impl Iterator<Item = Diagnostic> {
    let faults = planned.iter().filter(|plan| !plan.is_already_so()).flat_map(|plan| {
        let faults = privacy::faults(&plan.path, &plan.text);
        faults.into_iter().map(|fault| diagnostic(&plan.path, fault))
    });
    faults.filter(move |diagnostic| diagnostic.code.severity() == severity)
}
