//! The days on which units are in force, and so count.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::files::Records;
use crate::records::{County, School};
use crate::register::Register;
use foldhash::HashMap;

/// A stretch of being in force: from the opening up to, not including, the closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    opened: Option<Day>,
    closed: Option<Day>,
}

impl Stretch {
    fn holds(self, day: Day) -> bool {
        self.opened.is_none_or(|opened| opened <= day) && self.closed.is_none_or(|closed| day < closed)
    }

    /// Whether it is over on a day.
    pub fn is_over(self, day: Day) -> bool {
        self.closed.is_some_and(|closed| closed <= day)
    }

    /// Whether two stretches share a day.
    pub fn overlaps(self, other: Stretch) -> bool {
        let begins = self.opened.max(other.opened).unwrap_or(Day::MIN);
        let ends = [self.closed, other.closed].into_iter().flatten().min().unwrap_or(Day::MAX);
        begins < ends
    }
}

/// When each unit is in force, a school only while its county is.
pub(super) fn stretches(records: &Records) -> HashMap<UnitId, Stretch> {
    let counties = records.counties.iter();
    let counties = counties.map(|(id, county)| (id.clone().into(), Stretch { opened: None, closed: county.closed_on }));
    let schools = records.schools.iter().map(|(id, school)| {
        let county_closed = records.counties.get(&id.county).and_then(|county| county.closed_on);
        let closed = [school.closed_on, county_closed].into_iter().flatten().min();
        (id.clone().into(), Stretch { opened: school.opened_on, closed })
    });
    counties.chain(schools).collect()
}

impl Register {
    /// When a unit is in force; `None` where its file cannot be read.
    pub fn stretch(&self, unit: &UnitId) -> Option<Stretch> {
        self.stretches.get(unit).copied()
    }

    /// Whether a unit is in force on a day. A unit whose file cannot be read is taken to be in force.
    pub fn in_force(&self, unit: &UnitId, day: Day) -> bool {
        match (self.stretch(unit), unit) {
            (Some(stretch), _) => stretch.holds(day),
            (None, UnitId::School(school)) => self.county_in_force(&school.county, day),
            (None, UnitId::County(_)) => true,
        }
    }

    /// Whether a school is in force on a day; see [`Register::in_force`].
    pub fn school_in_force(&self, id: &SchoolId, day: Day) -> bool {
        self.in_force(&id.clone().into(), day)
    }

    fn county_in_force(&self, id: &CountyId, day: Day) -> bool {
        self.in_force(&id.clone().into(), day)
    }

    /// Every school in force on the register's day, by id; those of a county that cannot be read too.
    pub fn all_schools_in_force(&self) -> impl Iterator<Item = (&SchoolId, &School)> {
        self.records.schools.iter().filter(|(id, _)| self.school_in_force(id, self.as_of))
    }

    /// The counties in force on the register's day, in order.
    pub fn counties_in_force(&self) -> impl Iterator<Item = (&CountyId, &County)> {
        self.counties().into_iter().filter(|(id, _)| self.county_in_force(id, self.as_of))
    }

    /// The ids of the counties in force on the register's day, in order; one whose file cannot be read is among them.
    pub fn county_ids_in_force(&self) -> Vec<CountyId> {
        let broken = self.broken_units().filter(|unit| unit.school().is_none()).map(|unit| unit.county().clone());
        let readable = self.counties_in_force().map(|(id, _)| id.clone());
        let mut ids: Vec<CountyId> = readable.chain(broken).collect();
        ids.sort_by_cached_key(|id| self.place(id));
        ids
    }

    /// The schools of a county that are in force on the register's day, by id.
    pub fn schools_in_force<'r>(
        &'r self,
        county: &CountyId,
    ) -> impl Iterator<Item = (&'r SchoolId, &'r School)> + use<'r> {
        self.schools(county).filter(|(id, _)| self.school_in_force(id, self.as_of))
    }
}
