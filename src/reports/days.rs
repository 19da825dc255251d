//! 逐日进展: what was done day by day in a round.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::register::{Campaign, Duty};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf};

columns! {
    /// The columns of what was done by the days.
    DaysColumn {
        Day = "日期";
        Signed = "已签责任书";
        Conveyed = "已传达";
        Inspected = "已检查";
    }
}

/// The most lines, which a page has room for: a month by the day. A longer round is shown every second day, or third,
/// and so on.
const MOST: i64 = 31;

/// A line per day from the notice to the day looked at: how many schools, of those in force now, had signed, been told,
/// been inspected.
pub fn days(campaign: &Campaign, counties: &Asked<CountyId>) -> TableOf<DaysColumn> {
    let counties = campaign.counties(counties);
    let schools: Vec<_> = counties.iter().flat_map(|county| campaign.register.schools_in_force(county)).collect();
    let done = [Duty::Letter, Duty::Conveyance, Duty::Inspection].map(|duty| {
        let days = schools.iter().filter_map(|(id, school)| campaign.school_duty(id, school, duty).done_on());
        days.collect::<Vec<_>>()
    });
    let row = |day: Day| {
        let by = |days: &Vec<Day>| Cell::Count(days.iter().filter(|done_on| **done_on <= day).count() as u64);
        std::iter::once(Cell::Day(day)).chain(done.iter().map(by)).collect()
    };
    TableOf::under("days", "逐日进展", shown_days(campaign).map(row).collect())
}

/// The days that have a line; the last is the day looked at.
fn shown_days(campaign: &Campaign) -> impl Iterator<Item = Day> {
    let (first, last) = (campaign.round.issued_on, campaign.as_of());
    let length = last.days_since(first).max(0);
    let step = (length + 1).unsigned_abs().div_ceil(MOST.unsigned_abs()) as i64;
    let skipped = length % step;
    (skipped..=length).step_by(step as usize).filter_map(move |days| Some(first.plus(u32::try_from(days).ok()?)))
}
