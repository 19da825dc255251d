//! The beginning of the rows of all visits: the county, the school, the day.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, SchoolId};
use crate::basics::typed_day::typed_day;
use crate::records::{Described, Field, Letter, VisitKey};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::reading::Reading;

/// The county of a visit or letter.
pub const COUNTY: &Field = Letter::FIELDS.get("county");
/// The school of a visit or letter.
pub const SCHOOL: &Field = Letter::FIELDS.get("school");

/// The columns of county and school.
pub fn unit_columns() -> [Column; 2] {
    [Column::titled(COUNTY.name, COUNTY.aliases), Column::required(SCHOOL.name, SCHOOL.aliases)]
}

/// The key of the visit that a row describes.
pub fn visit(row: &mut Reading, directory: &mut Directory, register: &Register, day: &str) -> Option<VisitKey> {
    let on = row.required(day, day_of);
    let school = school_of(row, directory, on.unwrap_or(register.as_of));
    Some(VisitKey::new(round_of(row, register, day, on?)?, school?, on?))
}

/// The school that a row of a day is about.
pub fn school_of(row: &mut Reading, directory: &mut Directory, on: Day) -> Option<SchoolId> {
    let county = row.required(COUNTY.name, |cell| directory.county(cell));
    let school = row.required(SCHOOL.name, |cell| match &county {
        Some(county) => directory.registered_school(county, cell, on).map(Some),
        None => Ok(None),
    });
    school?
}

/// The round that a row of a day is written to; the day’s cell is at fault where there is none.
pub fn round_of(row: &mut Reading, register: &Register, heading: &str, on: Day) -> Option<RoundId> {
    let campaign = register.campaign_on(on).map_err(|fault| row.fault(heading, fault.to_string())).ok()?;
    Some(campaign.id.clone())
}

/// Reads a day as clerks type it.
pub fn day_of(cell: &str) -> Result<Day, String> {
    typed_day(cell).map_err(|fault| fault.to_string())
}
