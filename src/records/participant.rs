//! Who took part in a visit, from which agency.

use crate::records::Name;
use serde::{Deserialize, Serialize};

/// One who took part in a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The name.
    pub name: Name,
    /// The agency.
    pub agency: Agency,
}

crate::words! {
    /// One of the two agencies that run the mechanism together.
    Agency {
        Procuratorate = "procuratorate", "检察院" | "检察机关" | "人民检察院";
        EducationBureau = "education_bureau", "教育局" | "教体局" | "教育体育局" | "教育行政部门";
    }
}

/// The agencies that took part, each once.
pub fn agencies(participants: &[Participant]) -> Vec<Agency> {
    let mut agencies: Vec<_> = participants.iter().map(|participant| participant.agency).collect();
    agencies.sort();
    agencies.dedup();
    agencies
}
