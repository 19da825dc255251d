//! Schools drawn by lot for spot checks.

use crate::basics::day::Day;
use crate::basics::id::SchoolId;
use crate::records::{Frame, SchoolKind, Seed, Stratum};
use crate::register::{Enrolled, Register};
use std::collections::BTreeMap;

impl Register {
    /// The schools that are drawn from, by stratum: those in force, of the frame's counties and kinds, without a spot check
    /// since its day. One that cannot be read is in force. Counties stand by id, kinds in the order of their words, what
    /// has no known kind first.
    pub fn drawn_from(&self, frame: &Frame) -> BTreeMap<String, Vec<SchoolId>> {
        let mut strata: BTreeMap<String, Vec<SchoolId>> = BTreeMap::new();
        let counties = self.county_ids_in_force();
        let asked = counties.iter().filter(|county| frame.counties.is_empty() || frame.counties.contains(county));
        for enrolled in asked.flat_map(|county| self.enrolled(county)) {
            let kind = kind(enrolled);
            let is_asked = frame.kinds.is_empty() || kind.is_some_and(|kind| frame.kinds.contains(&kind));
            if is_asked && !self.is_spot_checked_since(enrolled.id, frame.not_since) {
                let stratum = match frame.by {
                    None => String::new(),
                    Some(Stratum::County) => enrolled.id.county.to_string(),
                    Some(Stratum::Kind) => kind.map_or(String::new(), |kind| format!("{:02}", kind as usize + 1)),
                };
                strata.entry(stratum).or_default().push(enrolled.id.clone());
            }
        }
        strata
    }

    /// What a seed draws: of each stratum those with the smallest lots, and of a stratum that has no more, all.
    pub fn drawn(&self, seed: &Seed) -> Vec<SchoolId> {
        let most = usize::try_from(seed.frame.count).unwrap_or(usize::MAX);
        let strata = self.drawn_from(&seed.frame).into_values();
        let drawn = strata.flat_map(|mut stratum| {
            stratum.sort_by_cached_key(|school| seed.lot(school));
            stratum.into_iter().take(most)
        });
        drawn.collect()
    }

    fn is_spot_checked_since(&self, school: &SchoolId, since: Option<Day>) -> bool {
        since.is_some_and(|since| {
            let mut keys = self.records.spot_checks.keys();
            keys.any(|key| key.on >= since && key.unit.school() == Some(school))
        })
    }
}

/// The kind of a school, from its id where its file cannot be read.
fn kind(Enrolled { id, school }: Enrolled) -> Option<SchoolKind> {
    school.map_or_else(|| SchoolKind::of_name(id.school.as_str()), |school| Some(school.kind))
}
