//! Visits that fill in a row of the form, by the county or by the city, for what holds of both.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, ItemKey, RoundId, SchoolId};
use crate::files::kinds::Entry;
use crate::records::{Answer, Form, Inspection, Item, Participant, Row, School, SpotCheck, SpotCheckKey, VisitKey};
use crate::register::{Campaign, Register};

/// An inspection or a spot check.
#[derive(Clone, Copy)]
pub struct Visit<'r> {
    /// Its record.
    pub record: Entry<'r>,
    /// The round that it was made for.
    pub round: &'r RoundId,
    /// The school visited; none where it was a county group.
    pub school: Option<&'r SchoolId>,
    /// The day.
    pub on: Day,
    /// What was filled in.
    pub row: &'r dyn Row,
}

impl<'r> From<(&'r VisitKey, &'r Inspection)> for Visit<'r> {
    fn from((key, row): (&'r VisitKey, &'r Inspection)) -> Visit<'r> {
        let record = Entry::Inspection(key, row);
        Visit { record, round: &key.round, school: Some(&key.unit), on: key.on, row }
    }
}

impl<'r> From<(&'r SpotCheckKey, &'r SpotCheck)> for Visit<'r> {
    fn from((key, row): (&'r SpotCheckKey, &'r SpotCheck)) -> Visit<'r> {
        let record = Entry::SpotCheck(key, row);
        Visit { record, round: &key.round, school: key.unit.school(), on: key.on, row }
    }
}

impl<'r> Visit<'r> {
    /// The findings: the items answered `partial` or `problem`, each with its answer.
    pub fn findings(self) -> impl Iterator<Item = (&'r ItemKey, Answer)> {
        let answers = self.row.results().iter().map(|(item, answer)| (item, *answer));
        answers.filter(|(_, answer)| answer.is_finding())
    }

    /// The answers to items of the form.
    pub fn answers(self, form: &'r Form) -> impl Iterator<Item = (&'r Item, Answer)> {
        self.row.results().iter().filter_map(|(key, answer)| Some((form.item(key)?, *answer)))
    }
}

impl Register {
    /// Every visit of every round, inspections first.
    pub fn visits(&self) -> impl Iterator<Item = Visit<'_>> {
        let inspections = self.records.inspections.iter().map(Visit::from);
        inspections.chain(self.records.spot_checks.iter().map(Visit::from))
    }

    /// Those who took part in the latest inspection in a county of which anybody is named.
    pub fn last_inspectors(&self, county: &CountyId) -> Vec<&Participant> {
        let rows = self.records.inspections.iter().filter(|(key, _)| key.unit.county == *county);
        latest_participants(rows.map(Visit::from))
    }

    /// Those who took part in the latest spot check in a county, or of its group, of which anybody is named.
    pub fn last_spot_checkers(&self, county: &CountyId) -> Vec<&Participant> {
        let rows = self.records.spot_checks.iter().filter(|(key, _)| key.unit.county() == county);
        latest_participants(rows.map(Visit::from))
    }

    /// Every visit of every known round, with its round's form.
    pub fn visits_with_forms(&self) -> impl Iterator<Item = (Visit<'_>, &Form)> {
        self.visits().filter_map(|visit| Some((visit, &self.records.rounds.get(visit.round)?.form)))
    }
}

fn latest_participants<'r>(visits: impl Iterator<Item = Visit<'r>>) -> Vec<&'r Participant> {
    let named = visits.map(|visit| (visit.on, visit.row.participants())).filter(|(_, named)| !named.is_empty());
    named.max_by_key(|(on, _)| *on).map(|(_, named)| named).unwrap_or_default()
}

impl<'r> Campaign<'r> {
    /// Every visit of the round, inspections first.
    pub fn visits(&self) -> impl Iterator<Item = Visit<'r>> + use<'r> {
        self.all_inspections().map(Visit::from).chain(self.all_spot_checks().map(Visit::from))
    }

    /// Every visit of the round to a school, with the school where its file can be read.
    pub fn visits_to_schools(&self) -> impl Iterator<Item = (Visit<'r>, &'r School)> + use<'r> {
        let inspections = self.all_inspected().map(|(key, row, school)| (Visit::from((key, row)), school));
        let schools = &self.register.records.schools;
        let spot_checks = self.all_spot_checks().map(Visit::from);
        inspections.chain(spot_checks.filter_map(|visit| Some((visit, schools.get(visit.school?)?))))
    }
}
