//! The key of a record of any kind, and what the names of files and folders in the records say.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::records::*;
use std::collections::BTreeMap;
use std::fmt;

/// What the name of every record ends in.
pub(super) const ENDING: &str = ".toml";

/// What the name of the list of a seal ends in.
const LIST_ENDING: &str = ".sha256";

/// What a name below a record folder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Round,
    County,
    /// The rest of the key.
    File,
}

/// A folder at the root of the records.
pub(super) struct RecordFolder {
    pub(super) name: &'static str,
    /// What the names below it say, one after the other.
    pub(super) levels: &'static [Level],
    pub(super) sealed: Sealed,
}

impl RecordFolder {
    pub(super) fn named(name: &str) -> Option<&'static RecordFolder> {
        FOLDERS.iter().find(|folder| folder.name == name)
    }
}

/// The record folders, each with the most names that a path below it has.
pub fn record_folders() -> BTreeMap<&'static str, usize> {
    // Counties and schools share one; the schools, which lie deeper, come later.
    FOLDERS.iter().map(|folder| (folder.name, folder.levels.len())).collect()
}

/// Whether the names in a record folder are ids, of which no two may be alike.
pub fn names_ids(folder: &str) -> bool {
    folder == Round::FOLDER || folder == School::FOLDER
}

/// The name of a record's file, without its ending; none where it is not named as a record.
pub fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(ENDING)
}

/// The name of the list that `round seal` writes of a round, without its ending; `None` where it is not named so.
pub fn seal_list_stem(name: &str) -> Option<&str> {
    name.strip_suffix(LIST_ENDING)
}

/// The path of the list that `round seal` writes of a round.
pub fn path_of_seal_list(round: &RoundId) -> String {
    [Round::FOLDER, "/", round.as_str(), LIST_ENDING].concat()
}

/// The path of a unit’s own file that a sentence names first.
pub fn unit_named_in(sentence: &str) -> Option<&str> {
    let named = &sentence[sentence.find(&[School::FOLDER, "/"].concat())?..];
    Some(&named[..named.find(ENDING)? + ENDING.len()])
}

/// The folders that a path lies in, from the root on, then the path itself.
pub fn way_to(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end]).chain([path])
}

/// The names that a path is made of; none of the root's, which is empty.
pub fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|name| !name.is_empty())
}

/// Where a path leads from a folder: without `.` and `..`.
pub fn plain(folder: &str, path: &str) -> String {
    let mut plain: Vec<&str> = Vec::new();
    for name in names(folder).chain(names(path)) {
        match name {
            "." => {}
            ".." => drop(plain.pop()),
            name => plain.push(name),
        }
    }
    plain.join("/")
}

/// The folder that a path lies in, and its own name there.
pub fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Whether a path is that of a folder or file, or lies in it.
pub fn is_within(path: &str, folder: &str) -> bool {
    folder.is_empty() || way_to(path).any(|part| part == folder)
}

/// The path of a record from the root, with `/`.
pub fn path_of<R: Record>(key: &R::Key) -> String {
    [R::FOLDER, "/", &key.path(), ENDING].concat()
}

/// The path of a unit's own file from the root.
pub fn path_of_unit(unit: &UnitId) -> String {
    match unit {
        UnitId::County(county) => path_of::<County>(county),
        UnitId::School(school) => path_of::<School>(school),
    }
}

macro_rules! keys {
    ($($_together:ident: $record:ident, [$($level:ident),+];)+) => {
        /// The key of a record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum RecordKey {
            $(#[doc = concat!("See [`", stringify!($record), "`].")]
              $record(<$record as Record>::Key),)+
        }

        impl RecordKey {
            /// Reads the names below a record folder, the last one without `.toml`.
            pub fn read(folder: &str, names: &[&str]) -> Result<RecordKey, KeyFault> {
                let mut fault = KeyFault::Depth;
                $(if folder == <$record as Record>::FOLDER {
                    match <<$record as Record>::Key as Key>::read(names) {
                        Ok(key) => return Ok(RecordKey::$record(key)),
                        Err(KeyFault::Depth) => {}
                        Err(other) => fault = other,
                    }
                })+
                Err(fault)
            }

            /// The folder of its kind.
            pub fn folder(&self) -> &'static str {
                match self { $(RecordKey::$record(_) => <$record as Record>::FOLDER,)+ }
            }

            /// The fields of its kind.
            pub fn fields(&self) -> Fields {
                match self { $(RecordKey::$record(_) => <$record as Described>::FIELDS,)+ }
            }

            /// What the seal of its round does to the record.
            pub fn sealed(&self) -> Sealed {
                match self { $(RecordKey::$record(_) => <$record as Record>::SEALED,)+ }
            }

            /// Whether it covers it.
            pub fn is_sealed(&self) -> bool {
                self.sealed() == Sealed::Covered
            }

            /// The round that the record is of.
            pub fn round(&self) -> Option<&RoundId> {
                match self { $(RecordKey::$record(key) => key.round(),)+ }
            }

            /// The day that the record is of.
            pub fn on(&self) -> Option<Day> {
                match self { $(RecordKey::$record(key) => key.on(),)+ }
            }

            /// The unit that the record is of.
            pub fn unit(&self) -> Option<UnitId> {
                match self { $(RecordKey::$record(key) => key.unit(),)+ }
            }

            /// The key of the same of another day; none where the path says no day.
            pub fn with_day(&self, on: Day) -> Option<RecordKey> {
                match self { $(RecordKey::$record(key) => key.with_day(on).map(RecordKey::$record),)+ }
            }

            /// The key of the same of another unit; none where it cannot be that unit’s.
            pub fn with_unit(&self, unit: &UnitId) -> Option<RecordKey> {
                match self { $(RecordKey::$record(key) => key.with_unit(unit).map(RecordKey::$record),)+ }
            }
        }

        /// Its path from the root, with `/`.
        impl fmt::Display for RecordKey {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&match self { $(RecordKey::$record(key) => path_of::<$record>(key),)+ })
            }
        }

        pub(in crate::files::path) const FOLDERS: &[RecordFolder] = &[$(RecordFolder {
            name: <$record as Record>::FOLDER,
            levels: &[$(Level::$level),+],
            sealed: <$record as Record>::SEALED,
        }),+];
    };
}

record_kinds!(keys);
