//! Keys: what a record's path says, which its content never repeats.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, IdFault, RoundId, SchoolId, UnitId};
use crate::basics::language::list_separator;
use crate::basics::words::with_key;
use crate::tr;
use std::fmt;

/// The key of a record: the names of its folders below the record folder, and of its file without `.toml`.
pub trait Key: Clone + Ord + Send + Sync + fmt::Debug + 'static {
    /// Reads the names; an error where a name cannot be what stands in its place.
    fn read(names: &[&str]) -> Result<Self, KeyFault>;
    /// The names, joined by `/`.
    fn path(&self) -> String;
    /// The unit that the record is of.
    fn unit(&self) -> Option<UnitId> {
        None
    }
    /// The round that the record is of.
    fn round(&self) -> Option<&RoundId> {
        None
    }
    /// The day that the record is of.
    fn on(&self) -> Option<Day> {
        None
    }
    /// The same of another day; none where the key says no day.
    fn with_day(&self, _on: Day) -> Option<Self> {
        None
    }
    /// The same of another unit; none where it cannot be that unit’s.
    fn with_unit(&self, _unit: &UnitId) -> Option<Self> {
        None
    }
}

/// Why a path is not the key of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Too few or too many folders above the file.
    Depth,
    /// A name that is not an id.
    Id(String, IdFault),
    /// The file's name does not begin with a date.
    NoDate,
    /// The file's name says only a date.
    NoSchool,
    /// The file's name does not end in an item of a form.
    NoItem,
    /// The file's name says none of these words after the date.
    NoWord(Vec<(&'static str, &'static str)>),
}

impl fmt::Display for KeyFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            KeyFault::Depth => tr!("no record belongs at this depth of folders", "这一层文件夹里没有这种记录"),
            KeyFault::Id(name, fault) => tr!("“{name}”: {fault}", "“{name}”：{fault}"),
            KeyFault::NoDate => {
                tr!("its name must begin with a date such as 2019-08-05-", "文件名应以日期开头，如 2019-08-05-")
            }
            KeyFault::NoItem => tr!("its name must end in -item after the school", "文件名在学校之后应有检查事项代号"),
            KeyFault::NoWord(known) => {
                let known: Vec<_> = known.iter().map(|(key, chinese)| with_key(chinese, key)).collect();
                let known = known.join(list_separator());
                tr!("its name must say after the date one of: {known}", "文件名在日期之后应有以下之一：{known}")
            }
            KeyFault::NoSchool => tr!("its name must say the school after the date", "文件名在日期之后应有学校"),
        };
        to.write_str(&text)
    }
}

pub(super) fn id<T: std::str::FromStr<Err = IdFault>>(name: &str) -> Result<T, KeyFault> {
    name.parse().map_err(|fault| KeyFault::Id(name.to_owned(), fault))
}

impl Key for RoundId {
    fn read(names: &[&str]) -> Result<RoundId, KeyFault> {
        let [round] = names else { return Err(KeyFault::Depth) };
        id(round)
    }

    fn path(&self) -> String {
        self.to_string()
    }
}

impl Key for CountyId {
    fn read(names: &[&str]) -> Result<CountyId, KeyFault> {
        let [county] = names else { return Err(KeyFault::Depth) };
        id(county)
    }

    fn path(&self) -> String {
        self.to_string()
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.clone().into())
    }
}

impl Key for SchoolId {
    fn read(names: &[&str]) -> Result<SchoolId, KeyFault> {
        let [county, school] = names else { return Err(KeyFault::Depth) };
        Ok(SchoolId { county: id(county)?, school: id(school)? })
    }

    fn path(&self) -> String {
        self.to_string()
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.clone().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{LetterKey, SchoolWorkKey};

    fn there_and_back<K: Key>(path: &str) {
        let names: Vec<_> = path.split('/').collect();
        assert_eq!(K::read(&names).unwrap().path(), path);
    }

    #[test]
    fn paths_are_read_and_written_alike() {
        there_and_back::<RoundId>("2019");
        there_and_back::<SchoolId>("沧县/沧县第一中学");
        there_and_back::<LetterKey>("2019/沧县");
        there_and_back::<LetterKey>("2019/沧县/沧县第一中学");
        there_and_back::<SchoolWorkKey>("2019/沧县/沧县第一中学");
    }

    #[test]
    fn what_is_no_key_says_why() {
        assert_eq!(LetterKey::read(&["2019"]), Err(KeyFault::Depth));
        let dash = KeyFault::Id("-a".to_owned(), IdFault::LeadingDash);
        assert_eq!(LetterKey::read(&["2019", "沧县", "-a"]), Err(dash));
    }
}
