//! Reads everything, in parallel over folders, and never stops at a broken file.

use crate::basics::id::{CountyId, UnitId};
use crate::diagnostics::Diagnostic;
use crate::files::decode::decode;
use crate::files::digest::{Rounds, Take, Wanted};
use crate::files::faults::{special, symlink};
use crate::files::kinds::Records;
use crate::files::path::{RecordPath, record_folders};
use crate::files::privacy;
use crate::files::read::{read_text, unreadable};
use crate::files::root::{MECHANISM, Root};
use crate::files::scope::Scope;
use crate::files::texts::Texts;
use crate::files::walk::{Found, Walk};
use crate::records::{Mechanism, Record, Round, Submission};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the directory holds: the records that could be read, and what is wrong with the rest.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The records.
    pub records: Records,
    /// What is wrong, in no particular order.
    pub faults: Vec<Diagnostic>,
    /// The paths that could not be read.
    pub unreadable: BTreeSet<RecordPath>,
    /// The units whose files do not begin with their name.
    pub named_within: BTreeSet<UnitId>,
}

impl Loaded {
    /// How many files of each county could not be read; under `None` those outside any county.
    pub fn unreadable_by_county(&self) -> BTreeMap<Option<CountyId>, usize> {
        by_county(&self.unreadable)
    }
}

/// How many paths are of each county; under `None` those outside any county.
pub fn by_county(paths: &BTreeSet<RecordPath>) -> BTreeMap<Option<CountyId>, usize> {
    let mut counts = BTreeMap::new();
    for path in paths {
        *counts.entry(path.county()).or_default() += 1;
    }
    counts
}

/// Reads the records within a scope, to be shown.
pub fn load(root: &Root, scope: Scope) -> Loaded {
    let (loaded, _) = read(root, scope, None);
    loaded
}

/// Reads the records within a scope, to be judged: with the digests of their texts.
pub fn load_with_texts(root: &Root, scope: Scope, take: Take) -> (Loaded, Texts) {
    read(root, scope, Some(Wanted::new(take)))
}

fn read(root: &Root, scope: Scope, mut wanted: Option<Wanted>) -> (Loaded, Texts) {
    let mut found = Found::default();
    let mechanism = read_mechanism(root, &mut found);
    for folders in steps() {
        wanted.iter_mut().for_each(|wanted| wanted.add_those_in(&found.batches));
        let walk = Walk { root, scope, wanted: wanted.as_ref() };
        let parts: Vec<Found> = folders.into_par_iter().map(|(folder, depth)| walk.top(folder, depth)).collect();
        parts.into_iter().for_each(|part| found.absorb(part));
    }
    let Found { batches, faults, unreadable, named_within, digests, lists } = found;
    let rounds = wanted.map_or_else(Rounds::none, |wanted| wanted.whole_rounds(scope));
    let texts = Texts::taken(digests, lists, rounds, &unreadable);
    (Loaded { records: Records::gathered(batches, mechanism), faults, unreadable, named_within }, texts)
}

/// The record folders: first those that say which digests of the others are wanted.
fn steps() -> [BTreeMap<&'static str, usize>; 3] {
    let folders = |of: fn(&str) -> bool| record_folders().into_iter().filter(|(folder, _)| of(folder)).collect();
    [
        folders(|folder| folder == Round::FOLDER),
        folders(|folder| folder == Submission::FOLDER),
        folders(|folder| folder != Round::FOLDER && folder != Submission::FOLDER),
    ]
}

fn read_mechanism(root: &Root, found: &mut Found) -> Option<Mechanism> {
    let path = root.join(MECHANISM);
    match path.symlink_metadata() {
        Ok(meta) if meta.is_symlink() => {
            found.add_unreadable(MECHANISM, vec![symlink()]);
            return None;
        }
        Ok(meta) if !meta.is_file() => {
            found.add(MECHANISM, vec![special()]);
            return None;
        }
        Err(error) => {
            found.add(MECHANISM, vec![unreadable(&error)]);
            return None;
        }
        Ok(_) => {}
    }
    let text = read_text(&path);
    if let Ok(text) = &text {
        found.add(MECHANISM, privacy::faults(MECHANISM, text));
    }
    let read = text.map_err(|fault| vec![fault]).and_then(|text| decode(&text));
    read.map_err(|faults| found.add_unreadable(MECHANISM, faults)).ok()
}
