//! `completions`, loaded by the shells themselves where they are installed.

use crate::clerk::Clerk;
use crate::desk::{Desk, said};
use crate::laid::Laid;
use crate::support::search_path::search_path;
use crate::support::skipped::skipped;
use std::fs;
use std::process::Command;

/// Whether a shell is installed; the tests of one that is not are skipped, and say so.
fn has(shell: &str) -> bool {
    let found = Command::new(shell).arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        skipped(&format!("{shell} is not installed"));
    }
    found
}

/// The script of a shell, in a file.
fn script(desk: &Desk, shell: &str) -> String {
    let script = desk.does(&format!("补全 {shell}")).stdout;
    let path = desk.path(&format!("script.{shell}"));
    fs::write(&path, script).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What bash offers for a line, the cursor behind it.
fn offered(desk: &Desk, script: &str, line: &str) -> Vec<String> {
    let ask = format!(
        "source '{script}'; COMP_LINE=\"$1\"; COMP_POINT=${{#COMP_LINE}}; _shuangqian shuangqian; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\""
    );
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", &ask, "bash", line]).current_dir(desk.path("")).env("PATH", search_path());
    let said = said(bash.env("LC_ALL", "C.UTF-8").env_remove("SHUANGQIAN_DIR").output().unwrap());
    assert!(said.status == 0 && said.stderr.is_empty(), "{said:#?}");
    said.stdout.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// 沧县 with an inspection, so that there is a record of each kind to offer.
fn desk() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "unit add-school 沧县/旧城小学 id=3113000101 principal=周某",
        "sign 沧县 --on 2019-08-03 --upper 甲某 --lower 乙某",
        "inspect 风荷小学 --on 2019-08-12 --rest 符合",
    ])
}

#[test]
fn every_script_asks_the_program_and_elvish_is_given_every_command_in_both_languages() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = desk.does(&format!("completions {shell}")).stdout;
        assert!(script.contains(&format!("completions {shell} --live")), "{shell}");
    }
    let script = desk.does("completions elvish").stdout;
    for command in ["inspect", "检查", "spot-check", "抽查", "add-school", "completions", "补全"] {
        assert!(script.contains(command), "{command}");
    }
    desk.refuses("completions csh", "可写：bash、zsh、fish、powershell、elvish");
}

#[test]
fn bash_completes_commands_options_and_words() {
    if !has("bash") {
        return;
    }
    let desk = Desk::empty();
    let script = script(&desk, "bash");
    assert!(Command::new("bash").args(["-n", &script]).status().unwrap().success());
    let registered = format!("source '{script}'; complete -p shuangqian");
    let registered = said(Command::new("bash").args(["--norc", "-c", &registered]).output().unwrap());
    assert!(registered.stdout.contains("-F _shuangqian"), "{registered:#?}");
    for (line, offer) in [
        ("shuangqian insp", "inspect"),
        ("shuangqian 检", "检查"),
        ("shuangqian unit add-s", "add-school"),
        ("shuangqian 单位 add-s", "add-school"),
        ("shuangqian 单位 添加学", "添加学校"),
        ("shuangqian inspect --re", "--rest"),
        ("shuangqian 检查 --日", "--日期"),
        ("shuangqian 抽查 --una", "--unannounced"),
        ("shuangqian report pro", "progress"),
        ("shuangqian report 进", "进度"),
        ("shuangqian check --fail-on over", "overdue"),
        ("shuangqian check --fail-on=over", "overdue"),
        ("shuangqian 校验 --失败级别＝逾", "--失败级别=逾期"),
        ("shuangqian 补全 fi", "fish"),
        ("shuangqian explain not-a-f", "not-a-finding"),
        ("shuangqian --lang zh report ", "整改台账"),
        ("shuangqian report ", "findings"),
        ("shuangqian convey x --by 张某@检", "检察院"),
        ("shuangqian status --as-of 2019-08-20 --", "--round"),
    ] {
        let offered = offered(&desk, &script, line);
        assert!(offered.contains(&offer.to_owned()), "{line}: {offered:?}");
    }
    assert!(offered(&desk, &script, "shuangqian sign x --on 2019-08-03 --o").iter().all(|offer| offer != "--on"));
    assert!(offered(&desk, &script, "shuangqian help si").contains(&"sign".to_owned()));
}

#[test]
fn bash_completes_what_the_records_hold() {
    if !has("bash") {
        return;
    }
    let desk = desk();
    let script = script(&desk, "bash");
    for (line, offers) in [
        ("shuangqian sign 沧", &["沧县", "沧县/", "沧县/沧县第一中学"][..]),
        ("shuangqian report --county 沧", &["沧县"]),
        ("shuangqian inspect ", &["沧县/"]),
        ("shuangqian inspect cxyz", &["沧县/沧县第一中学"]),
        ("shuangqian inspect jcxx", &["沧县/3113000101"]),
        ("shuangqian inspect 沧县/fh", &["沧县/风荷小学"]),
        ("shuangqian inspect cx、旧", &["沧县/3113000101"]),
        ("shuangqian inspect '沧县/青", &["沧县/青团幼儿园"]),
        ("shuangqian sign --all 沧县 --except 青", &["沧县/青团幼儿园"]),
        ("shuangqian unit add-school 沧", &["沧县/"]),
        ("shuangqian inspect 风荷小学 宿舍封", &["女生集体宿舍封闭管理情况="]),
        ("shuangqian inspect 风荷小学 dormitory_cl", &["dormitory_closed="]),
        ("shuangqian inspect 风荷小学 7", &["7="]),
        ("shuangqian inspect 风荷小学 7=不", &["不符合", "不适用"]),
        ("shuangqian inspect 风荷小学 7＝不", &["7＝不符合", "7＝不适用"]),
        ("shuangqian inspect 风荷小学 16=", &["未查", "已排查"]),
        ("shuangqian inspect 风荷小学 10=", &[]),
        ("shuangqian rectify 风荷小学 监控", &["监控盲区情况"]),
        ("shuangqian 检查 风荷小学 --其余 基", &["基本符合"]),
        ("shuangqian --轮次 2", &["2019"]),
        ("shuangqian remove insp", &["inspections/2019/沧县/2019-08-12-风荷小学"]),
        ("shuangqian remove letters/2019/", &["letters/2019/沧县"]),
        ("shuangqian decide 督促 沧县 --依据 letters", &["letters/2019/沧县"]),
        ("shuangqian work 风荷小学 --教育 法", &["法治教育："]),
        ("shuangqian unit set 风荷小学 副", &["副校长="]),
        ("shuangqian inspect 不存在", &[]),
    ] {
        let mut offered = offered(&desk, &script, line);
        offered.sort();
        let mut offers: Vec<_> = offers.iter().map(|offer| (*offer).to_owned()).collect();
        offers.sort();
        assert_eq!(offered, offers, "{line}");
    }
}

#[test]
fn the_folders_of_the_records_are_never_offered() {
    if !has("bash") {
        return;
    }
    let desk = desk();
    let script = script(&desk, "bash");
    fs::create_dir(desk.path("我的文件")).unwrap();
    for line in [
        "status",
        "sign",
        "inspect",
        "remove",
        "check",
        "import 学校",
        "-C",
        "report 进度 -o",
        "rectify 风荷小学",
        "move",
    ] {
        for typed in ["", "l", "units", "inspections/", "inspections/2019/", "./", "../"] {
            for offer in offered(&desk, &script, &format!("shuangqian {line} {typed}")) {
                let is_record = offer.ends_with("沧县/")
                    || desk.path(&offer).is_file()
                    || desk.path(&format!("{offer}.toml")).is_file();
                let is_folder = desk.path(&offer).is_dir() && !offer.contains("我的文件") && !offer.starts_with("../");
                assert!(is_record || !is_folder, "{line} {typed}: {offer}");
            }
        }
    }
    let offered = offered(&desk, &script, "shuangqian import 学校 ");
    assert!(offered.contains(&"我的文件/".to_owned()) && offered.contains(&"mechanism.toml".to_owned()), "{offered:?}");
}

/// A shell at a terminal that has loaded its script.
fn shell_at_a_terminal(desk: &Desk, shell: &[&str], start: &str) -> Clerk {
    let source = format!("source '{}'", script(desk, shell[0]));
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).current_dir(desk.path("")).env("PATH", search_path()).env_remove("SHUANGQIAN_DIR");
    command.env("LC_ALL", "C.UTF-8").env("TERM", "dumb").env("HOME", desk.path(""));
    let mut clerk = Clerk::at(command);
    // Without an echo shells do not show what they complete.
    clerk.types("stty echo").types(start).types(&source).types("echo re''ady").sees("ready");
    clerk
}

#[test]
fn a_tab_at_a_terminal_completes_a_school_by_its_initials() {
    let desk = desk();
    for (shell, start) in [
        (&["bash", "--norc", "-i"][..], "bind 'set bell-style none'"),
        (&["zsh", "-f", "-i"], "autoload -U compinit; compinit -u -D"),
    ] {
        if has(shell[0]) {
            let mut clerk = shell_at_a_terminal(&desk, shell, start);
            clerk.presses("shuangqian inspect fhxx\t").sees("沧县/风荷小学");
            // Only one begins so: the rest of the word and a blank are put behind what is typed.
            clerk.presses("7=不符\t").sees("合");
        }
    }
}

#[test]
fn fish_completes_what_the_records_hold() {
    if !has("fish") {
        return;
    }
    let desk = desk();
    let script = script(&desk, "fish");
    for (line, offer) in [
        ("shuangqian inspect 沧县/沧", "沧县/沧县第一中学"),
        ("shuangqian inspect 沧县/31", "沧县/3113000101\t旧城小学"),
        ("shuangqian sign 沧县 --日", "--日期\t签字日期"),
        ("shuangqian inspect 风荷小学 7=不", "7=不符合\tproblem"),
        ("shuangqian 报表 ", "整改台账\tfindings"),
    ] {
        let ask = format!("source '{script}'; complete -C \"{line}\"");
        let mut fish = Command::new("fish");
        fish.args(["--no-config", "-c", &ask]).current_dir(desk.path("")).env("PATH", search_path());
        let said = said(fish.env("LC_ALL", "C.UTF-8").env_remove("SHUANGQIAN_DIR").output().unwrap());
        assert!(said.stdout.lines().any(|line| line == offer), "{line}: {said:#?}");
    }
}

#[test]
fn powershell_is_told_lines_with_quotes_where_a_word_needs_them() {
    let desk = desk();
    fs::write(desk.path("两 个.csv"), "").unwrap();
    for (line, offer) in [
        ("shuangqian inspect '沧县/风", "沧县/风荷小学"),
        ("shuangqian import 学校 两", "'两 个.csv'"),
        ("shuangqian explain not-a-f", "not-a-finding\t"),
    ] {
        let mut program = desk.program();
        let said = said(program.args(["补全", "powershell", "--live"]).env("SHUANGQIAN_LINE", line).output().unwrap());
        assert!(said.stdout.lines().skip(1).any(|said| said.starts_with(offer)), "{line}: {said:#?}");
    }
}

#[test]
fn zsh_and_fish_take_their_scripts() {
    for shell in ["zsh", "fish"].into_iter().filter(|shell| has(shell)) {
        let desk = Desk::empty();
        let script = script(&desk, shell);
        let said = said(Command::new(shell).args(["-n", &script]).output().unwrap());
        assert!(said.status == 0 && said.stderr.is_empty(), "{shell} {said:#?}");
    }
}
