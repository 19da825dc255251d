//! What `explain` shows is tried: the wrong records raise the code, the mended ones do not, and the command that it names
//! mends the wrong ones. BLESS=1 rewrites what it says.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[path = "support"]
mod support {
    pub mod files;
    pub mod golden;
    pub mod ground;
    pub mod program;
    pub mod put;
    pub mod skipped;
}

use serde_json::Value;
use shuangqian::basics::language::{Language, speak};
use shuangqian::basics::words::Word;
use shuangqian::diagnostics::Code;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::files::files;
use support::golden::{assert_golden, differing};
use support::ground::{AS_OF, checking, ground};
use support::program::program;
use support::put::put;
use support::skipped::skipped;
use tempfile::TempDir;

#[test]
fn what_is_wrong_raises_its_code_and_what_is_mended_does_not() {
    all_hold(|code| {
        let explanation = code.explanation();
        let Some(bad) = laid(explanation.bad) else { return Ok(()) };
        if !raised(code, bad.path()).contains(code.name()) {
            return Err("the wrong records do not raise it".to_owned());
        }
        let mended = laid(explanation.mended).unwrap();
        let mut raised = raised(code, mended.path());
        raised.retain(|raised| raised == code.name() || is_error(raised));
        if raised.is_empty() { Ok(()) } else { Err(format!("the mended records raise {raised:?}")) }
    });
}

#[test]
fn the_command_named_mends_what_is_wrong() {
    for language in [Language::English, Language::Chinese] {
        speak(language);
        all_hold(|code| {
            let explanation = code.explanation();
            let Some((command, records)) = explanation.command.zip(laid(explanation.bad)) else { return Ok(()) };
            run(records.path(), &command)?;
            let is_mended = !raised(code, records.path()).contains(code.name());
            if is_mended { Ok(()) } else { Err(format!("it is still raised after {command}")) }
        });
    }
}

/// Tries every code, and fails with everything that is wrong.
fn all_hold(claim: impl Fn(Code) -> Result<(), String>) {
    let faults = Code::ALL.iter().filter_map(|code| claim(*code).err().map(|fault| format!("{code}: {fault}")));
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_explanation_is_the_golden_one() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/explain");
    assert_golden(["zh", "en"].map(|language| {
        let explained = |code: &Code| {
            let output = program().args(["--lang", language, "explain", code.name()]).output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{code}: {output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let explanations: Vec<_> = Code::ALL.iter().map(explained).collect();
        differing(&golden.join(format!("{language}.txt")), explanations.join("\n"))
    }));
}

/// The codes that `check` raises; of a date to come only where no day is named.
fn raised(code: Code, records: &Path) -> BTreeSet<String> {
    let mut check = checking(records);
    if code != Code::FutureDate {
        check.args(["--as-of", AS_OF]);
    }
    let output = check.args(["--format", "json"]).output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let codes = found["diagnostics"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned());
    codes.collect()
}

fn is_error(name: &str) -> bool {
    Code::ALL.iter().any(|code| code.name() == name && code.severity().key() == "error")
}

/// Runs a command, its words parted by blanks; returns what it says where it fails.
fn run(records: &Path, command: &str) -> Result<(), String> {
    let words = command.strip_prefix("shuangqian ").unwrap_or_else(|| panic!("{command}")).split(' ');
    let output = program().current_dir(records).args(["--as-of", AS_OF]).args(words).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(format!("{command} fails: {said}")) }
}

/// A part of an example: a file or a command, and the lines below it.
struct Part<'e> {
    head: &'e str,
    lines: Vec<&'e str>,
}

/// The parts of an example: a comment that names a path or a command begins one.
fn parts(example: &str) -> Vec<Part<'_>> {
    let is_head = |comment: &&str| comment.starts_with("$ ") || (comment.contains('/') && !comment.contains('<'));
    let mut parts: Vec<Part> = Vec::new();
    for line in example.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("# ").filter(is_head) {
            Some(head) => parts.push(Part { head, lines: Vec::new() }),
            None => parts.last_mut().unwrap().lines.push(line),
        }
    }
    parts
}

/// The ground with an example laid over it; `None` where that needs Unix and this system is another.
fn laid(example: &str) -> Option<TempDir> {
    let records = ground();
    for Part { head, lines } in parts(example) {
        if let Some(command) = head.strip_prefix("$ ") {
            run(records.path(), command).unwrap();
            continue;
        }
        let (path, about) = head.split_once([' ', ':']).unwrap_or((head, ""));
        let file = records.path().join(path);
        match about.trim() {
            "" => lay(records.path(), path, &lines),
            "0" => remove_all(records.path(), path),
            "GBK" => put(records.path(), path, latin(&lines.join("\n"))),
            "3 MiB" => put(records.path(), path, "#".repeat(3 << 20)),
            of_unix if cfg!(unix) => unix::make(&file, of_unix),
            other => {
                skipped(&format!("{path} {other}: only Unix has that"));
                return None;
            }
        }
    }
    Some(records)
}

/// Lays a file: over the one of the ground where the lines say `# …`, instead of it otherwise.
fn lay(records: &Path, path: &str, lines: &[&str]) {
    let file = records.join(path);
    let is_toml = path.ends_with(".toml");
    match lines {
        [] if file.exists() => {}
        ["# …", lines @ ..] => fs::write(&file, merged(&fs::read_to_string(&file).unwrap(), lines)).unwrap(),
        // A record that says nothing beside its name is a comment.
        [] if is_toml => put(records, path, "# \n"),
        lines => put(records, path, lines.iter().map(|line| plain(line, is_toml) + "\n").collect::<String>()),
    }
}

/// A line as its file holds it; `*` in a number stands for a digit.
fn plain(line: &str, is_toml: bool) -> String {
    let line = if is_toml { line } else { line.strip_prefix("# ").unwrap() };
    line.replace('*', "0")
}

/// A record with more lines, each instead of the one of the same table and key.
fn merged(text: &str, lines: &[&str]) -> String {
    let mut tables: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    for line in text.lines() {
        match line.starts_with('[') {
            true => tables.push((line.to_owned(), Vec::new())),
            false => tables.last_mut().unwrap().1.push(line.to_owned()),
        }
    }
    let mut at = 0;
    for line in lines {
        if line.starts_with('[') {
            at = tables.iter().position(|(header, _)| header == line).unwrap_or(tables.len());
            tables.resize_with(tables.len().max(at + 1), || ((*line).to_owned(), Vec::new()));
            continue;
        }
        let key = |line: &str| line.split(" = ").next().unwrap().to_owned();
        let (table, line) = (&mut tables[at].1, plain(line, true));
        match table.iter_mut().find(|known| key(known) == key(&line)) {
            Some(known) => *known = line,
            None => table.push(line),
        }
    }
    let lines = tables.into_iter().flat_map(|(header, lines)| std::iter::once(header).chain(lines));
    lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

/// Removes the files of a path in which `*` stands for anything.
fn remove_all(records: &Path, path: &str) {
    let (begin, end) = path.split_once('*').unwrap_or((path, ""));
    let fitting = files(records).into_keys().filter(|path| path.starts_with(begin) && path.ends_with(end));
    fitting.for_each(|path| fs::remove_file(records.join(path)).unwrap());
}

/// The bytes that an editor shows as this text when it takes GBK for Latin-1.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|char| u8::try_from(char).unwrap()).collect()
}

/// What only Unix has: rights and links.
mod unix {
    use std::path::Path;

    /// Gives a file the rights of a listing, or makes it a link.
    #[cfg(unix)]
    pub fn make(file: &Path, about: &str) {
        use std::fs::{self, Permissions};
        use std::os::unix::fs::{PermissionsExt, symlink};
        match about.strip_prefix("-> ") {
            Some(target) => {
                fs::remove_file(file).unwrap();
                symlink(target, file).unwrap();
            }
            None => {
                let bits = about.chars().skip(1).map(|right| u32::from(right != '-'));
                let mode = bits.fold(0, |mode, bit| mode << 1 | bit);
                fs::set_permissions(file, Permissions::from_mode(mode)).unwrap();
            }
        }
    }

    #[cfg(not(unix))]
    pub fn make(_: &Path, about: &str) {
        unreachable!("{about}")
    }
}
