//! Why a unit does not count on the day that is looked at: it owes nothing then.

use crate::basics::day::Day;
use crate::basics::id::UnitId;
use crate::register::Register;
use crate::tr;

/// That a unit does not count, since when or until when, and why.
pub struct OutOfForce {
    /// The day of its closing, or its opening to come.
    pub on: Day,
    /// In a few words.
    pub why: String,
}

/// Why a unit does not count on the register’s day; `None` where it does.
pub fn out_of_force(register: &Register, unit: &UnitId) -> Option<OutOfForce> {
    if register.in_force(unit, register.as_of) {
        return None;
    }
    let school = unit.school().and_then(|id| register.school(id));
    let county_closed = register.county(unit.county()).and_then(|county| county.closed_on);
    let is_past = |day: &Day| *day <= register.as_of;
    let closed = school.and_then(|school| school.closed_on).filter(is_past);
    match (closed, county_closed.filter(is_past), unit.school()) {
        (Some(on), _, _) => {
            let why = tr!("closed on {on}", "{on}停办");
            let target = school.and_then(|school| school.merged_into.as_ref());
            let into = target.map(|target| tr!(", merged into {target}", "，并入{target}")).unwrap_or_default();
            Some(OutOfForce { on, why: why + &into })
        }
        (None, Some(on), Some(id)) => {
            let county = &id.county;
            Some(OutOfForce { on, why: tr!("{county} closed on {on}", "{county}{on}撤销") })
        }
        (None, Some(on), None) => Some(OutOfForce { on, why: tr!("closed on {on}", "{on}撤销") }),
        (None, None, _) => {
            let on = school?.opened_on?;
            Some(OutOfForce { on, why: tr!("opens on {on}", "{on}开办") })
        }
    }
}
