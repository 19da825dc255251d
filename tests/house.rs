//! The house itself: floors, names, the template and the example city.
#![cfg(unix)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

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

fn sources() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
                    sources.push((name, fs::read_to_string(path).unwrap()));
                }
            }
        }
    }
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

#[test]
fn a_file_uses_only_floors_below_its_own() {
    for (name, text) in sources() {
        let own = name.split('/').next().unwrap();
        let Some(height) = floor(own) else { continue };
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
            let Some(below) = floor(&used) else { continue };
            assert!(used == own || below < height, "{name} uses {used}");
        }
    }
}

#[test]
fn no_file_is_a_bag_and_none_outgrows_its_noun() {
    for (name, text) in sources() {
        for bag in ["util", "helper", "common", "misc"] {
            assert!(!name.contains(bag), "{name}");
        }
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= 320, "{name} has {lines} lines: look for the second noun in it");
    }
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
