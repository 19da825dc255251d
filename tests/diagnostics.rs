//! One small example for every code: `tests/diagnostics/<code>/` lies over `_base`, which is in order, and `check` prints
//! what `expected.zh.txt` and `expected.en.txt` hold. `make.txt` does what git cannot. BLESS=1 rewrites what is expected.
#![cfg(unix)]
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

use shuangqian::basics::digest::Digest;
use shuangqian::diagnostics::Code;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A day on which everything in `_base` is done.
const AS_OF: &str = "2019-09-10";

/// The user “nobody”, who unlike root may not read everything.
const NOBODY: u32 = 65534;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

#[test]
fn every_code_has_an_example_that_reads_as_expected() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let records = built(Some(&examples().join(code.name())));
        for language in ["zh", "en"] {
            let printed = check(records.path(), language, *code != Code::FutureDate);
            assert!(printed.contains(&format!("[{code}]")), "nothing is found of {code}:\n{printed}");
            wrong.extend(difference(*code, language, &printed));
        }
    }
    assert!(wrong.is_empty(), "if these are right, BLESS=1 cargo test --test diagnostics:\n{}", wrong.join("\n"));
}

#[test]
fn the_ground_under_the_examples_is_in_order() {
    let records = built(None);
    for as_of_is_named in [true, false] {
        let printed = check(records.path(), "en", as_of_is_named);
        assert!(printed.starts_with("Nothing is wrong"), "{printed}");
        assert!(printed.ends_with("exit 0\n"), "{printed}");
    }
}

#[test]
fn only_codes_have_examples() {
    let known: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    for entry in fs::read_dir(examples()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "_base" || known.contains(&name.as_str()), "{name}");
    }
}

/// The exit status of `check` with more arguments, and its output as text.
fn ended(records: &Path, arguments: &[&str]) -> (i32, String) {
    let output = checking(records, "en").args(["--as-of", AS_OF]).args(arguments).output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(printed).unwrap())
}

#[test]
fn only_the_files_named_are_told_about() {
    let records = built(Some(&examples().join("unknown-unit")));
    let whole = records.path().join("units/青县/戊小学.toml");
    for named in ["units/青县/戊小学.toml", "units/青县", whole.to_str().unwrap()] {
        let (status, printed) = ended(records.path(), &[named]);
        assert!(status == 1 && printed.contains("“青县”") && !printed.contains("丁小学"), "{printed}");
    }
    let (status, printed) = ended(records.path(), &["units/沧县.toml"]);
    assert!(status == 0 && printed.starts_with("Nothing is wrong"), "{printed}");
    for (named, why) in [("units/无.toml", "there is no file"), ("/", "not among the records")] {
        let (status, printed) = ended(records.path(), &[named]);
        assert!(status == 2 && printed.contains(why), "{printed}");
    }
}

#[test]
fn the_level_decides_whether_check_is_fine() {
    let statuses = |example: &str| {
        let records = built(Some(&examples().join(example)));
        ["error", "overdue", "warning", "never"].map(|level| ended(records.path(), &["--fail-on", level]).0)
    };
    assert_eq!(statuses("no-liaison"), [0, 0, 1, 0]);
    assert_eq!(statuses("letter-overdue"), [0, 1, 1, 0]);
    assert_eq!(statuses("unknown-item"), [1, 1, 1, 0]);
}

#[test]
fn an_unknown_round_ends_the_check_and_none_does_not() {
    let records = built(None);
    let (status, printed) = ended(records.path(), &["--round", "2031"]);
    assert!(status == 2 && printed.contains("2031"), "{printed}");
    fs::remove_dir_all(records.path().join("rounds")).unwrap();
    let (status, printed) = ended(records.path(), &[]);
    assert!(status == 1 && printed.contains("error[unknown-round]"), "{printed}");
}

#[test]
fn a_unit_that_cannot_be_read_is_known_all_the_same() {
    for path in ["units/沧县/甲小学.toml", "units/沧县.toml", "units/沧县", "rounds/2019.toml"] {
        let records = built(None);
        let path = records.path().join(path);
        fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
        let (_, printed) = ended(records.path(), &[]);
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        assert!(printed.contains("error[unreadable]") && !printed.contains("error[unknown"), "{printed}");
    }
}

#[test]
fn what_cannot_be_read_is_not_overdue_as_well() {
    let done =
        ["letters/2019/沧县", "conveyances/2019/沧县/2019-08-02-甲小学", "inspections/2019/沧县/2019-08-12-甲小学"];
    for path in done.map(|file| format!("{file}.toml")).into_iter().chain(["school-work/2019/沧县".to_owned()]) {
        let records = built(None);
        let path = records.path().join(path);
        fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
        let (_, printed) = ended(records.path(), &[]);
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        assert!(printed.contains("error[unreadable]") && !printed.contains("overdue["), "{printed}");
        fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path)).unwrap();
        assert!(ended(records.path(), &[]).1.contains("overdue["), "{}", path.display());
    }
}

#[test]
fn a_deed_to_come_hides_nothing_else_that_is_wrong_with_it() {
    let records = built(None);
    let path = "inspections/2019/沧县/9998-08-12-无此校.toml";
    fs::write(records.path().join(path), "filled_on = 9998-08-11\n[results]\nno_such_item = \"compliant\"\n").unwrap();
    let printed = check(records.path(), "en", false);
    for code in ["future-date", "unknown-unit", "unknown-item", "dates-out-of-order"] {
        assert_eq!(printed.matches(&format!("error[{code}]")).count(), 1, "{code}\n{printed}");
    }
    let printed = check(records.path(), "en", true);
    assert!(!printed.contains("error[") && printed.contains("Left out"), "{printed}");
}

#[test]
fn a_duty_points_at_the_name_wherever_it_stands_in_its_file() {
    let county = "kind = 'county'\nprocuratorate = '沧县人民检察院'\neducation_bureau = '沧县教育局'\n";
    let cases = [
        (format!("name = '沧县'\n{county}"), "units/沧县.toml:1:8: warning[not-submitted]"),
        (format!("name='沧县'\n{county}"), "units/沧县.toml:1:6: warning[not-submitted]"),
        (format!("{county}name  =  '沧县'\n"), "units/沧县.toml:4:10: warning[not-submitted]"),
        (county.to_owned(), "units/沧县.toml:1:1: warning[not-submitted]"),
    ];
    for (text, told) in cases {
        let records = built(Some(&examples().join("not-submitted")));
        fs::write(records.path().join("units/沧县.toml"), &text).unwrap();
        let printed = check(records.path(), "en", false);
        assert!(printed.contains(told), "{text}\n{printed}");
    }
}

#[test]
fn a_form_that_reads_no_more_was_changed_too() {
    let records = built(None);
    let path = "inspections/2019/沧县/2019-08-12-甲小学.toml";
    fs::write(records.path().join(path), "[results\n").unwrap();
    let printed = check(records.path(), "en", false);
    assert!(printed.contains("error[syntax]") && printed.contains("error[changed-since-submitted]"), "{printed}");
}

#[test]
fn json_is_one_document_with_the_same_counts() {
    let records = built(Some(&examples().join("letter-overdue")));
    let output = checking(records.path(), "zh").args(["--as-of", AS_OF, "--format", "json"]).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["summary"], serde_json::json!({ "error": 0, "overdue": 2, "warning": 2 }));
    let codes: Vec<_> = document["diagnostics"].as_array().unwrap().iter().map(|one| one["code"].as_str()).collect();
    assert_eq!(codes[2..], [Some("letter-overdue"); 2]);
    assert_eq!(document["diagnostics"][2]["unit"], "沧县");
}

/// The base with an example over it, in a folder of its own.
fn built(example: Option<&Path>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    copy(&examples().join("_base"), folder.path());
    let Some(example) = example else {
        submit(folder.path());
        return folder;
    };
    copy(example, folder.path());
    for made in ["make.txt", "expected.zh.txt", "expected.en.txt"] {
        let _ = fs::remove_file(folder.path().join(made));
    }
    for line in fs::read_to_string(example.join("make.txt")).unwrap_or_default().lines() {
        let (verb, path) = line.split_once(' ').unwrap();
        make(verb, &folder.path().join(path));
    }
    if !folder.path().join("submissions").exists() {
        submit(folder.path());
    }
    folder
}

/// Submits every inspection as it is, so that an example of something else need not do so.
fn submit(records: &Path) {
    let mut forms = "to = [\"city_group\"]\n[forms]\n".to_owned();
    for entry in fs::read_dir(records.join("inspections/2019/沧县")).unwrap() {
        let path = entry.unwrap().path();
        let Some(text) = path.is_file().then(|| fs::read_to_string(&path).ok()).flatten() else { continue };
        let name = path.file_stem().unwrap().to_str().unwrap();
        forms += &format!("\"{name}\" = \"{}\"\n", Digest::of_text(&text));
    }
    let folder = records.join("submissions/2019/沧县");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2019-08-31.toml"), forms).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        match from.is_dir() {
            true => copy(&from, &to),
            false => fs::write(&to, fs::read(&from).unwrap()).unwrap(),
        }
    }
}

fn make(verb: &str, path: &Path) {
    match verb {
        "remove" => fs::remove_file(path).unwrap(),
        "lock" => fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap(),
        "fill" => fs::write(path, "#".repeat((1 << 20) + 1)).unwrap(),
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        "link" => {
            let target = path.with_file_name(".linked");
            fs::rename(path, &target).unwrap();
            symlink(target, path).unwrap();
        }
        other => panic!("no such verb: {other}"),
    }
}

/// `check` of the records, about to run as somebody who is not root.
fn checking(records: &Path, language: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_shuangqian"));
    program.env_remove("SHUANGQIAN_DIR").args(["check", "--lang", language, "--color", "never", "-C"]).arg(records);
    if fs::metadata(records).unwrap().uid() == 0 {
        program.uid(NOBODY);
    }
    program
}

/// What `check` prints, and its exit status.
fn check(records: &Path, language: &str, as_of_is_named: bool) -> String {
    let mut program = checking(records, language);
    if as_of_is_named {
        program.args(["--as-of", AS_OF]);
    }
    let output = program.output().unwrap();
    assert!(output.stderr.is_empty(), "{output:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    format!("{printed}exit {}\n", output.status.code().unwrap())
}

fn difference(code: Code, language: &str, printed: &str) -> Option<String> {
    let file = examples().join(format!("{code}/expected.{language}.txt"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, printed).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    (expected != printed).then(|| format!("{}:\n{printed}", file.display()))
}
