//! `--accept-good`: what is right of a sheet, where not all of it is.

use crate::files::plan::Policy;
use crate::recording::{Judged, Recording, Refusal};
use crate::sheets::intake::Intake;
use std::collections::{BTreeSet, HashSet};

/// Blames the rows of a sheet for what speaks against their records, and returns what is of no row of it.
pub fn blame(intake: &mut Intake, judged: &Judged, refusals: &[Refusal]) -> BTreeSet<String> {
    let new: HashSet<_> = judged.planned.iter().filter(|plan| plan.is_new).map(|plan| plan.path.as_str()).collect();
    let mut elsewhere = BTreeSet::new();
    for refusal in refusals {
        let message = intake.by_row(&refusal.message, |path| new.contains(path));
        if !intake.blame(&refusal.path, refusal.key.as_deref(), &message, &refusal.help) {
            elsewhere.insert(Refusal { message, ..refusal.clone() }.to_string());
        }
    }
    elsewhere
}

/// What may be recorded of a sheet without its faulty rows, judged without them: a row that rests on one of them is faulty
/// too. Nothing where no row is left, or where what speaks against the rest is of no row.
pub fn good(recording: &mut Recording, intake: &mut Intake, policy: Policy) -> anyhow::Result<Option<Judged>> {
    loop {
        intake.blame_all_of_a_record();
        let drafts = intake.good();
        let (judged, refusals) = recording.weigh(&drafts, policy)?;
        match refusals.is_empty() {
            true => return Ok(Some(judged).filter(|_| !drafts.is_empty())),
            false if !blame(intake, &judged, &refusals).is_empty() || intake.good().len() == drafts.len() => {
                return Ok(None);
            }
            false => {}
        }
    }
}
