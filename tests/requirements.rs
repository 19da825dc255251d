//! The page that says where each requirement is served names only what there is, and no requirement twice or never.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[path = "support"]
mod support {
    pub mod program;
}

use shuangqian::basics::words::Word;
use shuangqian::diagnostics::Code;
use shuangqian::reports::Report;
use std::fs;
use std::path::{Path, PathBuf};
use support::program::program;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of the page: the cells of each.
fn rows() -> Vec<Vec<String>> {
    let page = fs::read_to_string(root().join("tests/requirements.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| R") && !line.starts_with("| R |"));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(rows.iter().all(|row| row.len() == 6), "a row has six cells");
    rows
}

/// What stands between backticks.
fn names(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn in_column(column: usize) -> Vec<String> {
    rows().iter().flat_map(|row| names(&row[column]).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// `R9–11` and `R22, 25` are several.
fn numbers(cell: &str) -> Vec<u32> {
    let number = |text: &str| text.trim().trim_start_matches('R').parse::<u32>().unwrap();
    let range = |part: &str| match part.split_once('–') {
        Some((first, last)) => number(first)..=number(last),
        None => number(part)..=number(part),
    };
    cell.split(',').flat_map(range).collect()
}

#[test]
fn every_requirement_has_one_row_that_serves_it() {
    let mut all: Vec<u32> = rows().iter().flat_map(|row| numbers(&row[0])).collect();
    all.sort_unstable();
    assert_eq!(all, (1..=65).collect::<Vec<_>>());
    for row in rows() {
        assert!(!names(&row[2]).is_empty() || !names(&row[3]).is_empty(), "{row:?}");
        assert!(!names(&row[5]).is_empty(), "nothing tries {row:?}");
    }
}

#[test]
fn every_rule_named_is_one_and_none_is_forgotten() {
    let named = in_column(4);
    let known: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    for name in &named {
        assert!(known.contains(&name.as_str()), "{name}");
    }
    // Codes about files, rather than the mechanism, serve no requirement.
    let of_the_mechanism = Code::ALL.iter().filter(|code| code.clause().starts_with(['一', '二', '三', '书', '表']));
    for code in of_the_mechanism {
        assert!(named.iter().any(|name| name == code.name()), "no row names {code}");
    }
}

/// The help of a command; `None` where there is no such command.
fn help(command: &[&str]) -> Option<String> {
    let output = program().args(["--lang", "en"]).args(command).arg("--help").output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_command_report_and_option_named_exists() {
    for name in in_column(2) {
        let (options, words): (Vec<_>, Vec<_>) = name.split(' ').partition(|word| word.starts_with("--"));
        if let ["report", report] = words.as_slice() {
            assert!(Report::KEYS.contains(report), "{name}");
            continue;
        }
        let help = help(&words).unwrap_or_else(|| panic!("there is no command {name}"));
        assert!(
            help.contains(&format!("shuangqian {}", words.join(" "))),
            "{name} is not what its help is of:\n{help}"
        );
        options.iter().for_each(|option| assert!(help.contains(&format!("{option} ")), "{name}"));
    }
}

#[test]
fn every_key_named_is_described_to_the_clerks() {
    let described = fs::read_to_string(root().join("data-template/README.md")).unwrap();
    for key in in_column(3) {
        let said = |line: &str| line.starts_with(&format!("{key} = ")) || line.contains(&format!("[{key}]"));
        assert!(described.lines().any(said), "{key}");
    }
}

/// The text of every source below a folder.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => sources(&path),
        Some(ending) if ending == "rs" => fs::read_to_string(path).unwrap(),
        _ => String::new(),
    };
    entries.map(text).collect()
}

#[test]
fn every_test_named_exists() {
    let sources = sources(&root().join("tests"));
    let page = fs::read_to_string(root().join("tests/requirements.md")).unwrap();
    let below = page.rsplit_once("|\n").unwrap().1.to_owned();
    let below = names(&below).into_iter().filter(|name| name.contains('_')).map(str::to_owned).collect();
    for name in [in_column(5), below].concat() {
        assert!(sources.contains(&format!("fn {name}(")), "{name}");
    }
}
