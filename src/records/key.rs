//! Keys: what a record's path says, which its content never repeats.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, IdFault, RoundId, SchoolId, UnitId};
use crate::basics::language::list_separator;
use crate::basics::words::{Word, with_key};
use crate::records::DecisionKind;
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
}

/// Why a path is not the key of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Too few or too many folders above the file.
    Depth,
    /// A name that is no id.
    Id(String, IdFault),
    /// The file's name does not begin with a date.
    NoDate,
    /// The file's name says only a date.
    NoSchool,
    /// The file's name does not end in an item of a form.
    NoItem,
    /// The file's name says no kind of decision.
    NoDecision,
}

impl fmt::Display for KeyFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            KeyFault::Depth => tr!("no record stands at this depth of folders", "这一层文件夹里没有这种记录"),
            KeyFault::Id(name, fault) => tr!("“{name}”: {fault}", "“{name}”：{fault}"),
            KeyFault::NoDate => {
                tr!("its name must begin with a date such as 2019-08-05-", "文件名应以日期开头，如 2019-08-05-")
            }
            KeyFault::NoItem => tr!("its name must end in -item after the school", "文件名在学校之后应有检查事项代号"),
            KeyFault::NoDecision => {
                let known: Vec<_> = DecisionKind::ALL.iter().map(|kind| with_key(kind.chinese(), kind.key())).collect();
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

pub(super) fn dated(name: &str) -> Result<(Day, &str), KeyFault> {
    let (date, rest) = name.split_at_checked(10).ok_or(KeyFault::NoDate)?;
    let day = date.parse().map_err(|()| KeyFault::NoDate)?;
    Ok((day, rest))
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

/// The key of what was done at a school on a day. Ordered by school, then day: a school's visits stand together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitKey {
    /// The round.
    pub round: RoundId,
    /// The school visited.
    pub school: SchoolId,
    /// The day of the visit.
    pub on: Day,
}

impl VisitKey {
    /// How a submission names the form: `<date>-<school>`.
    pub fn form_name(&self) -> String {
        format!("{}-{}", self.on, self.school.school)
    }

    /// The key of what a county did that a form or file of this name is of.
    pub fn of_form(round: RoundId, county: CountyId, name: &str) -> Result<VisitKey, KeyFault> {
        let (on, rest) = dated(name)?;
        let school = id(rest.strip_prefix('-').ok_or(KeyFault::NoSchool)?)?;
        Ok(VisitKey { round, school: SchoolId { county, school }, on })
    }
}

impl Key for VisitKey {
    fn read(names: &[&str]) -> Result<VisitKey, KeyFault> {
        let [round, county, name] = names else { return Err(KeyFault::Depth) };
        VisitKey::of_form(id(round)?, id(county)?, name)
    }

    fn path(&self) -> String {
        format!("{}/{}/{}-{}", self.round, self.school.county, self.on, self.school.school)
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.school.clone().into())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn on(&self) -> Option<Day> {
        Some(self.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{DecisionKey, FindingKey, LetterKey, SchoolWorkKey, SpotCheckKey, SubmissionKey};

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
        there_and_back::<VisitKey>("2019/沧县/2019-08-02-沧县第一中学");
        there_and_back::<SpotCheckKey>("2019/沧县/2019-09-02");
        there_and_back::<SpotCheckKey>("2019/沧县/2019-09-02-沧县第一中学");
        there_and_back::<FindingKey>("2019/沧县/2019-08-02-a-b-c-dormitory_closed");
        there_and_back::<SchoolWorkKey>("2019/沧县/沧县第一中学");
        there_and_back::<SubmissionKey>("2019/沧县/2019-08-31");
        there_and_back::<DecisionKey>("2019/沧县/2019-10-08-urging");
        there_and_back::<DecisionKey>("2019/沧县/2019-10-08-commendation-a-b");
    }

    #[test]
    fn what_is_no_key_says_why() {
        assert_eq!(VisitKey::read(&["2019", "沧县"]), Err(KeyFault::Depth));
        assert_eq!(VisitKey::read(&["2019", "沧县", "沧县第一中学"]), Err(KeyFault::NoDate));
        assert_eq!(VisitKey::read(&["2019", "沧县", "2019-08-02"]), Err(KeyFault::NoSchool));
        let dash = KeyFault::Id("-a".to_owned(), IdFault::LeadingDash);
        assert_eq!(LetterKey::read(&["2019", "沧县", "-a"]), Err(dash));
    }
}
