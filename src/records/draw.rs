//! A draw of schools for spot checks (clause 二(1)1), told after the visits.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::records::key::id;
use crate::records::{Key, KeyFault, Name, Record, Sealed, Seed};
use serde::{Deserialize, Serialize};

/// `draws/<round>/<date>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// What it comes from.
    pub seed: Seed,
    /// The ids of the schools drawn, with their county, in the order of the draw.
    pub drawn: Vec<Name>,
}

/// The key of a draw: the round, and the day on which it was told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DrawKey {
    /// The round.
    pub round: RoundId,
    /// The day.
    pub on: Day,
}

impl Key for DrawKey {
    fn read(names: &[&str]) -> Result<DrawKey, KeyFault> {
        let [round, day] = names else { return Err(KeyFault::Depth) };
        Ok(DrawKey { round: id(round)?, on: day.parse().map_err(|()| KeyFault::NoDate)? })
    }

    fn path(&self) -> String {
        format!("{}/{}", self.round, self.on)
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn on(&self) -> Option<Day> {
        Some(self.on)
    }

    fn with_day(&self, on: Day) -> Option<DrawKey> {
        Some(DrawKey { on, ..self.clone() })
    }
}

impl Record for Draw {
    const FOLDER: &'static str = "draws";
    // It is made again from a commit, so that no digest need cover it.
    const SEALED: Sealed = Sealed::Ended;
    type Key = DrawKey;
}
