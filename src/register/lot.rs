//! Schools drawn by lot for spot checks.

use crate::basics::id::SchoolId;
use crate::records::{SchoolKind, Seed, Stratum};
use crate::register::{Enrolled, Register};
use std::collections::BTreeMap;

/// The schools that a seed draws from, each with its lot, stratum by stratum.
type Strata = BTreeMap<String, Vec<(String, SchoolId)>>;

impl Register {
    /// The schools that a seed draws from: those in force, of its counties and kinds, without a spot check since its day.
    /// One that cannot be read is in force.
    pub fn drawn_from(&self, seed: &Seed) -> Vec<SchoolId> {
        self.strata(seed).into_values().flatten().map(|(_, school)| school).collect()
    }

    /// What a seed draws: of each stratum those with the smallest lots, and of a stratum that has no more, all.
    pub fn drawn(&self, seed: &Seed) -> Vec<SchoolId> {
        let most = usize::try_from(seed.count).unwrap_or(usize::MAX);
        let strata = self.strata(seed).into_values();
        strata.flat_map(|stratum| stratum.into_iter().take(most).map(|(_, school)| school)).collect()
    }

    /// Counties by id, kinds in the order of their words, what has no known kind first; within, by lot.
    fn strata(&self, seed: &Seed) -> Strata {
        let mut strata = Strata::new();
        let counties = self.county_ids_in_force();
        let asked = counties.iter().filter(|county| seed.counties.is_empty() || seed.counties.contains(county));
        for enrolled in asked.flat_map(|county| self.enrolled(county)) {
            let kind = kind(enrolled);
            let is_asked = seed.kinds.is_empty() || kind.is_some_and(|kind| seed.kinds.contains(&kind));
            if !is_asked || self.is_spot_checked_since(enrolled.id, seed) {
                continue;
            }
            let stratum = match seed.by {
                None => String::new(),
                Some(Stratum::County) => enrolled.id.county.to_string(),
                Some(Stratum::Kind) => kind.map_or(String::new(), |kind| format!("{:02}", kind as usize + 1)),
            };
            strata.entry(stratum).or_default().push((seed.lot(enrolled.id), enrolled.id.clone()));
        }
        strata.values_mut().for_each(|stratum| stratum.sort());
        strata
    }

    fn is_spot_checked_since(&self, school: &SchoolId, seed: &Seed) -> bool {
        seed.not_since.is_some_and(|since| {
            let mut keys = self.records.spot_checks.keys();
            keys.any(|key| key.on >= since && key.unit.school() == Some(school))
        })
    }
}

/// The kind of a school, from its id where its file cannot be read.
fn kind(Enrolled { id, school }: Enrolled) -> Option<SchoolKind> {
    school.map_or_else(|| SchoolKind::of_name(id.school.as_str()), |school| Some(school.kind))
}
