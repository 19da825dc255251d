//! The register seen through one round.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId, SchoolId, UnitId};
use crate::records::{Conveyance, Inspection, Letter, LetterKey, Round, VisitKey};
use crate::register::Register;
use std::collections::BTreeMap;

/// One round: the records that were made for it.
#[derive(Clone, Copy)]
pub struct Campaign<'r> {
    /// All records.
    pub register: &'r Register,
    /// The round's id.
    pub id: &'r RoundId,
    /// The notice.
    pub round: &'r Round,
}

impl<'r> Campaign<'r> {
    /// The day that all is seen on.
    pub fn as_of(&self) -> Day {
        self.register.as_of
    }

    /// The counties in force, in order; of some asked for only those.
    pub fn counties(&self, asked: &[CountyId]) -> Vec<CountyId> {
        let mut counties = self.register.county_ids_in_force();
        counties.retain(|county| asked.is_empty() || asked.contains(county));
        counties
    }

    /// A unit's letter.
    pub fn letter(&self, unit: &UnitId) -> Option<&'r Letter> {
        self.register.records.letters.get(&LetterKey { round: self.id.clone(), unit: unit.clone() })
    }

    /// The conveyances at a school, the earliest first.
    pub fn conveyances(&self, school: &SchoolId) -> impl Iterator<Item = (&'r VisitKey, &'r Conveyance)> {
        visits(&self.register.records.conveyances, self.id, school)
    }

    /// The inspections of a school, the earliest first.
    pub fn inspections(&self, school: &SchoolId) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection)> {
        visits(&self.register.records.inspections, self.id, school)
    }

    /// Every inspection of the round, in no promised order.
    pub fn all_inspections(&self) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection)> + use<'r> {
        let id = self.id;
        self.register.records.inspections.iter().filter(move |(key, _)| key.round == *id)
    }
}

fn visits<'r, R>(
    records: &'r BTreeMap<VisitKey, R>,
    round: &RoundId,
    school: &SchoolId,
) -> impl Iterator<Item = (&'r VisitKey, &'r R)> + use<'r, R> {
    let key = |on| VisitKey { round: round.clone(), school: school.clone(), on };
    records.range(key(Day::MIN)..=key(Day::MAX))
}
