//! `--replace`: a note belongs to its answer, and goes when a sheet corrects the answer.

use crate::commands::visit::row::{Answers, outdated_notes};
use crate::files::path::RecordKey;
use crate::files::plan::Draft;
use crate::records::Inspection;
use crate::register::Register;

/// Adds to the drafts of inspections the removal of recorded notes that they outdate.
pub fn remove_outdated_notes(drafts: &mut [Draft], register: &Register) {
    for draft in drafts {
        let Some(RecordKey::Inspection(key)) = draft.path.key() else { continue };
        let recorded = register.inspection(key);
        let given = toml_edit::de::from_document::<Inspection>(draft.addition.clone());
        if let (Some(recorded), Ok(given)) = (recorded, given) {
            draft.removals = outdated_notes(&Answers::of(recorded), &Answers::of(&given));
        }
    }
}
