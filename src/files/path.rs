//! Paths in the records: what the names of folders and files say, read once and written back. No other code splits one.

use crate::basics::id::{CountyId, RoundId, UnitId};
use crate::records::*;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

/// What the name of every record ends in.
const ENDING: &str = ".toml";

/// What a name below a record folder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Round,
    County,
    /// The rest of the key.
    File,
}

/// A folder at the root of the records.
struct RecordFolder {
    name: &'static str,
    /// What the names below it say, one after the other.
    levels: &'static [Level],
    is_sealed: bool,
}

impl RecordFolder {
    fn named(name: &str) -> Option<&'static RecordFolder> {
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

/// The folders that a path lies in, from the root on, then the path itself.
pub fn way_to(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end]).chain([path])
}

/// The names that a path is made of; none of the root's, which is empty.
pub fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|name| !name.is_empty())
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

            /// Whether the seal of its round covers the record.
            pub fn is_sealed(&self) -> bool {
                match self { $(RecordKey::$record(_) => <$record as Record>::SEALED,)+ }
            }

            /// The round that the record is of.
            pub fn round(&self) -> Option<&RoundId> {
                match self { $(RecordKey::$record(key) => key.round(),)+ }
            }

            /// The unit that the record is of.
            pub fn unit(&self) -> Option<UnitId> {
                match self { $(RecordKey::$record(key) => key.unit(),)+ }
            }
        }

        /// Its path from the root, with `/`.
        impl fmt::Display for RecordKey {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&match self { $(RecordKey::$record(key) => path_of::<$record>(key),)+ })
            }
        }

        const FOLDERS: &[RecordFolder] = &[$(RecordFolder {
            name: <$record as Record>::FOLDER,
            levels: &[$(Level::$level),+],
            is_sealed: <$record as Record>::SEALED,
        }),+];
    };
}

record_kinds!(keys);

/// A path in the records, from the root, with `/`: that of a record, of a folder of records, or of what lies there and is
/// neither. It says as much as its names say, and is ordered as text.
#[derive(Clone, Debug)]
pub struct RecordPath {
    text: String,
    key: Option<RecordKey>,
}

impl RecordPath {
    /// The path that is written so.
    pub fn at(text: impl Into<String>) -> RecordPath {
        let text = text.into();
        let key = stem(&text).and_then(|names| {
            let names: Vec<_> = names.split('/').collect();
            RecordKey::read(names.first()?, &names[1..]).ok()
        });
        RecordPath { text, key }
    }

    /// The path that a record speaks of so: without `.toml`.
    pub fn cited(text: &str) -> RecordPath {
        RecordPath::at([text, ENDING].concat())
    }

    /// The path of a record.
    pub fn of<R: Record>(key: &R::Key) -> RecordPath {
        RecordPath::at(path_of::<R>(key))
    }

    /// The path of a unit's own file.
    pub fn of_unit(unit: &UnitId) -> RecordPath {
        RecordPath::at(path_of_unit(unit))
    }

    /// The path of the file with these names below the folder of a kind, the last one without `.toml`.
    pub fn named<R: Record>(names: &[&str]) -> RecordPath {
        RecordPath::cited(&[&[R::FOLDER], names].concat().join("/"))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// As a record speaks of it: without `.toml`.
    pub fn as_cited(&self) -> &str {
        stem(&self.text).unwrap_or(&self.text)
    }

    /// The key of the record that it is the path of, if it is one's.
    pub fn key(&self) -> Option<&RecordKey> {
        self.key.as_ref()
    }

    /// The folders that it lies in, the root (empty) first.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        [""].into_iter().chain(way_to(&self.text)).filter(|part| *part != self.text)
    }

    /// Whether it lies in the folder of a kind, or is that folder.
    pub fn is_in<R: Record>(&self) -> bool {
        self.text.split('/').next() == Some(R::FOLDER)
    }

    /// The unit whose own file it is.
    pub fn own_unit(&self) -> Option<UnitId> {
        self.key().filter(|key| key.folder() == School::FOLDER)?.unit()
    }

    /// Whose it is: the unit of a record, the county of a county's folder.
    pub fn unit(&self) -> Option<UnitId> {
        match &self.key {
            Some(key) => key.unit(),
            None => {
                let mut names = self.text.split('/').skip(self.place(Level::County)?);
                let county: CountyId = names.next()?.parse().ok()?;
                names.next().is_none().then(|| county.into())
            }
        }
    }

    /// The county that it is of, or in whose folder it lies.
    pub fn county(&self) -> Option<CountyId> {
        self.said(Level::County)?.parse().ok()
    }

    /// Whether records of a round lie at it or below it.
    pub fn is_of_round(&self, round: &RoundId) -> bool {
        let is_by_round = self.folder().is_some_and(|folder| folder.levels.contains(&Level::Round));
        is_by_round && self.said(Level::Round).is_none_or(|name| name == round.as_str())
    }

    /// Whether the seal of a round covers what lies at it or below it.
    pub fn is_sealed(&self, round: &RoundId) -> bool {
        self.folder().is_some_and(|folder| folder.is_sealed) && self.is_of_round(round)
    }

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

    /// Whether the file of a school of a county lies at it or, its name set aside, below it.
    pub fn may_hold_schools_of(&self, county: &CountyId) -> bool {
        let is_their_own = self.own_unit().is_some_and(|unit| unit.school().is_none());
        let is_theirs = self.said(Level::County).is_none_or(|name| name == county.as_str());
        self.is_in::<School>() && !is_their_own && is_theirs
    }

    fn folder(&self) -> Option<&'static RecordFolder> {
        RecordFolder::named(self.text.split('/').next()?)
    }

    /// The place, among the names of paths in its record folder, of the one that says something.
    fn place(&self, level: Level) -> Option<usize> {
        self.folder()?.levels.iter().position(|one| *one == level).map(|below| below + 1)
    }

    /// The name that says something, if the path goes so far.
    fn said(&self, level: Level) -> Option<&str> {
        self.as_cited().split('/').nth(self.place(level)?)
    }
}

impl From<RecordKey> for RecordPath {
    fn from(key: RecordKey) -> RecordPath {
        RecordPath { text: key.to_string(), key: Some(key) }
    }
}

impl fmt::Display for RecordPath {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

impl Borrow<str> for RecordPath {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl PartialEq for RecordPath {
    fn eq(&self, other: &RecordPath) -> bool {
        self.text == other.text
    }
}

impl Eq for RecordPath {}

impl PartialOrd for RecordPath {
    fn partial_cmp(&self, other: &RecordPath) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RecordPath {
    fn cmp(&self, other: &RecordPath) -> Ordering {
        self.text.cmp(&other.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> RecordPath {
        RecordPath::at(text)
    }

    fn round(id: &str) -> RoundId {
        id.parse().unwrap()
    }

    /// A path of every kind, its unit and the round whose seal covers it.
    const RECORDS: [(&str, &str, &str); 14] = [
        ("rounds/2019.toml", "", ""),
        ("units/沧县.toml", "沧县", ""),
        ("units/沧县/甲小学.toml", "沧县/甲小学", ""),
        ("letters/2019/沧县.toml", "沧县", "2019"),
        ("letters/2019/沧县/甲小学.toml", "沧县/甲小学", "2019"),
        ("conveyances/2019/沧县/2019-08-02-甲小学.toml", "沧县/甲小学", "2019"),
        ("inspections/2019/沧县/2019-08-02-甲小学.toml", "沧县/甲小学", "2019"),
        ("spot-checks/2019/沧县/2019-09-02.toml", "沧县", "2019"),
        ("spot-checks/2019/沧县/2019-09-02-甲小学.toml", "沧县/甲小学", "2019"),
        ("rectifications/2019/沧县/2019-08-02-a-b-policy.toml", "沧县/a-b", ""),
        ("school-work/2019/沧县/甲小学.toml", "沧县/甲小学", "2019"),
        ("submissions/2019/沧县/2019-08-31.toml", "沧县", "2019"),
        ("decisions/2019/沧县/2019-10-08-urging.toml", "沧县", "2019"),
        ("decisions/2019/沧县/2019-10-08-commendation-a-b.toml", "沧县/a-b", "2019"),
    ];

    #[test]
    fn a_path_is_read_once_and_written_back() {
        for (text, unit, sealed) in RECORDS {
            let path = at(text);
            let key = path.key().unwrap();
            assert_eq!(RecordPath::from(key.clone()), path);
            assert_eq!(RecordPath::cited(path.as_cited()).key(), Some(key));
            assert_eq!(path.unit().map_or(String::new(), |unit| unit.to_string()), unit);
            assert_eq!(path.county(), path.unit().map(|unit| unit.county().clone()), "{text}");
            assert_eq!(path.is_sealed(&round("2019")), sealed == "2019", "{text}");
            assert!(!path.is_sealed(&round("2020")), "{text}");
            assert_eq!(key.is_sealed(), !sealed.is_empty(), "{text}");
        }
        let kinds: std::collections::BTreeSet<_> =
            RECORDS.iter().map(|(text, ..)| at(text).key().unwrap().folder()).collect();
        assert_eq!(kinds, record_folders().into_keys().collect());
    }

    #[test]
    fn a_folder_and_a_misnamed_file_say_what_their_names_say() {
        let said = |text: &str| {
            let path = at(text);
            let shown = |id: Option<String>| id.unwrap_or_default();
            (shown(path.unit().map(|unit| unit.to_string())), shown(path.county().map(|county| county.to_string())))
        };
        for (text, unit, county) in [
            ("letters", "", ""),
            ("letters/2019", "", ""),
            ("letters/2019/沧县", "沧县", "沧县"),
            ("conveyances/2019/沧县", "沧县", "沧县"),
            ("conveyances/2019/沧县.toml", "", "沧县"),
            ("conveyances/2019/沧县/甲小学.toml", "", "沧县"),
            ("units/沧县", "沧县", "沧县"),
            ("units/沧县/坏 名.toml", "", "沧县"),
            ("mechanism.toml", "", ""),
            ("templates/form.html", "", ""),
            ("letters//沧县/x沧县", "", "沧县"),
            ("", "", ""),
        ] {
            assert_eq!(said(text), (unit.to_owned(), county.to_owned()), "{text}");
            assert!(at(text).key().is_none(), "{text}");
        }
    }

    #[test]
    fn a_round_has_what_lies_in_its_folders_and_a_seal_some_of_it() {
        let of_round = |text: &str| (at(text).is_of_round(&round("2019")), at(text).is_sealed(&round("2019")));
        for whole in ["letters", "letters/2019", "letters/2019/沧县", "letters/2019/坏 名.toml"] {
            assert_eq!(of_round(whole), (true, true), "{whole}");
        }
        for unsealed in ["rounds", "rounds/2019.toml", "rectifications/2019", "rectifications/2019/沧县/x.toml"] {
            assert_eq!(of_round(unsealed), (true, false), "{unsealed}");
        }
        for other in
            ["rounds/2020.toml", "letters/2020", "units", "units/2019.toml", "mechanism.toml", "templates/2019"]
        {
            assert_eq!(of_round(other), (false, false), "{other}");
        }
    }

    #[test]
    fn what_may_lie_below_a_folder_is_known_by_its_way() {
        let (school, county): (UnitId, UnitId) = ("沧县/甲小学".parse().unwrap(), "沧县".parse().unwrap());
        let may_hold = |text: &str, unit| at(text).may_hold::<Letter>(&round("2019"), unit);
        for text in ["letters", "letters/2019", "letters/2019/沧县", "letters/2019/沧县/甲小学.toml"] {
            assert!(may_hold(text, &school), "{text}");
        }
        for text in
            ["letters/2020", "letters/2019/青县", "letters/2019/沧县.toml", "letters/2019/沧县/x y.toml", "units"]
        {
            assert!(!may_hold(text, &school), "{text}");
        }
        assert!(may_hold("letters/2019", &county) && may_hold("letters/2019/沧县.toml", &county));
        assert!(!may_hold("letters/2019/沧县", &county));
        let schools = |text: &str| at(text).may_hold_schools_of(county.county());
        assert!(["units", "units/沧县", "units/沧县/甲小学.toml", "units/沧县/坏 名.toml"].into_iter().all(schools));
        assert!(!["units/沧县.toml", "units/青县", "letters/2019/沧县"].into_iter().any(schools));
    }

    #[test]
    fn a_path_lies_in_itself_and_in_the_folders_on_its_way() {
        assert_eq!(way_to("a/b/c").collect::<Vec<_>>(), ["a", "a/b", "a/b/c"]);
        assert!(is_within("a/b", "") && is_within("a/b", "a") && is_within("a/b", "a/b"));
        assert!(!is_within("ab/c", "a") && !is_within("a", "a/b"));
    }
}
