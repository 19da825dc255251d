//! Reads everything, in parallel over folders, and never stops at a broken file.

use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, UnitId};
use crate::diagnostics::Diagnostic;
use crate::files::decode::decode;
use crate::files::faults::{special, symlink};
use crate::files::kinds::Records;
use crate::files::path::{RecordKey, RecordPath, record_folders};
use crate::files::privacy;
use crate::files::read::{read_text, unreadable};
use crate::files::root::{MECHANISM, Root};
use crate::files::scope::Scope;
use crate::files::seal_list::SealedFiles;
use crate::files::walk::{Found, Walk};
use crate::records::{Mechanism, Record, Round, Submission};
use foldhash::HashMap;
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
    /// The digests that the scope asks for; `None` where it asks for none.
    pub digests: Option<HashMap<RecordKey, Digest>>,
    /// What is compared with seals; nothing where the scope asks for no digests.
    pub sealed: SealedFiles,
    /// The units whose files do not begin with their name.
    pub named_within: BTreeSet<UnitId>,
}

impl Loaded {
    /// Takes in what a further part of the directory holds.
    pub fn absorb(&mut self, other: Loaded) {
        self.records.absorb(other.records);
        self.faults.extend(other.faults);
        self.unreadable.extend(other.unreadable);
        self.named_within.extend(other.named_within);
        self.sealed.absorb(other.sealed);
        self.digests = other.digests.or(self.digests.take());
    }

    /// How many files of each county could not be read; under `None` those outside any county.
    pub fn unreadable_by_county(&self) -> BTreeMap<Option<CountyId>, usize> {
        let mut counts = BTreeMap::new();
        for path in &self.unreadable {
            *counts.entry(path.county()).or_default() += 1;
        }
        counts
    }
}

/// Reads the records within a scope.
pub fn load(root: &Root, scope: Scope) -> Loaded {
    let mut found = Found::default();
    let mechanism = read_mechanism(root, &mut found);
    let mut wanted = scope.wanted();
    for folders in steps() {
        wanted.iter_mut().for_each(|wanted| wanted.add_those_in(&found.batches));
        let walk = Walk { root, scope, wanted: wanted.as_ref() };
        let parts: Vec<Found> = folders.into_par_iter().map(|(folder, depth)| walk.top(folder, depth)).collect();
        parts.into_iter().for_each(|part| found.absorb(part));
    }
    let Found { batches, faults, unreadable, named_within, digests, sealed } = found;
    let digests = wanted.map(|_| digests.into_iter().collect());
    Loaded { records: Records::gathered(batches, mechanism), faults, unreadable, named_within, digests, sealed }
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
