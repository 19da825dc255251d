//! A decision of the city group: commendation, accountability, urging (clauses 二(1), 书4).

use crate::basics::document_number::DocumentNumber;
use crate::basics::id::{SchoolId, UnitId};
use crate::basics::vocabulary::Vocabulary;
use crate::basics::words::Word;
use crate::records::dated::What;
use crate::records::{Dated, KeyFault, Name, Note, Record, Sealed};
use serde::{Deserialize, Serialize};
use std::fmt;

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

/// The key of a decision: whom it names (clause 二(1)3), and what is decided.
pub type DecisionKey = Dated<UnitId, DecisionKind>;

impl What for DecisionKind {
    fn of_name(behind: &str) -> Result<(DecisionKind, &str), KeyFault> {
        let fault = KeyFault::NoWord(Vocabulary::of::<DecisionKind>().pairs());
        let Some(named) = behind.strip_prefix('-') else { return Err(fault) };
        let (kind, end) = named.split_at(named.find('-').unwrap_or(named.len()));
        Ok((DecisionKind::of_key(kind).ok_or(fault)?, end))
    }

    fn write(&self, school: Option<&SchoolId>, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "-{}", self.key())?;
        ().write(school, to)
    }
}

impl Record for Decision {
    const FOLDER: &'static str = "decisions";
    const SEALED: Sealed = Sealed::Covered;
    type Key = DecisionKey;
}
