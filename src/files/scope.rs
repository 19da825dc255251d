//! Which records a command needs.

use crate::basics::id::{CountyId, RoundId};

/// Which records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything.
    All,
    /// The rounds and units only.
    Units,
    /// What was recorded in one round, and nothing else.
    Round(&'a RoundId),
    /// What one county recorded in one round, and nothing else.
    County(&'a RoundId, &'a CountyId),
    /// What one county recorded in any round, and nothing else.
    CountyEver(&'a CountyId),
}

impl Scope<'_> {
    /// Whether what stands at the names below a record folder is to be read.
    pub(super) fn holds(self, folder: &str, names: &[String]) -> bool {
        let is_unit = folder == "rounds" || folder == "units";
        let is_within = |place: usize, wanted: &str| {
            names.get(place).is_none_or(|name| name.strip_suffix(".toml").unwrap_or(name) == wanted)
        };
        match self {
            Scope::All => true,
            Scope::Units => is_unit,
            Scope::Round(round) => !is_unit && is_within(0, round.as_str()),
            Scope::County(round, county) => !is_unit && is_within(0, round.as_str()) && is_within(1, county.as_str()),
            Scope::CountyEver(county) => !is_unit && is_within(1, county.as_str()),
        }
    }
}
