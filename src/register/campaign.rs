//! The register seen through one round.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId, SchoolId, UnitId};
use crate::records::{
    Addressee, Conveyance, Inspection, Letter, LetterKey, Round, School, SchoolWork, SchoolWorkKey, SpotCheck,
    SpotCheckKey, Submission, SubmissionKey, VisitKey,
};
use crate::register::Register;
use crate::register::together::{of_schools, of_unit};

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
    /// The day as of which everything is seen.
    pub fn as_of(&self) -> Day {
        self.register.as_of
    }

    /// Whether a round is this one or came before it.
    pub fn reaches(&self, other: &RoundId) -> bool {
        match self.register.records.rounds.get(other) {
            Some(round) => (round.issued_on, other) <= (self.round.issued_on, self.id),
            // Where the notice of a round cannot be read, it may have come before any other.
            None => other <= self.id || self.register.is_open(other),
        }
    }

    /// The counties in force, in order; only those asked for, where some are.
    pub fn counties(&self, asked: &Asked<CountyId>) -> Vec<CountyId> {
        let mut counties = self.register.county_ids_in_force();
        counties.retain(|county| asked.holds(county));
        counties
    }

    /// A unit's letter.
    pub fn letter(&self, unit: &UnitId) -> Option<&'r Letter> {
        self.register.records.letters.get(&LetterKey { round: self.id.clone(), unit: unit.clone() })
    }

    /// The conveyances at a school, the earliest first.
    pub fn conveyances(&self, school: &SchoolId) -> impl Iterator<Item = (&'r VisitKey, &'r Conveyance)> {
        of_unit(&self.register.records.conveyances, self.id, school)
    }

    /// The inspections of a school, the earliest first.
    pub fn inspections(&self, school: &SchoolId) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection)> {
        of_unit(&self.register.records.inspections, self.id, school)
    }

    /// What a school did itself.
    pub fn school_work(&self, school: &SchoolId) -> Option<&'r SchoolWork> {
        let key = SchoolWorkKey { round: self.id.clone(), school: school.clone() };
        self.register.records.school_work.get(&key)
    }

    /// What a county sent upward, the earliest first.
    pub fn submissions(&self, county: &CountyId) -> impl Iterator<Item = (&'r SubmissionKey, &'r Submission)> {
        of_unit(&self.register.records.submissions, self.id, county)
    }

    /// Whether an inspection that counts was sent to the city group.
    pub fn is_school_submitted(&self, id: &SchoolId, school: &School) -> bool {
        self.fulfilling(id, school).any(|(key, _)| self.is_submitted(key))
    }

    /// Whether an inspection's copy was sent to the city group.
    pub fn is_submitted(&self, inspection: &VisitKey) -> bool {
        self.register.sent.contains(inspection)
    }

    /// The last day that a county sent something to an addressee.
    pub fn reported_on(&self, county: &CountyId, to: Addressee) -> Option<Day> {
        let sent = self.submissions(county).filter(|(_, submission)| submission.to.contains(&to));
        sent.last().map(|(key, _)| key.on)
    }

    /// The spot checks of a county's group itself and of its schools.
    pub fn spot_checks(&self, county: &CountyId) -> impl Iterator<Item = (&'r SpotCheckKey, &'r SpotCheck)> + use<'r> {
        let records = &self.register.records.spot_checks;
        let of_group = of_unit(records, self.id, &county.clone().into());
        of_group.chain(of_schools(records, self.id, county))
    }

    /// Every inspection of the round with its school, where the school's file can be read. Records lie in the order of
    /// their schools, so both are walked side by side.
    pub fn all_inspected(&self) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection, &'r School)> + use<'r> {
        let mut schools = self.register.records.schools.iter().peekable();
        self.all_inspections().filter_map(move |(key, row)| {
            while schools.next_if(|(id, _)| **id < key.unit).is_some() {}
            let (_, school) = schools.peek().filter(|(id, _)| **id == key.unit)?;
            Some((key, row, *school))
        })
    }
}
