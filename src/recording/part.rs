//! The part of the records that is read to judge a write: so much that no rule looks further.

use crate::basics::id::{CountyId, RoundId};
use crate::checks;
use crate::files::kinds::Entry;
use crate::files::scope::Scope;

/// A part of what was recorded. Rounds and units are always read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    All,
    /// What was recorded in a round.
    Round(RoundId),
    /// What a county recorded in a round.
    County(RoundId, CountyId),
    /// What a county recorded in any round.
    CountyEver(CountyId),
}

impl Part {
    /// What must be read to judge a record as `check` would: what is of its county and round; for a unit and a round, of
    /// which all else is, all that is of it; for what names others, which may lie anywhere, everything.
    pub fn beside(entry: Entry) -> Part {
        match (entry, entry.round(), entry.unit()) {
            _ if checks::name_others(entry.folder()) => Part::All,
            (Entry::Round(round, _), ..) => Part::Round(round.clone()),
            (_, Some(round), Some(unit)) => Part::County(round.clone(), unit.county().clone()),
            (_, Some(round), None) => Part::Round(round.clone()),
            (_, None, Some(unit)) => Part::CountyEver(unit.county().clone()),
            (_, None, None) => Part::All,
        }
    }

    /// The scope to read it by.
    pub fn scope(&self) -> Scope<'_> {
        match self {
            Part::All => Scope::All,
            Part::Round(round) => Scope::Round(round),
            Part::County(round, county) => Scope::County(round, county),
            Part::CountyEver(county) => Scope::CountyEver(county),
        }
    }

    /// Whether another part is within this one.
    pub fn holds(&self, other: &Part) -> bool {
        match (self, other) {
            (Part::All, _) => true,
            (Part::Round(whole), Part::County(round, _)) => whole == round,
            (Part::CountyEver(whole), Part::County(_, county)) => whole == county,
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_holds_what_lies_within_it() {
        let (round, county): (RoundId, CountyId) = ("2019".parse().unwrap(), "沧县".parse().unwrap());
        let of_county = Part::County(round.clone(), county.clone());
        let wholes = [Part::All, Part::Round(round.clone()), Part::CountyEver(county.clone()), of_county.clone()];
        assert!(wholes.iter().all(|whole| whole.holds(&of_county)));
        assert!(!of_county.holds(&Part::CountyEver(county.clone())) && !Part::Round(round.clone()).holds(&Part::All));
        assert!(!Part::CountyEver("青县".parse().unwrap()).holds(&of_county));
        assert!(!Part::County(round, "青县".parse().unwrap()).holds(&of_county));
    }
}
