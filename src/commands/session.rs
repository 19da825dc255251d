//! What every command is told, and what it comes to.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::output::stream::Colour;
use std::path::PathBuf;

/// What was said before the command.
#[derive(Clone, Debug)]
pub struct Session {
    /// The folder of the records as named by `-C` or `SHUANGQIAN_DIR`; unnamed it is searched for upward.
    pub root: Option<PathBuf>,
    /// The day as of which everything is judged.
    pub as_of: Day,
    /// Whether that day was named; today otherwise.
    pub as_of_given: bool,
    /// The round, if named; the newest by the as-of date otherwise.
    pub round: Option<RoundId>,
    /// When what is shown has colour.
    pub colour: Colour,
}

/// What a command that could do its work came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and fine.
    Fine,
    /// Done, and the records are wanting: what `check` found, or files that could not be read.
    Found,
}
