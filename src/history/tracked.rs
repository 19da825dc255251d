//! Whose changes are asked for.

use crate::basics::id::{RoundId, UnitId};
use crate::files::path::{RecordPath, is_within, path_of_seal_list, places_of, record_folders, seal_list_stem};
use crate::files::root::MECHANISM;
use crate::files::templates;
use crate::history::Line;
use crate::register::Register;
use std::collections::BTreeSet;

/// What a log is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tracked {
    /// All records.
    All,
    /// Those of some units; of a county those of its schools too.
    Units(BTreeSet<UnitId>),
    /// One.
    Record(RecordPath),
    /// Those in a folder.
    Folder(String),
}

impl Tracked {
    /// A unit, and those that it was merged into, or that were merged into it.
    pub fn unit(register: &Register, unit: UnitId) -> Tracked {
        let merged: Vec<_> = register.mergers().collect();
        let mut units = BTreeSet::from([unit]);
        loop {
            let before = units.len();
            for (one, other) in &merged {
                if units.contains(one) || units.contains(other) {
                    units.extend([one.clone(), other.clone()]);
                }
            }
            if units.len() == before {
                return Tracked::Units(units);
            }
        }
    }

    /// The paths, of files and folders, where git looks for them: never by a pattern.
    pub fn places(&self, rounds: &BTreeSet<RoundId>) -> Vec<String> {
        match self {
            Tracked::All => {
                let folders = record_folders().into_keys().chain([MECHANISM, templates::FOLDER]);
                folders.map(str::to_owned).collect()
            }
            Tracked::Units(units) => {
                let places: BTreeSet<_> = units.iter().flat_map(|unit| places_of(unit, rounds)).collect();
                places.into_iter().collect()
            }
            // A record may have been moved from any day of its unit.
            Tracked::Record(path) => match path.key().and_then(|key| key.unit().filter(|_| key.on().is_some())) {
                Some(unit) => places_of(&unit, rounds),
                None => vec![path.as_str().to_owned()],
            },
            Tracked::Folder(folder) => vec![folder.clone()],
        }
    }

    /// The one place in the records that was named, if one was.
    pub fn named(&self) -> Option<&str> {
        match self {
            Tracked::All | Tracked::Units(_) => None,
            Tracked::Record(path) => Some(path.as_str()),
            Tracked::Folder(folder) => Some(folder),
        }
    }

    /// Whether a file may be one of them.
    pub fn may_hold(&self, path: &RecordPath) -> bool {
        match self {
            Tracked::All => is_of_records(path),
            Tracked::Units(units) => path.key().is_some() && units.iter().any(|unit| is_of(path, unit)),
            Tracked::Record(record) => match (record.key(), path.key()) {
                (Some(one), Some(other)) if one.on().is_some() => {
                    one.folder() == other.folder() && one.round() == other.round()
                }
                _ => path == record,
            },
            Tracked::Folder(folder) => is_of_records(path) && is_within(path.as_str(), folder),
        }
    }

    /// The lines that are about them; the newest come first.
    pub fn only(&self, lines: Vec<Line>) -> Vec<Line> {
        let Tracked::Record(record) = self else { return lines };
        let mut names = BTreeSet::from([record.clone()]);
        let mut is_about = |line: &Line| match &line.moved_from {
            _ if !names.contains(&line.path) && line.moved_from.as_ref() != Some(record) => false,
            Some(from) => {
                names.insert(from.clone());
                true
            }
            None => true,
        };
        lines.into_iter().filter(|line| is_about(line)).collect()
    }
}

fn is_of(path: &RecordPath, unit: &UnitId) -> bool {
    match unit.school() {
        Some(_) => path.unit().as_ref() == Some(unit),
        None => path.county().as_ref() == Some(unit.county()),
    }
}

/// Whether it is a record, the list of a seal, a template or the mechanism.
fn is_of_records(path: &RecordPath) -> bool {
    path.key().is_some() || path.as_str() == MECHANISM || is_template(path) || is_seal_list(path)
}

pub(super) fn is_template(path: &RecordPath) -> bool {
    path.folders().any(|folder| folder == templates::FOLDER)
}

pub(super) fn is_seal_list(path: &RecordPath) -> bool {
    let round = path.round().filter(|_| seal_list_stem(path.as_str()).is_some());
    let stem = seal_list_stem(path.as_str()).and_then(|stem| stem.rsplit('/').next()?.parse::<RoundId>().ok());
    round.or(stem).is_some_and(|round| path_of_seal_list(&round) == path.as_str())
}
