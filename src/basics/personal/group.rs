//! Neighbouring digits; a number may take several such groups.

use super::mark::Script;
use std::ops::Range;

/// Neighbouring digits in one script.
pub(super) struct Group {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its digits among those of the run.
    pub(super) digits: Range<usize>,
    /// What stands before it in the run, hidden characters left out.
    pub(super) joint: String,
    pub(super) script: Script,
    pub(super) part: Part,
}

/// What a group is part of, if it is something other than a personal number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Free,
    /// The year of a date, whose month and day are the next two groups.
    Year,
    MonthOrDay,
    Landline,
}
