//! The beginning of the rows of all visits: the county, the school, the day.

use crate::basics::day::Day;
use crate::basics::typed_day::typed_day;
use crate::records::VisitKey;
use crate::register::{Campaign, Directory};
use crate::sheets::column::Column;
use crate::sheets::reading::Reading;

const COUNTY: &[&str] = &["县", "县（市、区）", "县区", "县市区", "填报单位", "单位（盖章）", "填报单位（盖章）"];
const SCHOOL: &[&str] = &["学校名称", "校名", "学校（幼儿园）", "学校（幼儿园）名称", "被检查学校"];

/// The columns of county and school.
pub fn unit_columns() -> [Column; 2] {
    [Column::titled("单位", COUNTY), Column::required("学校", SCHOOL)]
}

/// The key of the visit that a row describes.
pub fn visit(row: &mut Reading, directory: &mut Directory, campaign: &Campaign, day: &str) -> Option<VisitKey> {
    let county = row.required("单位", |cell| directory.county(cell));
    let on = row.required(day, day_of);
    let as_of = on.unwrap_or(campaign.as_of());
    let school = row.required("学校", |cell| match &county {
        Some(county) => directory.registered_school(county, cell, as_of).map(Some),
        None => Ok(None),
    });
    Some(VisitKey::new(campaign.id.clone(), school??, on?))
}

/// Reads a day as clerks type it.
pub fn day_of(cell: &str) -> Result<Day, String> {
    typed_day(cell).map_err(|fault| fault.to_string())
}
