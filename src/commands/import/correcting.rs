//! `--replace`: a note told of the answer that a sheet corrects, and goes with it.

use crate::commands::visit::row::{Answers, outdated_notes};
use crate::files::path::RecordKey;
use crate::files::plan::Draft;
use crate::records::Inspection;
use crate::register::Register;

/// Marks the recorded notes that the drafts of inspections outdate as to be removed.
pub fn remove_outdated_notes(drafts: &mut [Draft], register: &Register) {
    for draft in drafts {
        let Some(RecordKey::Inspection(key)) = draft.path.key() else { continue };
        let recorded = register.records.inspections.get(key);
        let given = toml_edit::de::from_document::<Inspection>(draft.addition.clone());
        if let (Some(recorded), Ok(given)) = (recorded, given) {
            let answers = |row: &Inspection| Answers::recorded(Some((&row.results, &row.notes)));
            draft.removals = outdated_notes(&answers(recorded), &answers(&given));
        }
    }
}
