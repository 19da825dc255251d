//! A spot check by the city group (clause 二(1)1), of a school or of a county group.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, SchoolId, UnitId};
use crate::records::key::{dated, id};
use crate::records::{Answer, ByItem, Deed, Key, KeyFault, Name, Note, Participant, Record};
use serde::{Deserialize, Serialize};

/// `spot-checks/<round>/<county>/<date>[-<school>].toml`. One of a county group has no results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpotCheck {
    /// Who checked.
    pub participants: Option<Vec<Participant>>,
    /// Whether nobody was told before.
    pub unannounced: Option<bool>,
    /// The day that the form was filled in.
    pub filled_on: Option<Day>,
    /// The remarks column.
    pub remarks: Option<Note>,
    /// Where the copy kept on file lies.
    pub archive_ref: Option<Name>,
    /// The answers.
    #[serde(default, skip_serializing_if = "ByItem::is_empty")]
    pub results: ByItem<Answer>,
    /// The notes to the answers, and the answers to text items.
    #[serde(default, skip_serializing_if = "ByItem::is_empty")]
    pub notes: ByItem<Note>,
}

/// The key of a spot check, of a school or of the county group itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpotCheckKey {
    /// The round.
    pub round: RoundId,
    /// Whom the city group visited.
    pub unit: UnitId,
    /// The day of the visit.
    pub on: Day,
}

impl Key for SpotCheckKey {
    fn read(names: &[&str]) -> Result<SpotCheckKey, KeyFault> {
        let [round, county, name] = names else { return Err(KeyFault::Depth) };
        let (on, rest) = dated(name)?;
        let unit = match rest.strip_prefix('-') {
            Some(school) => UnitId::School(SchoolId { county: id(county)?, school: id(school)? }),
            None if rest.is_empty() => UnitId::County(id(county)?),
            None => return Err(KeyFault::NoDate),
        };
        Ok(SpotCheckKey { round: id(round)?, unit, on })
    }

    fn path(&self) -> String {
        let (round, county, on) = (&self.round, self.unit.county(), self.on);
        match &self.unit {
            UnitId::County(_) => format!("{round}/{county}/{on}"),
            UnitId::School(school) => format!("{round}/{county}/{on}-{}", school.school),
        }
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit.clone())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn on(&self) -> Option<Day> {
        Some(self.on)
    }
}

impl Record for SpotCheck {
    const FOLDER: &'static str = "spot-checks";
    const SEALED: bool = true;
    type Key = SpotCheckKey;

    fn deeds(&self) -> Vec<Deed> {
        Deed::of("filled_on", self.filled_on).into_iter().collect()
    }

    fn rewind(&mut self, to: Day) {
        self.filled_on.take_if(|on| *on > to);
    }
}
