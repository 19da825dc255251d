//! Findings (问题): what an inspection or a spot check found partial or a problem.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, ItemKey, RoundId, SchoolId, UnitId};
use crate::records::{Answer, FindingKey, Inspection, Note, Rectification, SpotCheck, SpotCheckKey, VisitKey};
use crate::register::{Deadline, Register};
use std::collections::BTreeMap;

/// A finding. The same found by both sides on one day is one finding.
#[derive(Clone, Debug)]
pub struct Finding<'r> {
    /// What names it.
    pub key: FindingKey,
    /// As the county's inspection saw it.
    pub inspection: Option<Seen<'r>>,
    /// As the city's spot check saw it.
    pub spot_check: Option<Seen<'r>>,
    /// Its working-off.
    pub rectification: Option<&'r Rectification>,
    /// The last day on which closing it is on time.
    pub due_on: Day,
}

/// What one visit saw.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'r> {
    /// The answer.
    pub answer: Answer,
    /// The note to it.
    pub note: Option<&'r Note>,
    /// The visit's remarks.
    pub remarks: Option<&'r Note>,
    /// Whether nobody was told of the visit beforehand.
    pub unannounced: bool,
}

impl<'r> Finding<'r> {
    /// The day that it was closed (销号), which alone ends it.
    pub fn closed_on(&self) -> Option<Day> {
        self.rectification?.closed_on
    }

    /// How many days overdue it is on a day, if it is open and overdue.
    pub fn days_overdue(&self, as_of: Day) -> Option<u32> {
        let deadline = Deadline { day: self.due_on, inclusive: true };
        deadline.days_late(as_of).filter(|_| self.closed_on().is_none())
    }

    /// What the visits saw, the inspection first.
    pub fn seen(&self) -> impl Iterator<Item = Seen<'r>> + use<'r> {
        self.inspection.into_iter().chain(self.spot_check)
    }
}

type Found<'r> = BTreeMap<FindingKey, Finding<'r>>;

impl Register {
    /// The findings of every round, by round, school, day and item.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        let mut found = Found::new();
        self.records.inspections.iter().for_each(|visit| self.add_inspection(visit, &mut found));
        self.records.spot_checks.iter().for_each(|visit| self.add_spot_check(visit, &mut found));
        found.into_values()
    }

    /// The findings of one round at the schools of a county, by school, day and item.
    pub fn findings_in(&self, round: &RoundId, county: &CountyId) -> impl Iterator<Item = Finding<'_>> {
        let mut found = Found::new();
        let (round, school, on) = (round.clone(), SchoolId::first_of(county), Day::MIN);
        let first = VisitKey { round: round.clone(), school: school.clone(), on };
        let inspections = self.records.inspections.range(first..);
        let within = inspections.take_while(|(key, _)| key.round == round && key.school.county == *county);
        within.for_each(|visit| self.add_inspection(visit, &mut found));
        let first = SpotCheckKey { round: round.clone(), unit: UnitId::School(school), on };
        let spot_checks = self.records.spot_checks.range(first..);
        let within = spot_checks.take_while(|(key, _)| key.round == round && key.unit.county() == county);
        within.for_each(|visit| self.add_spot_check(visit, &mut found));
        found.into_values()
    }

    /// Whether a visit found what a key names.
    pub fn is_found(&self, finding: &FindingKey) -> bool {
        let FindingKey { round, school, on, item } = finding.clone();
        let inspection = VisitKey { round: round.clone(), school: school.clone(), on };
        let inspected = self.records.inspections.get(&inspection).and_then(|row| row.results.get(&item));
        let spot_check = SpotCheckKey { round, unit: school.into(), on };
        let spot_checked = self.records.spot_checks.get(&spot_check).and_then(|row| row.results.get(&item));
        [inspected, spot_checked].into_iter().flatten().any(|answer| answer.is_finding())
    }

    fn add_inspection<'r>(&'r self, (visit, row): (&VisitKey, &'r Inspection), found: &mut Found<'r>) {
        for (item, answer) in row.results.iter().filter(|(_, answer)| answer.is_finding()) {
            let (note, remarks) = (row.notes.get(item), row.remarks.as_ref());
            let seen = Seen { answer: *answer, note, remarks, unannounced: false };
            let finding = self.finding(&visit.round, &visit.school, visit.on, item, found);
            finding.inspection = Some(seen);
        }
    }

    fn add_spot_check<'r>(&'r self, (visit, row): (&SpotCheckKey, &'r SpotCheck), found: &mut Found<'r>) {
        let UnitId::School(school) = &visit.unit else { return };
        for (item, answer) in row.results.iter().filter(|(_, answer)| answer.is_finding()) {
            let (note, remarks) = (row.notes.get(item), row.remarks.as_ref());
            let seen = Seen { answer: *answer, note, remarks, unannounced: row.unannounced == Some(true) };
            let finding = self.finding(&visit.round, school, visit.on, item, found);
            finding.spot_check = Some(seen);
        }
    }

    fn finding<'f, 'r>(
        &'r self,
        round: &RoundId,
        school: &SchoolId,
        on: Day,
        item: &ItemKey,
        found: &'f mut Found<'r>,
    ) -> &'f mut Finding<'r> {
        let key = FindingKey { round: round.clone(), school: school.clone(), on, item: item.clone() };
        found.entry(key).or_insert_with_key(|key| {
            let rectification = self.records.rectifications.get(key);
            let days = self.records.rounds.get(round).map_or(15, |round| round.deadlines.rectification_days());
            let due_on = rectification.and_then(|record| record.due_on).unwrap_or_else(|| on.plus(days));
            Finding { key: key.clone(), inspection: None, spot_check: None, rectification, due_on }
        })
    }
}
