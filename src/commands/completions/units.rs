//! The units that may be meant: by the beginning of a name, a part of it, or its pinyin initials.

use super::noun::Noun;
use super::offer::Offer;
use crate::basics::fold::fold;
use crate::basics::id::{CountyId, SchoolId};
use crate::basics::initials::Initials;
use crate::files::Root;
use crate::files::named::{calls_of, named_counties, named_schools};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The most schools of all counties that are shown at once.
const SCHOOLS: usize = 60;
/// The most schools whose files are opened where no county is named: as many as one county has.
const READ: usize = 350;

/// Where units are looked for.
pub struct Units<'a> {
    /// The records.
    pub root: &'a Root,
}

impl Units<'_> {
    /// What is offered for a unit. Only names of files are read, and of one county, once it is named, its units.
    pub fn offers(&self, noun: Noun, typed: &str, within: Option<&str>) -> Vec<Offer> {
        let typed = typed.replace(['／', '、'], "/");
        match typed.split_once('/') {
            Some(_) if matches!(noun, Noun::County | Noun::NewSchool) => Vec::new(),
            Some((county, school)) => {
                self.one_county(county).map_or_else(Vec::new, |county| self.schools(&county, school))
            }
            None => match within.and_then(|county| self.one_county(county)) {
                Some(county) => self.schools(&county, &typed),
                None => self.anywhere(noun, &typed),
            },
        }
    }

    /// Counties, and schools of all of them by the names of their files; only of those that are codes the files are read.
    fn anywhere(&self, noun: Noun, typed: &str) -> Vec<Offer> {
        let counties = named_counties(self.root);
        let takes_schools = matches!(noun, Noun::Unit | Noun::School) && !typed.is_empty();
        let of_schools = counties.iter().filter(|_| takes_schools).filter_map(|county| county.parse().ok());
        let schools: Vec<_> = of_schools.flat_map(|county| named_schools(self.root, &county)).collect();
        let codes: BTreeSet<_> = schools.iter().filter(|school| school.school.as_str().is_ascii()).collect();
        let schools: Vec<_> = schools
            .par_iter()
            .map(|school| self.known(school, codes.len() <= READ && codes.contains(school)))
            .collect();
        let known = counties.iter().map(|county| Known { unit: county.clone(), calls: vec![county.clone()] });
        let best = best(known.chain(schools), typed);
        let (schools, counties): (Vec<_>, Vec<_>) = best.into_iter().partition(|known| known.unit.contains('/'));
        let county = |known: &Known| Offer::word(known.unit.as_str());
        let way = |known: &Known| Offer::word(format!("{}/", known.unit));
        let mut offers: Vec<_> = match (noun, counties.as_slice()) {
            (Noun::School | Noun::NewSchool, _) => counties.iter().map(way).collect(),
            // The way on to its schools, instead of a blank behind the only one.
            (Noun::Unit, [one]) => vec![county(one), way(one)],
            _ => counties.iter().map(county).collect(),
        };
        if schools.len() <= SCHOOLS || offers.is_empty() {
            offers.extend(schools.iter().take(SCHOOLS).map(Known::offer));
        }
        offers
    }

    /// A school by the name of its file, or by all that it is called.
    fn known(&self, school: &SchoolId, is_read: bool) -> Known {
        let calls = if is_read { calls_of(self.root, school) } else { Vec::new() };
        let calls = std::iter::once(school.school.to_string()).chain(calls).collect();
        Known { unit: school.to_string(), calls }
    }

    /// The county that a typed text names, if it is one.
    fn one_county(&self, typed: &str) -> Option<CountyId> {
        let counties = named_counties(self.root).into_iter();
        let found = best(counties.map(|county| Known { unit: county.clone(), calls: vec![county] }), typed);
        let exact = found.iter().find(|county| fold(&county.unit) == fold(typed));
        let one = if let [one] = found.as_slice() { Some(one) } else { None };
        exact.or(one)?.unit.parse().ok()
    }

    /// The schools of a county by all that they are called.
    fn schools(&self, county: &CountyId, typed: &str) -> Vec<Offer> {
        let schools = named_schools(self.root, county);
        let known: Vec<_> = schools.par_iter().map(|school| self.known(school, true)).collect();
        best(known, typed).iter().map(Known::offer).collect()
    }
}

/// A unit, and what it is called.
struct Known {
    unit: String,
    /// Its id first.
    calls: Vec<String>,
}

impl Known {
    /// The unit, and its name where that says more.
    fn offer(&self) -> Offer {
        let name = self.calls.get(1).filter(|name| **name != self.calls[0]).cloned();
        Offer::of(self.unit.as_str(), name.unwrap_or_default())
    }
}

/// Those that fit a typed text best by what they are called: that begin with it, hold it, or have its initials.
fn best(known: impl IntoIterator<Item = Known>, typed: &str) -> Vec<Known> {
    let folded = fold(typed);
    let initials = Initials::typed(&folded);
    let level = |call: &String| {
        let call = fold(call);
        match &initials {
            _ if call.starts_with(&folded) => Some(0),
            _ if call.contains(&folded) => Some(1),
            Some(initials) if initials.are_all_of(&call) => Some(2),
            Some(initials) if initials.are_in_order_in(&call) => Some(3),
            _ => None,
        }
    };
    let level_of = |known: Known| known.calls.iter().filter_map(level).min().map(|level| (level, known));
    let fitting: Vec<_> = known.into_iter().filter_map(level_of).collect();
    let best = fitting.iter().map(|(level, _)| *level).min();
    fitting.into_iter().filter(|(level, _)| Some(*level) == best).map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_level_is_offered_alone() {
        let known = |name: &str| Known { unit: name.to_owned(), calls: vec![name.to_owned()] };
        let found = |typed: &str| {
            let known = ["沧县第一中学", "沧县中学", "任丘中学", "cxzx"].map(known);
            best(known, typed).into_iter().map(|known| known.unit).collect::<Vec<_>>()
        };
        assert_eq!(found("沧"), ["沧县第一中学", "沧县中学"]);
        assert_eq!(found("中学"), ["沧县第一中学", "沧县中学", "任丘中学"]);
        assert_eq!(found("cx"), ["cxzx"]);
        assert_eq!(found("rqzx"), ["任丘中学"]);
        assert_eq!(found("cyzx"), ["沧县第一中学"]);
        assert_eq!(found("").len(), 4);
        assert!(found("青").is_empty());
    }
}
