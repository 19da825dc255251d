//! 待办: what is due or overdue, and what became overdue this week.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::register::{Campaign, Deadline, Finding};
use crate::reports::findings::listed;
use crate::reports::missing::{HEADINGS, Open, open_duties};
use crate::reports::{Table, numbered};
use std::collections::BTreeSet;

/// The open duties of a round, and its open findings as another look at the same round has them: by county, the nearest
/// first, what has no deadline last. With a last day, only what is due by then.
pub fn due(duties: &Campaign, findings: &Campaign, counties: &Asked<CountyId>, until: Option<Day>) -> Table {
    let register = findings.register;
    let mut open = open_duties(duties, counties);
    open.extend(open_findings(findings, counties));
    open.extend(unread_elsewhere(findings, counties, &open));
    let day = |open: &Open| open.deadline.map(|deadline| deadline.day);
    let is_due_by = |open: &Open, until| day(open).is_some_and(|day| day <= until) || open.is_unread();
    open.retain(|open| until.is_none_or(|until| is_due_by(open, until)));
    open.sort_by_cached_key(|open| (register.place(&open.county), day(open).is_none(), day(open), open.school.clone()));
    Table::under("due", "待办", HEADINGS, numbered(open.iter().map(|open| open.line(register))))
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
        what: "未整改",
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
