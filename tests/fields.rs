//! The tables of fields are the records: every key that a type takes is in its table and the other way round, what must
//! be there is marked so, and what a command says in Chinese has names for all of them.
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

#[path = "support"]
mod support {
    pub mod copied;
    pub mod files;
    pub mod put;
}

use serde::Serialize;
use serde::de::DeserializeOwned;
use shuangqian::arguments::session::Session;
use shuangqian::basics::fold::fold;
use shuangqian::basics::language::{Language, speak};
use shuangqian::checks;
use shuangqian::diagnostics::Code;
use shuangqian::files::digest::Take;
use shuangqian::files::edit::said;
use shuangqian::files::evidence::{Figures, Redraws};
use shuangqian::files::path::RecordPath;
use shuangqian::files::plan::{Draft, Policy};
use shuangqian::files::scans::Scans;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Evidence, Root, load_with_texts};
use shuangqian::output::diagnostics::Style;
use shuangqian::output::stream::{Colour, Out};
use shuangqian::recording::Recording;
use shuangqian::records::*;
use shuangqian::register::Register;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use support::copied::copied;
use support::put::put;
use toml::{Table, Value};

/// One kind of file: what reads it, its fields, and a file of it beside `tests/diagnostics/_base`.
struct FileKind {
    path: &'static str,
    fields: Fields,
    /// The record in a document, written anew; else why there is none.
    read: fn(&Table) -> Result<Table, String>,
}

fn kind<R: Described + DeserializeOwned + Serialize>(path: &'static str) -> FileKind {
    fn read<R: DeserializeOwned + Serialize>(document: &Table) -> Result<Table, String> {
        let record = toml::from_str::<R>(&document.to_string()).map_err(|error| error.message().to_owned())?;
        Ok(said(&record).unwrap().as_table().unwrap().clone())
    }
    FileKind { path, fields: R::FIELDS, read: read::<R> }
}

fn kinds() -> Vec<FileKind> {
    vec![
        kind::<Mechanism>("mechanism.toml"),
        kind::<Round>("rounds/2019.toml"),
        kind::<County>("units/沧县.toml"),
        kind::<School>("units/沧县/甲小学.toml"),
        kind::<Letter>("letters/2019/沧县/甲小学.toml"),
        kind::<Conveyance>("conveyances/2019/沧县/2019-08-03-甲小学.toml"),
        kind::<Inspection>("inspections/2019/沧县/2019-08-13-甲小学.toml"),
        kind::<SpotCheck>("spot-checks/2019/沧县/2019-09-03-甲小学.toml"),
        kind::<Rectification>("rectifications/2019/沧县/2019-08-12-甲小学-policy.toml"),
        kind::<SchoolWork>("school-work/2019/沧县/甲小学.toml"),
        kind::<Submission>("submissions/2019/沧县/2019-08-31.toml"),
        kind::<Draw>("draws/2019/2019-09-08.toml"),
        kind::<Decision>("decisions/2019/沧县/2019-09-08-urging-甲小学.toml"),
    ]
}

/// Two seeds of draws.
const SEEDS: [&str; 2] = [
    "draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=1:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop",
    "draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=2:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop",
];

/// One of two values that a field can have.
fn sample(fields: Fields, field: &Field, second: bool) -> Value {
    let text = |one: &str, other: &str| Value::from(if second { other } else { one });
    match (field.key, field.value) {
        ("document_number", _) => text("沧检联〔2019〕4号", "沧检联〔2019〕5号"),
        (key, _) if key.ends_with("sha256") => text(&"0".repeat(64), &"1".repeat(64)),
        ("seed", _) => text(SEEDS[0], SEEDS[1]),
        ("item.key", _) => text("a1", "a2"),
        (_, Kind::Text | Kind::Note | Kind::Person | Kind::Id) => text("甲某", "乙某"),
        (_, Kind::School) => text("沧县/乙小学", "沧县/丙幼儿园"),
        (_, Kind::Texts) => Value::Array(vec![text("甲某", "乙某"), Value::from("丙某")]),
        (_, Kind::Day) => date(if second { "2019-08-14" } else { "2019-08-13" }),
        // There is only one version yet.
        ("format", _) => Value::from(1),
        (_, Kind::Number) => Value::from(if second { 4 } else { 3 }),
        (_, Kind::YesNo) => Value::from(!second),
        (_, Kind::Woman) => Value::from(true),
        (_, Kind::Word(words) | Kind::WordByItem(words)) => Value::from(words.pairs()[usize::from(second)].0),
        (_, Kind::Words(words)) => Value::Array(vec![Value::from(words.pairs()[usize::from(second)].0)]),
        (_, Kind::DivisionCode) => text("130921", "130922"),
        (_, Kind::SchoolCode) => text("2113000901", "2113000902"),
        (_, Kind::CreditCode) => text("12130900401234567F", "91350100M000100Y43"),
        (_, Kind::OfficePhone) => text("0317-1234567", "0317-1234568"),
        (_, Kind::Table) => Value::Table(filled(fields, field.key, second)),
        (_, Kind::Tables) => Value::Array(vec![Value::Table(filled(fields, field.key, second))]),
        (_, Kind::NoteByItem) => Value::Table(Table::from_iter([("policy".to_owned(), text("甲某", "乙某"))])),
        (_, Kind::DigestByForm) => {
            Value::Table(Table::from_iter([("2019-08-12-甲小学".to_owned(), text(&"0".repeat(64), &"1".repeat(64)))]))
        }
    }
}

fn date(text: &str) -> Value {
    Value::Datetime(text.parse().unwrap())
}

/// A table, or with no key a file, in which every field has a value.
fn filled(fields: Fields, table: &str, second: bool) -> Table {
    let entry = |field: &'static Field| {
        let value = match field.value {
            Kind::WordByItem(words) => Value::Table(Table::from_iter([(
                "policy".to_owned(),
                Value::from(words.pairs()[usize::from(second)].0),
            )])),
            _ => sample(fields, field, second),
        };
        (last(field.key).to_owned(), value)
    };
    fields.inside(table).map(entry).collect()
}

fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap()
}

/// The tables of a file: the file itself, and each that fields stand in.
fn tables(fields: Fields) -> Vec<&'static str> {
    let inner = fields.all().filter(|field| matches!(field.value, Kind::Table | Kind::Tables)).map(|field| field.key);
    [""].into_iter().chain(inner).collect()
}

/// A table of a document; of a list its first member.
fn table<'d>(document: &'d mut Table, key: &str) -> &'d mut Table {
    if key.is_empty() {
        return document;
    }
    match &mut document[key] {
        Value::Table(table) => table,
        Value::Array(list) => list[0].as_table_mut().unwrap(),
        other => panic!("{key} is {other}"),
    }
}

#[test]
fn every_key_that_a_type_takes_is_in_its_table_and_the_other_way_round() {
    speak(Language::Chinese);
    for FileKind { path, fields, read } in kinds() {
        let whole = filled(fields, "", false);
        assert_eq!(read(&whole).as_ref(), Ok(&whole), "{path}: what is filled in is what is read");
        for key in tables(fields) {
            let mut document = whole.clone();
            table(&mut document, key).insert("none_such".to_owned(), Value::from(1));
            let fault = read(&document).unwrap_err();
            let (_, expected) = fault.split_once("expected").unwrap_or_else(|| panic!("{path} [{key}]: {fault}"));
            let taken: BTreeSet<_> = expected.split('`').skip(1).step_by(2).collect();
            let known: BTreeSet<_> = fields.inside(key).map(|field| last(field.key)).collect();
            assert_eq!(taken, known, "{path} [{key}]");
        }
    }
}

#[test]
fn what_a_record_is_nothing_without_is_marked_and_nothing_else() {
    for FileKind { path, fields, read } in kinds() {
        for key in tables(fields) {
            for field in fields.inside(key) {
                let mut document = filled(fields, "", false);
                table(&mut document, key).remove(last(field.key)).unwrap();
                let is_broken = read(&document).is_err();
                assert_eq!(is_broken, field.stands == Stands::Always, "{path} without {}", field.key);
            }
        }
    }
}

#[test]
fn nothing_that_is_typed_or_heads_a_column_means_two_fields() {
    for FileKind { path, fields, .. } in kinds() {
        let mut seen = BTreeSet::new();
        for call in fields.all().flat_map(Field::calls) {
            assert!(seen.insert(fold(call)), "{path}: {call}");
        }
        for field in fields.all() {
            assert!(field.name.chars().all(|char| !char.is_ascii()), "{path}: {}", field.name);
        }
    }
}

/// Messages, kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A city in which nothing is wrong, and the words of commands that write there.
struct City {
    folder: tempfile::TempDir,
}

impl City {
    /// The city of the examples, with one more record.
    fn with(path: &str, record: &Table) -> City {
        let folder = copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/_base"));
        // A record that says nothing yet is a comment.
        put(folder.path(), path, format!("# \n{}", toml::to_string(record).unwrap()));
        City { folder }
    }

    /// All that a command can say that wants a record to hold this, and not to hold some keys.
    fn says(&self, path: &str, addition: &str, removals: &[&str], policy: Policy) -> String {
        let (root, as_of) = (Some(self.folder.path().to_owned()), "2019-09-10".parse().unwrap());
        let session =
            Session { root, at: None, as_of, as_of_named: true, round: None, colour: Colour::Never, language: None };
        let kept = Kept::default();
        let mut out = Out::to(io::sink(), kept.clone(), Style::Plain);
        let mut recording = Recording::begin(&session, &mut out).unwrap();
        let removals = removals.iter().map(|key| (*key).to_owned()).collect();
        let draft =
            Draft { path: RecordPath::at(path), addition: addition.parse().unwrap(), removals, filled: Vec::new() };
        let (judged, refusals) = recording.weigh(&[draft], policy).unwrap();
        judged.tell_dry(recording.register(), &mut out);
        judged.tell(recording.register(), &mut out);
        let refused: Vec<_> = refusals.iter().map(ToString::to_string).collect();
        let told = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        told + &refused.join("\n")
    }
}

/// The keys of a record at which `check` doubts a name.
fn doubted(city: &City, path: &str) -> BTreeSet<String> {
    let root = Root::at(city.folder.path()).unwrap();
    let (loaded, texts) = load_with_texts(&root, Scope::All, Take::Held).unwrap();
    let mut register = Register::new(loaded, "2019-09-10".parse().unwrap());
    register.choose_round(None).unwrap();
    let (scans, figures) = (Scans::of(&root, register.letters()), Figures::new());
    let found =
        checks::run(&register, Evidence { texts: &texts, scans: &scans, figures: &figures, draws: &Redraws::new() });
    let doubtful = found.iter().filter(|one| one.code == Code::DoubtfulName && one.file == path);
    doubtful.map(|one| one.place.key().unwrap().to_owned()).collect()
}

#[test]
fn wherever_a_person_is_named_a_word_for_nobody_is_refused_and_doubted() {
    speak(Language::Chinese);
    let mut kinds_with_people = 0;
    for FileKind { path, fields, .. } in kinds() {
        let people: Vec<_> = fields.all().filter(|field| matches!(field.value, Kind::Person)).collect();
        let mut document = filled(fields, "", false);
        for key in ["opened_on", "closed_on"].iter().filter(|_| path.starts_with("units/")) {
            document.remove(*key);
        }
        let whole = City::with(path, &document);
        assert_eq!(doubted(&whole, path), BTreeSet::new(), "{path}");
        for field in &people {
            let (holder, name) = field.key.rsplit_once('.').unwrap_or(("", field.key));
            table(&mut document, holder).insert(name.to_owned(), Value::from("待定"));
            assert!(field.read("待定").is_err() && field.read("孙?").is_err(), "{}", field.key);
        }
        let place = |field: &&Field| field.key.replace("participants.", "participants.0.");
        assert_eq!(doubted(&City::with(path, &document), path), people.iter().map(place).collect(), "{path}");
        kinds_with_people += usize::from(!people.is_empty());
    }
    assert!(kinds_with_people > 6, "{kinds_with_people}");
}

/// Every key, and every word of a vocabulary, that files hold.
fn words_of_files() -> BTreeSet<&'static str> {
    let mut words: BTreeSet<_> = ["true", "false"].into();
    for field in TABLES.iter().copied().flat_map(Fields::all).filter(|field| field.is_in_file()) {
        words.extend(field.key.split('.'));
        if let Kind::Word(vocabulary) | Kind::Words(vocabulary) | Kind::WordByItem(vocabulary) = field.value {
            words.extend(vocabulary.pairs().into_iter().map(|(key, _)| key));
        }
    }
    words
}

/// Holds that a message has none of the words of files; paths of records and options of commands apart.
fn is_chinese(message: &str) {
    let known = words_of_files();
    let is_of_word =
        |char: char| char.is_ascii_alphanumeric() || "_-./=".contains(char) || ('一'..='鿿').contains(&char);
    for word in message.split(|char| !is_of_word(char)).filter(|word| !word.contains('/') && !word.starts_with("--")) {
        for key in word.split(|char: char| !(char.is_ascii_lowercase() || "_.".contains(char))) {
            let is_known = key.split('.').filter(|part| !part.is_empty()).all(|part| known.contains(part));
            assert!(!is_known || key.trim_matches('.').is_empty(), "“{key}” in:\n{message}");
        }
    }
}

#[test]
fn what_commands_say_of_any_field_of_any_record_is_chinese() {
    speak(Language::Chinese);
    for FileKind { path, fields, .. } in kinds().into_iter().filter(|kind| kind.path != "mechanism.toml") {
        let [one, other] = [false, true].map(|second| filled(fields, "", second));
        let [first, second] = [&one, &other].map(|document| toml::to_string(document).unwrap());
        let city = City::with(path, &one);
        let removals: Vec<_> = fields.inside("").map(|field| field.key).collect();
        let told = [
            City::with(path, &Table::new()).says(path, &first, &[], Policy::Keep),
            city.says(path, &first, &[], Policy::Keep),
            city.says(path, &second, &[], Policy::Keep),
            city.says(path, &second, &[], Policy::Replace),
            city.says(path, "", &removals, Policy::Keep),
        ];
        let kinds = ["已补充：", "原已如此：", "已登记为“", "已更正：", "已删除："];
        for (message, kind) in told.iter().zip(kinds) {
            assert!(message.contains(kind), "{path}: {kind}\n{message}");
            is_chinese(message);
            // Of a form that has it no more the item has only its key.
            assert!(path.starts_with("rounds/") || !message.replace("policy.toml", "").contains("policy"), "{message}");
        }
        for field in fields.inside("") {
            is_chinese(&city.says(path, "", &[field.key], Policy::Keep));
        }
    }
}

#[test]
fn what_commands_refuse_of_any_field_of_any_record_is_told_in_chinese() {
    speak(Language::Chinese);
    for FileKind { path, fields, .. } in kinds().into_iter().filter(|kind| kind.path != "mechanism.toml") {
        let city = City::with(path, &filled(fields, "", true));
        for key in tables(fields) {
            for field in fields.inside(key) {
                for wrong in [Value::from("符合"), Value::from(-3), Value::from(false), date("2019-08-05")] {
                    let mut document = filled(fields, "", false);
                    table(&mut document, key).insert(last(field.key).to_owned(), wrong);
                    is_chinese(&city.says(path, &toml::to_string(&document).unwrap(), &[], Policy::Replace));
                }
            }
        }
    }
}

/// What `check` says in Chinese of every rule: each line without its place, and without the lines of files.
fn messages_of_check() -> Vec<String> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut messages = Vec::new();
    for example in fs::read_dir(examples).unwrap().map(Result::unwrap) {
        if example.file_name() == "syntax" {
            // It shows how a line of a file is written.
            continue;
        }
        let text = fs::read_to_string(example.path().join("expected.zh.txt")).unwrap_or_default();
        let said = |line: &str| {
            Some(line.split_once("]: ").or(line.split_once("帮助：")).or(line.split_once("] "))?.1.to_owned())
        };
        messages.extend(text.lines().filter_map(said));
    }
    assert!(messages.len() > 100, "the examples were not found");
    messages
}

#[test]
fn what_check_says_of_a_key_has_its_name_before_it() {
    for message in messages_of_check() {
        // What is to be typed into a file is typed as the file has it.
        let typed = |word: &&str| !word.is_ascii() || word.contains('（');
        let words: Vec<_> = message.split_whitespace().filter(typed).collect();
        is_chinese(&without_keys(&words.join(" ")));
    }
}
