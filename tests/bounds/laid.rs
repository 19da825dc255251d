//! The ground with a few files changed, and what `check` finds in it.

use crate::support::ground::{AS_OF, checking, examples, ground};
use crate::support::put::put;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// A file of the records and its text; without a text the file is removed.
pub struct Laid(String, Option<String>);

/// The text of a record that says nothing beside its path.
pub const NOTHING: &str = "# \n";

/// A file with this text.
pub fn file(path: &str, text: impl Into<String>) -> Laid {
    Laid(path.to_owned(), Some(text.into()))
}

/// A file of the ground with lines added at its beginning.
pub fn above(path: &str, lines: &str) -> Laid {
    file(path, format!("{lines}\n{}", of_ground(path)))
}

/// A file of the ground with lines added at its end.
pub fn below(path: &str, lines: &str) -> Laid {
    file(path, format!("{}{lines}\n", of_ground(path)))
}

/// A file of the ground with one text replaced by another.
pub fn instead(path: &str, old: &str, new: &str) -> Laid {
    let text = of_ground(path);
    assert!(text.contains(old), "{path} does not say {old}");
    file(path, text.replace(old, new))
}

/// A file of the ground, removed.
pub fn without(path: &str) -> Laid {
    Laid(path.to_owned(), None)
}

fn of_ground(path: &str) -> String {
    fs::read_to_string(examples().join("_base").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The ground with these files changed.
pub fn records(laid: &[Laid]) -> TempDir {
    let records = ground();
    for Laid(path, text) in laid {
        match text {
            Some(text) => put(records.path(), path, text),
            None => fs::remove_file(records.path().join(path)).unwrap(),
        }
    }
    records
}

/// What `check` finds in these records as of a day.
pub fn found(as_of: &str, laid: &[Laid]) -> Value {
    let records = records(laid);
    let output = checking(records.path()).args(["--as-of", as_of, "--format", "json"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// The messages of a code that `check` finds in these records as of a day.
fn messages(code: &str, as_of: &str, laid: &[Laid]) -> Vec<String> {
    let found = found(as_of, laid);
    let of_code = found["diagnostics"].as_array().unwrap().iter().filter(|one| one["code"] == code);
    of_code.map(|one| format!("{}: {}", one["file"], one["message"])).collect()
}

/// Fails if `check` finds the code as of a day.
#[track_caller]
pub fn right_on(as_of: &str, code: &str, laid: &[Laid]) {
    assert_eq!(messages(code, as_of, laid), Vec::<String>::new());
}

/// Fails unless `check` finds the code as of a day.
#[track_caller]
pub fn wrong_on(as_of: &str, code: &str, laid: &[Laid]) {
    assert!(!messages(code, as_of, laid).is_empty(), "nothing is found of {code} as of {as_of}");
}

/// Fails if `check` finds the code as of the ground's own day.
#[track_caller]
pub fn right(code: &str, laid: &[Laid]) {
    right_on(AS_OF, code, laid);
}

/// Fails unless `check` finds the code as of that day.
#[track_caller]
pub fn wrong(code: &str, laid: &[Laid]) {
    wrong_on(AS_OF, code, laid);
}
