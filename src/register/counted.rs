//! What the figures of a sealed round rest on beside its own records: the units that were in force on its sealing day.

use crate::basics::codes::DivisionCode;
use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::files::Records;
use crate::files::path::RecordKey;
use crate::records::{County, Name, Round, School, SchoolKind};
use crate::register::Register;
use std::collections::{BTreeMap, BTreeSet};

/// As what a unit that is in force is counted: by its line and the place of that, or among which schools and with which
/// items. All else of a unit (who heads it, its telephone, its own name) can be corrected at any time.
#[derive(PartialEq)]
enum Counted<'r> {
    County { name: &'r Name, code: Option<&'r DivisionCode> },
    School { kind: SchoolKind, girls_dormitory: Option<bool> },
}

impl<'r> Counted<'r> {
    fn county(county: &'r County, day: Day) -> Option<Counted<'r>> {
        let counted = Counted::County { name: &county.name, code: county.division_code.as_ref() };
        county.closed_on.is_none_or(|closed| day < closed).then_some(counted)
    }

    fn school(school: &'r School, day: Day) -> Option<Counted<'r>> {
        let is_open = school.opened_on.is_none_or(|opened| opened <= day);
        let is_in_force = is_open && school.closed_on.is_none_or(|closed| day < closed);
        is_in_force.then_some(Counted::School { kind: school.kind, girls_dormitory: school.girls_dormitory })
    }
}

impl Register {
    /// The sealed rounds that would count some units otherwise than they do now, once records are written and those at some
    /// keys are taken away, and these units. Only their figures can change; so no other sealed round need be read.
    pub fn counted_otherwise(&self, written: &Records, taken: &[RecordKey]) -> BTreeMap<RoundId, BTreeSet<UnitId>> {
        // A sealed round is sealed also as of an earlier day.
        let whole = self.rounds().filter_map(|(id, _)| Some((id, self.round_in_full(id)?)));
        let sealed = whole.filter_map(|(id, round)| Some((id, sealed_figures_on(round)?)));
        let units = sealed.map(|(id, day)| (id.clone(), self.counted_otherwise_on(day, written, taken)));
        units.filter(|(_, units)| !units.is_empty()).collect()
    }

    fn counted_otherwise_on(&self, day: Day, written: &Records, taken: &[RecordKey]) -> BTreeSet<UnitId> {
        let county_now = |id| self.county(id).and_then(|county| Counted::county(county, day));
        let school_now = |id| self.school(id).and_then(|school| Counted::school(school, day));
        let counties = written.counties.iter().filter(|(id, county)| Counted::county(county, day) != county_now(*id));
        let schools = written.schools.iter().filter(|(id, school)| Counted::school(school, day) != school_now(*id));
        let gone = taken.iter().filter_map(|key| match key {
            RecordKey::County(id) => county_now(id).map(|_| id.clone().into()),
            RecordKey::School(id) => school_now(id).map(|_| id.clone().into()),
            _ => None,
        });
        let changed = counties.map(|(id, _)| id.clone().into()).chain(schools.map(|(id, _)| id.clone().into()));
        changed.chain(gone).collect()
    }
}

/// The day of which the seal of a round remembers the figures.
fn sealed_figures_on(round: &Round) -> Option<Day> {
    round.sealed_on.filter(|_| round.sealed_progress_sha256.is_some())
}
