//! What a county sent upward on a day (clauses 二(2), head).

use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::CountyId;
use crate::records::{Dated, Deed, FormName, Note, Record, Sealed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `submissions/<round>/<county>/<date>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// To whom.
    pub to: Vec<Addressee>,
    /// The day of the city group's receipt.
    pub received_on: Option<Day>,
    /// Anything else.
    pub note: Option<Note>,
    /// The inspections whose copy went to the city group, by `<date>-<school>`, and what they said then.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub forms: BTreeMap<FormName, Digest>,
}

crate::words! {
    /// Who is reported to.
    Addressee {
        CityGroup = "city_group", "市联合督导组" | "督导组";
        Procuratorate = "procuratorate", "市检察院" | "市人民检察院" | "检察院";
        EducationBureau = "education_bureau", "市教育局" | "教育局";
    }
}

/// The key of what a county sent upward on a day.
pub type SubmissionKey = Dated<CountyId>;

impl Record for Submission {
    const FOLDER: &'static str = "submissions";
    const SEALED: Sealed = Sealed::Covered;
    type Key = SubmissionKey;

    fn deeds(&self) -> Vec<Deed> {
        Deed::of("received_on", self.received_on).into_iter().collect()
    }

    fn rewind(&mut self, to: Day) {
        self.received_on.take_if(|on| *on > to);
    }
}
