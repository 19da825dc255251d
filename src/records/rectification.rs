//! The working-off of one finding (整改), to its closing (销号).

use crate::basics::day::Day;
use crate::basics::id::{ItemKey, RoundId, SchoolId, UnitId};
use crate::records::key::{dated, id};
use crate::records::{Deed, Key, KeyFault, Name, Note, Record};
use serde::{Deserialize, Serialize};
use std::fmt;

/// `rectifications/<round>/<county>/<date>-<school>-<item>.toml`. What it says without a date is always read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rectification {
    /// What is to be done.
    pub measure: Option<Note>,
    /// By whom.
    pub responsible: Option<Name>,
    /// Until and with which day; so many days from the finding, unless said otherwise.
    pub due_on: Option<Day>,
    /// The day that it was done.
    pub done_on: Option<Day>,
    /// How.
    pub note: Option<Note>,
    /// The day that it was closed, after a check by someone else; only this ends a finding.
    pub closed_on: Option<Day>,
    /// Who checked; required with `closed_on`.
    pub checked_by: Option<Name>,
}

/// The key of a finding, and of its rectification: where and when it was found, and what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    /// The round.
    pub round: RoundId,
    /// Where.
    pub school: SchoolId,
    /// When.
    pub on: Day,
    /// What.
    pub item: ItemKey,
}

impl fmt::Display for FindingKey {
    /// The finding's number (问题编号): `<county>/<date>-<school>-<item>`.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}/{}-{}-{}", self.school.county, self.on, self.school.school, self.item)
    }
}

impl Key for FindingKey {
    fn read(names: &[&str]) -> Result<FindingKey, KeyFault> {
        let [round, county, name] = names else { return Err(KeyFault::Depth) };
        let (on, rest) = dated(name)?;
        let rest = rest.strip_prefix('-').ok_or(KeyFault::NoSchool)?;
        let (school, item) = rest.rsplit_once('-').ok_or(KeyFault::NoItem)?;
        let item = item.parse().map_err(|()| KeyFault::NoItem)?;
        Ok(FindingKey { round: id(round)?, school: SchoolId { county: id(county)?, school: id(school)? }, on, item })
    }

    fn path(&self) -> String {
        format!("{}/{self}", self.round)
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.school.clone().into())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn on(&self) -> Option<Day> {
        Some(self.on)
    }
}

impl Record for Rectification {
    const FOLDER: &'static str = "rectifications";
    const SEALED: bool = false;
    type Key = FindingKey;

    fn deeds(&self) -> Vec<Deed> {
        let done = Deed::of("done_on", self.done_on);
        done.into_iter().chain(Deed::of("closed_on", self.closed_on)).collect()
    }

    fn rewind(&mut self, to: Day) {
        self.done_on.take_if(|on| *on > to);
        self.closed_on.take_if(|on| *on > to);
    }
}
