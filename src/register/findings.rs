//! Findings (问题): what an inspection found partial or a problem.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, ItemKey, RoundId, SchoolId};
use crate::records::{Answer, Inspection, Note, VisitKey};
use crate::register::{Deadline, Register};

/// A finding, named by its day, school and item.
#[derive(Clone, Debug)]
pub struct Finding<'r> {
    /// The round that it was found in.
    pub round: &'r RoundId,
    /// Where.
    pub school: &'r SchoolId,
    /// When.
    pub on: Day,
    /// What.
    pub item: &'r ItemKey,
    /// The inspection's answer.
    pub answer: Answer,
    /// The inspection's note.
    pub note: Option<&'r Note>,
    /// Until and with which day it must be worked off.
    pub due_on: Day,
}

impl Finding<'_> {
    /// So many days after its due date on a day, if they have passed.
    pub fn days_overdue(&self, as_of: Day) -> Option<u32> {
        Deadline { day: self.due_on, inclusive: true }.days_late(as_of)
    }
}

impl Register {
    /// The findings of every round, by round, school, day and item.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        self.records.inspections.iter().flat_map(|(key, inspection)| self.findings_of(key, inspection))
    }

    /// The findings of one round at the schools of a county, by school, day and item.
    pub fn findings_in<'r>(&'r self, round: &RoundId, county: &CountyId) -> impl Iterator<Item = Finding<'r>> {
        let first = VisitKey { round: round.clone(), school: SchoolId::first_of(county), on: Day::MIN };
        let (round, county) = (round.clone(), county.clone());
        let within = move |key: &VisitKey| key.round == round && key.school.county == county;
        let rows = self.records.inspections.range(first..).take_while(move |(key, _)| within(key));
        rows.flat_map(|(key, inspection)| self.findings_of(key, inspection))
    }

    fn findings_of<'r>(&'r self, key: &'r VisitKey, inspection: &'r Inspection) -> Vec<Finding<'r>> {
        let Some(round) = self.records.rounds.get(&key.round) else { return Vec::new() };
        let due_on = key.on.plus(round.deadlines.rectification_days());
        let found = inspection.results.iter().filter(|(_, answer)| answer.is_finding());
        let finding = |(item, answer): (&'r ItemKey, &'r Answer)| Finding {
            round: &key.round,
            school: &key.school,
            on: key.on,
            item,
            answer: *answer,
            note: inspection.notes.get(item),
            due_on,
        };
        found.map(finding).collect()
    }
}
