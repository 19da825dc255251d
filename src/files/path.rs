//! Paths in the records: what the names of folders and files say, read once and written back. No other code splits one.

use crate::basics::id::{CountyId, RoundId, SchoolId, UnitId};
use crate::records::*;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

mod below;
mod key;

pub use below::{places_of, rounds_among};
use key::{ENDING, Level, RecordFolder};
pub use key::{
    RecordKey, is_within, names, names_ids, parted, path_of, path_of_seal_list, path_of_unit, plain, record_folders,
    seal_list_stem, stem, unit_named_in, way_to,
};

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

    /// The school whose own file it is.
    pub fn own_school(&self) -> Option<&SchoolId> {
        match &self.key {
            Some(RecordKey::School(school)) => Some(school),
            _ => None,
        }
    }

    /// The round that it is of, or in whose folder it lies.
    pub fn round(&self) -> Option<RoundId> {
        self.said(Level::Round)?.parse().ok()
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
        self.folder().is_some_and(|folder| folder.sealed == Sealed::Covered) && self.is_of_round(round)
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
    const RECORDS: [(&str, &str, &str); 15] = [
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
        ("draws/2019/2019-09-30.toml", "", ""),
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

    #[test]
    fn findings_lie_in_visits_to_schools_and_in_what_is_worked_off() {
        let may_hold = |text: &str| at(text).may_hold_findings_of(&"沧县".parse().unwrap());
        for text in [
            "inspections",
            "spot-checks/2019",
            "rectifications/2019/沧县",
            "inspections/2019/沧县/2019-08-02-甲小学.toml",
            "spot-checks/2019/沧县/2019-09-02-甲小学.toml",
            "rectifications/2019/沧县/2019-08-02-甲小学-policy.toml",
        ] {
            assert!(may_hold(text), "{text}");
        }
        for text in [
            "inspections/2019/青县",
            "inspections/2019/青县/2019-08-02-甲小学.toml",
            "spot-checks/2019/沧县/2019-09-02.toml",
            "inspections/2019/沧县/说明",
            "letters/2019/沧县",
            "units/沧县",
        ] {
            assert!(!may_hold(text), "{text}");
        }
    }
}
