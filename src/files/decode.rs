//! Text → record, or everything that is wrong with it.
//!
//! A file without faults is parsed once, straight into its type. Where that fails, the offending key is taken out of
//! the parsed table and the rest read on, and what is missing gets a stand-in, so that all faults of a file show.

use crate::basics::language::list_separator;
use crate::basics::nearness::nearest;
use crate::basics::words::with_key;
use crate::diagnostics::{Code, Place};
use crate::records::{Described, Fields};
use crate::tr;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

mod by_hand;
mod conflict;
mod quick;
mod sentence;
mod syntax;
mod tree;

use tree::{Spot, Tree};

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which rule.
    pub code: Code,
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// Reads a record from the text of its file.
pub fn decode<R: DeserializeOwned + Described>(text: &str) -> Result<R, Vec<Fault>> {
    quick::read(text).map_or_else(|| toml::from_str(text).map_err(|_| read_on::<R>(text).1), Ok)
}

/// Reads a record from the text of a file that only unknown keys keep from being one, as if they were not there.
pub fn decode_but_for_unknown_keys<R: DeserializeOwned + Described>(text: &str) -> Option<R> {
    let (record, faults) = read_on::<R>(text);
    record.filter(|_| faults.iter().all(|fault| fault.code == Code::UnknownKey))
}

/// The most faults that are told of one file: whoever has mended a hundred runs `check` again anyway.
const MOST: usize = 100;
/// How many bytes are read again, over all, to find the faults of one file. Each fault costs another reading of the
/// whole table: without a bound a large file full of faults would take time by the square.
const READ_AGAIN: usize = 8 << 20;

/// All that is wrong with a text, and the record that is left of it once that is mended somehow.
fn read_on<R: DeserializeOwned + Described>(text: &str) -> (Option<R>, Vec<Fault>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        return (None, vec![syntax::fault(text, error, R::FIELDS)]);
    }
    let mut reading = Reading { fields: R::FIELDS, tree: Tree::new(root), faults: Vec::new(), taken: BTreeSet::new() };
    for _ in 0..(READ_AGAIN / text.len().max(READ_AGAIN >> 12)).max(1) {
        let error = match R::deserialize(toml::de::Deserializer::from(reading.tree.root())) {
            Ok(record) => return (Some(record), reading.faults),
            Err(error) => error,
        };
        if !reading.go_past(&error) || reading.faults.len() >= MOST {
            break;
        }
    }
    (None, reading.faults)
}

/// A broken file, as far as it has been read.
struct Reading<'t> {
    fields: Fields,
    tree: Tree<'t>,
    faults: Vec<Fault>,
    /// Dotted paths of keys taken out for their value; they are not also missing.
    taken: BTreeSet<String>,
}

impl Reading<'_> {
    /// Notes what is wrong and changes the tree so that the next attempt gets further; false where it cannot.
    fn go_past(&mut self, error: &toml::de::Error) -> bool {
        // A date is handed over as a table with a key of the parser's own.
        let is_date = error.message().starts_with("unknown field `$__toml");
        let message = if is_date { "invalid type: a date, expected a map" } else { error.message() };
        let spot = self.tree.spot(error.span().unwrap_or(0..0));
        if let Some(key) = quoted_after(message, "missing field `") {
            return self.stand_in(spot, key);
        }
        if self.tree.is_stand_in(&spot) {
            return self.tree.try_next_stand_in(&spot, expected_words(message).first().copied());
        }
        if let Some(key) = quoted_after(message, "unknown field `") {
            self.faults.push(unknown_key(self.fields, &spot, key, &expected_words(message)));
        } else {
            let value = self.tree.value(&spot);
            self.faults.push(sentence::bad_value(self.fields, &spot.path, message, value));
            self.taken.insert(spot.path.clone());
        }
        self.tree.take_out(&spot)
    }

    fn stand_in(&mut self, table: Spot, key: &str) -> bool {
        let path = table.child(key);
        if !self.tree.is_stand_in(&table) && !self.taken.contains(&path) {
            self.faults.push(missing_key(self.fields, &table, key));
        }
        self.tree.stand_in(&table, key)
    }
}

fn missing_key(fields: Fields, table: &Spot, key: &str) -> Fault {
    let place = if table.path.is_empty() { Place::File } else { Place::Value(table.path.clone()) };
    let called = fields.in_file(&table.child(key));
    Fault {
        code: Code::MissingKey,
        place,
        message: tr!("the required key “{called}” is missing", "缺少必填项“{called}”"),
        help: tr!("add a line `{key} = …`", "请补上一行 {key} = …"),
    }
}

fn unknown_key(fields: Fields, spot: &Spot, key: &str, known: &[&str]) -> Fault {
    let table = spot.table();
    let called = |key: &&str| {
        fields.part(&table.child(key)).map_or_else(|| (*key).to_owned(), |part| with_key(part.field.name, key))
    };
    let listed = known.iter().map(called).collect::<Vec<_>>().join(list_separator());
    let help = match (nearest(key, known).as_ref().map(called), known) {
        (Some(near), _) => tr!("is it “{near}”?", "是不是“{near}”？"),
        (None, []) => tr!("take it out, or mend its name", "请删去或改正"),
        (None, _) => tr!("there are: {listed}", "可用的项：{listed}"),
    };
    let path = &spot.path;
    Fault {
        code: Code::UnknownKey,
        place: Place::Key(path.clone()),
        message: tr!("there is no key “{path}” in this kind of record", "这种记录没有“{path}”这一项"),
        help,
    }
}

fn quoted_after<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    let rest = message.strip_prefix(start)?;
    rest.split_once('`').map(|(key, _)| key)
}

/// The words in back quotes after “expected”.
fn expected_words(message: &str) -> Vec<&str> {
    let expected = message.split_once("expected").map_or("", |(_, expected)| expected);
    expected.split('`').skip(1).step_by(2).collect()
}

/// A span beyond the end of any text, which marks a value that stands in for a missing one.
fn stand_in_span(number: usize) -> Range<usize> {
    let place = usize::MAX - number;
    place..place
}

fn spanned<'t>(span: Range<usize>, value: DeValue<'t>) -> Spanned<DeValue<'t>> {
    Spanned::new(span, value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Inspection, Letter, Mechanism, Round, School};

    fn codes<R: DeserializeOwned + Described + std::fmt::Debug>(text: &str) -> Vec<(Code, Place)> {
        let faults = decode::<R>(text).unwrap_err();
        faults.into_iter().map(|fault| (fault.code, fault.place)).collect()
    }

    #[test]
    fn every_fault_of_a_file_shows_in_one_run() {
        let text = "nmae = \"x\"\nkind = \"universtiy\"\nstaff = -3\nopened_on = \"2019-08-05\"\n\
                    closed_on = 2019-08-05T10:00:00\n[liaison]\nfemale = 1\nphone = \"x\"\n";
        let mut found = codes::<School>(text);
        found.sort_by_key(|(code, place)| (*code, format!("{place:?}")));
        let value = |key: &str| Place::Value(key.to_owned());
        let expected = vec![
            (Code::UnknownKey, Place::Key("liaison.phone".to_owned())),
            (Code::UnknownKey, Place::Key("nmae".to_owned())),
            (Code::MissingKey, Place::File),
            (Code::MissingKey, value("liaison")),
            (Code::BadValue, value("closed_on")),
            (Code::BadValue, value("kind")),
            (Code::BadValue, value("liaison.female")),
            (Code::BadValue, value("opened_on")),
            (Code::BadValue, value("staff")),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn every_missing_key_shows_in_one_run() {
        assert_eq!(codes::<Round>("").len(), 5);
        assert_eq!(codes::<Mechanism>("[city_group]\n").len(), 5);
        assert_eq!(codes::<Letter>("[upper]\n[lower]\n[scan]\n").len(), 6);
    }

    #[test]
    fn members_of_arrays_are_judged_each() {
        let text = "participants = [{ name = \"张某\", agency = \"x\" }, { name = \"\" }]\n";
        let found = codes::<Inspection>(text);
        let value = |key: &str| Place::Value(key.to_owned());
        assert!(found.contains(&(Code::BadValue, value("participants.0.agency"))), "{found:?}");
        assert!(found.contains(&(Code::BadValue, value("participants.1.name"))), "{found:?}");
        assert!(found.contains(&(Code::MissingKey, value("participants.1"))), "{found:?}");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_file_full_of_faults_is_told_in_part_and_soon() {
        let few: String = (0..300).map(|number| format!("x{number} = 1\n")).collect();
        assert_eq!(codes::<School>(&few).len(), MOST);
        let keys: String = (0..95_000).map(|number| format!("x{number:06}=1\n")).collect();
        let tables: String = (0..8_000).map(|number| format!("[results.x{number}.y{number}]\nz=1\n")).collect();
        for text in [keys, tables] {
            let told = codes::<Inspection>(&text).len();
            assert!((1..=MOST).contains(&told), "{told}");
        }
    }

    #[test]
    fn a_date_where_a_table_belongs_is_a_wrong_value() {
        let found = codes::<Letter>("upper = 2019-08-05\n[scan]\nfile = 2019-08-05\nsha256 = 2019-08-05\n");
        let value = |key: &str| (Code::BadValue, Place::Value(key.to_owned()));
        assert!(found.len() == 3 && found.contains(&value("upper")), "{found:?}");
    }

    #[test]
    fn broken_syntax_is_one_fault() {
        assert_eq!(codes::<Letter>("[upper\nsigner = 1\n")[0].0, Code::Syntax);
        let conflict = "<<<<<<< HEAD\ncopies = 1\n=======\ncopies = 2\n>>>>>>> other\n";
        assert_eq!(codes::<Letter>(conflict)[0].0, Code::MergeConflict);
    }

    #[test]
    fn a_mark_of_git_that_was_left_over_is_one_but_not_within_a_text() {
        let code = |text: &str| codes::<Letter>(text)[0].0;
        for mark in ["<<<<<<<", "<<<<<<< HEAD", "||||||| 甲", "=======", ">>>>>>> 甲", "=======\r"] {
            assert_eq!(code(&format!("copies = 1\n{mark}\ncopies = 2\n")), Code::MergeConflict, "{mark}");
        }
        for line in ["======", "========", " =======", ">>>>>>>甲"] {
            assert_eq!(code(&format!("copies = 1\n{line}\n")), Code::Syntax, "{line}");
        }
        let note = "archive_ref = \"\"\"\n=======\n>>>>>>> 甲\n\"\"\"\n";
        assert_eq!(code(&format!("{note}copies = \n")), Code::Syntax);
        for unended in ["<<<<<<< HEAD\ncopies = 1\n", "<<<<<<< HEAD\ncopies = 1\n>>>>>>> 甲\n"] {
            assert_eq!(code(unended), Code::MergeConflict, "{unended}");
        }
    }
}
