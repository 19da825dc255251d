//! What holds for the days of records.

use crate::basics::day::Day;
use crate::basics::id::UnitId;
use crate::checks::{Found, Spot, is_in_force};
use crate::diagnostics::Place;
use crate::files::kinds::Entry;
use crate::records::{DeedKey, Described, Field, Inspection, Rectification, Round, School, Submission};
use crate::register::{Campaign, Register};
use crate::tr;

const FILLED: &Field = Inspection::FIELDS.get("filled_on");
const DONE: &Field = Rectification::FIELDS.get("done_on");
const CLOSED: &Field = Rectification::FIELDS.get("closed_on");
const RECEIVED: &Field = Submission::FIELDS.get("received_on");
const SCHOOL_OPENED: &Field = School::FIELDS.get("opened_on");
const SCHOOL_CLOSED: &Field = School::FIELDS.get("closed_on");
const ISSUED: &Field = Round::FIELDS.get("issued_on");
const SEALED: &Field = Round::FIELDS.get("sealed_on");

/// Ensures that nothing done is dated after the register's day.
pub fn deeds_are_past(register: &Register, found: &mut Found) {
    for later in register.later() {
        let (place, on) = (later.key.map_or(Place::File, Place::Value), later.on);
        found.add(
            Spot::at_path(later.path.to_string(), place, later.unit),
            tr!("{on} is still to come", "{on}还没有到"),
            tr!("mend the date; a deed is recorded once it is done", "请改正日期；事情做了以后再登记"),
        );
    }
}

/// Ensures that a unit is in force on the day of its records.
pub fn units_are_in_force(register: &Register, found: &mut Found) {
    for entry in register.entries() {
        let Some(unit) = entry.unit() else { continue };
        for (key, on) in days(entry) {
            if !register.in_force(&unit, on) {
                let (name, why) = (register.name(&unit), why_not_in_force(register, &unit, on));
                let [opened, closed] = [SCHOOL_OPENED, SCHOOL_CLOSED].map(Field::in_file);
                found.add(
                    Spot::of_entry(entry, place(key)),
                    tr!("{name} was not in force on {on}: {why}", "{name}在{on}不在办：{why}"),
                    tr!(
                        "mend the date of the record, or the unit's `{opened}` or `{closed}`",
                        "请改正记录的日期，或单位的{opened}、{closed}"
                    ),
                );
            }
        }
    }
}

fn why_not_in_force(register: &Register, unit: &UnitId, on: Day) -> String {
    let school = unit.school().and_then(|school| register.school(school));
    let closed = school.and_then(|school| school.closed_on).filter(|closed| *closed <= on);
    let opened = school.and_then(|school| school.opened_on).filter(|opened| *opened > on);
    let county_closed = register.county(unit.county()).and_then(|county| county.closed_on);
    match (opened, closed, county_closed) {
        (Some(opened), _, _) => tr!("it opened on {opened}", "{opened}才开办"),
        (_, Some(closed), _) => tr!("it closed on {closed}", "{closed}起停办"),
        (_, _, Some(closed)) => tr!("its county group closed on {closed}", "所属县联合工作组{closed}起撤销"),
        _ => String::new(),
    }
}

/// Ensures that no record of the round is dated before the notice.
pub fn nothing_precedes_the_notice(campaign: &Campaign, found: &mut Found) {
    let issued_on = campaign.round.issued_on;
    for entry in campaign.register.entries().filter(|entry| entry.round() == Some(campaign.id)) {
        for (key, on) in days(entry).filter(|(_, on)| *on < issued_on && is_in_force(campaign, entry)) {
            found.add(
                Spot::of_entry(entry, place(key)),
                tr!(
                    "{on} is before the notice, which was issued on {issued_on}",
                    "日期{on}早于通知印发日期{issued_on}"
                ),
                tr!("see whether the date is right, and the round", "请核对日期和所属轮次"),
            );
        }
    }
}

/// The days that a record is of: that of its name, else those of its content, each with its key.
fn days(entry: Entry) -> impl Iterator<Item = (Option<DeedKey>, Day)> {
    let of_content = if entry.on().is_none() { entry.deeds() } else { Vec::new() };
    let of_content = of_content.into_iter().map(|deed| (Some(deed.key), deed.on));
    entry.on().map(|on| (None, on)).into_iter().chain(of_content)
}

/// The place of a day: under its key, or in the file's name.
fn place(key: Option<DeedKey>) -> Place {
    key.map_or(Place::File, |key| Place::Value(key.to_string()))
}

/// Ensures that a form is filled in on the day of the visit or after it.
pub fn forms_follow_their_visit(register: &Register, found: &mut Found) {
    for visit in register.visits() {
        let on = visit.on;
        if let Some(filled_on) = visit.row.filled_on().filter(|filled_on| *filled_on < on) {
            let filled = FILLED.in_file();
            found.add(
                Spot::value_in(visit.record, FILLED.key),
                tr!(
                    "the form was filled in on {filled_on}, before the visit of {on}",
                    "填表日期{filled_on}早于检查日期{on}"
                ),
                tr!("mend `{filled}`, or the date in the file's name", "请改正{filled}，或文件名中的检查日期"),
            );
        }
    }
}

/// Ensures that a finding is done with after it was found, and closed after both.
pub fn rectifications_follow_their_finding(register: &Register, found: &mut Found) {
    for (key, record) in register.rectifications() {
        let on = key.on;
        if let Some(done_on) = record.done_on.filter(|done_on| *done_on < on) {
            let done = DONE.in_file();
            found.add(
                Spot::value::<Rectification>(key, DONE.key),
                tr!("done on {done_on}, before it was found on {on}", "完成日期{done_on}早于查出日期{on}"),
                tr!("mend `{done}`, or the date in the file's name", "请改正{done}，或文件名中的查出日期"),
            );
        }
        let before = on.max(record.done_on.unwrap_or(on));
        if let Some(closed_on) = record.closed_on.filter(|closed_on| *closed_on < before) {
            let message = match before == on {
                true => {
                    tr!("closed on {closed_on}, before it was found on {on}", "销号日期{closed_on}早于查出日期{on}")
                }
                false => {
                    tr!(
                        "closed on {closed_on}, before it was done on {before}",
                        "销号日期{closed_on}早于完成日期{before}"
                    )
                }
            };
            let [closed, done] = [CLOSED, DONE].map(Field::in_file);
            let help = tr!("mend `{closed}` or `{done}`", "请改正{closed}或{done}");
            found.add(Spot::value::<Rectification>(key, CLOSED.key), message, help);
        }
    }
}

/// Ensures that nothing is received before it was sent.
pub fn receipts_follow_their_sending(register: &Register, found: &mut Found) {
    for (key, submission) in register.submissions() {
        let on = key.on;
        if let Some(received_on) = submission.received_on.filter(|received_on| *received_on < on) {
            let received = RECEIVED.in_file();
            found.add(
                Spot::value::<Submission>(key, RECEIVED.key),
                tr!("received on {received_on}, before it was sent on {on}", "签收日期{received_on}早于上报日期{on}"),
                tr!("mend `{received}`, or the date in the file's name", "请改正{received}，或文件名中的上报日期"),
            );
        }
    }
}

/// Ensures that no form is sent before its visit.
pub fn forms_are_sent_after_their_visit(register: &Register, found: &mut Found) {
    for (key, submission) in register.submissions() {
        let sent = key.on;
        for name in submission.forms.keys() {
            let Some(on) = name.on().filter(|on| *on > sent) else { continue };
            found.add(
                Spot::key::<Submission>(key, format!("forms.{name}")),
                tr!("sent on {sent}, before the visit of {on}", "上报日期{sent}早于检查日期{on}"),
                tr!("mend the date of the submission, or of the inspection", "请改正上报日期，或检查日期"),
            );
        }
    }
}

/// Ensures that no school closes before it opens.
pub fn closings_follow_openings(register: &Register, found: &mut Found) {
    for (id, school) in register.all_schools() {
        let (Some(opened_on), Some(closed_on)) = (school.opened_on, school.closed_on) else { continue };
        if closed_on < opened_on {
            let [closed, opened] = [SCHOOL_CLOSED, SCHOOL_OPENED].map(Field::in_file);
            found.add(
                Spot::value::<School>(id, SCHOOL_CLOSED.key),
                tr!(
                    "the school closed on {closed_on}, before it opened on {opened_on}",
                    "停办日期{closed_on}早于开办日期{opened_on}"
                ),
                tr!("mend `{closed}` or `{opened}`", "请改正{closed}或{opened}"),
            );
        }
    }
}

/// Ensures that no round is sealed before its notice.
pub fn seals_follow_their_notice(register: &Register, found: &mut Found) {
    for (id, round) in register.rounds() {
        let issued_on = round.issued_on;
        if let Some(sealed_on) = round.sealed_on.filter(|sealed_on| *sealed_on < issued_on) {
            let [sealed, issued] = [SEALED, ISSUED].map(Field::in_file);
            found.add(
                Spot::value::<Round>(id, SEALED.key),
                tr!(
                    "the round was sealed on {sealed_on}, before its notice of {issued_on}",
                    "封存日期{sealed_on}早于通知印发日期{issued_on}"
                ),
                tr!("mend `{sealed}` or `{issued}`", "请改正{sealed}或{issued}"),
            );
        }
    }
}
