//! One small example for every code, and for each of several rules that share a code: `tests/diagnostics/<code>/` or
//! `<code>.<rule>/` lies over `_base`, which is in order, and `check` prints what `expected.zh.txt` and `expected.en.txt`
//! hold. `make.txt` does what git cannot. BLESS=1 rewrites what is expected.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[path = "support"]
mod support {
    pub mod files;
    pub mod golden;
    pub mod ground;
    pub mod program;
    pub mod put;
    pub mod skipped;
    pub mod submit;
}

use shuangqian::checks::{self, RULES, Rule};
use shuangqian::diagnostics::Code;
use shuangqian::files::digest::Take;
use shuangqian::files::evidence::Redraws;
use shuangqian::files::scans::Scans;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Evidence, Root, load_with_texts};
use shuangqian::output::figures::figures;
use shuangqian::register::Register;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::files::files;
use support::golden::{assert_golden, differing};
use support::ground::{AS_OF, checking, examples, ground};
use support::put::put;
use support::skipped::skipped;
use support::submit::submit;
use tempfile::TempDir;

/// The example of a rule: that of its code, unless the code is also found by others.
fn example_of(rule: &Rule) -> String {
    let is_alone = RULES.iter().filter(|other| other.code == rule.code).count() == 1 && !LOADING.contains(&rule.code);
    if is_alone { rule.code.name().to_owned() } else { format!("{}.{}", rule.code, rule.name) }
}

/// The codes of rules that reading a file finds too.
const LOADING: [Code; 2] = [Code::BadValue, Code::MissingKey];

/// The names of all examples: one for each code, and for each rule one in which only that rule finds the code.
fn all_examples() -> BTreeSet<String> {
    let of_codes = Code::ALL.iter().map(|code| code.name().to_owned());
    of_codes.chain(RULES.iter().map(example_of)).collect()
}

#[test]
fn every_code_has_an_example_that_reads_as_expected() {
    assert_golden(all_examples().into_iter().flat_map(|example| {
        let code = example.split('.').next().unwrap().to_owned();
        let Some(records) = built(Some(&example)) else { return Vec::new() };
        let read = |language: &str| {
            let printed = check(records.path(), language, code != Code::FutureDate.name());
            assert!(printed.contains(&format!("[{code}]")), "nothing is found of {example}:\n{printed}");
            differing(&examples().join(&example).join(format!("expected.{language}.txt")), printed)
        };
        ["zh", "en"].map(read).into()
    }));
}

#[test]
fn every_rule_finds_what_its_own_example_has_wrong() {
    for rule in RULES {
        let example = example_of(rule);
        let records = built(Some(&example)).unwrap();
        let finding = finding(records.path());
        let of_code: Vec<_> = finding.iter().filter(|other| other.code == rule.code).map(|rule| rule.name).collect();
        assert_eq!(of_code, [rule.name], "what is wrong in {example} is found by");
        let others = finding.iter().filter(|other| other.code != rule.code).count();
        assert!(others == 0 || !example.contains('.'), "{example} has more wrong than what it is an example of");
    }
}

/// The rules that find anything in records.
fn finding(records: &Path) -> Vec<&'static Rule> {
    let root = Root::at(records).unwrap();
    let (loaded, texts) = load_with_texts(&root, Scope::All, Take::Held).unwrap();
    let mut register = Register::new(loaded, AS_OF.parse().unwrap());
    register.choose_round(None).unwrap();
    let (rules, scans) = (RULES.iter().collect::<Vec<_>>(), Scans::of(&root, register.letters()));
    let found = checks::run_each(
        &rules,
        &register,
        Evidence { texts: &texts, scans: &scans, figures: &figures(&register), draws: &Redraws::new() },
    );
    found.into_iter().filter(|(_, found)| !found.is_empty()).map(|(rule, _)| rule).collect()
}

#[test]
fn the_ground_under_the_examples_is_in_order() {
    let records = built(None).unwrap();
    for as_of_is_named in [true, false] {
        let printed = check(records.path(), "en", as_of_is_named);
        assert!(printed.starts_with("Nothing is wrong"), "{printed}");
        assert!(printed.ends_with("exit 0\n"), "{printed}");
    }
}

#[test]
fn only_codes_and_rules_have_examples() {
    let all = all_examples();
    for entry in fs::read_dir(examples()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "_base" || all.contains(&name), "{name}");
    }
}

/// The exit status of `check` with more arguments, and its output as text.
fn ended(records: &Path, arguments: &[&str]) -> (i32, String) {
    let output = checking(records).args(["--lang", "en", "--as-of", AS_OF]).args(arguments).output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(printed).unwrap())
}

#[test]
fn only_the_files_named_are_told_about() {
    let records = built(Some("unknown-unit")).unwrap();
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
        let records = built(Some(example)).unwrap();
        ["error", "overdue", "warning", "never"].map(|level| ended(records.path(), &["--fail-on", level]).0)
    };
    assert_eq!(statuses("no-liaison"), [0, 0, 1, 0]);
    assert_eq!(statuses("letter-overdue"), [0, 1, 1, 0]);
    assert_eq!(statuses("unknown-item"), [1, 1, 1, 0]);
}

#[test]
fn an_unknown_round_ends_the_check_and_none_does_not() {
    let records = built(None).unwrap();
    let (status, printed) = ended(records.path(), &["--round", "2031"]);
    assert!(status == 2 && printed.contains("2031"), "{printed}");
    fs::remove_dir_all(records.path().join("rounds")).unwrap();
    let (status, printed) = ended(records.path(), &[]);
    assert!(status == 1 && printed.contains("error[unknown-round]"), "{printed}");
}

#[test]
fn a_deed_to_come_hides_nothing_else_that_is_wrong_with_it() {
    let records = built(None).unwrap();
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
        let records = built(Some("not-submitted")).unwrap();
        fs::write(records.path().join("units/沧县.toml"), &text).unwrap();
        let printed = check(records.path(), "en", false);
        assert!(printed.contains(told), "{text}\n{printed}");
    }
}

#[test]
fn a_form_that_reads_no_more_was_changed_too() {
    let records = built(None).unwrap();
    let path = "inspections/2019/沧县/2019-08-12-甲小学.toml";
    fs::write(records.path().join(path), "[results\n").unwrap();
    let printed = check(records.path(), "en", false);
    assert!(printed.contains("error[syntax]") && printed.contains("error[changed-since-submitted]"), "{printed}");
}

#[test]
fn json_is_one_document_with_the_same_counts() {
    let records = built(Some("letter-overdue")).unwrap();
    let output = checking(records.path()).args(["--as-of", AS_OF, "--format", "json"]).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["summary"], serde_json::json!({ "error": 0, "overdue": 2, "warning": 2 }));
    let codes: Vec<_> = document["diagnostics"].as_array().unwrap().iter().map(|one| one["code"].as_str()).collect();
    assert_eq!(codes[2..], [Some("letter-overdue"); 2]);
    assert_eq!(document["diagnostics"][2]["unit"], "沧县");
}

/// A copy of the ground with an example laid over it; `None` where its `make.txt` needs Unix and this system is another.
fn built(example: Option<&str>) -> Option<TempDir> {
    let records = ground();
    let over = example.map(|example| files(&examples().join(example))).unwrap_or_default();
    let is_told = |path: &str| path == "make.txt" || path.starts_with("expected.");
    over.iter().filter(|(path, _)| !is_told(path)).for_each(|(path, bytes)| put(records.path(), path, bytes));
    let make = over.get("make.txt").map(|make| String::from_utf8(make.clone()).unwrap()).unwrap_or_default();
    for (verb, path) in make.lines().map(|line| line.split_once(' ').unwrap()) {
        let path = records.path().join(path);
        match verb {
            "remove" => fs::remove_file(path).unwrap(),
            "fill" => fs::write(path, "#".repeat((1 << 20) + 1)).unwrap(),
            _ if !cfg!(unix) => {
                skipped(&format!("the example {}: only Unix can {verb} a file", example?));
                return None;
            }
            _ => unix::make(verb, &path),
        }
    }
    if !over.keys().any(|path| path.starts_with("submissions/")) {
        submit(records.path());
    }
    Some(records)
}

/// What `check` prints, and its exit status.
fn check(records: &Path, language: &str, as_of_is_named: bool) -> String {
    let mut program = checking(records);
    program.args(["--lang", language, "--color", "never"]);
    if as_of_is_named {
        program.args(["--as-of", AS_OF]);
    }
    let output = program.output().unwrap();
    assert!(output.stderr.is_empty(), "{output:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    format!("{printed}exit {}\n", output.status.code().unwrap())
}

/// What only Unix has: files that may not be read, links, pipes.
#[cfg(unix)]
mod unix {
    use super::{built, ended};
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;
    use std::process::Command;

    pub fn make(verb: &str, path: &Path) {
        match verb {
            "lock" => lock(path),
            "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
            "link" => {
                let target = path.with_file_name(".linked");
                fs::rename(path, &target).unwrap();
                symlink(target, path).unwrap();
            }
            other => panic!("no such verb: {other}"),
        }
    }

    fn lock(path: &Path) {
        fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap();
    }

    #[test]
    fn a_unit_that_cannot_be_read_is_known_all_the_same() {
        for path in ["units/沧县/甲小学.toml", "units/沧县.toml", "units/沧县", "rounds/2019.toml"] {
            let records = built(None).unwrap();
            let path = records.path().join(path);
            lock(&path);
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
            let records = built(None).unwrap();
            let path = records.path().join(path);
            lock(&path);
            let (_, printed) = ended(records.path(), &[]);
            fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
            assert!(printed.contains("error[unreadable]") && !printed.contains("overdue["), "{printed}");
            fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path)).unwrap();
            assert!(ended(records.path(), &[]).1.contains("overdue["), "{}", path.display());
        }
    }
}

#[cfg(not(unix))]
mod unix {
    pub fn make(verb: &str, _: &std::path::Path) {
        unreachable!("{verb}")
    }
}
