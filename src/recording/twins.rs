//! Ids of one folder that would differ only by case or width, and so be the same file on some systems.

use crate::basics::fold::fold;
use crate::files::path::{RecordPath, names_ids};
use crate::files::plan::Planned;
use crate::register::Register;
use crate::tr;
use std::collections::BTreeMap;

/// What is wrong with the ids of new rounds and units, each with its path.
pub fn twins(register: &Register, planned: &[Planned]) -> Vec<(String, String)> {
    let names_an_id = |path: &RecordPath| path.key().is_some_and(|key| names_ids(key.folder()));
    let new: Vec<_> =
        planned.iter().filter(|plan| plan.is_new && names_an_id(&plan.path)).map(|plan| &plan.path).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let read = register.entries().filter(|entry| names_ids(entry.folder()));
    let there = read.map(|entry| entry.key().into()).chain(register.gaps().cloned());
    let mut by_fold: BTreeMap<String, RecordPath> = there.map(|path| (fold(path.as_str()), path)).collect();
    let mut faults = Vec::new();
    for path in new {
        if let Some(twin) = by_fold.insert(fold(path.as_str()), path.clone()).filter(|twin| twin != path) {
            let message = tr!(
                "its id differs from that of {twin} only by case or width; choose another",
                "与{twin}只有大小写或全半角的差别，请另定编号"
            );
            faults.push((path.to_string(), message));
        }
    }
    faults
}
