//! What every kind of record has in common.

use crate::basics::day::Day;
use crate::records::Key;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// One kind of record: its folder, its key and the days inside it.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + std::fmt::Debug {
    /// The folder at the root of the records.
    const FOLDER: &'static str;
    /// What its path says.
    type Key: Key;

    /// The deeds that the content dates, beside the day of its key. Plans (a due date, a closing) are none.
    fn deeds(&self) -> Vec<Deed> {
        Vec::new()
    }

    /// Takes out the deeds dated after a day: what the record said on that day.
    fn rewind(&mut self, _to: Day) {}
}

/// A dated deed inside a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The dotted key that dates it.
    pub key: Cow<'static, str>,
    /// Its day.
    pub on: Day,
}

impl Deed {
    /// The deed, if it is dated.
    pub fn of(key: impl Into<Cow<'static, str>>, on: Option<Day>) -> Option<Deed> {
        on.map(|on| Deed { key: key.into(), on })
    }
}
