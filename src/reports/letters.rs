//! Responsibility letters: who signed which, and when.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::records::{Described, LEVEL, Letter, Level, Name, SIDES, Side, Signature};
use crate::register::{Campaign, Duty, Enrolled, Standing, State};
use crate::reports::{Cell, Table, numbered};

/// The headings of what follows from a letter and the round.
pub const FOLLOWING: [&str; 3] = ["签订日期", "截止日期", "状态"];

crate::words! {
    /// How a letter stands.
    LetterState {
        Signed = "signed", "已签";
        SignedLate = "signed_late", "逾期补签";
        HalfSigned = "half_signed", "仅一方签字";
        Unsigned = "unsigned", "未签";
        Overdue = "overdue", "逾期未签";
        Unread = "unread", "记录无法读取";
    }
}

impl LetterState {
    /// The state of a letter, if there is one, whose signing stands so; it does not where the unit's file cannot be
    /// read. It counts as half signed only until the deadline.
    pub fn of(standing: Option<&Standing>, letter: Option<&Letter>) -> LetterState {
        let Some(standing) = standing else { return LetterState::Unread };
        match standing.state {
            State::Done(_) => LetterState::Signed,
            State::Late(..) => LetterState::SignedLate,
            State::Overdue(_) => LetterState::Overdue,
            State::Due if letter.is_some_and(Letter::is_half_signed) => LetterState::HalfSigned,
            State::Due => LetterState::Unsigned,
        }
    }
}

/// A line per county in force, then its schools in force.
pub fn letters(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let mut rows = Vec::new();
    for county in campaign.counties(counties) {
        rows.push(county_line(campaign, &county));
        rows.extend(campaign.register.enrolled(&county).into_iter().map(|school| school_line(campaign, school)));
    }
    Table::of("letters", "责任书签订情况表", headings(), numbered(rows)).weighed(weight)
}

fn headings() -> Vec<String> {
    let units = ["county", "school"].map(|key| Letter::FIELDS.get(key));
    let fields = [&LEVEL].into_iter().chain(units).chain(SIDES.as_flattened().iter().copied()).map(|field| field.name);
    ["序号"].into_iter().chain(fields).chain(FOLLOWING).map(str::to_owned).collect()
}

/// How much a column weighs.
fn weight(heading: &str) -> u8 {
    match heading {
        "学校" | "状态" => 9,
        "单位" | "签订日期" => 8,
        "层级" | "截止日期" => 6,
        "下级签字人" | "下级签字日期" => 5,
        "序号" => 3,
        _ => 4,
    }
}

fn county_line(campaign: &Campaign, county: &CountyId) -> Vec<Cell> {
    let unit: UnitId = county.clone().into();
    let mut cells =
        vec![Cell::text(Level::CityCounty.chinese()), Cell::text(campaign.register.name(&unit)), Cell::Blank];
    cells.extend(signing(campaign.letter(&unit), campaign.county_letter(county).as_ref()));
    cells
}

fn school_line(campaign: &Campaign, Enrolled { id, school }: Enrolled) -> Vec<Cell> {
    let unit: UnitId = id.clone().into();
    let county = campaign.register.county_name(&id.county);
    let mut cells =
        vec![Cell::text(Level::CountySchool.chinese()), Cell::text(county), Cell::text(campaign.register.name(&unit))];
    let standing = school.map(|school| campaign.school_duty(id, school, Duty::Letter));
    cells.extend(signing(campaign.letter(&unit), standing.as_ref()));
    cells
}

/// The cells from 上级签字人 on. Of a unit whose file cannot be read nothing is said but that.
fn signing(letter: Option<&Letter>, standing: Option<&Standing>) -> Vec<Cell> {
    let letter = letter.filter(|_| standing.is_some());
    let sides = [Side::Upper, Side::Lower].into_iter();
    let mut cells: Vec<Cell> =
        sides.flat_map(|side| signature(letter.and_then(|letter| letter.signature(side)))).collect();
    cells.push(Cell::day(standing.and_then(Standing::done_on)));
    cells.push(Cell::day(standing.map(|standing| standing.deadline.day)));
    cells.push(Cell::text(LetterState::of(standing, letter).chinese()));
    cells
}

fn signature(signature: Option<&Signature>) -> [Cell; 2] {
    let signer = signature.and_then(|signature| signature.signer.somebody()).map_or("", Name::as_str);
    [Cell::text(signer), Cell::day(signature.map(|signature| signature.signed_on))]
}
