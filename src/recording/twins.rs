//! Ids of one folder that would differ only by case or width, and so be one file on some systems.

use crate::basics::fold::fold;
use crate::files::plan::Planned;
use crate::register::Register;
use crate::tr;
use std::collections::BTreeMap;

/// What is wrong with the ids of new rounds and units, each with its path.
pub fn twins(register: &Register, planned: &[Planned]) -> Vec<(String, String)> {
    let names_an_id = |path: &str| path.starts_with("rounds/") || path.starts_with("units/");
    let new: Vec<_> = planned.iter().filter(|plan| plan.is_new && names_an_id(&plan.path)).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let read = register.records.entries().filter(|entry| matches!(entry.folder(), "rounds" | "units"));
    let there = read.map(|entry| entry.path()).chain(register.gaps().map(str::to_owned));
    let mut by_fold: BTreeMap<String, String> = there.map(|path| (fold(&path), path)).collect();
    let mut faults = Vec::new();
    for plan in new {
        let path = &plan.path;
        if let Some(twin) = by_fold.insert(fold(path), path.clone()).filter(|twin| twin != path) {
            let message = tr!(
                "its id differs from that of {twin} only by case or width; choose another",
                "与{twin}只有大小写或全半角的差别，请另定编号"
            );
            faults.push((path.clone(), message));
        }
    }
    faults
}
