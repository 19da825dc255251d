//! A spot check by the city group (clause 二(1)1), of a school or of a county group.

use crate::basics::day::Day;
use crate::basics::id::ItemKey;
use crate::records::{Answer, Deed, Name, Note, Participant, Record, SpotCheckKey, answers};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `spot-checks/<round>/<county>/<date>[-<school>].toml`. One of a county group has no results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpotCheck {
    /// Who checked.
    pub participants: Option<Vec<Participant>>,
    /// Whether nobody was told before.
    pub unannounced: Option<bool>,
    /// The day that the form was filled in.
    pub filled_on: Option<Day>,
    /// The remarks column.
    pub remarks: Option<Note>,
    /// Where the copy kept on file lies.
    pub archive_ref: Option<Name>,
    /// The answers.
    #[serde(default, with = "answers", skip_serializing_if = "BTreeMap::is_empty")]
    pub results: BTreeMap<ItemKey, Answer>,
    /// The notes to the answers, and the answers to text items.
    #[serde(default, with = "answers", skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<ItemKey, Note>,
}

impl Record for SpotCheck {
    const FOLDER: &'static str = "spot-checks";
    type Key = SpotCheckKey;

    fn deeds(&self) -> Vec<Deed> {
        Deed::of("filled_on", self.filled_on).into_iter().collect()
    }

    fn rewind(&mut self, to: Day) {
        self.filled_on.take_if(|on| *on > to);
    }
}
