//! A round of the city, looked at on a day.

use crate::model::{City, County, Day, Item, Kind, Letter, Round, School, Visit};

/// What the computations start from.
pub struct View<'a> {
    pub city: &'a City,
    pub round: &'a Round,
    /// The as-of date; of a sealed round at the latest its sealing day.
    pub as_of: Day,
}

impl<'a> View<'a> {
    /// The round as its own reports see it.
    // contract: “Its progress, letters, missing and form are those of its sealing day at the latest (so is 统计截止日期)”
    pub fn new(city: &'a City, round: &'a Round, as_of: Day) -> View<'a> {
        let as_of = round.sealed_on.map_or(as_of, |sealed| sealed.min(as_of));
        View { city, round, as_of }
    }

    /// The counties in force, in order.
    pub fn counties(&self) -> Vec<&'a County> {
        counties_in_order(self.city).into_iter().filter(|county| county.in_force(self.as_of)).collect()
    }

    /// The county's schools in force, in order.
    pub fn schools(&self, county: &'a County) -> Vec<&'a School> {
        schools_in_order(county).into_iter().filter(|school| county.has_in_force(school, self.as_of)).collect()
    }

    /// The round's letter of a county, or of a school, if there is a file.
    pub fn letter(&self, county: &County, school: Option<&School>) -> Option<&'a Letter> {
        let school = school.map(|school| &school.id);
        self.city.letters.iter().find(|letter| {
            letter.round == self.round.id && letter.county == county.id && letter.school.as_ref() == school
        })
    }

    /// The round's inspections of a school up to the day, the earliest first.
    pub fn inspections(&self, county: &County, school: &School) -> Vec<&'a Visit> {
        let fits = |visit: &&Visit| {
            let unit = visit.county == county.id && visit.school.as_ref() == Some(&school.id);
            visit.round == self.round.id && unit && visit.date <= self.as_of
        };
        let mut found: Vec<&Visit> = self.city.inspections.iter().filter(fits).collect();
        found.sort_by_key(|visit| visit.date);
        found
    }
}

/// Every county, in the order of all reports.
// contract: “counties by division code, those without one last, then by id”
pub fn counties_in_order(city: &City) -> Vec<&County> {
    let mut counties: Vec<&County> = city.counties.iter().collect();
    counties.sort_by_key(|county| (county.division_code.is_none(), &county.division_code, &county.id));
    counties
}

/// Every school of a county, by id.
// contract: “schools by id; ids by code point”. UTF-8 sorts by code point.
pub fn schools_in_order(county: &County) -> Vec<&School> {
    let mut schools: Vec<&School> = county.schools.iter().collect();
    schools.sort_by_key(|school| &school.id);
    schools
}

/// The place of a county in the order of reports.
pub fn place(city: &City, county: &str) -> usize {
    counties_in_order(city).iter().position(|known| known.id == county).expect("the county was generated")
}

/// What a visit answered to an item; a wrong answer does not count.
// contract: “What is wrong by this is the error `not-applicable`, and no answer.”
pub fn answer<'a>(visit: &'a Visit, item: &Item, school: &School) -> Option<&'a str> {
    let result = given(visit, &item.key)?;
    let dormitory = if item.dormitory { school.girls_dormitory } else { Some(true) };
    let right = match dormitory {
        // “must be answered, and not `not_applicable`”; “An item that applies always is never `not_applicable`.”
        Some(true) => result != "not_applicable",
        // “only that or no answer is right”; what was not looked at is not an answer
        Some(false) => result == "not_applicable",
        // “any answer or none is taken”
        None => true,
    };
    // “answers (not `not_checked`)”
    (right && result != "not_checked").then_some(result)
}

/// What a visit wrote for an item, right or wrong.
pub fn given<'a>(visit: &'a Visit, item: &str) -> Option<&'a str> {
    visit.results.iter().find(|(key, _)| key == item).map(|(_, result)| *result)
}

/// What a visit noted about an item.
pub fn note<'a>(visit: &'a Visit, item: &str) -> Option<&'a str> {
    visit.notes.iter().find(|(key, _)| key == item).map(|(_, note)| note.as_str())
}

/// Whether an inspection counts.
// contract: “an inspection answers (not `not_checked`) every applicable item of kind `result` that has a column”
pub fn fulfils(visit: &Visit, items: &[Item], school: &School) -> bool {
    items.iter().filter(|item| item.kind == Kind::Result && item.column).all(|item| {
        // “`false`: they do not apply”; “Absent: any answer or none is taken”
        let must = !item.dormitory || school.girls_dormitory == Some(true);
        !must || answer(visit, item, school).is_some()
    })
}
