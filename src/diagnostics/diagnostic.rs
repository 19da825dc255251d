//! One thing that is wrong, late or worth a look, and where.

use crate::basics::id::UnitId;
use crate::diagnostics::Code;
use std::ops::Range;

/// What the records show to be wrong, late or worth a look. The sentences are in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule.
    pub code: Code,
    /// The file, from the root of the records, with `/` on every system.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// The county group or school that it concerns, if one.
    pub unit: Option<UnitId>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// A place in a file. Lines and columns are found only when it is shown, by reading the file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole; shown at its beginning.
    File,
    /// A dotted key, array members by number from 0: `results.policy`, `participants.1.name`.
    Key(String),
    /// The value of a key, dotted likewise.
    Value(String),
    /// The value of the key that the file begins with, as a unit's begins with `name = `. Where it stands is known
    /// beforehand: a list of a thousand duties needs no second reading of a thousand files.
    Opening(&'static str),
    /// Bytes of the file's text (without a byte order mark, line ends as they are).
    Span(Range<usize>),
}
