//! 核对差异: where the city's spot check answers otherwise than the county's inspection.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::words::Word;
use crate::records::{Answer, ByItem, Item, SpotCheck, SpotCheckKey};
use crate::register::{Campaign, is_wrong_not_applicable};
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

/// The differences from the county's latest inspection of the school up to the day of a spot check.
fn lines(campaign: &Campaign, key: &SpotCheckKey, check: &SpotCheck) -> Vec<Vec<Cell>> {
    let UnitId::School(school) = &key.unit else { return Vec::new() };
    let Some((visit, inspection)) = campaign.inspections(school).filter(|(visit, _)| visit.on <= key.on).last() else {
        return Vec::new();
    };
    let name = |unit| Cell::text(campaign.register.name(&unit));
    let items = campaign.round.form.items().iter().filter(|item| item.is_result());
    let differing = items.filter_map(|item| {
        let of_county = answer(campaign, school, item, &inspection.results)?;
        let of_city = answer(campaign, school, item, &check.results)?;
        (of_county != of_city).then(|| {
            vec![
                name(school.county.clone().into()),
                name(school.clone().into()),
                Cell::text(item.heading.as_str()),
                Cell::Day(visit.on),
                Cell::text(of_county.chinese()),
                Cell::Day(key.on),
                Cell::text(of_city.chinese()),
            ]
        })
    });
    differing.collect()
}

/// What a visit answered to an item; what was not looked at, or is wrong for the school, is not an answer.
fn answer(campaign: &Campaign, school: &SchoolId, item: &Item, results: &ByItem<Answer>) -> Option<Answer> {
    let school = campaign.register.school(school);
    let is_wrong = |answer| school.is_some_and(|school| is_wrong_not_applicable(item, school, answer));
    let answer = results.get(&item.key).copied();
    answer.filter(|answer| *answer != Answer::NotChecked && !is_wrong(*answer))
}
