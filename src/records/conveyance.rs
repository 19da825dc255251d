//! A conveyance visit: a school is told what to guard against (clause 一(2)).

use crate::records::participant::people;
use crate::records::{Note, Participant, Person, PersonKey, Record, Sealed, VisitKey};
use serde::{Deserialize, Serialize};

/// `conveyances/<round>/<county>/<date>-<school>.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conveyance {
    /// Who came to tell; a participant may stand for nobody.
    pub participants: Option<Vec<Participant>>,
    /// How many staff the school has.
    pub staff_total: Option<u32>,
    /// How many of them were told; at most `staff_total`.
    pub staff_attended: Option<u32>,
    /// Anything else.
    pub note: Option<Note>,
}

impl Record for Conveyance {
    const FOLDER: &'static str = "conveyances";
    const SEALED: Sealed = Sealed::Covered;
    type Key = VisitKey;

    fn people(&self) -> Vec<(PersonKey, &Person)> {
        people(&self.participants)
    }
}
