//! What may lie at a path or below it, where it cannot be read.

use crate::basics::id::{CountyId, RoundId, UnitId};
use crate::files::path::{Level, RecordPath};
use crate::records::{Inspection, Record, Rectification, School, SpotCheck};

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
