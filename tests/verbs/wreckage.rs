//! Records that are broken, strange or hostile: nothing is written over, through or out of them.

use crate::desk::Desk;
use std::fs;

#[test]
fn a_broken_record_is_not_written_over() {
    let desk = Desk::new();
    desk.put("conveyances/2019/沧县/2019-08-02-风荷小学.toml", "<<<<<<< HEAD\nstaff_total = 1\n");
    desk.refuses("convey 风荷小学 --on 2019-08-02 --staff 1 --replace", "文件有错").says_nothing_of("加 --replace");
    desk.put("conveyances/2019/沧县/2019-08-02-青团幼儿园.toml", "staff_totl = 1\n");
    desk.refuses("convey 青团 --on 2019-08-02 --staff 1", "没有“staff_totl”这一项");
    desk.put("conveyances/2019/沧县/2019-08-02-沧县第一中学.toml", [0xb2, 0xd7]);
    desk.refuses("convey 第一 --on 2019-08-02 --staff 1", "GBK");
}

#[test]
fn the_folder_of_the_records_must_hold_them() {
    let desk = Desk::new();
    desk.put("空/x", "");
    for (folder, reason) in [("没有", "不是记录目录"), ("空", "不是记录目录"), ("mechanism.toml", "不是记录目录")]
    {
        desk.refuses(&format!("-C {folder} sign 沧县 --on 2019-08-02"), reason);
    }
    Desk::empty().refuses("sign 沧县 --on 2019-08-02", "这里没有记录");
    fs::create_dir_all(desk.path("units/沧县")).unwrap();
    let said = desk.program().current_dir(desk.path("units/沧县")).args(["unit", "show", "风荷小学"]).output().unwrap();
    assert!(said.status.success(), "the records are found upward: {said:?}");
}

#[test]
fn a_file_in_place_of_a_folder_is_said_before_anything_is_written() {
    let desk = Desk::new();
    desk.put("letters/2019", "x");
    desk.refuses("sign --all 沧县 --on 2019-08-02", "“letters/2019”不是文件夹");
    let desk = Desk::new();
    fs::create_dir_all(desk.path("letters/2019/沧县/风荷小学.toml")).unwrap();
    desk.refuses("sign --all 沧县 --on 2019-08-02", "不是普通文件");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_leads_no_write_out_of_the_records() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    for link in ["letters", "letters/2019", "letters/2019/沧县"] {
        let desk = Desk::new();
        fs::create_dir_all(desk.path(link).parent().unwrap()).unwrap();
        symlink(outside.path(), desk.path(link)).unwrap();
        desk.refuses("sign --all 沧县 --on 2019-08-02", &format!("“{link}”是符号链接"));
    }
    let desk = Desk::new();
    desk.put("扫描.pdf", "x");
    symlink(outside.path(), desk.path("scans")).unwrap();
    desk.refuses("sign 风荷小学 --on 2019-08-02 --scan 扫描.pdf", "“scans”是符号链接");
    let letter = desk.path("letters/2019/沧县/风荷小学.toml");
    fs::create_dir_all(letter.parent().unwrap()).unwrap();
    symlink(outside.path().join("新"), &letter).unwrap();
    desk.refuses("sign 风荷小学 --on 2019-08-02", "风荷小学.toml”是符号链接");
    fs::remove_file(desk.path(".shuangqian.lock")).unwrap();
    symlink(outside.path().join("锁"), desk.path(".shuangqian.lock")).unwrap();
    desk.refuses("sign 青团 --on 2019-08-02", "“.shuangqian.lock”是符号链接");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_is_never_opened() {
    let desk = Desk::new();
    let pipe = |path: &str| {
        fs::create_dir_all(desk.path(path).parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(desk.path(path)).status().unwrap().success());
    };
    pipe("letters/2019/沧县/风荷小学.toml");
    desk.refuses("sign 风荷小学 --on 2019-08-02", "不是普通文件");
    fs::remove_file(desk.path(".shuangqian.lock")).unwrap();
    pipe(".shuangqian.lock");
    desk.refuses("sign 青团 --on 2019-08-02", "不是普通文件");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_said_in_the_clerks_words() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    fs::create_dir_all(desk.path("letters")).unwrap();
    let permit = |mode| fs::set_permissions(desk.path("letters"), fs::Permissions::from_mode(mode)).unwrap();
    permit(0o555);
    let permissions_bind = fs::write(desk.path("letters/试"), "").is_err();
    let _ = fs::remove_file(desk.path("letters/试"));
    if permissions_bind {
        desk.refuses("sign --all 沧县 --on 2019-08-02", "没有权限").says("没有写入任何内容");
    }
    permit(0o755);
}

#[test]
fn what_a_killed_command_left_is_cleared_by_the_next_write() {
    let desk = Desk::new();
    desk.put(".shuangqian-abc123.tmp", "半");
    desk.put(".shuangqian-说明.txt", "不是临时文件");
    desk.does("unit list");
    assert!(desk.path(".shuangqian-abc123.tmp").exists(), "reading clears nothing");
    desk.does("convey 风荷小学 --on 2019-08-02");
    assert!(!desk.path(".shuangqian-abc123.tmp").exists());
    assert!(desk.path(".shuangqian-说明.txt").exists());
}

#[test]
fn a_record_nested_without_end_is_a_fault_and_no_more() {
    let desk = Desk::new();
    let deep = [
        ("方括号", "[".repeat(500_000)),
        ("花括号", "{a=".repeat(250_000)),
        ("点", format!("1\n{}a = 1", "a.".repeat(300_000))),
    ];
    for (name, value) in deep {
        let path = format!("units/沧县/{name}.toml");
        desk.put(&path, format!("name = {value}\n"));
        let said = desk.run(&format!("check {path} --fail-on error"));
        assert!(said.status == 1 && said.stdout.contains("套得太深"), "{name} {}", &said.stdout[..200]);
    }
}
