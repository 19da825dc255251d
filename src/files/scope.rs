//! Which records a command needs.

use crate::basics::id::{CountyId, RoundId};
use crate::files::digest::Wanted;

/// Which records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything.
    All,
    /// Everything, and the digests that records hold of others: of forms that were sent, of sealed rounds, and of a
    /// round that is to be sealed.
    Digested(Option<&'a RoundId>),
    /// The rounds and units only.
    Units,
    /// What one county recorded in one round, and nothing else.
    County(&'a RoundId, &'a CountyId),
}

impl Scope<'_> {
    /// Which digests to take; `None` where nobody asks for any.
    pub(super) fn wanted(self) -> Option<Wanted> {
        match self {
            Scope::Digested(round) => Some(Wanted::of_round(round)),
            Scope::All | Scope::Units | Scope::County(..) => None,
        }
    }

    /// Whether what stands at the names below a record folder is to be read.
    pub(super) fn holds(self, folder: &str, names: &[String]) -> bool {
        let is_unit = folder == "rounds" || folder == "units";
        match self {
            Scope::All | Scope::Digested(_) => true,
            Scope::Units => is_unit,
            Scope::County(round, county) => {
                let wanted = [round.as_str(), county.as_str()];
                let on_the_way = |(name, wanted): (&String, &str)| name.strip_suffix(".toml").unwrap_or(name) == wanted;
                !is_unit && names.iter().zip(wanted).all(on_the_way)
            }
        }
    }
}
