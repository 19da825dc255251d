//! Records of a round, of a unit in a round: what stands together.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId, SchoolId};
use crate::records::{Dated, Filed, Key};
use std::collections::BTreeMap;

/// What is of a round.
pub(super) fn of_round<'r, K: Key, R>(
    records: &'r BTreeMap<K, R>,
    round: &'r RoundId,
) -> impl Iterator<Item = (&'r K, &'r R)> + use<'r, K, R> {
    records.iter().filter(move |(key, _)| key.round() == Some(round))
}

/// What is of a unit in a round, the earliest first.
pub(super) fn of_unit<'r, U: Filed, R>(
    records: &'r BTreeMap<Dated<U>, R>,
    round: &RoundId,
    unit: &U,
) -> impl Iterator<Item = (&'r Dated<U>, &'r R)> + use<'r, U, R> {
    let first = Dated::new(round.clone(), unit.clone(), Day::MIN);
    let (round, unit) = (round.clone(), unit.clone());
    records.range(first..).take_while(move |(key, _)| key.round == round && key.unit == unit)
}

/// What is of the schools of a county in a round, by school and day.
pub(super) fn of_schools<'r, U: Filed + From<SchoolId>, R>(
    records: &'r BTreeMap<Dated<U>, R>,
    round: &RoundId,
    county: &CountyId,
) -> impl Iterator<Item = (&'r Dated<U>, &'r R)> + use<'r, U, R> {
    let first = Dated::new(round.clone(), SchoolId::first_of(county).into(), Day::MIN);
    let (round, county) = (round.clone(), county.clone());
    records.range(first..).take_while(move |(key, _)| key.round == round && *key.unit.county() == county)
}
