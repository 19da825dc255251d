//! Deadlines, and which duties are open.

use crate::expected::is_somebody;
use crate::expected::view::{View, fulfils};
use crate::model::{County, Day, Letter, Round, School, Signature, plus};

/// Whether the program judges the duty “school work” yet.
pub const SCHOOL_WORK_JUDGED: bool = true;

/// A duty that is not done.
#[derive(Clone)]
pub struct Open<'a> {
    pub county: &'a County,
    pub school: Option<&'a School>,
    pub what: &'static str,
    pub deadline: Option<Day>,
}

/// The deadline that holds for a school.
// contract: “For a school opened after (not on) a deadline the deadline is `opened_later_days` after its opening.”
pub fn deadline(round: &Round, notice: Day, school: Option<&School>) -> Day {
    match school.and_then(|school| school.opened_on) {
        Some(opened) if opened > notice => plus(opened, round.opened_later_days.unwrap_or(30)),
        _ => notice,
    }
}

/// Whether what is done, or still open, on the day is late.
// contract: “default true: done on the day itself is on time”; “`inclusive` governs the notice’s deadlines”. That of a
// school opened later is one of them too, since it stands in for the notice’s day.
pub fn is_late(round: &Round, deadline: Day, day: Day) -> bool {
    if round.inclusive.unwrap_or(true) { day > deadline } else { day >= deadline }
}

/// How many days a duty is late; blank until then.
// contract: “Days late are counted from the deadline, and one more where the day itself is late.”
pub fn days_late(round: &Round, deadline: Day, as_of: Day) -> String {
    if !is_late(round, deadline, as_of) {
        return String::new();
    }
    let days = (as_of - deadline).num_days();
    let inclusive = round.inclusive.unwrap_or(true);
    if inclusive { days.to_string() } else { (days + 1).to_string() }
}

/// The signature, if somebody has signed.
pub fn by_somebody(signature: &Option<Signature>) -> Option<&Signature> {
    signature.as_ref().filter(|signature| is_somebody(&signature.signer))
}

/// The day on which a letter was signed by both, if it was by the day.
// contract: “Signed: both parties have signed; the letter’s date is the later signature.”
pub fn signed_on(letter: Option<&Letter>, as_of: Day) -> Option<Day> {
    let upper = by_somebody(&letter?.upper)?.signed_on;
    let lower = by_somebody(&letter?.lower)?.signed_on;
    (upper <= as_of && lower <= as_of).then_some(upper.max(lower))
}

impl<'a> View<'a> {
    /// Whether the school was told.
    pub fn conveyed(&self, county: &County, school: &School) -> bool {
        self.city.conveyances.iter().any(|record| {
            let unit = record.county == county.id && record.school == school.id;
            record.round == self.round.id && unit && record.date <= self.as_of
        })
    }

    /// Whether an inspection of the school counts.
    pub fn inspected(&self, county: &County, school: &School) -> bool {
        self.inspections(county, school).iter().any(|visit| fulfils(visit, &self.round.items, school))
    }

    fn self_inspected(&self, county: &County, school: &School) -> bool {
        self.city.works.iter().any(|work| {
            let unit = work.county == county.id && work.school == school.id;
            work.round == self.round.id && unit && work.self_inspected.is_some_and(|day| day <= self.as_of)
        })
    }

    /// Every open duty of the units in force.
    // contract: “by county, first its own letter, then by school; duties in this order”
    pub fn open_duties(&self) -> Vec<Open<'a>> {
        let mut open = Vec::new();
        for county in self.counties() {
            if signed_on(self.letter(county, None), self.as_of).is_none() {
                open.push(Open { county, school: None, what: "未签责任书", deadline: Some(self.round.letters) });
            }
            for school in self.schools(county) {
                let duty = |(what, notice): (&'static str, Option<Day>)| {
                    let deadline = notice.map(|notice| deadline(self.round, notice, Some(school)));
                    Open { county, school: Some(school), what, deadline }
                };
                open.extend(self.not_done(county, school).into_iter().map(duty));
            }
        }
        open
    }

    /// The school's open duties with the notice's deadlines.
    fn not_done(&self, county: &County, school: &School) -> Vec<(&'static str, Option<Day>)> {
        let round = self.round;
        let mut open = Vec::new();
        if signed_on(self.letter(county, Some(school)), self.as_of).is_none() {
            open.push(("未签责任书", Some(round.letters)));
        }
        if !self.conveyed(county, school) {
            open.push(("未传达", Some(round.conveyances)));
        }
        if !self.inspected(county, school) {
            // “检查未完成 (an inspection exists, none fulfils)”
            let what = if self.inspections(county, school).is_empty() { "未检查" } else { "检查未完成" };
            open.push((what, Some(round.inspections)));
        }
        if SCHOOL_WORK_JUDGED && !self.self_inspected(county, school) {
            open.push(("未落实自查", Some(round.school_work)));
        }
        if !has_vice_principal(school) {
            open.push(("未确定副校长（园长）", None));
        }
        if !has_woman_liaison(school) {
            open.push(("未确定女性联络员", None));
        }
        open
    }
}

/// Whether the school has named a vice-principal.
pub fn has_vice_principal(school: &School) -> bool {
    school.vice_principal.as_deref().is_some_and(is_somebody)
}

/// Whether the school has named a woman as liaison.
pub fn has_woman_liaison(school: &School) -> bool {
    school.liaison.as_ref().is_some_and(|liaison| liaison.female && is_somebody(&liaison.name))
}
