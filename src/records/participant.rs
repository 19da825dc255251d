//! Who took part in a visit, from which agency.

use crate::records::{Person, PersonKey};
use serde::{Deserialize, Serialize};

/// One who took part in a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The name.
    pub name: Person,
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

/// Those who took part and are somebody.
pub fn taking_part(participants: &Option<Vec<Participant>>) -> impl Iterator<Item = &Participant> {
    participants.iter().flatten().filter(|participant| participant.name.somebody().is_some())
}

/// What stands at every place where participants are named.
pub(super) fn people(participants: &Option<Vec<Participant>>) -> Vec<(PersonKey, &Person)> {
    let participants = participants.iter().flatten().enumerate();
    participants.map(|(place, participant)| (PersonKey::Participant(place), &participant.name)).collect()
}

/// The agencies that took part, each once.
pub fn agencies<'p>(participants: impl IntoIterator<Item = &'p Participant>) -> Vec<Agency> {
    let mut agencies: Vec<_> = participants.into_iter().map(|participant| participant.agency).collect();
    agencies.sort();
    agencies.dedup();
    agencies
}
