//! A decision of the city group: commendation, accountability, urging (clauses 二(1), 书4).

use crate::basics::document_number::DocumentNumber;
use crate::records::{DecisionKey, Name, Note, Record};
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

impl Record for Decision {
    const FOLDER: &'static str = "decisions";
    type Key = DecisionKey;
}
