//! What the week's page shows: the same tables as the week's files, and those that its pictures are drawn from.

use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::register::{Duty, Register, RoundFault};
use crate::reports::absent::absent;
use crate::reports::days::days;
use crate::reports::deadlines::deadlines;
use crate::reports::heat::heat;
use crate::reports::ledger::ledger;
use crate::reports::{Table, findings, progress, weekly};

/// The columns of `progress` that a page has room for.
const PROGRESS: &[&str] = &[
    "单位",
    "应签责任书数",
    "已签责任书数",
    "签订率",
    "已传达数",
    "传达率",
    "已检查数",
    "检查率",
    "检查情况表已上报数",
    "备注",
];
/// The columns of `findings` likewise.
const OVERDUE: &[&str] = &["单位", "学校", "检查日期", "检查事项", "存在问题", "整改措施", "责任人", "整改时限"];

/// The week of a round as a page shows it.
pub struct WeeklyPage {
    /// The mark of classification.
    pub classification: Option<String>,
    /// The day as of which everything is seen.
    pub as_of: Day,
    /// The page's title, the week, and the sentences, a line each.
    pub summary: Vec<String>,
    /// The days by which schools have to have signed, been told, been inspected.
    pub limits: [(&'static str, Day); 3],
    /// How many schools there are.
    pub schools: u64,
    /// How all duties stand against their deadlines.
    pub deadlines: Table,
    /// Progress, county by county.
    pub progress: Table,
    /// What was done day by day.
    pub days: Table,
    /// How often each item was found wanting.
    pub heat: Table,
    /// The findings, counted.
    pub ledger: Table,
    /// The findings overdue.
    pub overdue: Table,
    /// Who is missing.
    pub absent: Table,
}

/// The page on some counties; on all when none is named. A sealed round is seen on its sealing day, its findings on the
/// register's.
pub fn weekly_page(register: &Register, counties: &[CountyId]) -> Result<WeeklyPage, RoundFault> {
    let sealed = register.as_sealed();
    let (own, now) = (&sealed.campaign()?, &register.campaign()?);
    let limit = |duty| own.deadline(duty).day;
    let in_force = own.counties(counties).into_iter().map(|county| own.tally(&county).units);
    let mut summary: Vec<_> = weekly(own, now, counties).summary.lines().map(str::to_owned).collect();
    if register.classification().is_some() {
        summary.remove(0);
    }
    Ok(WeeklyPage {
        classification: register.classification().map(str::to_owned),
        as_of: register.as_of,
        summary,
        limits: [("签订", limit(Duty::Letter)), ("传达", limit(Duty::Conveyance)), ("检查", limit(Duty::Inspection))],
        schools: in_force.sum(),
        deadlines: deadlines(own, counties),
        progress: progress(own, counties).columns(PROGRESS),
        days: days(own, counties),
        heat: heat(own, counties),
        ledger: ledger(now, counties),
        overdue: findings(now, counties).rows_that("是否逾期", "是").columns(OVERDUE),
        absent: absent(own, counties),
    })
}
