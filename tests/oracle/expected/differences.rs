//! `differences`.

use crate::expected::view::{View, answer, place};
use crate::expected::{Table, result_word};
use crate::model::{Item, Kind, Visit};

const HEADINGS: &str = "单位,学校,检查事项,县检查日期,县检查结果,市抽查日期,市抽查结果";

/// Where the city answered an item otherwise than the county had.
// contract: “by county, date, school, item”. The date is the spot check's.
pub fn differences(view: &View) -> Table {
    let fits = |visit: &&Visit| visit.round == view.round.id && visit.date <= view.as_of && visit.school.is_some();
    let mut checks: Vec<&Visit> = view.city.spot_checks.iter().filter(fits).collect();
    checks.sort_by_key(|visit| (place(view.city, &visit.county), visit.date, &visit.school));
    let mut rows = Vec::new();
    for check in checks {
        let Some(inspection) = latest_inspection(view, check) else { continue };
        // contract: “where both answered an item”; items of kind `result`, with a column or without
        let items = view.round.items.iter().filter(|item| item.kind == Kind::Result);
        rows.extend(items.filter_map(|item| line(view, item, inspection, check)));
    }
    Table::new(HEADINGS, rows)
}

// contract: “the county’s latest inspection of the school in the round up to that day”
fn latest_inspection<'a>(view: &View<'a>, check: &Visit) -> Option<&'a Visit> {
    let same = |visit: &&Visit| {
        let unit = visit.county == check.county && visit.school == check.school;
        visit.round == check.round && unit && visit.date <= check.date
    };
    view.city.inspections.iter().filter(same).max_by_key(|visit| visit.date)
}

fn line(view: &View, item: &Item, inspection: &Visit, check: &Visit) -> Option<Vec<String>> {
    let school = view.city.school(&check.county, check.school.as_ref()?);
    let (county_says, city_says) = (answer(inspection, item, school)?, answer(check, item, school)?);
    let line = vec![
        view.city.county(&check.county).name.clone(),
        school.name.clone(),
        item.heading.clone(),
        inspection.date.to_string(),
        result_word(county_says).to_owned(),
        check.date.to_string(),
        result_word(city_says).to_owned(),
    ];
    (county_says != city_says).then_some(line)
}
