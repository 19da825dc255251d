//! 逾期未完成: who is missing, by name, for each county and duty.

use crate::basics::id::CountyId;
use crate::register::Campaign;
use crate::reports::missing::{Open, open_duties};
use crate::reports::{Cell, Table};

/// A line per county and overdue duty, with all who owe it: by county, in the order in which the duties first come up.
pub fn absent(campaign: &Campaign, counties: &[CountyId]) -> Table {
    let mut open = open_duties(campaign, counties);
    open.retain(|open| open.days_overdue.is_some());
    let by_county = open.chunk_by(|one, other| one.county == other.county);
    let rows = by_county.flat_map(|open| lines(campaign, open)).collect();
    Table::under("absent", "逾期未完成", "单位,未完成事项,数量,未完成的学校（幼儿园）", rows)
}

/// The lines of one county.
fn lines(campaign: &Campaign, open: &[Open]) -> Vec<Vec<Cell>> {
    let mut duties: Vec<(&str, Vec<&Open>)> = Vec::new();
    for one in open {
        match duties.iter_mut().find(|(what, _)| *what == one.what) {
            Some((_, who)) => who.push(one),
            None => duties.push((one.what, vec![one])),
        }
    }
    let name = |open: &&Open| match &open.school {
        Some(school) => campaign.register.name(&school.clone().into()),
        None => "（市县责任书）".to_owned(),
    };
    let line = |(what, who): (&str, Vec<&Open>)| {
        let county = who.first().map(|open| campaign.register.name(&open.county.clone().into()));
        let names: Vec<_> = who.iter().map(name).collect();
        let (county, count) = (county.unwrap_or_default(), names.len() as u64);
        vec![Cell::text(county), Cell::text(what), Cell::Count(count), Cell::text(names.join("、"))]
    };
    duties.into_iter().map(line).collect()
}
