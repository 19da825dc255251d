//! The reports and the status of the example city, as the program writes them.
// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

#[path = "support"]
mod support {
    pub mod copied;
    pub mod files;
    pub mod golden;
    pub mod program;
    pub mod put;
    pub mod run;
}

use shuangqian::basics::asked::Asked;
use shuangqian::basics::words::Word;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Root, load};
use shuangqian::output::format::{Encoding, Format, Shape};
use shuangqian::output::render::{Rendered, render_file, render_stream};
use shuangqian::register::Register;
use shuangqian::reports::Report;
use std::fs;
use std::path::PathBuf;
use std::process::Output;
use support::copied::copied;
use support::files::files;
use support::golden::{assert_golden, differing};
use support::run::run;

/// The day that the example is looked at on.
const AUGUST: &str = "--as-of 2019-08-20";

fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019")
}

/// What it prints of the example, where all is fine.
fn printed(words: &[&str]) -> String {
    let output = run(&example(), AUGUST, words);
    assert!(output.status.success() && output.stderr.is_empty(), "{words:?} {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The cell of `progress` under a heading in the line of a unit.
fn progress_cell(csv: &str, unit: &str, heading: &str) -> String {
    let mut lines = csv::Reader::from_reader(csv.as_bytes());
    let place = lines.headers().expect("headings").iter().position(|cell| cell == heading).expect("the heading");
    let line = lines.records().flatten().find(|line| &line[1] == unit);
    line.unwrap_or_else(|| panic!("no line of {unit}"))[place].to_owned()
}

/// Golden files and the words that write them.
const GOLDEN: &[(&str, &[&str])] = &[
    ("progress.csv", &["report", "progress"]),
    ("form.csv", &["report", "form"]),
    ("letters.csv", &["report", "letters"]),
    ("missing.csv", &["report", "missing"]),
    ("missing-沧县.json", &["report", "missing", "--county", "沧县", "--format", "json"]),
    ("letters-沧县.txt", &["report", "letters", "--county", "沧县", "--format", "table"]),
    ("assessment.csv", &["report", "assessment"]),
    ("assessment-沧县.csv", &["report", "assessment", "--county", "沧县"]),
    ("status-zh.txt", &["status", "--lang", "zh"]),
    ("status-en.txt", &["status", "--lang", "en"]),
    ("status-沧县-zh.txt", &["status", "沧县", "--lang", "zh"]),
    ("status-沧县-en.txt", &["status", "沧县", "--lang", "en"]),
];

#[test]
fn every_report_of_the_example_is_the_golden_one() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/reports");
    assert_golden(GOLDEN.iter().map(|(name, words)| differing(&folder.join(name), printed(words))));
}

#[test]
fn the_counts_of_the_example_are_those_counted_by_hand() {
    let csv = printed(&["report", "progress"]);
    let counts = [
        ("学校（幼儿园）总数", "137"),
        ("已签责任书数", "111"),
        ("已传达数", "103"),
        ("已检查数", "57"),
        ("发现问题数", "29"),
        ("已销号数", "5"),
        ("逾期未整改数", "1"),
        ("检查情况表已上报数", "28"),
        ("市县责任书签订日期", "14（共16）"),
        ("签订率", "81.0%"),
    ];
    for (heading, expected) in counts {
        assert_eq!(progress_cell(&csv, "合计", heading), expected, "{heading}");
    }
}

#[test]
fn the_sum_of_some_counties_is_that_of_the_counties_shown() {
    let csv = printed(&["report", "progress", "--county", "沧县", "--county", "青县"]);
    assert_eq!(csv.lines().count(), 4);
    let total = |unit| progress_cell(&csv, unit, "学校（幼儿园）总数").parse::<u32>().unwrap();
    assert_eq!(total("合计"), total("沧县") + total("青县"));
    assert_eq!(progress_cell(&csv, "合计", "工作情况已报市检察院"), "2（共2）");
}

#[test]
fn a_file_has_a_mark_and_crlf_and_a_pipe_neither() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("进度.csv");
    let output = run(&example(), AUGUST, &["report", "progress", "-o", file.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty() && said(&output).contains("进度.csv"), "{output:?}");
    let written = fs::read_to_string(&file).unwrap();
    let piped = printed(&["report", "progress"]);
    assert!(!piped.contains(['\u{feff}', '\r']));
    assert_eq!(written, format!("\u{feff}{}", piped.replace('\n', "\r\n")));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left in the folder");
}

#[test]
fn gb18030_says_the_same_in_files_and_pipes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("form.csv");
    let words = ["report", "form", "--encoding", "gb18030"];
    let output = run(&example(), AUGUST, &[&words[..], &["-o", file.to_str().unwrap()]].concat());
    assert!(output.status.success(), "{output:?}");
    let written = fs::read(&file).unwrap();
    assert_eq!(run(&example(), AUGUST, &words).stdout, written);
    let (text, _, broken) = encoding_rs::GB18030.decode(&written);
    assert_eq!((text.replace("\r\n", "\n"), broken), (printed(&["report", "form"]), false));
}

#[test]
fn the_ending_of_the_file_decides_unless_the_format_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, words: &[&str]| {
        let file = folder.path().join(name);
        let output = run(&example(), AUGUST, &[&["report", "missing", "-o", file.to_str().unwrap()], words].concat());
        assert!(output.status.success(), "{name} {words:?} {output:?}");
        fs::read_to_string(file).unwrap()
    };
    let json = printed(&["report", "missing", "--format", "json"]);
    assert_eq!(written("a.JSON", &[]), json);
    assert_eq!(written("a", &["--format", "json"]), json);
    assert_eq!(written("进度2019.8.20", &[]), written("a.csv", &["--format", "csv"]));
}

#[test]
fn what_cannot_be_written_exits_2_with_a_sentence_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let faults: &[(&str, &[&str], &str)] = &[
        ("a.csv", &["--format", "json"], "与文件扩展名 .csv 不一致"),
        ("a.json", &["--format", "csv"], "与文件扩展名 .json 不一致"),
        ("a.csv", &["--format", "table"], "与文件扩展名 .csv 不一致"),
        ("a.xls", &[], "报表不能写成 .xls 文件"),
        ("a.xlsx", &["--format", "csv"], "与文件扩展名 .xlsx 不一致"),
        ("a.xlsx", &["--encoding", "gb18030"], "只用于 csv"),
        ("mechanism.toml", &[], "报表不能写成 .toml 文件"),
        ("a.json", &["--encoding", "gb18030"], "只用于 csv"),
        ("没有/a.csv", &[], "没有这个文件或文件夹"),
        ("b.csv", &["--county", "某县"], "没有符合“某县”的单位"),
    ];
    for (name, words, sentence) in faults {
        let file = folder.path().join(name);
        let output = run(&example(), AUGUST, &[&["report", "progress", "-o", file.to_str().unwrap()], *words].concat());
        assert_eq!(output.status.code(), Some(2), "{name} {words:?}");
        assert!(said(&output).contains(sentence), "{name} {words:?} says: {}", said(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The example, opened in this process.
fn opened() -> Register {
    let loaded = load(&Root::at(&example()).unwrap(), Scope::All).unwrap();
    let mut register = Register::new(loaded, "2019-08-20".parse().unwrap());
    register.choose_round(None).expect("the example has a round");
    register
}

/// Every report as CSV, and of each shape of table one in every form, with the words that ask for it.
fn asked() -> Vec<(Report, Shape, Vec<&'static str>)> {
    let named = |report: Report, format: Format| {
        let form = Shape::of(format, Encoding::Utf8).unwrap();
        (report, form, vec!["report", report.key(), "--format", format.key()])
    };
    let csv = |report: &Report| (*report, Shape::Csv(Encoding::Utf8), vec!["report", report.key()]);
    let tables = [Report::Progress, Report::Form].into_iter();
    let others = tables.flat_map(|report| [Format::Table, Format::Json, Format::Xlsx].map(|form| named(report, form)));
    let mut asked: Vec<_> = Report::ALL.iter().map(csv).chain(others).collect();
    asked.push(named(Report::Weekly, Format::Html));
    let gb18030 = vec!["report", "findings", "--encoding", "gb18030"];
    asked.push((Report::Findings, Shape::Csv(Encoding::Gb18030), gb18030));
    asked
}

/// The pipe is asked in Chinese, the file in English: what is sent on is the same in both.
#[test]
fn a_report_made_again_below_the_verbs_is_the_same_bytes() {
    let (register, folder) = (opened(), tempfile::tempdir().unwrap());
    // Outside of git, whose commit the page of a week names.
    let example = copied(&example());
    let example = example.path();
    let counties = Asked::Only(["青县", "沧县"].map(|typed| register.find_county(typed).unwrap()).to_vec());
    for (report, form, words) in asked() {
        let asked = [words.as_slice(), &["--county", "青县", "--county", "沧县"]].concat();
        let piped = run(example, AUGUST, &[asked.as_slice(), &["--lang", "zh"]].concat()).stdout;
        assert_eq!(piped, render_stream(report, form, None, &register, &counties).unwrap(), "{asked:?}");
        let place = folder.path().join(words.concat());
        let to_file = ["--lang", "en", "-o", place.to_str().unwrap()];
        let output = run(example, AUGUST, &[asked.as_slice(), &to_file].concat());
        assert!(output.status.success(), "{asked:?} {output:?}");
        match render_file(report, form, &register, &counties).unwrap() {
            Rendered::File { bytes, .. } => assert_eq!(fs::read(&place).unwrap(), bytes, "{asked:?}"),
            Rendered::Folder(rendered) => assert_eq!(files(&place), rendered.into_iter().collect()),
        }
    }
}

#[test]
fn unreadable_files_are_told_and_the_rest_is_reported() {
    let records = copied(&example());
    fs::write(records.path().join("letters/2019/青县.toml"), "[upper\n").unwrap();
    fs::write(records.path().join("units/沧县.toml"), [0xff, 0xfe]).unwrap();
    fs::write(records.path().join("rounds/2020.toml"), "title = 1\n").unwrap();
    let output = run(records.path(), AUGUST, &["--round", "2019", "report", "progress", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(1));
    for path in ["letters/2019/青县.toml", "units/沧县.toml", "rounds/2020.toml"] {
        assert!(said(&output).contains(path), "{}", said(&output));
    }
    let csv = String::from_utf8(output.stdout).unwrap();
    for unit in ["青县", "沧县", "合计"] {
        assert_eq!(progress_cell(&csv, unit, "备注"), "1个文件无法读取", "{unit}");
        let signed_on = progress_cell(&csv, unit, "市县责任书签订日期");
        assert!(signed_on.is_empty() || unit == "合计", "{unit} {signed_on}");
    }
    assert_eq!(
        progress_cell(&csv, "合计", "学校（幼儿园）总数"),
        "137",
        "schools stay where only their county is broken"
    );
    for words in [&["status"][..], &["status", "青县"], &["status", "沧县"]] {
        let words = [&["--round", "2019", "--lang", "zh"], words].concat();
        let output = run(records.path(), AUGUST, &words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("1个文件无法读取"), "{words:?}");
    }
    for words in [&["report", "missing"][..], &["due"], &["status"], &["print", "letter", "青县"]] {
        let output = run(records.path(), AUGUST, &[&["--lang", "zh"], words].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(said(&output).contains("rounds/2020.toml无法读取，不知道最近一轮是哪一轮"), "{}", said(&output));
    }
}

const OVERDUE: &str = "--as-of 2019-09-10";
const BROKEN: &str = "units/东光县/东光县梨园渡初级中学.toml";

/// What a command prints in Chinese of the example with one file spoilt, which it must not end well.
fn of_spoilt(path: &str, spoil: impl Fn(&str) -> String, words: &[&str]) -> String {
    let records = copied(&example());
    let file = records.path().join(path);
    let spoilt = spoil(&fs::read_to_string(&file).unwrap());
    fs::write(&file, spoilt).unwrap();
    let output = run(records.path(), OVERDUE, &[&["--lang", "zh"], words].concat());
    assert_eq!(output.status.code(), Some(1), "{words:?} {}", said(&output));
    assert!(said(&output).contains(path), "{words:?} {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_school_that_cannot_be_read_owes_all_and_has_done_nothing() {
    let broken = |words: &[&str]| of_spoilt(BROKEN, |text| format!("phone = \"x\"\n{text}"), words);
    let progress = broken(&["report", "progress"]);
    assert_eq!(progress_cell(&progress, "东光县", "检查率"), "87.5%");
    assert_eq!(progress_cell(&progress, "东光县", "备注"), "1个文件无法读取");
    for words in
        [&["report", "missing"][..], &["due", "东光县"], &["due", "东光县", "--within", "0"], &["status", "东光县"]]
    {
        let printed = broken(words);
        let lines: Vec<_> = printed.lines().filter(|line| line.contains("东光县梨园渡初级中学")).collect();
        assert!(lines.len() == 1 && lines[0].contains("记录无法读取"), "{words:?} {lines:?}");
    }
    let letters = broken(&["report", "letters"]);
    assert!(letters.contains("县校,东光县,东光县梨园渡初级中学,,,,,,,记录无法读取\n"), "{letters}");
    let weekly = broken(&["report", "weekly"]);
    assert!(weekly.contains("记录无法读取的有：东光县（学校（幼儿园）1所）。"), "{weekly}");
}

#[test]
fn a_record_that_cannot_be_read_fulfils_nothing_and_hides_no_rate() {
    let path = "inspections/2019/东光县";
    let inspection = files(&example().join(path)).into_keys().next().unwrap();
    let broken = |words: &[&str]| of_spoilt(&format!("{path}/{inspection}"), |text| text[..9].to_owned(), words);
    let progress = broken(&["report", "progress"]);
    for (unit, rate) in [("东光县", "—"), ("合计", "—")] {
        assert_eq!(progress_cell(&progress, unit, "整改率"), rate, "{unit}");
    }
    assert_eq!(progress_cell(&progress, "东光县", "检查率"), "75.0%");
    let school = inspection.trim_end_matches(".toml")[11..].to_owned();
    let missing = broken(&["report", "missing"]);
    let last = missing.lines().rfind(|line| line.contains(&school)).unwrap();
    assert!(last.ends_with(",记录无法读取,,"), "{last}");
    assert!(missing.lines().any(|line| line.contains(&school) && line.contains("未检查")), "{missing}");
}

#[test]
fn nothing_is_sent_on_while_its_classification_is_not_known() {
    let records = copied(&example());
    fs::write(records.path().join("mechanism.toml"), "phone = \"x\"\n").unwrap();
    for words in [&["report", "weekly"][..], &["report", "progress"], &["print", "letter", "青县"]] {
        let output = run(records.path(), OVERDUE, words);
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{words:?}");
        assert!(said(&output).contains("mechanism.toml"), "{}", said(&output));
    }
    assert_eq!(run(records.path(), OVERDUE, &["status"]).status.code(), Some(1));
}

#[test]
fn a_sealed_round_is_reported_as_of_its_sealing() {
    let records = copied(&example());
    let file = records.path().join("rounds/2019.toml");
    let digest = "0".repeat(64);
    let round = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("sealed_on = 2019-08-10\nsealed_sha256 = \"{digest}\"\n{round}")).unwrap();
    for kind in ["progress", "letters", "missing", "form"] {
        let sealed = run(records.path(), AUGUST, &["report", kind]);
        let then = run(&example(), "--as-of 2019-08-10", &["report", kind]);
        assert!(sealed.status.success() && !then.stdout.is_empty(), "{kind} {sealed:?}");
        assert_eq!(sealed.stdout, then.stdout, "{kind}");
        assert_ne!(sealed.stdout, run(&example(), AUGUST, &["report", kind]).stdout, "{kind}");
    }
}

#[test]
fn colour_is_shown_only_where_it_is_asked_for() {
    let coloured = printed(&["status", "--color", "always"]);
    assert!(coloured.contains("\u{1b}[31m") && coloured.contains("\u{1b}[32m"));
    assert!(!printed(&["status"]).contains('\u{1b}'));
    assert!(!printed(&["report", "progress", "--color", "always", "--format", "table"]).contains('\u{1b}'));
}
