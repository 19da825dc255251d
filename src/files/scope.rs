//! Which records a command needs.

use crate::basics::id::{CountyId, RoundId};

/// Which records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything.
    All,
    /// The rounds and units only.
    Units,
    /// What one county recorded in one round, and nothing else.
    County(&'a RoundId, &'a CountyId),
}

impl Scope<'_> {
    /// Whether what stands at the names below a record folder is to be read.
    pub(super) fn holds(self, folder: &str, names: &[String]) -> bool {
        let is_unit = folder == "rounds" || folder == "units";
        match self {
            Scope::All => true,
            Scope::Units => is_unit,
            Scope::County(round, county) => {
                let wanted = [round.as_str(), county.as_str()];
                let on_the_way = |(name, wanted): (&String, &str)| name.strip_suffix(".toml").unwrap_or(name) == wanted;
                !is_unit && names.iter().zip(wanted).all(on_the_way)
            }
        }
    }
}
