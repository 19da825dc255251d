//! What every unit has to do, by when, and whether it has.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::records::School;
use crate::register::Campaign;

crate::words! {
    /// A duty with a deadline, in the order in which the reports list them.
    Duty {
        Letter = "letter", "责任书";
        Conveyance = "conveyance", "传达";
        Inspection = "inspection", "检查";
        SchoolWork = "school_work", "自查";
    }
}

/// A day by which something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub day: Day,
    /// Whether done on the day itself is on time.
    pub inclusive: bool,
}

impl Deadline {
    /// How many days after the deadline a day is; `None` when it is on time. Counted from the deadline, and one more
    /// where the day itself is late.
    pub fn days_late(self, on: Day) -> Option<u32> {
        let late = on.days_since(self.day) + i64::from(!self.inclusive);
        u32::try_from(late).ok().filter(|late| *late > 0)
    }
}

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done on time, on this day.
    Done(Day),
    /// Done on this day, this many days after its deadline: late for ever.
    Late(Day, u32),
    /// Not done; there is still time.
    Due,
    /// Not done, and this many days overdue.
    Overdue(u32),
}

/// A duty of a unit, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub duty: Duty,
    /// By when.
    pub deadline: Deadline,
    /// How it stands.
    pub state: State,
}

impl Standing {
    /// The day that the duty was done.
    pub fn done_on(&self) -> Option<Day> {
        match self.state {
            State::Done(on) | State::Late(on, _) => Some(on),
            State::Due | State::Overdue(_) => None,
        }
    }

    /// How many days overdue it is, if it is.
    pub fn days_overdue(&self) -> Option<u32> {
        match self.state {
            State::Overdue(days) => Some(days),
            _ => None,
        }
    }
}

impl Campaign<'_> {
    /// The notice's deadline for a duty.
    pub fn deadline(&self, duty: Duty) -> Deadline {
        let deadlines = &self.round.deadlines;
        let day = match duty {
            Duty::Letter => deadlines.letters,
            Duty::Conveyance => deadlines.conveyances,
            Duty::Inspection => deadlines.inspections,
            Duty::SchoolWork => deadlines.school_work,
        };
        Deadline { day, inclusive: deadlines.inclusive() }
    }

    /// A school's deadline: one opened after (not on) the notice's has a number of days from its opening.
    pub fn school_deadline(&self, school: &School, duty: Duty) -> Deadline {
        let deadline = self.deadline(duty);
        match school.opened_on.filter(|opened| *opened > deadline.day) {
            Some(opened) => {
                let day = opened.plus(self.round.deadlines.opened_later_days());
                Deadline { day, ..deadline }
            }
            None => deadline,
        }
    }

    /// How the first-level letter of a county group stands; not known where the group's file cannot be read.
    pub fn county_letter(&self, county: &CountyId) -> Option<Standing> {
        let unit = county.clone().into();
        let signed_on = self.letter(&unit).and_then(|letter| letter.signed_on());
        let standing = || self.standing(Duty::Letter, self.deadline(Duty::Letter), signed_on);
        (!self.register.is_unread(&unit)).then(standing)
    }

    /// How a school's duty stands; its day is that of the first record that fulfils it.
    pub fn school_duty(&self, id: &SchoolId, school: &School, duty: Duty) -> Standing {
        let done_on = match duty {
            Duty::Letter => self.letter(&UnitId::School(id.clone())).and_then(|letter| letter.signed_on()),
            Duty::Conveyance => self.conveyances(id).next().map(|(key, _)| key.on),
            Duty::Inspection => self.fulfilling(id, school).next().map(|(key, _)| key.on),
            Duty::SchoolWork => self.school_work(id).and_then(|work| work.self_inspected_on),
        };
        self.standing(duty, self.school_deadline(school, duty), done_on)
    }

    /// All duties of a school, in order.
    pub fn school_duties(&self, id: &SchoolId, school: &School) -> impl Iterator<Item = Standing> {
        <Duty as crate::basics::words::Word>::ALL.iter().map(|duty| self.school_duty(id, school, *duty))
    }

    fn standing(&self, duty: Duty, deadline: Deadline, done_on: Option<Day>) -> Standing {
        let state = match done_on {
            Some(on) => deadline.days_late(on).map_or(State::Done(on), |days| State::Late(on, days)),
            None => deadline.days_late(self.as_of()).map_or(State::Due, State::Overdue),
        };
        Standing { duty, deadline, state }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_late_are_counted_from_the_deadline() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let inclusive = Deadline { day: day("2019-08-05"), inclusive: true };
        assert_eq!(inclusive.days_late(day("2019-08-05")), None);
        assert_eq!(inclusive.days_late(day("2019-08-06")), Some(1));
        let exclusive = Deadline { inclusive: false, ..inclusive };
        assert_eq!(exclusive.days_late(day("2019-08-04")), None);
        assert_eq!(exclusive.days_late(day("2019-08-05")), Some(1));
        assert_eq!(exclusive.days_late(day("2019-08-06")), Some(2));
    }
}
