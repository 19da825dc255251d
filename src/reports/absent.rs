//! 逾期未完成: who is missing, by name, for each county and duty.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::register::Campaign;
use crate::reports::lack::Lack;
use crate::reports::missing::{Open, open_duties};
use crate::reports::{Cell, Table};

/// A line per county and overdue duty, with all who owe it; who cannot be read may owe any.
pub fn absent(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let mut open = open_duties(campaign, counties);
    open.retain(|open| open.days_overdue.is_some() || open.is_unread());
    let by_county = open.chunk_by(|one, other| one.county == other.county);
    let rows = by_county.flat_map(|open| lines(campaign, open)).collect();
    Table::under("absent", "逾期未完成", "单位,未完成事项,数量,未完成的学校（幼儿园）", rows)
}

/// The lines of one county.
fn lines(campaign: &Campaign, open: &[Open]) -> Vec<Vec<Cell>> {
    let name = |open: &Open| match &open.school {
        Some(school) => campaign.register.school_name(school),
        None if open.is_unread() => "（县级）".to_owned(),
        None => "（市县责任书）".to_owned(),
    };
    let line = |what: &Lack| {
        let who: Vec<_> = open.iter().filter(|open| open.what == *what).collect();
        let county = campaign.register.county_name(&who.first()?.county);
        let names: Vec<_> = who.iter().map(|open| name(open)).collect();
        Some(vec![
            Cell::text(county),
            Cell::text(what.chinese()),
            Cell::Count(names.len() as u64),
            Cell::text(names.join("、")),
        ])
    };
    Lack::OWED.iter().filter_map(line).collect()
}
