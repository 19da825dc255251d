//! A city in memory: plain texts and days, each as it stands in the records.

use chrono::{Days, NaiveDate};

/// A calendar day.
pub type Day = NaiveDate;

/// The day that is `days` later, or earlier when negative.
pub fn plus(day: Day, days: i64) -> Day {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day - distance } else { day + distance }
}

/// Everything that the records say.
#[derive(Clone)]
pub struct City {
    pub seed: u64,
    pub rounds: Vec<Round>,
    pub counties: Vec<County>,
    pub letters: Vec<Letter>,
    pub conveyances: Vec<Conveyance>,
    pub inspections: Vec<Visit>,
    pub spot_checks: Vec<Visit>,
    pub rectifications: Vec<Rectification>,
    pub works: Vec<Work>,
    pub submissions: Vec<Submission>,
    pub decisions: Vec<Decision>,
}

/// A notice; `None` is a key left out.
#[derive(Clone)]
pub struct Round {
    pub id: String,
    pub issued_on: Day,
    pub sealed_on: Option<Day>,
    pub inclusive: Option<bool>,
    pub letters: Day,
    pub conveyances: Day,
    pub inspections: Day,
    pub school_work: Day,
    pub spot_checks_from: Day,
    pub rectification_days: Option<i64>,
    pub opened_later_days: Option<i64>,
    pub items: Vec<Item>,
}

/// One matter of a form.
#[derive(Clone)]
pub struct Item {
    pub key: String,
    pub heading: String,
    pub aliases: Vec<String>,
    pub column: bool,
    pub kind: Kind,
    pub dormitory: bool,
}

/// What kind of answer an item takes.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Result,
    Text,
    Examined,
}

#[derive(Clone)]
pub struct County {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub division_code: Option<String>,
    pub closed_on: Option<Day>,
    pub schools: Vec<School>,
}

#[derive(Clone)]
pub struct School {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub school_code: Option<String>,
    pub girls_dormitory: Option<bool>,
    pub vice_principal: Option<String>,
    pub liaison: Option<Liaison>,
    pub opened_on: Option<Day>,
    pub closed_on: Option<Day>,
    pub merged_into: Option<String>,
}

#[derive(Clone)]
pub struct Liaison {
    pub name: String,
    pub female: bool,
}

/// A letter of either level; without a school it is the county's own.
#[derive(Clone)]
pub struct Letter {
    pub round: String,
    pub county: String,
    pub school: Option<String>,
    pub copies: Option<i64>,
    pub upper: Option<Signature>,
    pub lower: Option<Signature>,
}

#[derive(Clone)]
pub struct Signature {
    pub signer: String,
    pub post: String,
    pub signed_on: Day,
}

#[derive(Clone)]
pub struct Conveyance {
    pub round: String,
    pub county: String,
    pub school: String,
    pub date: Day,
    pub staff: Option<(i64, i64)>,
}

/// An inspection or a spot check; without a school it is of the county group.
#[derive(Clone)]
pub struct Visit {
    pub round: String,
    pub county: String,
    pub school: Option<String>,
    pub date: Day,
    pub unannounced: Option<bool>,
    pub filled_on: Option<Day>,
    pub remarks: Option<String>,
    pub results: Vec<(String, &'static str)>,
    pub notes: Vec<(String, String)>,
}

#[derive(Clone)]
pub struct Rectification {
    pub round: String,
    pub county: String,
    pub school: String,
    pub date: Day,
    pub item: String,
    pub measure: Option<String>,
    pub responsible: Option<String>,
    pub due_on: Option<Day>,
    pub done_on: Option<Day>,
    pub note: Option<String>,
    pub closed_on: Option<Day>,
    pub checked_by: Option<String>,
}

/// What a school itself has to do.
#[derive(Clone)]
pub struct Work {
    pub round: String,
    pub county: String,
    pub school: String,
    pub reported: Option<Day>,
    pub self_inspected: Option<Day>,
    pub studies: Vec<Day>,
    pub education: Vec<(Day, &'static str)>,
}

#[derive(Clone)]
pub struct Submission {
    pub round: String,
    pub county: String,
    pub date: Day,
    pub to: Vec<&'static str>,
    pub received_on: Option<Day>,
    /// Names of inspection files, `<date>-<school>`.
    pub forms: Vec<String>,
}

#[derive(Clone)]
pub struct Decision {
    pub round: String,
    pub county: String,
    pub school: Option<String>,
    pub date: Day,
    pub kind: &'static str,
    pub document_number: Option<String>,
    pub reason: String,
    pub basis: Vec<String>,
    pub post: Option<String>,
}

impl County {
    /// Whether the county group counts on a day.
    pub fn in_force(&self, day: Day) -> bool {
        self.closed_on.is_none_or(|closed| day < closed)
    }

    /// Whether a school of the county counts on a day.
    // contract: “A school counts from opened_on up to, not including, closed_on, while its county does.”
    pub fn has_in_force(&self, school: &School, day: Day) -> bool {
        let opened = school.opened_on.is_none_or(|opened| opened <= day);
        let still = school.closed_on.is_none_or(|closed| day < closed);
        opened && still && self.in_force(day)
    }
}

impl City {
    /// The county of this id.
    pub fn county(&self, id: &str) -> &County {
        self.counties.iter().find(|county| county.id == id).expect("the county was generated")
    }

    /// The school of these ids.
    pub fn school(&self, county: &str, school: &str) -> &School {
        let schools = &self.county(county).schools;
        schools.iter().find(|known| known.id == school).expect("the school was generated")
    }
}
