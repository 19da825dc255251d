//! 检查情况表: the form as it is sent on, a line per inspection.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::personal::mask;
use crate::records::{Inspection, VisitKey};
use crate::register::Campaign;
use crate::reports::{Cell, Table, USUAL};
use std::ops::Range;

/// A line per inspection, of units since closed too: by county, date, school.
pub fn form(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let asked = |key: &VisitKey| counties.holds(&key.unit.county);
    let mut inspections: Vec<_> = campaign.all_inspections().filter(|(key, _)| asked(key)).collect();
    inspections.sort_by_cached_key(|&(key, _)| (campaign.register.place(county(key)), key.on, &key.unit.school));
    let items = campaign.form_columns().map(|item| item.heading.as_str());
    let headings = ["单位", "时间", "学校"].into_iter().chain(items).chain(["备注"]);
    let headings = headings.map(|heading| mask(heading).into_owned()).collect();
    let rows = inspections.into_iter().map(|(key, inspection)| line(campaign, key, inspection)).collect();
    Table::of("form", "检查情况表", headings, rows).weighed(weight)
}

/// How much a column weighs; all items the same.
fn weight(heading: &str) -> u8 {
    match heading {
        "学校" | "时间" => 9,
        "单位" => 8,
        "备注" => 3,
        _ => USUAL,
    }
}

/// The columns of a table that stand under 检查事项, if it is the form and has any.
pub fn under_items(table: &Table) -> Option<Range<u16>> {
    let items = 3..u16::try_from(table.headings.len()).ok()?.saturating_sub(1);
    (table.name == "form" && !items.is_empty()).then_some(items)
}

fn county(key: &VisitKey) -> &CountyId {
    &key.unit.county
}

/// The cells of an inspection.
fn line(campaign: &Campaign, key: &VisitKey, inspection: &Inspection) -> Vec<Cell> {
    let (register, row) = (campaign.register, campaign.form_row(inspection));
    let [county, school] = [register.county_name(county(key)), register.school_name(&key.unit)];
    let of_visit = [Cell::text(county), Cell::Day(key.on), Cell::text(school)];
    of_visit.into_iter().chain(row.answers.into_iter().chain([row.remarks]).map(Cell::text)).collect()
}
