//! What every kind of record has in common.

use crate::basics::day::Day;
use crate::records::{Key, Person, PersonKey};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// One kind of record: its folder, its key and the days inside it.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + std::fmt::Debug {
    /// The folder at the root of the records.
    const FOLDER: &'static str;
    /// What the seal of a round does to the records of this kind. No kind may leave it open: what is forgotten here could
    /// be changed afterwards without a trace.
    const SEALED: Sealed;
    /// What its path says.
    type Key: Key;

    /// The deeds that the content dates, beside the day of its key. Plans (a due date, a closing) are none.
    fn deeds(&self) -> Vec<Deed> {
        Vec::new()
    }

    /// What stands at every place where it names a person.
    fn people(&self) -> Vec<(PersonKey, &Person)> {
        Vec::new()
    }

    /// Takes out the deeds dated after a day: what the record said on that day.
    fn rewind(&mut self, _to: Day) {}
}

/// What the seal of a round does to the records of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// It covers them: none is changed, added or taken out without a trace.
    Covered,
    /// It does not cover them, but ends them: the round takes no more of them, and those that it has stay.
    Ended,
    /// It leaves them as they are: they go on, or are of no round.
    Left,
}

/// A dated deed inside a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What dates it.
    pub key: DeedKey,
    /// Its day.
    pub on: Day,
}

/// The dotted key that dates a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeedKey {
    /// This one.
    Only(&'static str),
    /// `held_on` of a member of a list, by number from 0.
    Held(&'static str, usize),
}

impl fmt::Display for DeedKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DeedKey::Only(key) => to.write_str(key),
            DeedKey::Held(list, place) => write!(to, "{list}.{place}.held_on"),
        }
    }
}

impl Deed {
    /// The deed, if it is dated.
    pub fn of(key: &'static str, on: Option<Day>) -> Option<Deed> {
        on.map(|on| Deed { key: DeedKey::Only(key), on })
    }

    /// What was held on several days.
    pub fn held(list: &'static str, days: impl Iterator<Item = Day>) -> impl Iterator<Item = Deed> {
        days.enumerate().map(move |(place, on)| Deed { key: DeedKey::Held(list, place), on })
    }
}
