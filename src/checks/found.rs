//! What one rule has found.

use crate::basics::id::UnitId;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::files::kinds::Entry;
use crate::files::path::{path_of, path_of_unit};
use crate::records::{Key, Record};
use crate::register::Register;

/// Where a rule points: a place in a record's file.
pub struct Spot {
    file: String,
    place: Place,
    unit: Option<UnitId>,
}

impl Spot {
    fn new<R: Record>(key: &R::Key, place: Place) -> Spot {
        Spot { file: path_of::<R>(key), place, unit: key.unit() }
    }

    /// A record as a whole, where its name says what is meant.
    pub fn file<R: Record>(key: &R::Key) -> Spot {
        Spot::new::<R>(key, Place::File)
    }

    /// A dotted key of a record.
    pub fn key<R: Record>(key: &R::Key, dotted: impl Into<String>) -> Spot {
        Spot::new::<R>(key, Place::Key(dotted.into()))
    }

    /// The value of a dotted key of a record.
    pub fn value<R: Record>(key: &R::Key, dotted: impl Into<String>) -> Spot {
        Spot::new::<R>(key, Place::Value(dotted.into()))
    }

    /// The name of a unit in its file.
    pub fn name(register: &Register, unit: &UnitId) -> Spot {
        let begins_with_it = register.begins_with_name(unit);
        let place = if begins_with_it { Place::Opening("name") } else { Place::Value("name".into()) };
        Spot { file: path_of_unit(unit), place, unit: Some(unit.clone()) }
    }

    /// A dotted key of a record of any kind.
    pub fn key_in(entry: Entry, dotted: impl Into<String>) -> Spot {
        Spot::of_entry(entry, Place::Key(dotted.into()))
    }

    /// The value of a dotted key of a record of any kind.
    pub fn value_in(entry: Entry, dotted: impl Into<String>) -> Spot {
        Spot::of_entry(entry, Place::Value(dotted.into()))
    }

    /// A place in a record of any kind.
    pub fn of_entry(entry: Entry, place: Place) -> Spot {
        Spot { file: entry.key().to_string(), place, unit: entry.unit() }
    }

    /// A place in the file at a path.
    pub fn at_path(file: String, place: Place, unit: Option<UnitId>) -> Spot {
        Spot { file, place, unit }
    }
}

/// The diagnostics of one rule.
pub struct Found {
    code: Code,
    diagnostics: Vec<Diagnostic>,
}

impl Found {
    /// The empty list of a rule.
    pub fn new(code: Code) -> Found {
        Found { code, diagnostics: Vec::new() }
    }

    /// Adds a diagnostic: where, what, and how to mend it.
    pub fn add(&mut self, spot: Spot, message: String, help: String) {
        let Spot { file, place, unit } = spot;
        self.diagnostics.push(Diagnostic { code: self.code, file, place, unit, message, help });
    }

    /// All of them.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
