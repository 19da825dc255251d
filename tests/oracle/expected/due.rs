//! `due`.

use crate::expected::duties::{Open, days_late};
use crate::expected::findings::listed;
use crate::expected::view::{View, place};
use crate::expected::{Table, cell, is_somebody};
use crate::files::CONTACT;
use crate::model::{Day, School};
use std::cmp::Reverse;

/// The headings of `due`.
const HEADINGS: &str = "序号,单位,学校,未完成事项,截止日期,逾期天数,联系人,电话";

/// One line with what it is sorted by.
struct Line {
    county: usize,
    deadline: Option<Day>,
    late: Option<i64>,
    school: Option<String>,
    cells: Vec<String>,
}

/// Every open duty of the round as the view has it, and every open finding on the as-of date.
// contract: “In a sealed round `check` judges duties … as of the sealing day”; “`findings`, `due` and `check` show its
// findings as of the as-of date.”
// contract: “`due` lists within a county the longest overdue first, what has no deadline last.” “Equal rows keep the order
// of the words above”: the county's own, then its schools, each with its duties in the order of `missing`, findings after.
pub fn due(view: &View, as_of: Day) -> Table {
    let mut lines: Vec<Line> = duties(view);
    lines.extend(findings(view, as_of));
    lines.sort_by_key(|line| {
        (line.county, line.deadline.is_none(), Reverse(line.late), line.deadline, line.school.clone())
    });
    Table::numbered(HEADINGS, lines.into_iter().map(|line| line.cells).collect())
}

fn duties(view: &View) -> Vec<Line> {
    let open = view.open_duties();
    let of_duty = |duty: &Open| {
        let late = duty.deadline.and_then(|deadline| days_late(view.round, deadline, view.as_of).parse().ok());
        let first = [duty.county.name.clone(), cell(duty.school.map(|school| &school.name)), duty.what.to_owned()];
        let cells = first.into_iter().chain([cell(duty.deadline), cell(late)]).chain(contact(duty.school));
        Line {
            county: place(view.city, &duty.county.id),
            deadline: duty.deadline,
            late,
            school: duty.school.map(|school| school.id.clone()),
            cells: cells.collect(),
        }
    };
    open.iter().map(of_duty).collect()
}

// contract: “联系人 the liaison and her telephone (else the vice-principal, else the head, without one), of a county's own
// letter its contact and telephone”. No school of the oracle has a head or a telephone.
fn contact(school: Option<&School>) -> [String; 2] {
    let Some(school) = school else { return CONTACT.map(str::to_owned) };
    let liaison = school.liaison.as_ref().map(|liaison| liaison.name.as_str()).filter(|name| is_somebody(name));
    let vice = || school.vice_principal.as_deref().filter(|name| is_somebody(name));
    [cell(liaison.or_else(vice)), String::new()]
}

// contract: “Of units not in force only findings are told.” “each finding by its item”
fn findings(view: &View, as_of: Day) -> impl Iterator<Item = Line> {
    let open = listed(view.city, view.round, as_of).into_iter();
    let open = open.filter(move |finding| finding.closed_on(as_of).is_none());
    open.map(move |finding| {
        let school = view.city.school(finding.county, finding.school);
        let late = finding.is_overdue(as_of).then(|| (as_of - finding.due_on()).num_days());
        let first = [view.city.county(finding.county).name.clone(), school.name.clone()];
        let own = [format!("未整改：{}", finding.item.heading), finding.due_on().to_string(), cell(late)];
        let cells = first.into_iter().chain(own).chain(contact(Some(school))).collect();
        let (county, deadline) = (place(view.city, finding.county), Some(finding.due_on()));
        Line { county, deadline, late, school: Some(school.id.clone()), cells }
    })
}
