//! A spot check by the city group (clause 二(1)1), of a school or of a county group.

use crate::basics::id::UnitId;
use crate::records::row::row;
use crate::records::{Dated, Inspection};

/// The key of a spot check, of a school or of the county group itself.
pub type SpotCheckKey = Dated<UnitId>;

row! {
    /// `spot-checks/<round>/<county>/<date>[-<school>].toml`. One of a county group has no results.
    SpotCheck, "spot-checks", SpotCheckKey {
        /// Whether nobody was told before.
        unannounced: Option<bool>,
    }
}

impl SpotCheck {
    /// The spot check that fills in the same row.
    pub fn of_row(row: Inspection, unannounced: Option<bool>) -> SpotCheck {
        let Inspection { participants, filled_on, remarks, archive_ref, results, notes } = row;
        SpotCheck { participants, unannounced, filled_on, remarks, archive_ref, results, notes }
    }
}
