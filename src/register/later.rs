//! What is dated after the register's day, and so left out of it.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::files::Records;
use crate::files::kinds::Entry;
use crate::records::Round;
use crate::register::Register;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A deed dated after a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The record's path.
    pub path: String,
    /// The dotted key that dates it; none where the file's name does.
    pub key: Option<String>,
    /// Its day.
    pub on: Day,
    /// The unit that it concerns.
    pub unit: Option<UnitId>,
}

impl Later {
    /// The deeds of a record that are dated after a day; of a record that its name dates so, that alone.
    pub fn of(entry: Entry, day: Day) -> Vec<Later> {
        let later = |key, on| Later { path: entry.path(), key, on, unit: entry.unit() };
        if let Some(on) = entry.on().filter(|on| *on > day) {
            return vec![later(None, on)];
        }
        let deeds = entry.deeds().into_iter().filter(|deed| deed.on > day);
        deeds.map(|deed| later(Some(deed.key.to_string()), deed.on)).collect()
    }
}

/// Takes out of records what is dated after a day; gives those of which anything was taken, whole.
pub(super) fn take_out(records: &mut Records, day: Day) -> Records {
    let entries: Vec<_> = records.entries().collect();
    // Nearly always nothing is, which is seen sooner than it is done.
    match entries.into_par_iter().any(|entry| !Later::of(entry, day).is_empty()) {
        true => records.rewind(day),
        false => Records::default(),
    }
}

impl Register {
    /// The deeds that are left out.
    pub fn later(&self) -> Vec<Later> {
        self.left_out.entries().flat_map(|entry| Later::of(entry, self.as_of)).collect()
    }

    /// The deeds dated after a day, those that are left out among them.
    pub fn later_than(&self, day: Day) -> Vec<Later> {
        let left_out: BTreeSet<_> = self.left_out.entries().map(Entry::path).collect();
        let whole = self.records.entries().filter(|entry| left_out.is_empty() || !left_out.contains(&entry.path()));
        whole.chain(self.left_out.entries()).flat_map(|entry| Later::of(entry, day)).collect()
    }

    /// Every round as its file says, also what is dated later.
    pub fn rounds_in_full(&self) -> impl Iterator<Item = (&RoundId, &Round)> {
        let rewound = self.records.rounds.iter().filter(|(id, _)| !self.left_out.rounds.contains_key(*id));
        rewound.chain(&self.left_out.rounds)
    }
}
