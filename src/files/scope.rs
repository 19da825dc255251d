//! Which records a command needs.

use crate::basics::id::{CountyId, RoundId};
use crate::files::digest::Wanted;
use crate::files::path::names_ids;

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

    /// Whether what stands in the folder at the names below a record folder is to be read; its name is without `.toml`.
    pub(super) fn holds(self, folder: &str, above: &[String], name: &str) -> bool {
        match self {
            Scope::All | Scope::Digested(_) => true,
            Scope::Units => names_ids(folder),
            Scope::County(round, county) => {
                let names = above.iter().map(String::as_str).chain([name]);
                !names_ids(folder) && names.zip([round.as_str(), county.as_str()]).all(|(name, wanted)| name == wanted)
            }
        }
    }
}
