//! What is not done, unit by unit.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::records::School;
use crate::register::{Campaign, Deadline, Duty, Enrolled, Register, Standing};
use crate::reports::lack::Lack;
use crate::reports::{Cell, Table, numbered};
use std::collections::BTreeSet;

pub(super) const HEADINGS: &str = "序号:4,单位:7,学校:9,学校标识码:2,未完成事项:9,截止日期:6,逾期天数:8";

/// One line per open duty: by county, first its own letter, then by school.
pub fn missing(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let open = open_duties(campaign, counties);
    let rows = open.iter().map(|open| open.line(campaign.register));
    Table::under("missing", "未完成事项表", HEADINGS, numbered(rows))
}

/// The open duties of the units in force, in the order of `missing`.
pub(super) fn open_duties(campaign: &Campaign, counties: &Asked<CountyId>) -> Vec<Open> {
    let unread = campaign.unread();
    campaign.counties(counties).iter().flat_map(|county| open_in(campaign, county, &unread)).collect()
}

fn open_in(campaign: &Campaign, county: &CountyId, unread: &BTreeSet<UnitId>) -> Vec<Open> {
    let unit = county.clone().into();
    let letter = campaign.county_letter(county);
    let mut open: Vec<_> =
        letter.and_then(|letter| duty(&unit, letter, Lack::Duty(Duty::Letter))).into_iter().collect();
    open.extend(unread.contains(&unit).then(|| Open::unread(&unit)));
    for Enrolled { id, school } in campaign.register.enrolled(county) {
        let unit = id.clone().into();
        open.extend(school.into_iter().flat_map(|school| open_at(campaign, id, school)));
        open.extend(unread.contains(&unit).then(|| Open::unread(&unit)));
    }
    open
}

/// What is not done.
pub(super) struct Open {
    pub(super) county: CountyId,
    pub(super) school: Option<SchoolId>,
    pub(super) what: Lack,
    pub(super) deadline: Option<Deadline>,
    pub(super) days_overdue: Option<u32>,
}

impl Open {
    /// Something not done at a unit that has no deadline.
    fn undated(unit: &UnitId, what: Lack) -> Open {
        let (county, school) = (unit.county().clone(), unit.school().cloned());
        Open { county, school, what, deadline: None, days_overdue: None }
    }

    /// What stands for all that a unit may owe, where something of it cannot be read.
    pub(super) fn unread(unit: &UnitId) -> Open {
        Open::undated(unit, Lack::Unread)
    }

    /// Whether it stands for what cannot be read.
    pub(super) fn is_unread(&self) -> bool {
        self.what == Lack::Unread
    }

    /// Whose it is.
    pub(super) fn unit(&self) -> UnitId {
        self.school.clone().map_or_else(|| self.county.clone().into(), UnitId::School)
    }

    /// Its line, without a number.
    pub(super) fn line(&self, register: &Register) -> Vec<Cell> {
        let code = self.school.as_ref().and_then(|id| register.school(id)?.school_code.as_ref());
        let mut cells = self.names(register).to_vec();
        cells.push(Cell::text(code.map(ToString::to_string).unwrap_or_default()));
        cells.extend(self.standing());
        cells
    }

    /// The cells of the county and the school.
    pub(super) fn names(&self, register: &Register) -> [Cell; 2] {
        let school = self.school.as_ref().map(|id| register.school_name(id));
        [register.county_name(&self.county), school.unwrap_or_default()].map(Cell::text)
    }

    /// The cells of what is not done, its deadline, and how long it is overdue.
    pub(super) fn standing(&self) -> [Cell; 3] {
        [
            Cell::text(self.what.chinese()),
            Cell::day(self.deadline.map(|deadline| deadline.day)),
            self.days_overdue.map_or(Cell::Blank, |days| Cell::Count(days.into())),
        ]
    }
}

/// A duty of a unit, unless it is done.
fn duty(unit: &UnitId, standing: Standing, what: Lack) -> Option<Open> {
    let (deadline, days_overdue) = (Some(standing.deadline), standing.days_overdue());
    standing.done_on().is_none().then(|| Open { deadline, days_overdue, ..Open::undated(unit, what) })
}

fn open_at(campaign: &Campaign, id: &SchoolId, school: &School) -> Vec<Open> {
    let lack = |duty| match duty {
        Duty::Inspection if campaign.inspections(id).next().is_some() => Lack::Unfinished,
        duty => Lack::Duty(duty),
    };
    let unit = &id.clone().into();
    let duties = campaign.school_duties(id, school);
    let mut open: Vec<_> = duties.filter_map(|standing| duty(unit, standing, lack(standing.duty))).collect();
    open.extend(school.vice_principal().is_none().then(|| Open::undated(unit, Lack::VicePrincipal)));
    open.extend((!school.has_woman_liaison()).then(|| Open::undated(unit, Lack::WomanLiaison)));
    open
}
