//! 奖惩: what the city group decided.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::records::{Decision, DecisionKey, Described, Name};
use crate::register::{Campaign, Register};
use crate::reports::{Cell, Table, numbered};

/// A line per decision: by county, date, the county's own first, school, kind.
pub fn decisions(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let register = campaign.register;
    let asked = |key: &DecisionKey| counties.holds(key.unit.county());
    let mut decisions: Vec<_> = campaign.all_decisions().filter(|(key, _)| asked(key)).collect();
    decisions.sort_by_cached_key(|&(key, _)| (register.place(key.unit.county()), key.on, &key.unit, key.what));
    let rows = decisions.into_iter().map(|(key, decision)| line(register, key, decision));
    let headings = ["序号"].into_iter().chain(Decision::FIELDS.all().map(|field| field.name)).map(str::to_owned);
    Table::of("decisions", "奖惩", headings.collect(), numbered(rows)).weighed(weight)
}

/// How much a column weighs.
fn weight(heading: &str) -> u8 {
    match heading {
        "学校" | "决定" => 9,
        "单位" | "日期" => 8,
        "事由" => 7,
        "文号" => 6,
        "职务" => 4,
        _ => 2,
    }
}

fn line(register: &Register, key: &DecisionKey, decision: &Decision) -> Vec<Cell> {
    let school = key.unit.school().map(|_| register.name(&key.unit));
    let basis = decision.basis.iter().flatten().map(Name::as_str).collect::<Vec<_>>();
    vec![
        Cell::text(register.county_name(key.unit.county())),
        Cell::text(school.unwrap_or_default()),
        Cell::text(key.what.chinese()),
        Cell::Day(key.on),
        Cell::text(decision.document_number.as_ref().map_or("", |number| number.as_str())),
        Cell::text(decision.reason.as_str()),
        Cell::text(basis.join("；")),
        Cell::text(decision.post.as_ref().map_or("", Name::as_str)),
    ]
}
