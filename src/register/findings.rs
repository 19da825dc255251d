//! Findings (问题): what an inspection or a spot check found partial or a problem.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId};
use crate::files::kinds::Entry;
use crate::records::{Answer, Deadlines, FindingKey, Name, Note, Person, Rectification, SpotCheck, VisitKey};
use crate::register::together::of_schools;
use crate::register::{Deadline, Register, Visit};
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
        self.rectification?.closed_on()
    }

    /// How many days overdue it is on a day, if it is open and overdue.
    pub fn days_overdue(&self, as_of: Day) -> Option<u32> {
        let deadline = Deadline { day: self.due_on, inclusive: true };
        deadline.days_late(as_of).filter(|_| self.closed_on().is_none())
    }

    /// How it was worked off (整改情况), which is told only once it is done: a note may have been written later.
    pub fn how_done(&self) -> Option<&'r Note> {
        let record = self.rectification?;
        record.note.as_ref().filter(|_| record.done_on.is_some())
    }

    /// Who checked (复查人), which is told only once it is closed.
    pub fn checked_by(&self) -> Option<&'r Name> {
        let record = self.rectification.filter(|record| record.closed_on().is_some())?;
        Person::named(&record.checked_by)
    }

    /// What the visits saw, the inspection first.
    pub fn seen(&self) -> impl Iterator<Item = Seen<'r>> + use<'r> {
        self.inspection.into_iter().chain(self.spot_check)
    }
}

impl Register {
    /// The findings of every round, by round, school, day and item.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        self.found_at(self.visits())
    }

    /// The findings of one round at the schools of a county, by school, day and item.
    pub fn findings_in(&self, round: &RoundId, county: &CountyId) -> impl Iterator<Item = Finding<'_>> {
        let inspections = of_schools(&self.records.inspections, round, county).map(Visit::from);
        self.found_at(inspections.chain(of_schools(&self.records.spot_checks, round, county).map(Visit::from)))
    }

    /// Whether a visit found what a key names.
    pub fn is_found(&self, finding: &FindingKey) -> bool {
        let item = &finding.what;
        let inspected = self.records.inspections.get(&finding.visit()).and_then(|row| row.results.get(item));
        let spot_checked = self.records.spot_checks.get(&finding.visit()).and_then(|row| row.results.get(item));
        [inspected, spot_checked].into_iter().flatten().any(|answer| answer.is_finding())
    }

    fn found_at<'r>(&'r self, visits: impl Iterator<Item = Visit<'r>>) -> impl Iterator<Item = Finding<'r>> {
        let mut found = BTreeMap::new();
        visits.for_each(|visit| self.add(visit, &mut found));
        found.into_values()
    }

    fn add<'r>(&'r self, visit: Visit<'r>, found: &mut BTreeMap<FindingKey, Finding<'r>>) {
        let Some(school) = visit.school else { return };
        for (item, answer) in visit.findings() {
            let key = VisitKey::new(visit.round.clone(), school.clone(), visit.on).of(item.clone());
            let finding = found.entry(key).or_insert_with_key(|key| self.unseen(key));
            let (note, remarks) = (visit.row.notes().get(item), visit.row.remarks());
            let seen = Seen { answer, note, remarks, unannounced: false };
            match visit.record {
                Entry::SpotCheck(_, SpotCheck { unannounced, .. }) => {
                    finding.spot_check = Some(Seen { unannounced: *unannounced == Some(true), ..seen });
                }
                _ => finding.inspection = Some(seen),
            }
        }
    }

    fn unseen(&self, key: &FindingKey) -> Finding<'_> {
        let rectification = self.records.rectifications.get(key);
        let usual = Deadlines::USUAL_RECTIFICATION_DAYS.into();
        let days = self.records.rounds.get(&key.round).map_or(usual, |round| round.deadlines.rectification_days());
        let due_on = rectification.and_then(|record| record.due_on).unwrap_or_else(|| key.on.plus(days));
        Finding { key: key.clone(), inspection: None, spot_check: None, rectification, due_on }
    }
}
