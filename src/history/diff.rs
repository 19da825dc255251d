//! How matters stand in one register against an earlier one.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, UnitId};
use crate::files::path::RecordPath;
use crate::history::stand::{Stand, Stands, Topic, called, stands};
use crate::register::Register;
use std::collections::BTreeSet;

/// Something that stands otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose it is.
    pub unit: UnitId,
    /// The name of the county group, and of the school if it is one's.
    pub names: (String, Option<String>),
    /// What it is.
    pub topic: Topic,
    /// What it is called.
    pub called: String,
    /// How it stood; nothing where it was not.
    pub before: Option<Stand>,
    /// How it stands; nothing where it is not.
    pub after: Option<Stand>,
    /// The records that show it.
    pub shown_by: [Option<RecordPath>; 2],
}

/// Everything that stands otherwise in a later register than in an earlier one, of the counties asked for; by county, its
/// own first, then by school. A unit that came or went is told by itself, without its duties.
pub fn diff(earlier: &Register, later: &Register, counties: &Asked<CountyId>) -> Vec<Turn> {
    let from = later.campaign();
    let [before, after] = [earlier, later].map(|register| stands(register, &from, counties));
    let has = |stands: &Stands, unit: &UnitId| stands.contains_key(&(unit.clone(), Topic::Registered));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
    let mut turns = Vec::new();
    for key in keys {
        let (unit, topic) = &key;
        let is_both = has(&before, unit) && has(&after, unit);
        let mut stood = [before.get(&key), after.get(&key)].map(Option::<&_>::cloned);
        match topic {
            Topic::Registered => stood = stood.map(|stood| Some(stood.unwrap_or((Stand::Absent, None)))),
            Topic::Duty(_) if !is_both => continue,
            _ => {}
        }
        let [(before, old), (after, new)] = stood.map(Option::unzip);
        if before != after {
            let (called, names) = (called(topic, [later, earlier]), names(unit, [later, earlier]));
            let shown_by = [old.flatten(), new.flatten()];
            turns.push(Turn { unit: unit.clone(), names, topic: topic.clone(), called, before, after, shown_by });
        }
    }
    turns.sort_by_cached_key(|turn| (later.place(turn.unit.county()), turn.unit.clone(), place(&turn.topic, later)));
    turns
}

/// Where a topic comes among those of a unit: findings by round, day and the place of the item on the form.
fn place(topic: &Topic, register: &Register) -> impl Ord + use<> {
    let Topic::Finding(key) = topic else { return (None, Some(topic.clone())) };
    let form = register.form(&key.round);
    let place = form.and_then(|form| form.items().iter().position(|item| item.key == key.what));
    (Some((key.round.clone(), key.on, place.is_none(), place)), Some(topic.clone()))
}

/// The names of a unit's county and of the unit, if that is a school: those of the register that knows them.
fn names(unit: &UnitId, registers: [&Register; 2]) -> (String, Option<String>) {
    let name = |unit: &UnitId| {
        let known = registers.into_iter().find(|register| register.is_registered(unit));
        known.unwrap_or(registers[0]).name(unit)
    };
    (name(&unit.county().clone().into()), unit.school().map(|_| name(unit)))
}
