//! `--replace`: a note belongs to its answer, and goes when a sheet corrects the answer.

use crate::commands::visit::row::{Answers, outdated_notes};
use crate::files::plan::Draft;
use crate::records::{Inspection, Key, Record, VisitKey};
use crate::register::Register;

/// Adds to the drafts of inspections the removal of recorded notes that they outdate.
pub fn remove_outdated_notes(drafts: &mut [Draft], register: &Register) {
    for draft in drafts {
        let Some(key) = inspection(&draft.path) else { continue };
        let recorded = register.records.inspections.get(&key);
        let given = toml_edit::de::from_document::<Inspection>(draft.addition.clone());
        if let (Some(recorded), Ok(given)) = (recorded, given) {
            let answers = |row: &Inspection| Answers::recorded(Some((&row.results, &row.notes)));
            draft.removals = outdated_notes(&answers(recorded), &answers(&given));
        }
    }
}

/// The key of the inspection at a path.
fn inspection(path: &str) -> Option<VisitKey> {
    let names = path.strip_prefix(Inspection::FOLDER)?.strip_prefix('/')?.strip_suffix(".toml")?;
    VisitKey::read(&names.split('/').collect::<Vec<_>>()).ok()
}
