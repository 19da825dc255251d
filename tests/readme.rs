//! The sessions of both readmes are run, each in an empty folder, by the shell that they are written for. BLESS=1 rewrites
//! what they show.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[path = "support"]
mod support {
    pub mod golden;
    pub mod search_path;
    pub mod skipped;
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::golden::{assert_golden, differing};
use support::search_path::search_path;
use support::skipped::skipped;

#[test]
fn the_english_session_goes_as_told() {
    assert_session("README.md", "C");
}

#[test]
fn the_chinese_session_goes_as_told() {
    assert_session("README.zh-CN.md", "zh_CN.UTF-8");
}

fn assert_session(readme: &str, locale: &str) {
    if Command::new("sh").args(["-c", "exit"]).status().is_err() {
        return skipped("the sessions of the readmes: there is no sh here");
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
    let told = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    assert_golden([differing(&file, replayed(&told, locale))]);
}

/// The readme as it would be if its console blocks showed what the commands print now.
fn replayed(told: &str, locale: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut here = folder.path().to_owned();
    let mut seen = String::new();
    let mut in_block = false;
    for line in told.lines() {
        let is_fence = line.starts_with("```");
        in_block = line == "```console" || in_block && !is_fence;
        match line.strip_prefix("$ ").filter(|_| in_block) {
            Some(command) => {
                seen += &format!("{line}\n");
                seen += &printed(command, &mut here, locale);
            }
            // What was printed before is left out.
            None if in_block && !is_fence => {}
            None => seen += &format!("{line}\n"),
        }
    }
    seen
}

/// What a command prints, both streams; `cd` is remembered, and cargo is for the reader alone.
fn printed(command: &str, here: &mut PathBuf, locale: &str) -> String {
    if command.starts_with("cargo ") || command.starts_with("git ") {
        return String::new();
    }
    if let Some(folder) = command.strip_prefix("cd ") {
        here.push(folder);
        return String::new();
    }
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{{ {command}; }} 2>&1")])
        .current_dir(here)
        .env("PATH", search_path())
        .env("LC_ALL", locale);
    let output = shell.env_remove("SHUANGQIAN_DIR").env_remove("LANG").output().unwrap();
    let status = output.status.code().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(status < 2, "`{command}` ends with {status}:\n{printed}");
    // No blanks at the ends of lines, as editors keep them.
    printed.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
