//! One thing that is wrong, late or worth a look, and where.

use crate::basics::id::UnitId;
use crate::diagnostics::{Code, DiagnosticKey, Where};
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

impl Diagnostic {
    /// What makes it the same before and after a write, and in two sources, whatever its sentences say.
    pub fn key(&self) -> DiagnosticKey<'_> {
        DiagnosticKey { code: self.code, file: &self.file, place: self.place.by_key() }
    }
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
    /// What belongs to no key.
    Span {
        /// Bytes of the file's text (without a byte order mark, line ends as they are).
        bytes: Range<usize>,
        /// The line that they begin in, from 1.
        line: usize,
    },
}

impl Place {
    /// The place of bytes of a file's text.
    pub fn span(text: &str, bytes: Range<usize>) -> Place {
        let before = text.as_bytes().iter().take(bytes.start);
        Place::Span { line: before.filter(|byte| **byte == b'\n').count() + 1, bytes }
    }

    /// The dotted key that it is of, if it is of one.
    pub fn key(&self) -> Option<&str> {
        match self {
            Place::Key(key) | Place::Value(key) => Some(key),
            Place::Opening(key) => Some(key),
            Place::File | Place::Span { .. } => None,
        }
    }

    fn by_key(&self) -> Where<'_> {
        match (self, self.key()) {
            (_, Some(key)) => Where::Key(key),
            (Place::Span { line, .. }, None) => Where::Line(*line),
            (_, None) => Where::File,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(code: Code, file: &str, place: Place) -> Diagnostic {
        let [message, help] = [String::new(), String::new()];
        Diagnostic { code, file: file.to_owned(), place, unit: None, message, help }
    }

    #[test]
    fn the_key_is_code_path_and_place_whatever_is_said() {
        let one = at(Code::DuplicateName, "units/沧县/甲.toml", Place::Value("name".into()));
        let other = Diagnostic { message: "another".into(), place: Place::Opening("name"), ..one.clone() };
        assert_eq!(one.key(), other.key());
        assert_eq!(one.key(), Diagnostic { place: Place::Key("name".into()), ..one.clone() }.key());
        for differing in [
            at(Code::BadValue, "units/沧县/甲.toml", Place::Value("name".into())),
            at(Code::DuplicateName, "units/沧县/乙.toml", Place::Value("name".into())),
            at(Code::DuplicateName, "units/沧县/甲.toml", Place::Value("aliases".into())),
            at(Code::DuplicateName, "units/沧县/甲.toml", Place::File),
        ] {
            assert_ne!(one.key(), differing.key());
        }
    }

    #[test]
    fn what_is_of_no_key_goes_by_its_line() {
        let text = "# 一\r\n# 二 二\n";
        for (bytes, line) in [(0..1, 1), (6..7, 1), (7..9, 2), (12..13, 2), (99..100, 3)] {
            let found = at(Code::CaseDetail, "a.toml", Place::span(text, bytes));
            assert_eq!(found.key().place, Where::Line(line));
        }
    }
}
