//! What is dated after the register's day, and so left out of it.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::files::Records;
use crate::files::kinds::Entry;
use crate::files::path::RecordPath;
use crate::records::{Letter, LetterKey, Round};
use crate::register::Register;
use rayon::prelude::*;

/// A deed dated after a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The record's path.
    pub path: RecordPath,
    /// The dotted key that dates it; `None` where the file's name does.
    pub key: Option<String>,
    /// Its day.
    pub on: Day,
    /// The unit that it concerns.
    pub unit: Option<UnitId>,
}

impl Later {
    /// The deeds of a record that are dated after a day; of a record that its name dates so, that alone.
    pub fn of(entry: Entry, day: Day) -> Vec<Later> {
        let later = |key, on| Later { path: entry.key().into(), key, on, unit: entry.unit() };
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
        let whole = self.records.entries().filter(|entry| !self.left_out.hold(&entry.key()));
        whole.chain(self.left_out.entries()).flat_map(|entry| Later::of(entry, day)).collect()
    }

    /// A letter as its file says it, also what is dated later.
    pub fn letter_in_full(&self, key: &LetterKey) -> Option<&Letter> {
        self.left_out.letters.get(key).or_else(|| self.records.letters.get(key))
    }

    /// A round as its file says it, also what is dated later.
    pub fn round_in_full(&self, id: &RoundId) -> Option<&Round> {
        self.left_out.rounds.get(id).or_else(|| self.records.rounds.get(id))
    }
}
