//! The ids of units: of a school within its county, and of a county or a school.

use super::{CountyId, Id, IdFault};
use std::fmt;
use std::str::FromStr;

/// The id of a school or kindergarten, which is unique within its county.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolId {
    /// The county that it belongs to.
    pub county: CountyId,
    /// Its id there.
    pub school: Id,
}

impl SchoolId {
    /// An id that sorts before every school of a county: where their range begins.
    pub fn first_of(county: &CountyId) -> SchoolId {
        SchoolId { county: county.clone(), school: Id("") }
    }
}

impl fmt::Display for SchoolId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}/{}", self.county, self.school)
    }
}

impl fmt::Debug for SchoolId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "\"{self}\"")
    }
}

/// A county group or a school: `沧县`, `沧县/沧县第一中学`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitId {
    /// A county joint working group.
    County(CountyId),
    /// A school or kindergarten.
    School(SchoolId),
}

impl UnitId {
    /// The county that the unit is, or belongs to.
    pub fn county(&self) -> &CountyId {
        match self {
            UnitId::County(county) => county,
            UnitId::School(school) => &school.county,
        }
    }

    /// The school, if it is one.
    pub fn school(&self) -> Option<&SchoolId> {
        match self {
            UnitId::County(_) => None,
            UnitId::School(school) => Some(school),
        }
    }
}

impl From<CountyId> for UnitId {
    fn from(county: CountyId) -> UnitId {
        UnitId::County(county)
    }
}

impl From<SchoolId> for UnitId {
    fn from(school: SchoolId) -> UnitId {
        UnitId::School(school)
    }
}

impl FromStr for UnitId {
    type Err = IdFault;

    fn from_str(text: &str) -> Result<UnitId, IdFault> {
        match text.split_once('/') {
            None => Ok(UnitId::County(text.parse()?)),
            Some((county, school)) => Ok(UnitId::School(SchoolId { county: county.parse()?, school: school.parse()? })),
        }
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnitId::County(county) => county.fmt(to),
            UnitId::School(school) => school.fmt(to),
        }
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "\"{self}\"")
    }
}
