//! The record formats as data-template/README.md describes them are those that are read: every key, and which may be
//! left out.
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

use shuangqian::records::{
    Conveyance, County, Decision, Draw, Inspection, Letter, Mechanism, Record, Rectification, Round, School,
    SchoolWork, SpotCheck, Submission,
};
use std::fs;
use std::path::PathBuf;

/// A described format: its path, and the lines of its example.
struct Described {
    path: String,
    lines: Vec<String>,
}

/// The text of a file of the repository.
fn text(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap().replace("\r\n", "\n")
}

/// The first example in a text.
fn example(text: &str) -> Option<&str> {
    text.split("```toml\n").nth(1)?.split("```").next()
}

fn described() -> Vec<Described> {
    let text = text("data-template/README.md");
    let sections = text.split("\n### ").skip(1);
    let found = sections.filter_map(|section| {
        let path = section.split('`').nth(1)?.to_owned();
        Some(Described { path, lines: example(section)?.lines().map(filled_in).collect() })
    });
    found.collect()
}

/// A line with something in place of what an example leaves open.
fn filled_in(line: &str) -> String {
    let open = match line {
        _ if line.contains("sha256") || line.starts_with("\"2019-") => "0".repeat(64),
        _ if line.starts_with("seed") => "draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=1:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop".to_owned(),
        _ if line.starts_with("credit_code") => "12130921MB0000000A".to_owned(),
        _ => "短".to_owned(),
    };
    line.replace('…', &open)
}

/// Why a text is not a record of its folder.
fn fault(path: &str, text: &str) -> Option<String> {
    fn fault_of<R: serde::de::DeserializeOwned>(text: &str) -> Option<String> {
        toml::from_str::<R>(text).err().map(|error| error.message().to_owned())
    }
    let folder = path.split('/').next().unwrap();
    match folder {
        "mechanism.toml" => fault_of::<Mechanism>(text),
        Round::FOLDER => fault_of::<Round>(text),
        School::FOLDER if path.matches('/').count() == 2 => fault_of::<School>(text),
        County::FOLDER => fault_of::<County>(text),
        Letter::FOLDER => fault_of::<Letter>(text),
        Conveyance::FOLDER => fault_of::<Conveyance>(text),
        // One example stands for both visits; only a spot check is unannounced.
        Inspection::FOLDER => {
            fault_of::<Inspection>(&text.replace("unannounced = true", "")).or(fault_of::<SpotCheck>(text))
        }
        Rectification::FOLDER => fault_of::<Rectification>(text),
        SchoolWork::FOLDER => fault_of::<SchoolWork>(text),
        Submission::FOLDER => fault_of::<Submission>(text),
        Decision::FOLDER => fault_of::<Decision>(text),
        Draw::FOLDER => fault_of::<Draw>(text),
        _ => panic!("no records in {folder}"),
    }
}

/// Tables whose keys are items or forms rather than keys of the format.
const FREE: [&str; 3] = ["[results]", "[notes]", "[forms]"];

fn is_header(line: &str) -> bool {
    line.starts_with('[')
}

fn header(line: &str) -> &str {
    line.split('#').next().unwrap().trim()
}

/// The lines of an example by table, each table with its header; that of the first is empty.
fn tables(lines: &[String]) -> Vec<(&str, Vec<&str>)> {
    let mut tables = vec![("", Vec::new())];
    for line in lines.iter().map(String::as_str).filter(|line| line.contains(" = ") || is_header(line)) {
        match is_header(line) {
            true => tables.push((header(line), Vec::new())),
            false => tables.last_mut().unwrap().1.push(line),
        }
    }
    tables
}

#[test]
fn every_example_of_a_record_is_one() {
    let described = described();
    assert_eq!(described.len(), 12, "one for each format, one for both visits");
    for Described { path, lines } in described {
        assert_eq!(fault(&path, &lines.join("\n")), None, "{path}");
    }
    for readme in ["README.md", "README.zh-CN.md"] {
        assert_eq!(
            fault("letters/2019/临河县/临河县槐荫初级中学.toml", example(&text(readme)).unwrap()),
            None,
            "{readme}"
        );
    }
}

#[test]
fn what_is_marked_may_be_left_out_and_nothing_else() {
    for Described { path, lines } in described() {
        let mut table = "";
        for (place, line) in lines.iter().enumerate() {
            if is_header(line) {
                table = header(line);
            }
            if is_header(line) || !line.contains(" = ") || FREE.contains(&table) {
                continue;
            }
            let mut left = lines.clone();
            left.remove(place);
            let may_be_left_out = line.contains("# ?");
            assert_eq!(fault(&path, &left.join("\n")).is_none(), may_be_left_out, "{path} without {line}");
        }
    }
}

#[test]
fn every_key_that_is_read_is_described() {
    for Described { path, lines } in described() {
        for (header, keys) in tables(&lines).into_iter().filter(|(header, _)| !FREE.contains(header)) {
            let fault = fault(&path, &format!("{header}\nnone_such = 1\n")).unwrap();
            let (_, expected) = fault.split_once("expected").unwrap_or_else(|| panic!("{path} {header}: {fault}"));
            for key in expected.split('`').skip(1).step_by(2) {
                let is_there = keys.iter().any(|line| line.starts_with(&format!("{key} = ")));
                let is_table = lines
                    .iter()
                    .any(|line| line.starts_with(&format!("[{key}]")) || line.starts_with(&format!("[[{key}]]")));
                assert!(is_there || is_table, "{path} {header}: {key} is not described");
            }
        }
    }
}
