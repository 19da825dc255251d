//! The working-off of one finding (整改), to its closing (销号).

use crate::basics::day::Day;
use crate::basics::id::{ItemKey, SchoolId};
use crate::records::dated::What;
use crate::records::{Dated, Deed, KeyFault, Note, Person, PersonKey, Record, Sealed};
use serde::{Deserialize, Serialize};
use std::fmt;

/// `rectifications/<round>/<county>/<date>-<school>-<item>.toml`. What it says without a date is always read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rectification {
    /// What is to be done.
    pub measure: Option<Note>,
    /// By whom.
    pub responsible: Option<Person>,
    /// Until and with which day; so many days from the finding, unless said otherwise.
    pub due_on: Option<Day>,
    /// The day that it was done.
    pub done_on: Option<Day>,
    /// How.
    pub note: Option<Note>,
    /// The day that stands for its closing (销号); whether it is closed, the method says.
    pub closed_on: Option<Day>,
    /// Who checked; required with `closed_on`.
    pub checked_by: Option<Person>,
}

impl Rectification {
    /// The day that it was closed, after a check by someone who is named; only this ends a finding.
    pub fn closed_on(&self) -> Option<Day> {
        self.closed_on.filter(|_| Person::named(&self.checked_by).is_some())
    }
}

/// The key of a finding, and of its rectification: where and when it was found, and what. Its text is the
/// finding's number (问题编号).
pub type FindingKey = Dated<SchoolId, ItemKey>;

impl FindingKey {
    /// The visit that found it, be it the county's or the city's.
    pub fn visit<U: From<SchoolId>>(&self) -> Dated<U> {
        Dated::new(self.round.clone(), self.unit.clone().into(), self.on)
    }
}

impl What for ItemKey {
    fn of_name(behind: &str) -> Result<(ItemKey, &str), KeyFault> {
        match behind.rsplit_once('-') {
            _ if !behind.starts_with('-') => Err(KeyFault::NoSchool),
            None | Some(("", _)) => Err(KeyFault::NoItem),
            Some((school, item)) => Ok((item.parse().map_err(|()| KeyFault::NoItem)?, school)),
        }
    }

    fn write(&self, school: Option<&SchoolId>, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        ().write(school, to)?;
        write!(to, "-{self}")
    }
}

impl Record for Rectification {
    const FOLDER: &'static str = "rectifications";
    const SEALED: Sealed = Sealed::Left;
    type Key = FindingKey;

    fn deeds(&self) -> Vec<Deed> {
        let done = Deed::of("done_on", self.done_on);
        done.into_iter().chain(Deed::of("closed_on", self.closed_on)).collect()
    }

    fn people(&self) -> Vec<(PersonKey, &Person)> {
        let people = [("responsible", &self.responsible), ("checked_by", &self.checked_by)];
        people.into_iter().filter_map(|(key, person)| PersonKey::Only(key).with(person)).collect()
    }

    fn rewind(&mut self, to: Day) {
        self.done_on.take_if(|on| *on > to);
        self.closed_on.take_if(|on| *on > to);
    }
}
