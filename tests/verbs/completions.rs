//! `completions`, loaded by the shells themselves where they are installed.

use crate::desk::{Desk, said};
use crate::support::skipped::skipped;
use std::fs;
use std::process::Command;

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

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

/// What bash offers for a line, the cursor behind its last word.
fn offered(script: &str, words: &[&str]) -> Vec<String> {
    let quoted: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
    let [previous, current] = [2, 1].map(|back| quoted[quoted.len() - back].as_str());
    let ask = format!(
        "source '{script}'; COMP_WORDS=({}); COMP_CWORD={}; _shuangqian shuangqian {current} {previous}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len() - 1,
    );
    let said = said(Command::new("bash").args(["--norc", "-c", &ask]).env("LC_ALL", "C.UTF-8").output().unwrap());
    assert!(said.status == 0 && said.stderr.is_empty(), "{said:#?}");
    said.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_is_given_every_command_in_both_languages() {
    let desk = Desk::empty();
    for shell in SHELLS {
        let script = desk.does(&format!("completions {shell}")).stdout;
        for command in ["inspect", "检查", "spot-check", "抽查", "add-school", "completions", "补全"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
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
    for (words, offer) in [
        (&["shuangqian", "insp"][..], "inspect"),
        (&["shuangqian", "检"], "检查"),
        (&["shuangqian", "unit", "add-s"], "add-school"),
        (&["shuangqian", "单位", "add-s"], "add-school"),
        (&["shuangqian", "inspect", "--re"], "--rest"),
        (&["shuangqian", "抽查", "--una"], "--unannounced"),
        (&["shuangqian", "report", "pro"], "progress"),
        (&["shuangqian", "check", "--fail-on", "over"], "overdue"),
        (&["shuangqian", "补全", "fi"], "fish"),
    ] {
        assert!(offered(&script, words).contains(&offer.to_owned()), "{words:?}: {:?}", offered(&script, words));
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
