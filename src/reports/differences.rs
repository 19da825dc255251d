//! 核对差异: where the city's spot check answers otherwise than the county's inspection.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::records::{SpotCheck, SpotCheckKey};
use crate::register::{Campaign, Differing};
use crate::reports::{Cell, Table};

const HEADINGS: &str = "单位:7,学校:9,检查事项:8,县检查日期:6,县检查结果:8,市抽查日期:6,市抽查结果:8";

/// A line per item that both answered and that differs: by county, date, school, item.
pub fn differences(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let register = campaign.register;
    let asked = |key: &SpotCheckKey| counties.holds(key.unit.county());
    let mut checks: Vec<_> = campaign.all_spot_checks().filter(|(key, _)| asked(key)).collect();
    checks.sort_by_cached_key(|&(key, _)| (register.place(key.unit.county()), key.on, &key.unit));
    let rows = checks.into_iter().flat_map(|(key, check)| lines(campaign, key, check));
    Table::under("differences", "核对差异", HEADINGS, rows.collect())
}

/// What a spot check differs in, line by line.
fn lines<'r>(campaign: &Campaign<'r>, key: &'r SpotCheckKey, check: &'r SpotCheck) -> Vec<Vec<Cell>> {
    let register = campaign.register;
    let line = |differing: Differing| {
        vec![
            Cell::text(register.county_name(key.unit.county())),
            Cell::text(register.name(&key.unit)),
            Cell::text(differing.item.heading.as_str()),
            Cell::Day(differing.inspection.on),
            Cell::text(differing.of_county.chinese()),
            Cell::Day(key.on),
            Cell::text(differing.of_city.chinese()),
        ]
    };
    campaign.differing(key, check).map(line).collect()
}
