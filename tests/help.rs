//! The help pages and the messages about faulty arguments, in both languages, as the program shows them.

#[path = "support"]
mod support {
    pub mod golden;
    pub mod program;
}

use clap::Command;
use shuangqian::arguments::command_names::MEANT;
use shuangqian::arguments::help::Help;
use shuangqian::arguments::option_names::NAMES;
use shuangqian::commands::{Request, command, read};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Output;
use support::golden::{assert_golden, differing};
use support::program::program;
use unicode_width::UnicodeWidthStr;

/// What the program says far from any records, in a locale.
fn said(locale: &str, words: &[&str]) -> Output {
    let far = std::env::temp_dir();
    program().args(words).current_dir(far).env("LC_ALL", locale).output().expect("the program starts")
}

fn stdout(locale: &str, words: &[&str]) -> String {
    let output = said(locale, words);
    assert!(output.status.success() && output.stderr.is_empty(), "{words:?} {output:?}");
    String::from_utf8(output.stdout).expect("pages are UTF-8")
}

/// Every command as it is typed, the bare program first.
fn commands() -> Vec<Vec<String>> {
    fn walk(command: &Command, path: &[String], found: &mut Vec<Vec<String>>) {
        found.push(path.to_vec());
        for subcommand in command.get_subcommands() {
            walk(subcommand, &[path, &[subcommand.get_name().to_owned()]].concat(), found);
        }
    }
    let mut found = Vec::new();
    walk(&command(), &[], &mut found);
    found
}

/// A page in which each example is one line; a line that is indented further goes on with the one before.
fn joined(page: String) -> String {
    page.replace("\n        ", " ")
}

/// A command's page in a locale.
fn page(locale: &str, path: &[String]) -> String {
    let words: Vec<_> = path.iter().map(String::as_str).chain(["--help"]).collect();
    stdout(locale, &words)
}

#[test]
fn every_word_understood_for_a_command_is_that_of_a_command_and_no_command_itself() {
    let root = command();
    for (name, words) in MEANT {
        assert!(root.get_subcommands().any(|command| command.get_name() == *name), "{name}");
        for word in *words {
            assert!(root.find_subcommand(word).is_none(), "{word}");
        }
    }
}

#[test]
fn every_page_is_the_golden_one() {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/help");
    for (folder, locale) in [("zh", "zh_CN.UTF-8"), ("en", "C")] {
        assert_golden(commands().into_iter().map(|path| {
            let name = if path.is_empty() { "shuangqian".to_owned() } else { path.join("-") };
            differing(&golden.join(folder).join(format!("{name}.txt")), page(locale, &path))
        }));
    }
}

#[test]
fn no_line_is_wider_than_a_terminal_is_at_first() {
    for path in commands() {
        for locale in ["zh_CN.UTF-8", "C"] {
            let page = page(locale, &path);
            let wide: Vec<_> = page.lines().filter(|line| line.width() > 80).collect();
            assert!(wide.is_empty(), "{path:?}: {wide:#?}");
        }
    }
}

#[test]
fn no_english_of_the_parser_stays_in_chinese_pages() {
    let english =
        ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Arguments", "possible", "default", "alias", "Print"];
    for path in commands() {
        let page = page("zh_CN.UTF-8", &path);
        for word in english {
            assert!(!page.contains(word), "{path:?}: {word}");
        }
    }
}

#[test]
fn every_line_of_a_chinese_page_says_something_in_chinese() {
    for path in commands() {
        for line in page("zh_CN.UTF-8", &path).lines().filter(|line| !line.is_empty()) {
            // The end of a list of words may hold their keys only, and a shell is told the same in both languages.
            let is_chinese = line.contains(|char: char| ('一'..='鿿').contains(&char) || char == '、');
            assert!(is_chinese || path.first().is_some_and(|verb| verb == "completions"), "{path:?}: {line}");
        }
    }
}

#[test]
fn every_command_has_a_chinese_name_and_an_example_that_is_accepted() {
    for path in commands() {
        for locale in ["zh_CN.UTF-8", "C"] {
            let page = page(locale, &path);
            assert!(path.is_empty() || page.contains("\n又作：") || page.contains("\nAlias: "), "{path:?}");
            let page = joined(page);
            let examples: Vec<_> = page.lines().filter(|line| line.starts_with("  shuangqian ")).collect();
            assert!(!examples.is_empty(), "{path:?}");
            for example in examples {
                let words: Vec<OsString> = example.split_whitespace().map(OsString::from).collect();
                let request = read(&words);
                assert!(
                    matches!(request, Ok(Request::Do(_) | Request::Help(Help::Asked(_)))),
                    "{example}: {:?}",
                    request.err()
                );
            }
        }
    }
}

/// What stands in the left column of a help page: options, arguments and commands.
fn left(page: &str) -> Vec<&str> {
    let rows = page.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    // What is indented further goes on with a description.
    rows.chain(page.lines().filter(|line| line.starts_with("      --")))
        .filter_map(|row| row.trim_start().split("  ").next())
        .collect()
}

#[test]
fn the_manual_page_has_every_command_and_all_that_its_help_has() {
    for (language, locale) in [("zh", "zh_CN.UTF-8"), ("en", "C")] {
        let manual = stdout(locale, &["--lang", language, "--manual-page"]);
        assert!(manual.starts_with(".TH SHUANGQIAN 1 "), "{manual}");
        let read = manual.replace("\\-", "-").replace("\\(dq", "\"").replace("\\e", "\\");
        for path in commands() {
            for row in left(&page(locale, &path)) {
                assert!(read.contains(row), "{path:?}: {row}");
            }
            assert!(path.is_empty() || read.contains(&format!(".SS \"shuangqian {} ", path.join(" "))), "{path:?}");
        }
        let macros = ["TH", "SH", "SS", "TP", "PP", "nh", "nf"];
        for line in read.lines().filter_map(|line| line.strip_prefix('.')) {
            assert!(macros.iter().any(|one| line.starts_with(one)), ".{line}");
        }
    }
}

/// The options of a command, those before every command along.
fn options(command: &Command) -> Vec<(String, Vec<String>)> {
    let named = |arg: &clap::Arg| {
        if arg.is_hide_set() {
            return None;
        }
        let others = arg.get_visible_aliases().unwrap_or_default();
        Some((arg.get_long()?.to_owned(), others.into_iter().map(str::to_owned).collect()))
    };
    command.get_arguments().filter_map(named).filter(|(long, _)| long != "help" && long != "version").collect()
}

#[test]
fn every_option_of_every_command_has_one_chinese_name_which_its_page_shows() {
    fn walk(command: &Command, path: &[String]) {
        let page = page("zh_CN.UTF-8", path);
        for (long, others) in options(command) {
            let [chinese] = others.as_slice() else { panic!("{path:?} --{long}: {others:?}") };
            assert!(chinese.chars().all(|char| ('一'..='鿿').contains(&char)), "{path:?} --{long}: {chinese}");
            assert!(page.contains(&format!("--{long}, --{chinese}")), "{path:?} --{long}");
        }
        for subcommand in command.get_subcommands() {
            walk(subcommand, &[path, &[subcommand.get_name().to_owned()]].concat());
        }
    }
    walk(&command(), &[]);
}

#[test]
fn every_row_of_the_table_of_options_is_of_a_command() {
    fn walk(command: &Command, used: &mut BTreeSet<String>) {
        for (long, _) in options(command) {
            let own = format!("{} {long}", command.get_name());
            used.insert(if NAMES.iter().any(|(name, ..)| *name == own) { own } else { long });
        }
        command.get_subcommands().for_each(|subcommand| walk(subcommand, used));
    }
    let mut used = BTreeSet::new();
    walk(&command(), &mut used);
    assert_eq!(NAMES.iter().map(|(name, ..)| (*name).to_owned()).collect::<BTreeSet<_>>(), used);
}

/// An example with its options as a Chinese page or an input method has them.
fn respelled(words: &[String], spelled: impl Fn(&str, &str) -> Option<String>) -> Vec<OsString> {
    let root = command();
    let level = words.iter().skip(1).fold(&root, |command, word| command.find_subcommand(word).unwrap_or(command));
    let known: Vec<_> = options(level).into_iter().chain(options(&root)).collect();
    let respell = |word: &String| {
        let long = word.strip_prefix("--")?;
        let (_, others) =
            known.iter().find(|(known, others)| known == long || others.iter().any(|other| other == long))?;
        spelled(long, others.first()?)
    };
    words.iter().map(|word| OsString::from(respell(word).unwrap_or_else(|| word.clone()))).collect()
}

#[test]
fn examples_are_accepted_with_options_in_every_spelling() {
    let mut seen = 0;
    for path in commands() {
        let page = joined(page("C", &path));
        for example in page.lines().filter(|line| line.starts_with("  shuangqian ")) {
            let words: Vec<_> = example.split_whitespace().map(str::to_owned).collect();
            let spellings: [fn(&str, &str) -> Option<String>; 3] = [
                |_, chinese| Some(format!("--{chinese}")),
                |_, chinese| Some(format!("－－{chinese}")),
                |long, _| Some(format!("－－{long}")),
            ];
            for spelled in spellings {
                let words = respelled(&words, spelled);
                seen += words.iter().filter(|word| word.to_string_lossy().contains('－')).count();
                let request = read(&words);
                let is_read = matches!(request, Ok(Request::Do(_) | Request::Help(Help::Asked(_))));
                assert!(is_read, "{words:?}: {:?}", request.err());
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn help_is_the_same_however_it_is_asked_for() {
    let page = stdout("zh_CN.UTF-8", &["sign", "--help"]);
    for words in [
        &["help", "sign"][..],
        &["帮助", "签订"],
        &["签订", "-h"],
        &["sign", "－－help"],
        &["--lang", "zh", "sign", "-h"],
        &["--lang", "zh", "help", "sign"],
        &["--lang=zh", "-C.", "help", "sign"],
        &["－－语言＝中文", "sign", "-h"],
    ] {
        assert_eq!(stdout("zh_CN.UTF-8", words), page, "{words:?}");
    }
    assert_eq!(stdout("C", &["sign", "--help", "--lang=中文"]), page);
}

#[test]
fn without_a_command_the_help_goes_to_stderr() {
    for words in [&[][..], &["unit"]] {
        let output = said("zh_CN.UTF-8", words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stdout.is_empty() && String::from_utf8(output.stderr).unwrap().contains("用法："), "{words:?}");
    }
}

/// Arguments, then what the fault says in English and in Chinese.
const FAULTS: &[(&[&str], &str, &str)] = &[
    (&["sgn"], "a similar subcommand exists: 'sign'", "没有“sgn”这个命令\n是不是“sign”？"),
    (&["核对"], "similar subcommand exists: '校验'", "没有“核对”这个命令\n是不是“校验”？"),
    (&["修改"], "'单位', '改正'", "没有“修改”这个命令\n是不是“单位”或“改正”？"),
    (&["导出"], "'报表'", "没有“导出”这个命令\n是不是“报表”？"),
    (&["unit", "lst"], "similar subcommand exists: 'list'", "没有“lst”这个命令\n是不是“list”？"),
    (&["sign", "沧县"], "--on <DATE>", "还缺少：--on <日期>"),
    (&["sign", "--on", "2019-08-03"], "<UNIT|--all <COUNTY>>", "还缺少：单位 或 --all <县>"),
    (&["sign", "沧县", "--on"], "a value is required for '--on <DATE>'", "“--on <日期>”后面没有写内容"),
    (&["sign", "沧县", "--on", "8月3日"], "the year is missing", "“--on <日期>”的“8月3日”不对：缺少年份"),
    (&["sign", "沧县", "--on", "2019-08-03", "--onl", "x"], "'--only'", "没有“--onl”这个选项\n是不是“--only”？"),
    (&["sign", "沧县", "--on", "2019-08-03", "--on", "2019-08-03"], "multiple times", "“--on <日期>”只能写一次"),
    (&["sign", "沧县", "--all", "沧县", "--on", "2019-08-03"], "cannot be used with", "不能与“--all <县>”同时写"),
    (
        &["sign", "沧县", "--except", "一中", "--on", "2019-08-03"],
        "cannot be used with",
        "不能与“--except <单位>”同时写",
    ),
    (
        &["sign", "沧县", "--on", "2019-08-03", "--only", "mid"],
        "[possible values: upper, lower]",
        "可写：上级 upper、下级 lower",
    ),
    (&["check", "--fail-on", "x"], "[possible values: error, overdue", "可写：错误 error、逾期 overdue"),
    (&["status", "沧县", "青县"], "unexpected argument '青县'", "多写了“青县”"),
    (&["convey", "一中", "--on", "2019-08-03", "--staff", "多"], "a whole number", "应为整数"),
    (&["convey", "一中", "--on", "2019-08-03", "--by", "张某"], "NAME@AGENCY", "应写成“姓名@机关”"),
    (&["inspect", "一中", "--on", "2019-08-03", "1"], "ITEM=RESULT", "应写成“事项=结果”"),
    (&["unit", "set", "一中", "staff"], "KEY=VALUE", "应写成“项目=内容”"),
    (&["import", "学校"], "<FILE>", "还缺少：<文件>"),
    (&["--lang", "fr", "status"], "[possible values: zh, en]", "可写：中文 zh、英文 en"),
    (&["--round", "a/b", "status"], "cannot stand in an id", "编号中不能有“/”"),
    (&["sign", "沧县", "--日期"], "a value is required for '--on <DATE>'", "“--on <日期>”后面没有写内容"),
    (&["sign", "沧县", "--日子", "2019-08-03"], "'--日期'", "没有“--日子”这个选项\n是不是“--日期”？"),
    (&["sign", "沧县", "－－签字日期＝2019-08-03"], "'--日期'", "没有“--签字日期”这个选项\n是不是“--日期”？"),
    (&["status", "--日期", "2019-08-03"], "'--截止'", "没有“--日期”这个选项\n是不是“--截止”？"),
    (&["sign", "沧县", "--date", "2019-08-03"], "'--on'", "没有“--date”这个选项\n是不是“--on”？"),
    (&["move", "x", "--至", "青县"], "unexpected argument '--至'", "没有“--至”这个选项\n"),
    (&["sign", "——on"], "dash of Chinese punctuation", "开头是中文破折号"),
    (&["status", "沧县　一中"], "full-width space", "有全角空格"),
];

#[test]
fn faults_of_arguments_are_told_in_the_readers_language() {
    for (words, english, chinese) in FAULTS {
        for (locale, start, sentence) in [("C", "error: ", english), ("zh_CN.UTF-8", "错误：", chinese)] {
            let output = said(locale, words);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{words:?}");
            assert!(output.stdout.is_empty(), "{words:?}");
            assert!(told.starts_with(start) && told.contains(sentence), "{words:?} says:\n{told}");
        }
    }
}

#[test]
fn no_english_of_the_parser_stays_in_chinese_faults() {
    for (words, ..) in FAULTS {
        let told = String::from_utf8(said("zh_CN.UTF-8", words).stderr).unwrap();
        for english in ["Usage", "OPTIONS", "possible", "tip", "error:", "invalid", "For more", "..."] {
            assert!(!told.contains(english), "{words:?} says:\n{told}");
        }
    }
}

#[test]
fn the_items_behind_the_columns_stand_in_the_help_as_the_form_numbers_them() {
    let form: toml::Table = toml::from_str(include_str!("../data-template/form.toml")).unwrap();
    let items = form["item"].as_array().unwrap();
    let has_column = |item: &&toml::Value| item.get("column").and_then(toml::Value::as_bool).unwrap_or(true);
    let keys: Vec<_> = items.iter().filter(has_column).chain(items.iter().filter(|item| !has_column(item))).collect();
    let key = |number: usize| keys[number - 1]["key"].as_str().unwrap();
    for command in ["inspect", "spot-check"] {
        let whole = |locale| stdout(locale, &[command, "--help"]).split_whitespace().collect::<String>();
        let (chinese, english) = (whole("zh_CN.UTF-8"), whole("C"));
        for (number, item, in_chinese, in_english) in [
            (11, "authority_supervision", "11教育行政部门督导", "11supervisionbytheauthority"),
            (12, "record_hires", "12有无前科人员（没有即为符合）", "12hireswitharecord(noneiscompliant)"),
            (13, "professional_ethics", "13师德师风", "13professionalethics"),
            (14, "staff_management", "14教职员管理", "14managementofthestaff"),
            (15, "camera_blind_spots", "15监控盲区（没有即为符合）", "15camerablindspots(noneiscompliant)"),
            (16, "case_review", "16案件排查", "16pastcases"),
        ] {
            assert_eq!(key(number), item);
            assert!(chinese.contains(in_chinese), "{chinese}");
            assert!(english.contains(in_english), "{english}");
        }
        assert_eq!(keys.len(), 16);
    }
}
