//! What holds for the keys of all kinds of records.

use crate::basics::id::UnitId;
use crate::checks::{Found, Spot};
use crate::diagnostics::Place;
use crate::files::kinds::Entry;
use crate::register::Register;
use crate::tr;

/// Ensures that the unit of every record is registered, and the county of every school.
pub fn units_are_registered(register: &Register, found: &mut Found) {
    for entry in register.entries() {
        let Some(unit) = needed_unit(entry).filter(|unit| !register.is_registered(unit)) else { continue };
        let verb = if unit.school().is_some() { "add-school" } else { "add-county" };
        found.add(
            Spot::of_entry(entry, Place::File),
            tr!("“{unit}” is not registered", "“{unit}”还没有登记"),
            tr!(
                "register it with `shuangqian unit {verb} {unit}`, or mend the path of this file",
                "请用 shuangqian unit {verb} {unit} 登记，或改正本文件所在的文件夹和文件名"
            ),
        );
    }
}

/// The unit that must be registered: for a school's own file its county, for every other record its unit.
fn needed_unit(entry: Entry) -> Option<UnitId> {
    let unit = entry.unit()?;
    let is_school_file = matches!(entry, Entry::School(..));
    Some(if is_school_file { unit.county().clone().into() } else { unit })
}

/// Ensures that the round of every record is open.
pub fn rounds_are_open(register: &Register, found: &mut Found) {
    for entry in register.entries() {
        let Some(round) = entry.round().filter(|round| !register.is_open(round)) else { continue };
        found.add(
            Spot::of_entry(entry, Place::File),
            tr!("there is no round “{round}”", "没有“{round}”这个轮次"),
            tr!(
                "open it with `shuangqian round open {round}`, or move the file to the folder of its round",
                "请用 shuangqian round open {round} 建立，或把文件移到所属轮次的文件夹"
            ),
        );
    }
}
