//! What is not done, unit by unit.

use crate::basics::id::{CountyId, SchoolId};
use crate::records::School;
use crate::register::{Campaign, Deadline, Duty, Standing};
use crate::reports::{Cell, Table, numbered};

const HEADINGS: &str = "序号,单位,学校,学校标识码,未完成事项,截止日期,逾期天数";

/// One line per open duty: by county, first its own letter, then by school.
pub fn missing(campaign: &Campaign, counties: &[CountyId]) -> Table {
    let counties = campaign.counties(counties);
    let rows = counties.iter().flat_map(|county| county_lines(campaign, county));
    Table::under("missing", "未完成事项表", HEADINGS, numbered(rows))
}

fn county_lines(campaign: &Campaign, county: &CountyId) -> Vec<Vec<Cell>> {
    let name = campaign.register.name(&county.clone().into());
    let letter = Open::of(campaign.county_letter(county), "未签责任书");
    let mut rows: Vec<_> = letter.map(|open| line(&name, None, open)).into_iter().collect();
    for (id, school) in campaign.register.schools_in_force(county) {
        rows.extend(open_at(campaign, id, school).into_iter().map(|open| line(&name, Some(school), open)));
    }
    rows
}

/// What is not done.
struct Open {
    what: &'static str,
    deadline: Option<Deadline>,
    days_overdue: Option<u32>,
}

impl Open {
    /// A duty, unless it is done.
    fn of(standing: Standing, what: &'static str) -> Option<Open> {
        let open = Open { what, deadline: Some(standing.deadline), days_overdue: standing.days_overdue() };
        standing.done_on().is_none().then_some(open)
    }

    /// What has no deadline.
    fn undated(what: &'static str) -> Open {
        Open { what, deadline: None, days_overdue: None }
    }
}

fn open_at(campaign: &Campaign, id: &SchoolId, school: &School) -> Vec<Open> {
    let word = |duty| match duty {
        Duty::Letter => "未签责任书",
        Duty::Conveyance => "未传达",
        Duty::Inspection if campaign.inspections(id).next().is_some() => "检查未完成",
        Duty::Inspection => "未检查",
        Duty::SchoolWork => "未落实自查",
    };
    let duties = campaign.school_duties(id, school);
    let mut open: Vec<_> = duties.filter_map(|standing| Open::of(standing, word(standing.duty))).collect();
    open.extend(school.vice_principal.is_none().then(|| Open::undated("未确定副校长（园长）")));
    open.extend((!school.has_woman_liaison()).then(|| Open::undated("未确定女性联络员")));
    open
}

fn line(county: &str, school: Option<&School>, open: Open) -> Vec<Cell> {
    let code = school.and_then(|school| school.school_code.as_ref());
    vec![
        Cell::text(county),
        Cell::text(school.map_or("", |school| school.name.as_str())),
        Cell::text(code.map(ToString::to_string).unwrap_or_default()),
        Cell::text(open.what),
        Cell::day(open.deadline.map(|deadline| deadline.day)),
        open.days_overdue.map_or(Cell::Blank, |days| Cell::Count(days.into())),
    ]
}
