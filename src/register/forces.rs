//! Which units count on a day.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::records::{County, School};
use crate::register::Register;

impl Register {
    /// Whether a unit is in force on a day: from its opening up to, not including, its closing; a school only while
    /// its county is. A unit whose file cannot be read is taken to be.
    pub fn in_force(&self, unit: &UnitId, day: Day) -> bool {
        match unit {
            UnitId::County(county) => self.county_in_force(county, day),
            UnitId::School(school) => self.school_in_force(school, day),
        }
    }

    /// Whether a school is in force on a day; see [`Register::in_force`].
    pub fn school_in_force(&self, id: &SchoolId, day: Day) -> bool {
        let school = self.records.schools.get(id);
        school.is_none_or(|school| school_open(school, day)) && self.county_in_force(&id.county, day)
    }

    fn county_in_force(&self, id: &CountyId, day: Day) -> bool {
        self.records.counties.get(id).is_none_or(|county| is_open(None, county.closed_on, day))
    }

    /// Every school in force on the register's day, by id; those of a county that cannot be read too.
    pub fn all_schools_in_force(&self) -> impl Iterator<Item = (&SchoolId, &School)> {
        let day = self.as_of;
        let open = self.records.schools.iter().filter(move |(_, school)| school_open(school, day));
        open.filter(move |(id, _)| self.county_in_force(&id.county, day))
    }

    /// The counties in force on the register's day, in order.
    pub fn counties_in_force(&self) -> impl Iterator<Item = (&CountyId, &County)> {
        let open = |(_, county): &(&CountyId, &County)| is_open(None, county.closed_on, self.as_of);
        self.counties().into_iter().filter(open)
    }

    /// The ids of the counties in force on the register's day, in order; one whose file cannot be read is among them.
    pub fn county_ids_in_force(&self) -> Vec<CountyId> {
        let broken = self.gaps().filter_map(|path| path.strip_prefix("units/")?.strip_suffix(".toml")?.parse().ok());
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
        let day = self.as_of;
        let county_open = self.county_in_force(county, day);
        self.schools(county).filter(move |(_, school)| county_open && school_open(school, day))
    }
}

fn school_open(school: &School, day: Day) -> bool {
    is_open(school.opened_on, school.closed_on, day)
}

fn is_open(opened: Option<Day>, closed: Option<Day>, day: Day) -> bool {
    opened.is_none_or(|opened| opened <= day) && closed.is_none_or(|closed| day < closed)
}

/// Whether two stretches of being in force share a day.
pub fn overlap(one: (Option<Day>, Option<Day>), other: (Option<Day>, Option<Day>)) -> bool {
    let begins = one.0.max(other.0).unwrap_or(Day::MIN);
    let ends = [one.1, other.1].into_iter().flatten().min().unwrap_or(Day::MAX);
    begins < ends
}
