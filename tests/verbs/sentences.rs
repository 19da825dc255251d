//! Sentences that tell what is really wrong.

use crate::desk::{Desk, said};
use std::fs;

#[test]
fn a_number_that_is_too_large_is_said_to_be() {
    let desk = Desk::new();
    let told = |number: &str| {
        desk.put("conveyances/2019/沧县/2019-08-02-风荷小学.toml", format!("staff_total = {number}\n"));
        desk.run("check --only error").stdout
    };
    assert!(!told("4294967295").contains("bad-value"));
    let beyond = told("4294967296");
    assert!(beyond.contains("的数太大：4294967296") && beyond.contains("最大4294967295"), "{beyond}");
    let below = told("-1");
    assert!(below.contains("写成了数字-1，应为不小于0的整数"), "{below}");
}

#[test]
fn a_merge_that_one_side_says_nothing_in_is_told_whole() {
    let desk = Desk::new();
    let path = "conveyances/2019/沧县/2019-08-02-风荷小学.toml";
    desk.put(path, "<<<<<<< HEAD\nnote = \"a\"\n=======\n>>>>>>> 沧县\n");
    assert!(desk.run("check").stdout.contains("“备注”在HEAD为“a”，在沧县没有写"));
    for unended in ["<<<<<<< HEAD\nnote = \"a\"\n", "note = \"a\"\n=======\n", "note = \"a\"\n>>>>>>> 沧县\n"] {
        desk.put(path, unended);
        let told = desk.run("check").stdout;
        assert!(told.contains("[merge-conflict]: 这一行是git合并时留下的冲突标记，与它成套的其他标记不全"), "{told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_was_deleted_under_the_clerk_is_said_to_be_gone() {
    let desk = Desk::empty();
    fs::create_dir(desk.path("台账")).unwrap();
    let mut program = std::process::Command::new("sh");
    let line = format!("cd 台账 && rmdir ../台账 && exec {} status", env!("CARGO_BIN_EXE_shuangqian"));
    let output = program.current_dir(desk.path("")).env("LC_ALL", "zh_CN.UTF-8").args(["-c", &line]).output().unwrap();
    let told = said(output);
    assert_eq!(told.status, 2, "{told:#?}");
    told.says("当前所在的文件夹已经不在了");
}
