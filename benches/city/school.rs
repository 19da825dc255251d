//! The schools of the city, and what was done at each: a few things are left undone or were found wanting.

use shuangqian::basics::day::Day;

/// The items of the form that are answered by a result: those for every school, then those for girls' dormitories.
pub const ITEMS: [&str; 6] =
    ["policy", "safety_officer", "complaint_officer", "recruitment_vetting", "education", "key_areas"];
/// See [`ITEMS`].
pub const DORMITORY_ITEMS: [&str; 3] = ["dormitory_closed", "dormitory_staff_female", "dormitory_access"];
/// An item that is asked, but has no column.
pub const UNPRINTED_ITEMS: [&str; 5] =
    ["authority_supervision", "record_hires", "professional_ethics", "staff_management", "camera_blind_spots"];

/// How many schools a county has.
pub const SCHOOLS: usize = 250;

const STEMS: [&str; 16] = [
    "芦汀", "槐荫", "榆钱", "风荷", "墨池", "青蘅", "苇叶", "霁月", "双槐", "枣韵", "杏林", "云帆", "萤光", "橘灯",
    "麦田", "星槎",
];
const SURNAMES: [&str; 12] = ["李", "张", "王", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"];

/// The name, which is the id, of a county by its number from 0.
pub fn county(number: usize) -> String {
    format!("清河{:02}县", number + 1)
}

/// A school by its number in the city.
#[derive(Clone, Copy)]
pub struct School(usize);

/// One row of the form.
pub struct Inspection {
    /// The day.
    pub on: Day,
    /// The answers in the order of the form.
    pub answers: Vec<(&'static str, &'static str)>,
}

impl School {
    /// Every school of so many counties.
    pub fn all(counties: usize) -> impl Iterator<Item = School> {
        (0..counties * SCHOOLS).map(School)
    }

    /// Its county.
    pub fn county(self) -> String {
        county(self.0 / SCHOOLS)
    }

    /// Its id: every second county files by code, the others by name.
    pub fn id(self) -> String {
        let is_coded = self.0 / SCHOOLS % 2 == 1;
        if is_coded { self.code() } else { self.name() }
    }

    /// What it was called before.
    pub fn alias(self) -> String {
        let kind = if self.is_kindergarten() { "幼儿园" } else { "小学" };
        format!("{}第{}{kind}", self.county(), self.0 % SCHOOLS + 1)
    }

    /// Its name.
    pub fn name(self) -> String {
        let number = self.0 % SCHOOLS;
        let kind = if self.is_kindergarten() { "幼儿园" } else { "小学" };
        format!("{}{}{}{kind}", self.county(), STEMS[number / 16], STEMS[number % 16])
    }

    /// Whether it is a kindergarten.
    pub fn is_kindergarten(self) -> bool {
        self.0.is_multiple_of(2)
    }

    /// Whether it has a girls' dormitory.
    pub fn has_dormitory(self) -> bool {
        self.0 % 10 == 3
    }

    /// Its identification code.
    pub fn code(self) -> String {
        format!("31{:08}", self.0)
    }

    /// How many staff it has.
    pub fn staff(self) -> usize {
        20 + self.0 % 150
    }

    /// The name of one of its people.
    pub fn person(self, which: usize) -> String {
        format!("{}某", SURNAMES[(self.0 + which) % SURNAMES.len()])
    }

    /// The day that its letter was signed; 1 in 250 is not.
    pub fn signed_on(self) -> Option<Day> {
        (self.0 % SCHOOLS != 17).then(|| august(1).plus((self.0 % 4) as u32))
    }

    /// The day that it was told; 1 in 250 was not.
    pub fn told_on(self) -> Option<Day> {
        (self.0 % SCHOOLS != 41).then(|| august(2).plus((self.0 % 4) as u32))
    }

    /// Its inspections: one, at 7 in 25 a second, which finds nothing more; at 1 in 250 none is complete.
    pub fn inspections(self) -> Vec<Inspection> {
        let first = august(6).plus((self.0 % 20) as u32);
        let second = (self.0 % 25 < 7).then(|| Inspection { on: first.plus(30), answers: self.answers("") });
        let first = Inspection { on: first, answers: self.answers(self.wanting().unwrap_or_default()) };
        [first].into_iter().chain(second).collect()
    }

    /// The item that its first inspection found wanting; at 1 in 10 none.
    pub fn wanting(self) -> Option<&'static str> {
        (!self.0.is_multiple_of(10)).then(|| ITEMS[self.0 % SCHOOLS % ITEMS.len()])
    }

    /// The day that the finding was closed; 1 in 20 is not.
    pub fn closed_on(self) -> Option<Day> {
        let found = self.inspections().first()?.on;
        (self.0 % 20 != 9).then(|| found.plus(10 + (self.0 % 6) as u32))
    }

    /// The day that the city looked at it; at 1 in 10.
    pub fn spot_checked_on(self) -> Option<Day> {
        (self.0 % 10 == 4).then(|| august(31).plus(2 + (self.0 % 25) as u32))
    }

    /// What the city found there: all in order.
    pub fn spot_check(self, on: Day) -> Inspection {
        Inspection { on, answers: self.answers("") }
    }

    /// The day that one of its inspections is sent to the city, the Monday after; 1 in 250 is not.
    pub fn sent_on(self, inspection: &Inspection) -> Option<Day> {
        (self.0 % SCHOOLS != 223).then(|| inspection.on.monday().plus(7))
    }

    /// The day that it inspected itself; 1 in 250 did not.
    pub fn self_inspected_on(self) -> Option<Day> {
        (self.0 % SCHOOLS != 199).then(|| august(20).plus((self.0 % 9) as u32))
    }

    fn answers(self, wanting: &str) -> Vec<(&'static str, &'static str)> {
        let left_out = if self.0 % SCHOOLS == 77 { "education" } else { "" };
        let dormitory = DORMITORY_ITEMS.iter().filter(|_| self.has_dormitory());
        let items = ITEMS.iter().chain(dormitory).chain(&UNPRINTED_ITEMS).filter(|item| **item != left_out);
        items.map(|item| (*item, if *item == wanting { "problem" } else { "compliant" })).collect()
    }
}

fn august(day: u32) -> Day {
    Day::new(2019, 8, day).unwrap_or(Day::MIN)
}
