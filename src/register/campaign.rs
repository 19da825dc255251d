//! The register seen through one round.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId, SchoolId, UnitId};
use crate::records::{
    Addressee, Conveyance, Inspection, Letter, LetterKey, Round, School, SchoolWork, SchoolWorkKey, SpotCheck,
    SpotCheckKey, Submission, SubmissionKey, VisitKey,
};
use crate::register::{Register, is_fulfilling};
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
    /// The day as of which everything is seen.
    pub fn as_of(&self) -> Day {
        self.register.as_of
    }

    /// Whether a round is this one or came before it.
    pub fn reaches(&self, other: &RoundId) -> bool {
        match self.register.records.rounds.get(other) {
            Some(round) => (round.issued_on, other) <= (self.round.issued_on, self.id),
            None => other <= self.id,
        }
    }

    /// The counties in force, in order; only those asked for, where some are.
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

    /// What a school did itself.
    pub fn school_work(&self, school: &SchoolId) -> Option<&'r SchoolWork> {
        let key = SchoolWorkKey { round: self.id.clone(), school: school.clone() };
        self.register.records.school_work.get(&key)
    }

    /// What a county sent upward, the earliest first.
    pub fn submissions(&self, county: &CountyId) -> impl Iterator<Item = (&'r SubmissionKey, &'r Submission)> {
        let key = |on| SubmissionKey { round: self.id.clone(), county: county.clone(), on };
        self.register.records.submissions.range(key(Day::MIN)..=key(Day::MAX))
    }

    /// Whether an inspection that counts was sent to the city group.
    pub fn is_school_submitted(&self, id: &SchoolId, school: &School) -> bool {
        let fulfilling = |row: &Inspection| is_fulfilling(&self.round.form, school, row);
        self.inspections(id).any(|(key, row)| fulfilling(row) && self.is_submitted(key))
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

    /// The spot checks of a county's schools and of the group itself, in no promised order.
    pub fn spot_checks(&self, county: &CountyId) -> impl Iterator<Item = (&'r SpotCheckKey, &'r SpotCheck)> {
        let key = |unit: UnitId, on| SpotCheckKey { round: self.id.clone(), unit, on };
        let records = &self.register.records.spot_checks;
        let of_group = records.range(key(county.clone().into(), Day::MIN)..=key(county.clone().into(), Day::MAX));
        let (id, county) = (self.id, county.clone());
        let first = key(SchoolId::first_of(&county).into(), Day::MIN);
        let of_schools =
            records.range(first..).take_while(move |(key, _)| key.round == *id && *key.unit.county() == county);
        of_group.chain(of_schools)
    }

    /// Every inspection of the round, in no promised order.
    pub fn all_inspections(&self) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection)> + use<'r> {
        let id = self.id;
        self.register.records.inspections.iter().filter(move |(key, _)| key.round == *id)
    }

    /// Every inspection of the round with its school, where the school's file can be read. Records lie in the order of
    /// their schools, so both are walked side by side.
    pub fn all_inspected(&self) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection, &'r School)> + use<'r> {
        let mut schools = self.register.records.schools.iter().peekable();
        self.all_inspections().filter_map(move |(key, row)| {
            while schools.next_if(|(id, _)| **id < key.school).is_some() {}
            let (_, school) = schools.peek().filter(|(id, _)| **id == key.school)?;
            Some((key, row, *school))
        })
    }
}

fn visits<'r, R>(
    records: &'r BTreeMap<VisitKey, R>,
    round: &RoundId,
    school: &SchoolId,
) -> impl Iterator<Item = (&'r VisitKey, &'r R)> + use<'r, R> {
    let first = VisitKey { round: round.clone(), school: school.clone(), on: Day::MIN };
    let (round, school) = (round.clone(), school.clone());
    records.range(first..).take_while(move |(key, _)| key.round == round && key.school == school)
}
