//! `letters`.

use crate::expected::duties::{by_somebody, deadline, is_late, signed_on};
use crate::expected::view::View;
use crate::expected::{Table, cell};
use crate::model::{County, School, Signature};

const HEADINGS: &str = "序号,层级,单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期,签订日期,截止日期,状态";

/// A line per county, then its schools in force.
pub fn letters(view: &View) -> Table {
    let mut rows = Vec::new();
    for county in view.counties() {
        rows.push(line(view, county, None));
        for school in view.schools(county) {
            rows.push(line(view, county, Some(school)));
        }
    }
    Table::numbered(HEADINGS, rows)
}

fn line(view: &View, county: &County, school: Option<&School>) -> Vec<String> {
    let letter = view.letter(county, school);
    let by_now = |signature: &&Signature| signature.signed_on <= view.as_of;
    let upper = letter.and_then(|letter| by_somebody(&letter.upper)).filter(by_now);
    let lower = letter.and_then(|letter| by_somebody(&letter.lower)).filter(by_now);
    let deadline = deadline(view.round, view.round.letters, school);
    let signed = signed_on(letter, view.as_of);
    let is_past = is_late(view.round, deadline, view.as_of);
    // contract: “已签 | 逾期补签 | 仅一方签字 (until the deadline) | 未签 | 逾期未签”
    let state = match signed {
        Some(day) if is_late(view.round, deadline, day) => "逾期补签",
        Some(_) => "已签",
        None if is_past => "逾期未签",
        None if upper.is_some() || lower.is_some() => "仅一方签字",
        None => "未签",
    };
    vec![
        if school.is_some() { "县校" } else { "市县" }.to_owned(),
        county.name.clone(),
        cell(school.map(|school| &school.name)),
        cell(upper.map(|signature| &signature.signer)),
        cell(upper.map(|signature| signature.signed_on)),
        cell(lower.map(|signature| &signature.signer)),
        cell(lower.map(|signature| signature.signed_on)),
        cell(signed),
        deadline.to_string(),
        state.to_owned(),
    ]
}
