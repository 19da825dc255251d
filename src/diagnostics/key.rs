//! What a diagnostic is told apart by.

use crate::diagnostics::Code;

/// What is the same of a diagnostic before and after a write, and in two sources: its code, path and place. Its
/// sentences are not: they name what stands beside it, such as the other school of the same code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiagnosticKey<'d> {
    /// Which rule.
    pub code: Code,
    /// The file, from the root of the records.
    pub file: &'d str,
    /// Where in the file.
    pub place: Where<'d>,
}

/// A place as it outlasts a change of the lines around it: the key, or the line where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Where<'d> {
    /// The file as a whole.
    File,
    /// A dotted key and its value, which are one place.
    Key(&'d str),
    /// A line, from 1, of what belongs to no key.
    Line(usize),
}
