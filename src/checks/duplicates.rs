//! The rules that no two units in force on the same day have the same code or name, or nearly the same.

use crate::basics::fold::fold;
use crate::basics::id::CountyId;
use crate::basics::place_name::PlaceName;
use crate::checks::{Found, Spot};
use crate::files::path::path_of;
use crate::records::{County, School};
use crate::register::{Register, Stretch};
use crate::tr;
use foldhash::{HashMap, HashMapExt};
use std::hash::Hash;

/// Each unit that shares a key with an earlier one on at least one day, with that one; in the order given.
fn twins<K: Hash + Eq, U: Copy>(units: impl Iterator<Item = (K, Stretch, U)>) -> Vec<(U, U)> {
    let most = units.size_hint().1.unwrap_or_default();
    let mut seen: HashMap<K, Vec<(Stretch, U)>> = HashMap::with_capacity(most);
    let mut twins = Vec::new();
    for (known_by, stretch, unit) in units {
        // Nearly every key is one unit's only.
        let earlier = seen.entry(known_by).or_insert_with(|| Vec::with_capacity(1));
        let twin = earlier.iter().find(|(other, _)| other.overlaps(stretch));
        twins.extend(twin.map(|(_, twin)| (*twin, unit)));
        earlier.push((stretch, unit));
    }
    twins
}

/// Ensures that no two schools share an identification code.
pub fn school_codes_differ(register: &Register, found: &mut Found) {
    let schools = register.all_schools();
    let coded = schools.filter_map(|(id, school)| {
        let code = school.school_code.as_ref()?;
        Some((code.as_str(), register.stretch(&id.clone().into())?, (id, code)))
    });
    for ((twin, _), (id, code)) in twins(coded) {
        let twin = path_of::<School>(twin);
        found.add(
            Spot::value::<School>(id, "school_code"),
            tr!("{twin} has the code {code} too", "学校标识码{code}与{twin}中的重复"),
            tr!(
                "correct the wrong one; if it is one school, close or take out one of the two",
                "请改正填错的一个；如是同一所学校，只保留一个"
            ),
        );
    }
}

/// Ensures that no two schools of a county share a name; aliases may be shared.
pub fn school_names_differ(register: &Register, found: &mut Found) {
    let schools = register.all_schools();
    let named = schools.filter_map(|(id, school)| {
        let stretch = register.stretch(&id.clone().into())?;
        Some(((&id.county, fold(school.name.as_str())), stretch, (id, &school.name)))
    });
    for ((twin, _), (id, name)) in twins(named) {
        let twin = path_of::<School>(twin);
        found.add(
            Spot::value::<School>(id, "name"),
            tr!("{twin} has the name “{name}” too", "名称“{name}”与{twin}中的重复"),
            same_name_help(),
        );
    }
}

/// Ensures that the names of two schools of a county differ by more than the county's name, which clerks write or leave
/// out. Of what is closed nobody need be told.
pub fn school_names_differ_by_more_than_the_county(register: &Register, found: &mut Found) {
    let city = register.mechanism().map(|mechanism| mechanism.city.as_str());
    let mut places: HashMap<&CountyId, PlaceName> = HashMap::new();
    let schools = register.all_schools().filter_map(|(id, school)| {
        let county = &id.county;
        let place = places.entry(county).or_insert_with(|| PlaceName::new(city, &register.county_name(county)));
        let stretch = register.stretch(&id.clone().into()).filter(|stretch| !stretch.is_over(register.as_of))?;
        Some(((county, place.left_out(school.name.as_str())), stretch, (id, &school.name)))
    });
    // The same name whole is another rule's.
    let alike = twins(schools).into_iter().filter(|((_, one), (_, other))| fold(one.as_str()) != fold(other.as_str()));
    for ((twin, twin_name), (id, name)) in alike {
        let twin = path_of::<School>(twin);
        found.add(
            Spot::value::<School>(id, "name"),
            tr!(
                "“{name}” and “{twin_name}” in {twin} are the same without the county's name",
                "“{name}”与{twin}中的“{twin_name}”去掉县名后相同"
            ),
            tr!(
                "if it is one school, keep one of the two; if they are two, tell them apart by their full names",
                "如是同一所学校，只保留一个；确是两所的，请写全称加以区别"
            ),
        );
    }
}

/// Ensures that no two county groups share a name.
pub fn county_names_differ(register: &Register, found: &mut Found) {
    let counties = register.counties_by_id();
    let named = counties.filter_map(|(id, county)| {
        let stretch = register.stretch(&id.clone().into())?;
        Some((fold(county.name.as_str()), stretch, (id, &county.name)))
    });
    for ((twin, _), (id, name)) in twins(named) {
        let twin = path_of::<County>(twin);
        found.add(
            Spot::value::<County>(id, "name"),
            tr!("{twin} has the name “{name}” too", "名称“{name}”与{twin}中的重复"),
            same_name_help(),
        );
    }
}

fn same_name_help() -> String {
    tr!(
        "tell them apart by their full names; if it is one unit, close or take out one of the two",
        "请写全称加以区别；如是同一单位，只保留一个"
    )
}
