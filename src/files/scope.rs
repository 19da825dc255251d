//! Which records a command needs.

use crate::basics::id::{CountyId, RoundId};
use crate::files::path::names_ids;
use crate::records::{Record, Round};

/// Which records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything.
    All,
    /// The rounds and units only.
    Units,
    /// The rounds only.
    Rounds,
    /// Everything but rounds and units.
    Recorded,
    /// What was recorded in one round, and nothing else.
    Round(&'a RoundId),
    /// What one county recorded in one round, and nothing else.
    County(&'a RoundId, &'a CountyId),
    /// What one county recorded in any round, and nothing else.
    CountyEver(&'a CountyId),
}

impl Scope<'_> {
    /// Whether what stands in the folder at the names below a record folder is to be read; its name is without `.toml`.
    pub(super) fn holds(self, folder: &str, above: &[String], name: &str) -> bool {
        let names = || above.iter().map(String::as_str).chain([name]);
        let is_within = |place: usize, wanted: &str| names().nth(place).is_none_or(|name| name == wanted);
        let is_unit = names_ids(folder);
        match self {
            Scope::All => true,
            Scope::Units => is_unit,
            Scope::Rounds => folder == Round::FOLDER,
            Scope::Recorded => !is_unit,
            Scope::Round(round) => !is_unit && is_within(0, round.as_str()),
            Scope::County(round, county) => !is_unit && is_within(0, round.as_str()) && is_within(1, county.as_str()),
            Scope::CountyEver(county) => !is_unit && is_within(1, county.as_str()),
        }
    }
}
