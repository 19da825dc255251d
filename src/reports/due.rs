//! 待办: what is due or overdue, and what became overdue this week.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::register::{Campaign, Deadline};
use crate::reports::findings::listed;
use crate::reports::missing::{HEADINGS, Open, open_duties};
use crate::reports::{Table, numbered};

/// The open duties of a round, and its open findings as another look at the same round has them: by county, the nearest
/// first, what has no deadline last. With a last day, only what is due by then.
pub fn due(duties: &Campaign, findings: &Campaign, counties: &Asked<CountyId>, until: Option<Day>) -> Table {
    let register = findings.register;
    let mut open = open_duties(duties, counties);
    open.extend(open_findings(findings, counties));
    let day = |open: &Open| open.deadline.map(|deadline| deadline.day);
    open.retain(|open| until.is_none_or(|until| day(open).is_some_and(|day| day <= until)));
    open.sort_by_cached_key(|open| (register.place(&open.county), day(open).is_none(), day(open), open.school.clone()));
    Table::under("due", "待办", HEADINGS, numbered(open.iter().map(|open| open.line(register))))
}

fn open_findings(campaign: &Campaign, counties: &Asked<CountyId>) -> Vec<Open> {
    let open = listed(campaign, counties).into_iter().filter(|finding| finding.closed_on().is_none());
    let open = open.map(|finding| Open {
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
