//! The key of what is filed by round, unit and day.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, Id, RoundId, SchoolId, UnitId};
use crate::records::key::id;
use crate::records::{Key, KeyFault};
use std::fmt;

/// The key of what is filed by round, unit and day. Ordered so: what is of one unit stands together, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dated<U, W = ()> {
    /// The round.
    pub round: RoundId,
    /// Whom it is of.
    pub unit: U,
    /// The day.
    pub on: Day,
    /// What of that day, where the file's name says it too.
    pub what: W,
}

/// The key of what was done at a school on a day.
pub type VisitKey = Dated<SchoolId>;

impl<U> Dated<U> {
    /// The key of the one thing of a kind that a unit can have on a day.
    pub fn new(round: RoundId, unit: U, on: Day) -> Dated<U> {
        Dated { round, unit, on, what: () }
    }

    /// The key of one of several things that a unit can have on a day.
    pub fn of<W>(self, what: W) -> Dated<U, W> {
        Dated { round: self.round, unit: self.unit, on: self.on, what }
    }
}

/// Whom a dated file can be of: a school, a county group, or either.
pub trait Filed: Clone + Ord + Send + Sync + fmt::Debug + Into<UnitId> + 'static {
    /// The county whose folder the file lies in.
    fn county(&self) -> &CountyId;
    /// The school, if it is one.
    fn school(&self) -> Option<&SchoolId>;
    /// The unit, where a file can be of it.
    fn of_unit(unit: &UnitId) -> Option<Self>;
    /// Whom a file in a county's folder is of, by the end of its name: `-<school>` or nothing.
    fn of_name(county: CountyId, end: &str) -> Result<Self, KeyFault>;
}

/// What a file's name can say beside day and school.
pub trait What: Clone + Ord + Send + Sync + fmt::Debug + 'static {
    /// Reads what stands behind the day, and what that leaves: `-<school>` or nothing.
    fn of_name(behind: &str) -> Result<(Self, &str), KeyFault>;
    /// Writes what stands behind the day.
    fn write(&self, school: Option<&SchoolId>, to: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<U: Filed, W: What> Dated<U, W> {
    /// The key of the file with a name, which is without `.toml`, in the folder of a round and county.
    pub fn of_name(round: RoundId, county: CountyId, name: &str) -> Result<Dated<U, W>, KeyFault> {
        let (on, behind) = day_first(name)?;
        let (what, end) = W::of_name(behind)?;
        Ok(Dated { round, unit: U::of_name(county, end)?, on, what })
    }
}

/// The day that a name begins with, and what stands behind it.
pub(super) fn day_first(name: &str) -> Result<(Day, &str), KeyFault> {
    let (date, behind) = name.split_at_checked(10).ok_or(KeyFault::NoDate)?;
    date.parse().map(|on| (on, behind)).map_err(|()| KeyFault::NoDate)
}

/// The school in its county that a name ends with: `-<school>`.
pub(super) fn school_last(end: &str) -> Result<Id, KeyFault> {
    id(end.strip_prefix('-').ok_or(KeyFault::NoSchool)?)
}

/// What names it within its round: `<county>/<date>…`.
impl<U: Filed, W: What> fmt::Display for Dated<U, W> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}/{}", self.unit.county(), self.on)?;
        self.what.write(self.unit.school(), to)
    }
}

impl<U: Filed, W: What> Key for Dated<U, W> {
    fn read(names: &[&str]) -> Result<Dated<U, W>, KeyFault> {
        let [round, county, name] = names else { return Err(KeyFault::Depth) };
        Dated::of_name(id(round)?, id(county)?, name)
    }

    fn path(&self) -> String {
        format!("{}/{self}", self.round)
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit.clone().into())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn on(&self) -> Option<Day> {
        Some(self.on)
    }

    fn with_day(&self, on: Day) -> Option<Dated<U, W>> {
        Some(Dated { on, ..self.clone() })
    }

    fn with_unit(&self, unit: &UnitId) -> Option<Dated<U, W>> {
        Some(Dated { unit: U::of_unit(unit)?, ..self.clone() })
    }
}

impl What for () {
    fn of_name(behind: &str) -> Result<((), &str), KeyFault> {
        Ok(((), behind))
    }

    fn write(&self, school: Option<&SchoolId>, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        school.map_or(Ok(()), |school| write!(to, "-{}", school.school))
    }
}

impl Filed for SchoolId {
    fn county(&self) -> &CountyId {
        &self.county
    }

    fn school(&self) -> Option<&SchoolId> {
        Some(self)
    }

    fn of_unit(unit: &UnitId) -> Option<SchoolId> {
        unit.school().cloned()
    }

    fn of_name(county: CountyId, end: &str) -> Result<SchoolId, KeyFault> {
        Ok(SchoolId { county, school: school_last(end)? })
    }
}

impl Filed for CountyId {
    fn county(&self) -> &CountyId {
        self
    }

    fn school(&self) -> Option<&SchoolId> {
        None
    }

    fn of_unit(unit: &UnitId) -> Option<CountyId> {
        match unit {
            UnitId::County(county) => Some(county.clone()),
            UnitId::School(_) => None,
        }
    }

    fn of_name(county: CountyId, end: &str) -> Result<CountyId, KeyFault> {
        if end.is_empty() { Ok(county) } else { Err(KeyFault::NoDate) }
    }
}

impl Filed for UnitId {
    fn county(&self) -> &CountyId {
        UnitId::county(self)
    }

    fn school(&self) -> Option<&SchoolId> {
        UnitId::school(self)
    }

    fn of_unit(unit: &UnitId) -> Option<UnitId> {
        Some(unit.clone())
    }

    fn of_name(county: CountyId, end: &str) -> Result<UnitId, KeyFault> {
        match end.starts_with('-') {
            true => SchoolId::of_name(county, end).map(UnitId::School),
            false => CountyId::of_name(county, end).map(UnitId::County),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{DecisionKey, FindingKey, SpotCheckKey, SubmissionKey};

    fn read<K: Key>(name: &str) -> Result<K, KeyFault> {
        K::read(&["2019", "沧县", name])
    }

    fn there_and_back<K: Key>(name: &str) {
        assert_eq!(read::<K>(name).unwrap().path(), format!("2019/沧县/{name}"));
    }

    #[test]
    fn names_are_read_and_written_alike() {
        there_and_back::<VisitKey>("2019-08-02-沧县第一中学");
        there_and_back::<SpotCheckKey>("2019-09-02");
        there_and_back::<SpotCheckKey>("2019-09-02-沧县第一中学");
        there_and_back::<FindingKey>("2019-08-02-a-b-c-dormitory_closed");
        there_and_back::<SubmissionKey>("2019-08-31");
        there_and_back::<DecisionKey>("2019-10-08-urging");
        there_and_back::<DecisionKey>("2019-10-08-commendation-a-b");
    }

    #[test]
    fn a_key_of_another_day_or_unit_stays_one_of_its_kind() {
        let (school, county): (UnitId, UnitId) = ("青县/甲小学".parse().unwrap(), "青县".parse().unwrap());
        let day = "2019-08-03".parse().unwrap();
        let finding: FindingKey = read("2019-08-02-a-b-policy").unwrap();
        assert_eq!(finding.with_day(day).unwrap().path(), "2019/沧县/2019-08-03-a-b-policy");
        assert_eq!(finding.with_unit(&school).unwrap().path(), "2019/青县/2019-08-02-甲小学-policy");
        assert_eq!(finding.with_unit(&county), None);
        let sent: SubmissionKey = read("2019-08-31").unwrap();
        assert_eq!(sent.with_unit(&county).unwrap().path(), "2019/青县/2019-08-31");
        assert_eq!(sent.with_unit(&school), None);
        let urging: DecisionKey = read("2019-10-08-urging").unwrap();
        assert_eq!(urging.with_unit(&school).unwrap().path(), "2019/青县/2019-10-08-urging-甲小学");
    }

    #[test]
    fn what_is_no_key_says_why() {
        assert_eq!(VisitKey::read(&["2019", "沧县"]), Err(KeyFault::Depth));
        assert_eq!(read::<VisitKey>("沧县第一中学"), Err(KeyFault::NoDate));
        assert_eq!(read::<VisitKey>("2019-08-02"), Err(KeyFault::NoSchool));
        assert_eq!(read::<SpotCheckKey>("2019-08-02a"), Err(KeyFault::NoDate));
        assert_eq!(read::<SubmissionKey>("2019-08-31-a"), Err(KeyFault::NoDate));
        assert_eq!(read::<FindingKey>("2019-08-02"), Err(KeyFault::NoSchool));
        assert_eq!(read::<FindingKey>("2019-08-02-policy"), Err(KeyFault::NoItem));
        assert_eq!(read::<FindingKey>("2019-08-02-a-"), Err(KeyFault::NoItem));
        assert!(matches!(read::<DecisionKey>("2019-10-08"), Err(KeyFault::NoWord(_))));
        assert!(matches!(read::<DecisionKey>("2019-10-08-praise-a"), Err(KeyFault::NoWord(_))));
        assert!(matches!(read::<DecisionKey>("2019-10-08-urging-"), Err(KeyFault::Id(..))));
    }
}
