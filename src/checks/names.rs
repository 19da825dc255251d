//! Whether those who are named are somebody. Nothing counts as signed, named or closed by a word for nobody, so that whoever
//! wrote it must be told.

use crate::checks::{Found, Spot, is_in_force};
use crate::diagnostics::Place;
use crate::files::kinds::Entry;
use crate::files::root::MECHANISM;
use crate::records::person_name::{Doubt, is_damaged};
use crate::records::{Described, FindingKey, Mechanism, Name, PersonKey};
use crate::register::{Campaign, Register};
use crate::tr;

/// Ensures that who runs the mechanism, the groups and the schools is somebody, and that no name there lost a character.
pub fn units_name_somebody(register: &Register, found: &mut Found) {
    let leader = register.mechanism().and_then(|mechanism| mechanism.city_group.leader.as_ref());
    if let Some((leader, doubt)) = leader.and_then(|leader| Some((leader, leader.doubt()?))) {
        const LEADER: &str = "city_group.leader";
        let spot = Spot::at_path(MECHANISM.to_owned(), Place::Value(LEADER.to_owned()), None);
        report(spot, &Mechanism::FIELDS.in_file(LEADER), leader.written(), doubt, found);
    }
    for (id, county) in register.counties_in_force() {
        report_people(Entry::County(id, county), found);
        report_lost(Entry::County(id, county), "name", &county.name, found);
    }
    for (id, school) in register.all_schools_in_force() {
        let entry = Entry::School(id, school);
        report_people(entry, found);
        report_lost(entry, "name", &school.name, found);
        for (place, alias) in school.aliases.iter().flatten().enumerate() {
            report_lost(entry, &format!("aliases.{place}"), alias, found);
        }
    }
}

/// Ensures that who signs and takes part in the round is somebody.
pub fn deeds_name_somebody(campaign: &Campaign, found: &mut Found) {
    let of_round = campaign.register.entries().filter(|entry| entry.round() == Some(campaign.id));
    let deeds = of_round.filter(|entry| !matches!(entry, Entry::Rectification(..)) && is_in_force(campaign, *entry));
    deeds.for_each(|deed| report_people(deed, found));
}

/// Ensures that who works off findings, those of earlier rounds too, and who checks is somebody.
pub fn rectifications_name_somebody(register: &Register, found: &mut Found) {
    let campaign = register.campaign().ok();
    let is_told = |key: &FindingKey| campaign.is_none_or(|campaign| campaign.reaches(&key.round));
    let rectifications = register.rectifications().filter(|(key, _)| is_told(key));
    rectifications.for_each(|(key, record)| report_people(Entry::Rectification(key, record), found));
}

fn report_people(record: Entry, found: &mut Found) {
    let people = record.people().into_iter();
    let doubtful = people.filter_map(|(key, person)| Some((key, person.written(), person.doubt()?)));
    doubtful.for_each(|(key, name, doubt)| report_in(record, key, name, doubt, found));
}

fn report_in(record: Entry, key: PersonKey, name: &Name, doubt: Doubt, found: &mut Found) {
    let key = key.to_string();
    let called = record.key().fields().in_file(&key);
    report(Spot::value_in(record, key), &called, name, doubt, found);
}

/// Reports a name of a unit that lost a character.
fn report_lost(record: Entry, key: &str, name: &Name, found: &mut Found) {
    if is_damaged(name.as_str()) {
        let called = record.key().fields().in_file(key);
        report(Spot::value_in(record, key), &called, name, Doubt::Damaged, found);
    }
}

fn report(spot: Spot, called: &str, name: &Name, doubt: Doubt, found: &mut Found) {
    let (message, help) = match doubt {
        Doubt::Nobody => (
            tr!(
                "`{called}` is “{name}”, which does not name a person: it counts as nobody",
                "{called}填的“{name}”不是人名，按没有人计"
            ),
            tr!("write the name; where there is nobody yet, take it out", "请改填姓名；还没有人的，请删去这一处"),
        ),
        Doubt::Damaged => (
            tr!("`{called}` is “{name}”: a character of the name was lost", "{called}填的“{name}”里有字丢失"),
            tr!("write the name out", "请把丢失的字补上"),
        ),
    };
    found.add(spot, message, help);
}
