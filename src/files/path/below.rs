//! What may lie at a path or below it, where it cannot be read.

use crate::basics::id::{CountyId, RoundId, UnitId};
use crate::files::path::{Level, RecordKey, RecordPath, key::FOLDERS, path_of_unit};
use crate::records::{Inspection, Record, Rectification, School, SpotCheck};
use std::collections::BTreeSet;

impl RecordPath {
    /// Whether a record of a kind that is a unit's in a round lies at it or, its name set aside, below it.
    pub fn may_hold<R: Record>(&self, round: &RoundId, unit: &UnitId) -> bool {
        match &self.key {
            Some(key) => key.folder() == R::FOLDER && key.round() == Some(round) && key.unit().as_ref() == Some(unit),
            None => {
                let county = unit.school().map(|school| school.county.as_str());
                let mut folders = [R::FOLDER, round.as_str()].into_iter().chain(county);
                self.text.split('/').all(|name| folders.next() == Some(name))
            }
        }
    }

    /// Whether findings at the schools of a county, or their working-off, lie at it or, its name set aside, below it.
    pub fn may_hold_findings_of(&self, county: &CountyId) -> bool {
        let is_theirs = match &self.key {
            Some(key) => key.unit().and_then(|unit| Some(unit.school()?.county == *county)).unwrap_or(false),
            None => self.is_folder() && self.said(Level::County).is_none_or(|name| name == county.as_str()),
        };
        is_theirs && (self.is_in::<Inspection>() || self.is_in::<SpotCheck>() || self.is_in::<Rectification>())
    }

    /// Whether it lies no deeper than the folders in which the records of its kind lie.
    fn is_folder(&self) -> bool {
        let names = self.text.split('/').count();
        self.folder().is_some_and(|folder| names <= folder.levels.len())
    }

    /// Whether the file of a school of a county lies at it or, its name set aside, below it.
    pub fn may_hold_schools_of(&self, county: &CountyId) -> bool {
        let is_their_own = self.own_unit().is_some_and(|unit| unit.school().is_none());
        let is_theirs = self.said(Level::County).is_none_or(|name| name == county.as_str());
        self.is_in::<School>() && !is_their_own && is_theirs
    }
}

/// The paths, of files and of folders, at or in which the records of a unit of some rounds lie; of a county those of its
/// schools too.
pub fn places_of(unit: &UnitId, rounds: &BTreeSet<RoundId>) -> Vec<String> {
    let county = unit.county();
    let own =
        [Some(path_of_unit(unit)), unit.school().is_none().then(|| [School::FOLDER, "/", county.as_str()].concat())];
    let mut places: Vec<_> = own.into_iter().flatten().collect();
    let by_round: BTreeSet<_> =
        FOLDERS.iter().filter(|folder| folder.levels.len() == 3).map(|folder| folder.name).collect();
    for (round, folder) in rounds.iter().flat_map(|round| by_round.iter().map(move |folder| (round, *folder))) {
        let names = [Some(round.as_str()), Some(county.as_str()), unit.school().map(|school| school.school.as_str())];
        let names: Vec<_> = names.into_iter().flatten().collect();
        let record = RecordKey::read(folder, &names).ok().filter(|key| key.unit().as_ref() == Some(unit));
        let is_whole = record.is_some() && unit.school().is_some();
        places.extend(record.map(|key| key.to_string()));
        places.extend((!is_whole).then(|| [folder, round.as_str(), county.as_str()].join("/")));
    }
    places
}

/// The rounds that some paths are of, or lie in whose folders.
pub fn rounds_among<'p>(paths: impl IntoIterator<Item = &'p str>) -> BTreeSet<RoundId> {
    paths.into_iter().filter_map(|path| RecordPath::at(path).round()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_records_of_a_unit_lie_at_its_places_and_nowhere_else() {
        let rounds = ["2019", "2020"].map(|round| round.parse().unwrap()).into();
        let school: UnitId = "沧县/甲小学".parse().unwrap();
        let places = places_of(&school, &rounds);
        for path in ["units/沧县/甲小学.toml", "letters/2020/沧县/甲小学.toml", "conveyances/2019/沧县"] {
            assert!(places.iter().any(|place| place == path), "{path} {places:?}");
        }
        for path in ["units/沧县", "letters/2020/沧县", "letters/2019/沧县.toml"] {
            assert!(!places.iter().any(|place| place == path), "{path} {places:?}");
        }
        let county = places_of(&"沧县".parse().unwrap(), &rounds);
        for path in
            ["units/沧县.toml", "units/沧县", "letters/2020/沧县.toml", "letters/2020/沧县", "submissions/2019/沧县"]
        {
            assert!(county.iter().any(|place| place == path), "{path} {county:?}");
        }
        // One whose name is that of a visit to another is not taken for that.
        let odd = places_of(&"沧县/2019-08-02-甲小学".parse().unwrap(), &rounds);
        assert!(odd.iter().any(|place| place == "conveyances/2019/沧县"), "{odd:?}");
    }

    #[test]
    fn rounds_are_those_that_paths_speak_of() {
        let rounds = rounds_among(["rounds/2019.toml", "letters/2020", "units/2021.toml", "letters", "x/2022"]);
        assert_eq!(rounds, ["2019", "2020"].map(|round| round.parse().unwrap()).into());
    }
}
