//! 期限: how the duties of all stand against their deadlines.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::register::{Campaign, Duty, Enrolled, Standing, State};
use crate::reports::{Cell, Table};

const HEADINGS: &str = "事项,截止日期,应完成数,按期完成数,逾期完成数,未完成数,其中已逾期,完成率";

/// A line per duty: first the counties' own letters, then what the schools owe. Who cannot be read has done nothing.
pub fn deadlines(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let counties = campaign.counties(counties);
    let own = counties.iter().map(|county| campaign.county_letter(county)).collect();
    let schools: Vec<_> = counties.iter().flat_map(|county| campaign.register.enrolled(county)).collect();
    let of_schools = |duty| {
        let standing = |one: &Enrolled| one.school.map(|school| campaign.school_duty(one.id, school, duty));
        schools.iter().map(standing).collect()
    };
    let rows = vec![
        line(campaign, "市县责任书", Duty::Letter, own),
        line(campaign, "县校责任书", Duty::Letter, of_schools(Duty::Letter)),
        line(campaign, "入校（园）传达", Duty::Conveyance, of_schools(Duty::Conveyance)),
        line(campaign, "入校（园）检查", Duty::Inspection, of_schools(Duty::Inspection)),
        line(campaign, "学校自查", Duty::SchoolWork, of_schools(Duty::SchoolWork)),
    ];
    Table::under("deadlines", "各项期限", HEADINGS, rows)
}

fn line(campaign: &Campaign, what: &str, duty: Duty, standings: Vec<Option<Standing>>) -> Vec<Cell> {
    let is =
        |standing: &&Option<Standing>, is: fn(&State) -> bool| standing.is_some_and(|standing| is(&standing.state));
    let count = |state: fn(&State) -> bool| standings.iter().filter(|standing| is(standing, state)).count() as u64;
    let in_time = count(|state| matches!(state, State::Done(_)));
    let late = count(|state| matches!(state, State::Late(..)));
    let overdue = count(|state| matches!(state, State::Overdue(_)));
    let of = standings.len() as u64;
    let mut cells = vec![Cell::text(what), Cell::Day(campaign.deadline(duty).day)];
    cells.extend([of, in_time, late, of - in_time - late, overdue].map(Cell::Count));
    cells.push(Cell::Rate { done: in_time + late, of });
    cells
}
