//! The forms that were sent to the city group.

use crate::basics::digest::Digest;
use crate::files::Records;
use crate::files::path::{RecordKey, RecordPath};
use crate::files::texts::Texts;
use crate::records::{FormName, Inspection, SubmissionKey, VisitKey};
use crate::register::Register;
use foldhash::{HashMap, HashSet, HashSetExt};

/// A form as a submission names it.
#[derive(Clone, Copy, Debug)]
pub struct FormSent<'r> {
    /// The submission.
    pub by: &'r SubmissionKey,
    /// `<date>-<school>`.
    pub name: &'r FormName,
    /// What the inspection said then.
    pub digest: &'r Digest,
}

impl FormSent<'_> {
    /// The key of the inspection, where the name can be read as one.
    pub fn inspection(&self) -> Option<VisitKey> {
        self.name.inspection(self.by)
    }

    /// The path of the inspection, or where it would be.
    pub fn path(&self) -> RecordPath {
        RecordPath::named::<Inspection>(&[self.by.round.as_str(), self.by.unit.as_str(), self.name.as_str()])
    }

    /// Whether an inspection that says this now says something else than when it was sent.
    pub fn is_changed(&self, now: &Digest) -> bool {
        self.digest != now
    }
}

/// Every form that was sent, by round, county and day.
pub(super) fn forms(records: &Records) -> impl Iterator<Item = FormSent<'_>> {
    let submissions = records.submissions.iter();
    submissions.flat_map(|(by, sent)| sent.forms.iter().map(move |(name, digest)| FormSent { by, name, digest }))
}

/// The inspections that were sent.
pub(super) fn inspections(records: &Records) -> HashSet<VisitKey> {
    let mut inspections = HashSet::with_capacity(records.submissions.values().map(|sent| sent.forms.len()).sum());
    inspections.extend(forms(records).filter_map(|form| form.inspection()));
    inspections
}

impl Register {
    /// Every form that was sent, by round, county and day.
    pub fn forms_sent(&self) -> impl Iterator<Item = FormSent<'_>> {
        forms(&self.records)
    }

    /// Every inspection that was sent, as it was sent last: a form sent again replaces the one sent before.
    pub fn forms_last_sent(&self) -> HashMap<VisitKey, FormSent<'_>> {
        self.forms_sent().filter_map(|form| Some((form.inspection()?, form))).collect()
    }

    /// The forms that say something else now than when they were last sent, as far as they can be read; by submission and
    /// name.
    pub fn forms_changed(&self, texts: &Texts) -> Vec<FormSent<'_>> {
        let changed = self.forms_last_sent().into_iter().filter_map(|(visit, form)| {
            let now = texts.digest(&RecordKey::Inspection(visit))?;
            form.is_changed(now).then_some(form)
        });
        let mut changed: Vec<_> = changed.collect();
        changed.sort_by_key(|form| (form.by, form.name));
        changed
    }
}
