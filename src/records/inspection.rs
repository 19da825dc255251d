//! One row of the inspection form, filled in by the county.

use crate::records::VisitKey;
use crate::records::row::row;

row! {
    /// `inspections/<round>/<county>/<date>-<school>.toml`.
    Inspection, "inspections", VisitKey {}
}
