//! The house itself: floors, circles, rooms, names, the template and the example city.
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

mod crates;
mod imports;
mod tokens;

use imports::{Module, Modules};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The floors from the ground up; those side by side do not use each other.
const FLOORS: &[&[&str]] = &[
    &["basics"],
    &["diagnostics"],
    &["records"],
    &["files"],
    &["register"],
    &["history"],
    &["reports", "papers", "checks"],
    &["sheets"],
    &["output"],
    &["arguments"],
    &["recording"],
    &["commands"],
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `src`, as it is named from there on every system, and its text.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

/// Those that are more than tests.
fn sources_without_tests() -> Vec<(String, String)> {
    let is_test = |name: &str| name.ends_with("/tests.rs") || name.contains("/tests/");
    sources().into_iter().filter(|(name, _)| !is_test(name)).collect()
}

/// How many lines a source has before its tests.
fn lines(text: &str) -> usize {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap().lines().count()
}

fn floor(name: &str) -> usize {
    FLOORS.iter().position(|floor| floor.contains(&name)).unwrap_or_else(|| panic!("{name} is on no floor"))
}

#[test]
fn a_file_uses_only_floors_below_its_own() {
    for (own, used) in Modules::with_tests(&sources()).uses() {
        let (Some(room), Some(below)) = (own.first(), used.first()) else { continue };
        assert!(room == below || floor(below) < floor(room), "{} uses {}", own.join("/"), used.join("/"));
    }
}

/// A module and what lies within it count as one beside the others of its room.
#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = sources_without_tests();
    let mut rooms: BTreeMap<Module, BTreeSet<(String, String)>> = BTreeMap::new();
    for (own, used) in Modules::without_tests(&sources).uses() {
        let shared = own.iter().zip(&used).take_while(|(one, other)| one == other).count();
        rooms.entry(own[..shared].to_vec()).or_default().insert((own[shared].clone(), used[shared].clone()));
    }
    let circles: Vec<_> = rooms.into_iter().flat_map(|(room, uses)| in_circles(&room, uses)).collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The uses within a room that are part of a circle: what is left when nothing more can be taken from either end.
fn in_circles(room: &Module, mut uses: BTreeSet<(String, String)>) -> Vec<String> {
    loop {
        let users: BTreeSet<_> = uses.iter().map(|(own, _)| own.clone()).collect();
        let used: BTreeSet<_> = uses.iter().map(|(_, used)| used.clone()).collect();
        let before = uses.len();
        uses.retain(|(own, other)| used.contains(own) && users.contains(other));
        if uses.len() == before {
            return uses.iter().map(|(own, other)| format!("{}: {own} uses {other}", room.join("/"))).collect();
        }
    }
}

#[test]
fn no_room_holds_more_than_about_a_sixth_of_the_house() {
    let sources = sources_without_tests();
    let mut rooms: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, text) in &sources {
        *rooms.entry(name.split('/').next().unwrap()).or_default() += lines(text);
    }
    let all: usize = rooms.values().sum();
    for (room, lines) in rooms {
        assert!(lines * 11 <= all * 2, "{room} holds {lines} lines of {all}: part it");
    }
}

#[test]
fn no_file_is_a_bag_and_none_outgrows_its_noun() {
    for (name, text) in sources() {
        for bag in ["util", "helper", "common", "misc"] {
            assert!(!name.contains(bag), "{name}");
        }
        let lines = lines(&text);
        assert!(lines <= 320, "{name} has {lines} lines: look for the second noun in it");
    }
}

/// Every `….rs` that the architecture names is the end of a file’s path.
#[test]
fn the_architecture_names_only_files_that_there_are() {
    let sources = sources();
    let there = |name: &str| {
        let tests = ["", "tests", "benches/city"].map(|folder| root().join(folder).join(name).exists());
        tests.contains(&true) || sources.iter().any(|(file, _)| file == name || file.ends_with(&format!("/{name}")))
    };
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named: Vec<_> = text.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs")).collect();
    assert!(named.len() > 20);
    let gone: Vec<_> = named.into_iter().filter(|name| !there(name)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

fn run(records: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_shuangqian"));
    program.arg("-C").arg(records).args(arguments).env("LC_ALL", "C").env_remove("SHUANGQIAN_DIR");
    program.output().unwrap()
}

#[test]
fn the_template_is_a_valid_directory() {
    let output = run(&root().join("data-template"), &["--lang", "en", "check", "--fail-on", "warning"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_example_shows_what_a_real_campaign_shows() {
    let example = root().join("examples/cangzhou-2019");
    let output = run(&example, &["--as-of", "2019-08-20", "check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let summary = |severity: &str| document["summary"][severity].as_u64().unwrap();
    assert_eq!(summary("error"), 0);
    assert!(summary("overdue") > 20 && summary("warning") > 50);
}

#[cfg(unix)]
#[test]
fn the_scheduler_writes_the_weeks_files_and_exits_as_a_script_should() {
    let folder = tempfile::tempdir().unwrap();
    let week = folder.path().join("made/week");
    let weekly = |records: &Path| {
        let mut script = Command::new("sh");
        script.arg(root().join("examples/weekly-report.sh")).arg(&week).arg(records);
        let script = script.env("SHUANGQIAN", env!("CARGO_BIN_EXE_shuangqian")).env("AS_OF", "2019-08-20");
        let output = script.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let example = root().join("examples/cangzhou-2019");
    let (status, printed) = weekly(&example);
    assert_eq!(status, 0);
    assert_eq!(printed, fs::read_to_string(week.join("summary.txt")).unwrap());
    let progress = fs::read(week.join("progress.csv")).unwrap();
    assert!(progress.starts_with(&[0xef, 0xbb, 0xbf]) && progress.windows(2).any(|pair| pair == b"\r\n"));
    fs::remove_dir_all(&week).unwrap();
    assert_eq!(weekly(&root().join("tests/diagnostics/unknown-key")).0, 2, "no records there");
    let broken = folder.path().join("broken");
    let copied = Command::new("cp").arg("-r").args([&example, &broken]).status().unwrap();
    assert!(copied.success());
    fs::write(broken.join("units/沧县.toml"), "nmae = 1\n").unwrap();
    assert_eq!(weekly(&broken).0, 1);
    assert!(!week.exists(), "something was written");
}
