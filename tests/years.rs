//! Two years of a small city, written by hand: the later reports and the week as golden files, and how findings of the
//! first year live on in the second.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[path = "support"]
mod support {
    pub mod files;
    pub mod golden;
    pub mod program;
    pub mod put;
    pub mod run;
}

use std::fs;
use std::path::{Path, PathBuf};
use support::files::{Files, files};
use support::golden::{assert_golden, differing};
use support::put::put;
use support::run::run;
use tempfile::TempDir;

/// A Thursday in the second year.
const THURSDAY: &str = "--as-of 2020-08-20 --color never";

fn years() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/years")
}

/// What is printed of the city, whatever the exit status; in Chinese unless another language is asked for.
fn printed(records: &Path, words: &[&str]) -> String {
    let language = if words.contains(&"--lang") { "" } else { "--lang zh" };
    let output = run(records, &format!("{THURSDAY} {language}"), words);
    assert!(output.stderr.is_empty() && output.status.code() != Some(2), "{words:?} {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn city() -> PathBuf {
    years().join("city")
}

/// Golden files and the words that write them.
const GOLDEN: &[(&str, &[&str])] = &[
    ("findings.csv", &["report", "findings"]),
    ("findings.json", &["report", "findings", "--county", "西县", "--format", "json"]),
    ("findings-2019.csv", &["--round", "2019", "report", "findings"]),
    ("decisions.csv", &["report", "decisions"]),
    ("decisions-2019.csv", &["--round", "2019", "report", "decisions"]),
    ("differences.csv", &["report", "differences"]),
    ("differences-2019.csv", &["--round", "2019", "report", "differences"]),
    ("form.csv", &["report", "form"]),
    ("form-2019.csv", &["--round", "2019", "report", "form"]),
    ("due-zh.txt", &["due", "--lang", "zh"]),
    ("due-en.txt", &["due", "--lang", "en"]),
    ("due-2019.txt", &["--round", "2019", "due"]),
    ("due-东县-9.txt", &["due", "东县", "--within", "9"]),
    ("weekly.txt", &["report", "weekly"]),
    ("weekly-西县.txt", &["report", "weekly", "--county", "西县"]),
    ("weekly-2019.txt", &["--round", "2019", "report", "weekly"]),
    ("check.txt", &["check"]),
    ("check-2019.txt", &["--round", "2019", "check"]),
];

fn golden(name: &str) -> PathBuf {
    years().join("expected").join(name)
}

/// The week of some records in a folder of its own.
fn week(records: &Path) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let output = run(records, THURSDAY, &["report", "weekly", "-o", folder.path().to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    files(folder.path())
}

#[test]
fn every_report_of_the_years_is_the_golden_one() {
    assert_golden(GOLDEN.iter().map(|(name, words)| differing(&golden(name), printed(&city(), words))));
}

#[test]
fn every_file_of_the_week_is_the_golden_one() {
    let week = week(&city());
    assert_golden(week.iter().map(|(name, bytes)| differing(&golden("week").join(name), bytes)));
    let names: Vec<_> = week.keys().map(String::as_str).collect();
    let expected =
        "differences.csv findings.csv missing.csv new.csv newly-overdue.csv progress.csv silent.csv summary.txt";
    assert_eq!(names.join(" "), expected);
    assert_eq!(week["summary.txt"], printed(&city(), &["report", "weekly"]).into_bytes());
}

#[test]
fn a_week_made_again_is_the_same_and_leaves_other_files_alone() {
    let folder = tempfile::tempdir().unwrap();
    let others = [("说明.txt", "请勿删除"), ("progress.xlsx", "旧表"), ("new.csv.bak", "x")];
    others.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    let make = || {
        let output = run(&city(), THURSDAY, &["report", "weekly", "-o", folder.path().to_str().unwrap()]);
        assert!(output.status.success(), "{output:?}");
        files(folder.path())
    };
    let first = make();
    fs::write(folder.path().join("missing.csv"), "an older one, longer than the new ".repeat(1000)).unwrap();
    assert_eq!(make(), first);
    assert_eq!(first.len(), 8 + others.len());
    others.iter().for_each(|(name, text)| assert_eq!(first[*name], text.as_bytes(), "{name}"));
}

/// Files in a folder of their own, made one after the other.
fn made<'f>(files: impl Iterator<Item = (&'f String, &'f Vec<u8>)>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.for_each(|(path, bytes)| put(folder.path(), path, bytes));
    folder
}

#[test]
fn the_order_in_which_files_were_made_changes_no_byte() {
    let city = files(&city());
    let (forwards, backwards) = (made(city.iter()), made(city.iter().rev()));
    for (name, words) in GOLDEN {
        assert_eq!(printed(forwards.path(), words), printed(backwards.path(), words), "{name}");
    }
    assert_eq!(week(forwards.path()), week(backwards.path()));
}

#[test]
fn what_the_first_year_left_open_is_told_in_the_second_and_not_the_reverse() {
    let (old, new) = ("2019-08-13-旧小学-policy", "2020-08-19-第二中学-gate_guard");
    let findings = printed(&city(), &["report", "findings"]);
    assert!(findings.contains(old) && findings.contains(new));
    assert!(!findings.contains("2019-09-02"), "what is closed stays in its own year");
    let earlier = printed(&city(), &["--round", "2019", "report", "findings"]);
    assert!(earlier.contains(old) && earlier.contains("2019-09-02") && !earlier.contains("2020-08-19"));
    assert!(printed(&city(), &["check"]).contains("inspections/2019/西县/2019-08-13-旧小学.toml"));
    assert!(printed(&city(), &["due"]).contains("旧小学"));
    let week = printed(&city(), &["report", "weekly"]);
    assert!(week.contains("\n2019年双签双入校（园）工作：尚有3个问题未销号，其中逾期2个。\n"), "{week}");
    let week = printed(&city(), &["--round", "2019", "report", "weekly"]);
    assert!(!week.contains("2020年") && week.contains("完成整改1条、销号1条"), "{week}");
}

#[test]
fn a_finding_of_the_first_year_is_closed_in_the_second() {
    let copy = made(files(&city()).iter());
    let words =
        ["rectify", "西县/旧小学", "policy", "--close", "2020-08-19", "--checked-by", "何某", "--round", "2019"];
    let output = run(copy.path(), THURSDAY, &words);
    assert!(output.status.success(), "{output:?}");
    let path = copy.path().join("rectifications/2019/西县/2019-08-13-旧小学-policy.toml");
    assert!(fs::read_to_string(path).unwrap().contains("closed_on = 2020-08-19"));
    assert!(!printed(copy.path(), &["report", "findings"]).contains("旧小学"));
    assert!(printed(copy.path(), &["report", "weekly"]).contains("销号2条"));
}
