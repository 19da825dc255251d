//! 待办: what is due or overdue, as one telephones for it; and what became overdue this week.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, UnitId};
use crate::register::{Campaign, Contact, Deadline, Finding, Register};
use crate::reports::column::columns;
use crate::reports::findings::listed;
use crate::reports::lack::Lack;
use crate::reports::missing::{HEADINGS, Open, open_duties};
use crate::reports::{Cell, Table, TableOf, numbered};
use std::cmp::Reverse;
use std::collections::BTreeSet;

columns! {
    /// The columns of the list to telephone by.
    DueColumn {
        Number = "序号", 2;
        Unit = "单位", 5;
        School = "学校", 9;
        What = "未完成事项", 8;
        Deadline = "截止日期", 4;
        DaysOverdue = "逾期天数", 8;
        Contact = "联系人", 7;
        Phone = "电话", 9;
    }
}

/// The open duties of a round, and its open findings as another look at the same round has them: by county, the longest
/// overdue first, then the nearest, what has no deadline last. With a last day, only what is due by then.
pub fn due(duties: &Campaign, findings: &Campaign, asked: &Asked<UnitId>, until: Option<Day>) -> TableOf<DueColumn> {
    let register = findings.register;
    let counties = &counties_of(asked);
    let mut open = open_duties(duties, counties);
    open.extend(open_findings(findings, counties));
    open.extend(unread_elsewhere(findings, counties, &open));
    let is_asked = |open: &Open| asked.any(|unit| *unit == open.unit() || *unit == open.county.clone().into());
    let is_due_by = |open: &Open, until| day(open).is_some_and(|day| day <= until) || open.is_unread();
    open.retain(|open| is_asked(open) && until.is_none_or(|until| is_due_by(open, until)));
    open.sort_by_cached_key(|open| {
        let urgency = (day(open).is_none(), Reverse(open.days_overdue), day(open));
        (register.place(&open.county), urgency, open.school.clone())
    });
    TableOf::under("due", "待办", numbered(open.iter().map(|open| line(register, open))))
}

fn day(open: &Open) -> Option<Day> {
    open.deadline.map(|deadline| deadline.day)
}

/// The counties of the units asked for.
pub fn counties_of(asked: &Asked<UnitId>) -> Asked<CountyId> {
    match asked {
        Asked::All => Asked::All,
        Asked::Only(units) => Asked::Only(units.iter().map(|unit| unit.county().clone()).collect()),
    }
}

/// A line, without a number: what is not done, and whom one telephones about it.
fn line(register: &Register, open: &Open) -> Vec<Cell> {
    let Contact { name, phone } = register.contact(&open.unit());
    let [unit, school] = open.names(register);
    let [what, deadline, days_overdue] = open.standing();
    vec![unit, school, what, deadline, days_overdue, Cell::text(name), Cell::text(phone.unwrap_or_default())]
}

/// What may be owed by units that no duty tells of: of earlier rounds, or by who is not in force any more.
fn unread_elsewhere(campaign: &Campaign, counties: &Asked<CountyId>, told: &[Open]) -> Vec<Open> {
    let mut unread = campaign.unread_so_far();
    let told: BTreeSet<_> = told.iter().filter(|open| open.is_unread()).map(Open::unit).collect();
    unread.retain(|unit| counties.holds(unit.county()) && !told.contains(unit));
    unread.iter().map(Open::unread).collect()
}

/// The open findings; those at a school whose own file cannot be read are among all that one line stands for.
fn open_findings(campaign: &Campaign, counties: &Asked<CountyId>) -> Vec<Open> {
    let is_told = |finding: &Finding| !campaign.register.is_unread(&finding.key.unit.clone().into());
    let open = listed(campaign, counties).into_iter().filter(|finding| finding.closed_on().is_none());
    let open = open.filter(is_told).map(|finding| Open {
        county: finding.key.unit.county.clone(),
        school: Some(finding.key.unit.clone()),
        what: Lack::Finding(campaign.register.heading(&finding.key)),
        deadline: Some(Deadline { day: finding.due_on, inclusive: true }),
        days_overdue: finding.days_overdue(campaign.as_of()),
    });
    open.collect()
}

/// The duties overdue now that were not yet on the Sunday before a Monday, in the order of `missing`.
pub fn newly_overdue(campaign: &Campaign, counties: &Asked<CountyId>, monday: Day) -> Table {
    let since_sunday = campaign.as_of().days_since(monday) + 1;
    let mut open = open_duties(campaign, counties);
    open.retain(|open| open.days_overdue.is_some_and(|days| i64::from(days) <= since_sunday));
    let rows = open.iter().map(|open| open.line(campaign.register));
    Table::under("newly-overdue", "本周新增逾期", HEADINGS, numbered(rows))
}
