//! A decision of the city group: commendation, accountability, urging (clauses 二(1), 书4).

use crate::basics::day::Day;
use crate::basics::document_number::DocumentNumber;
use crate::basics::id::{RoundId, SchoolId, UnitId};
use crate::basics::words::Word;
use crate::records::key::{dated, id};
use crate::records::{Key, KeyFault, Name, Note, Record};
use serde::{Deserialize, Serialize};

/// `decisions/<round>/<county>/<date>-<kind>[-<school>].toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The number of the document.
    pub document_number: Option<DocumentNumber>,
    /// Why.
    pub reason: Note,
    /// The paths of the records that it rests on, without `.toml`.
    pub basis: Option<Vec<Name>>,
    /// Accountability: the post held, not a story.
    pub post: Option<Name>,
}

crate::words! {
    /// What is decided.
    DecisionKind {
        Commendation = "commendation", "通报表扬" | "表扬";
        Accountability = "accountability", "追究责任" | "追责";
        Urging = "urging", "督促";
    }
}

/// The key of a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecisionKey {
    /// The round.
    pub round: RoundId,
    /// Whom it names (clause 二(1)3).
    pub unit: UnitId,
    /// The day.
    pub on: Day,
    /// What is decided.
    pub kind: DecisionKind,
}

impl Key for DecisionKey {
    fn read(names: &[&str]) -> Result<DecisionKey, KeyFault> {
        let [round, county, name] = names else { return Err(KeyFault::Depth) };
        let (on, rest) = dated(name)?;
        let rest = rest.strip_prefix('-').ok_or(KeyFault::NoDecision)?;
        let (kind, school) = rest.split_once('-').map_or((rest, None), |(kind, school)| (kind, Some(school)));
        let kind = DecisionKind::of_key(kind).ok_or(KeyFault::NoDecision)?;
        let unit = match school {
            Some(school) => UnitId::School(SchoolId { county: id(county)?, school: id(school)? }),
            None => UnitId::County(id(county)?),
        };
        Ok(DecisionKey { round: id(round)?, unit, on, kind })
    }

    fn path(&self) -> String {
        let (round, county, on, kind) = (&self.round, self.unit.county(), self.on, self.kind.key());
        match &self.unit {
            UnitId::County(_) => format!("{round}/{county}/{on}-{kind}"),
            UnitId::School(school) => format!("{round}/{county}/{on}-{kind}-{}", school.school),
        }
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit.clone())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn on(&self) -> Option<Day> {
        Some(self.on)
    }
}

impl Record for Decision {
    const FOLDER: &'static str = "decisions";
    const SEALED: bool = true;
    type Key = DecisionKey;
}
