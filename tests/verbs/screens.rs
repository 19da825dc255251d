//! What is shown on a terminal: nothing wider than it, no day, number or code broken, long answers in a screenful.

use crate::clerk::Clerk;
use crate::desk::Desk;
use crate::kept::Kept;
use crate::laid::Laid;
use crate::looked_at::city_with_one_error;
use crate::support::golden::{assert_golden, differing};
use crate::support::program::program;
use std::path::{Path, PathBuf};
use std::process::Command;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Every table of the example, with the words that show it.
const TABLES: [(&str, &str); 15] = [
    ("status", "status"),
    ("status-献县", "status 献县"),
    ("due", "due"),
    ("due-海兴县", "due 海兴县"),
    ("unit-list-献县", "unit list 献县"),
    ("unit-show-献县", "unit show 献县"),
    ("round-list", "round list"),
    ("check-list", "check --list"),
    ("progress", "report progress --format table"),
    ("form-献县", "report form --county 献县 --format table"),
    ("letters-献县", "report letters --county 献县 --format table"),
    ("missing", "report missing --format table"),
    ("findings", "report findings --format table"),
    ("decisions", "report decisions --format table"),
    ("differences", "report differences --format table"),
];

/// How the line begins that names what there was no room for; it is a sentence, which the terminal wraps.
const NO_ROOM: [&str; 2] = ["No room for: ", "窗口宽度不够，未显示："];

/// What a program shows on a terminal of so many columns and 24 rows.
fn shown(program: &Command, columns: u16) -> String {
    let mut at_terminal = Command::new("sh");
    at_terminal.args(["-c", r#"stty cols "$0" rows 24 && exec "$@""#, &columns.to_string()]);
    at_terminal.arg(program.get_program()).args(program.get_args());
    for (key, value) in program.get_envs() {
        match value {
            Some(value) => at_terminal.env(key, value),
            None => at_terminal.env_remove(key),
        };
    }
    if let Some(folder) = program.get_current_dir() {
        at_terminal.current_dir(folder);
    }
    let (status, seen) = Clerk::at(at_terminal).leaves();
    assert!(status < 2, "{program:?} {seen}");
    seen.replace("\r\n", "\n")
}

fn of_example(words: &str, language: &str, columns: u16) -> String {
    let mut program = program();
    program.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019"));
    program.args(["--color", "never", "--lang", language, "--as-of", "2019-12-20"]).args(words.split(' '));
    shown(&program, columns)
}

/// The parts of a text that may not be broken: runs of what days, numbers and codes are written with.
fn codes(text: &str) -> Vec<&str> {
    let is_of_code = |char: char| char.is_ascii_alphanumeric() || "-_.%".contains(char);
    text.split(|char| !is_of_code(char)).filter(|run| run.contains(|char: char| char.is_ascii_digit())).collect()
}

#[test]
fn every_table_of_the_example_is_the_golden_one_on_two_terminals() {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/screens");
    for (columns, language) in [(80, "zh"), (80, "en"), (100, "zh"), (100, "en")] {
        let folder = golden.join(format!("{columns}-{language}"));
        assert_golden(TABLES.iter().map(|(name, words)| {
            let shown = of_example(words, language, columns);
            let wide: Vec<_> = shown.lines().filter(|line| line.width() > columns.into()).collect();
            let is_sentence = |line: &str| NO_ROOM.iter().any(|begin| line.starts_with(begin));
            assert!(wide.iter().all(|line| is_sentence(line)), "{words}: {wide:#?}");
            differing(&folder.join(format!("{name}.txt")), shown)
        }));
    }
}

#[test]
fn no_day_number_or_code_is_broken_on_any_terminal() {
    for (_, words) in TABLES.iter().filter(|(name, _)| !name.starts_with("check")) {
        let whole = of_example(words, "zh", 2000);
        let whole: std::collections::HashSet<_> = codes(&whole).into_iter().collect();
        for columns in [60, 120] {
            let shown = of_example(words, "zh", columns);
            let broken: Vec<_> = codes(&shown).into_iter().filter(|code| !whole.contains(code)).collect();
            assert!(broken.is_empty(), "{words} {columns}: {broken:?}\n{shown}");
        }
    }
}

#[test]
fn what_there_is_no_room_for_is_named_and_a_pipe_has_all() {
    let narrow = of_example("unit list 献县", "zh", 80);
    let sentence = narrow.lines().last().unwrap();
    assert!(sentence.starts_with(NO_ROOM[1]) && sentence.contains("统一社会信用代码"), "{sentence}");
    assert!(!of_example("unit list 献县", "zh", 2000).contains(NO_ROOM[1]));
    assert!(!of_example("status", "zh", 80).contains(NO_ROOM[1]));
}

#[test]
fn no_command_shows_a_workbook_on_a_screen() {
    let Some(kept) = Kept::new() else { return };
    kept.commits("张三", "2019-08-01");
    for (words, file) in [
        ("log", "变更记录"),
        ("diff HEAD", "变化对照"),
        ("due", "待办"),
        ("report progress", "进度"),
        ("report weekly", "周报"),
    ] {
        let (status, seen) = Clerk::runs(&kept.desk, &format!("{words} --format xlsx")).leaves();
        assert!(status == 2 && seen.contains("不能显示在屏幕上"), "{words} {seen}");
        assert!(seen.contains(&format!("-o {file}.xlsx")), "{words} {seen}");
    }
}

/// The rows that a terminal so wide makes of a line; a wide character is never parted.
fn rows(line: &str, columns: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for char in line.chars() {
        let last = rows.len() - 1;
        match rows[last].width() + char.width().unwrap_or(0) > columns {
            true => rows.push(char.to_string()),
            false => rows[last].push(char),
        }
    }
    rows
}

#[test]
fn the_one_error_is_on_the_last_screen() {
    let desk = city_with_one_error();
    for (language, error) in [("zh", "错误[unknown-key]"), ("en", "error[unknown-key]")] {
        let line = format!("--lang {language} --color never --as-of 2019-09-10 check");
        let (status, seen) = Clerk::runs(&desk, &line).leaves();
        let rows: Vec<_> = seen.lines().flat_map(|line| rows(line, 80)).collect();
        assert!(status == 1 && rows.len() > 900, "{status} {}", rows.len());
        // The last of 24 rows is the shell's, which asks for the next command.
        let screen = rows[rows.len() - 23..].join("\n");
        for part in [error, "units/沧县/第007小学.toml", "head = \"x\"", "^"] {
            assert!(screen.contains(part), "{part}\n{screen}");
        }
    }
}

/// A county of 60 schools with heads, of which one signs for itself.
fn sixty() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = Desk::city();
        desk.does("round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30");
        desk.does("unit add-county 沧县 leader=张某");
        for number in 1..=60 {
            let text =
                format!("name = \"第{number}小学\"\nkind = \"primary\"\nownership = \"public\"\nprincipal = \"李某\"\n");
            desk.put(&format!("units/沧县/第{number}小学.toml"), text);
        }
        desk
    })
}

#[test]
fn a_terminal_that_does_not_say_how_wide_it_is_has_80_columns() {
    let words = "unit list 沧县";
    let seen = of_example(words, "zh", 0);
    assert_eq!(seen, of_example(words, "zh", 80));
    assert!(!seen.contains(','), "{seen}");
}

#[test]
fn fifty_five_signatures_are_told_in_a_screenful() {
    let desk = sixty();
    let line = "sign --all 沧县 --except 第1小学 --except 第2小学 --except 第3小学 --except 第4小学 --except 第5小学 --on 2019-08-03";
    let mut program = desk.program();
    program.args(line.split(' '));
    let seen = shown(&program, 80);
    let rows: usize = seen.lines().map(|line| line.width().div_ceil(80).max(1)).sum();
    assert!(rows < 24, "{rows} rows:\n{seen}");
    assert!(seen.contains("另有50条") && seen.contains("共写入55条"), "{seen}");
    assert_eq!(desk.below("letters").len(), 55);
    // What changes is told one by one, however much it is; and whoever reads a file gets all.
    let again = desk.does(line);
    assert_eq!(again.stderr.matches("原已如此：").count(), 55, "{again:#?}");
    let mut program = desk.program();
    program.args(line.replace("08-03", "08-04").split(' ')).arg("--replace");
    assert_eq!(shown(&program, 80).matches("2019-08-03 → 2019-08-04").count(), 110);
}
