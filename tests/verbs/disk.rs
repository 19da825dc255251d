//! A disk that is full, then larger, then read-only: nothing is half-written, and the same command finishes.
#![cfg(target_os = "linux")]

use crate::desk::{Desk, Said, said};
use crate::support::skipped::skipped;
use crate::turns::big_desk;
use std::process::Command;

/// Runs a script among the records of a desk, copied to a small disk of their own; `None` where mounting is not
/// allowed.
fn on_a_small_disk(desk: &Desk, script: &str) -> Option<Said> {
    let mount = "mount -t tmpfs -o size=400k tmpfs 盘 && echo mounted || exit\n";
    let script = format!("{mount}cp -r mechanism.toml rounds units 名册.csv 盘\ncd 盘\n{script}");
    std::fs::create_dir(desk.path("盘")).unwrap();
    let mut shell = Command::new("unshare");
    shell.args(["--mount", "--map-root-user", "sh", "-c", &script]).current_dir(desk.path("."));
    shell.env_remove("SHUANGQIAN_DIR").env("LC_ALL", "zh_CN.UTF-8").env("P", env!("CARGO_BIN_EXE_shuangqian"));
    let said = shell.output().map(said).ok().filter(|said| said.stdout.starts_with("mounted\n"));
    if said.is_none() {
        skipped("no disk of its own can be mounted here (unshare --mount --map-root-user)");
    }
    said
}

const SCRIPT: &str = r#"
"$P" import schools 名册.csv; echo "full: $?"
"$P" check --fail-on error >/dev/null; echo "sound: $?"
mount -o remount,size=64m .
"$P" import schools 名册.csv 2>/dev/null; echo "finished: $?"
mount -o remount,ro .
"$P" sign --all 沧县 --on 2019-08-02; echo "read-only: $?"
"$P" report letters | wc -l
cp -r . ../后
"#;

#[test]
fn a_full_disk_and_a_read_only_one_leave_whole_records() {
    let desk = big_desk();
    let Some(said) = on_a_small_disk(&desk, SCRIPT) else { return };
    assert_eq!(said.stdout, "mounted\nfull: 2\nsound: 0\nfinished: 0\nread-only: 2\n255\n", "{said:#?}");
    let said = said.says("磁盘已满").says("此前已完整写入").says("把命令再运行一遍即可").says("磁盘是只读的");
    assert_eq!(said.stderr.matches("错误：").count(), 2, "{said:#?}");
    desk.does("import schools 名册.csv");
    let after = desk.files();
    let finished = after.iter().filter_map(|(path, text)| Some((path.strip_prefix("后/")?, text)));
    let finished: Vec<_> = finished.filter(|(path, _)| !path.starts_with(".shuangqian")).collect();
    assert_eq!(finished.len(), ["mechanism.toml", "rounds/2019.toml", "units/沧县.toml", "名册.csv"].len() + 253);
    assert!(finished.iter().all(|(path, text)| after.get(*path) == Some(text)));
}

/// A file that is mounted over itself cannot be removed.
const HELD: &str = r#"
"$P" convey --all 沧县 --on 2019-08-02 2>/dev/null
cd conveyances/2019/沧县
held=2019-08-02-青团幼儿园.toml
mount --bind $held $held
"$P" remove *.toml; echo "held: $?"
ls
"$P" move $held --on 2019-08-03; echo "held: $?"
ls
"$P" check --fail-on error >/dev/null; echo "sound: $?"
umount $held
"$P" move $held --on 2019-08-03 2>/dev/null; echo "moved: $?"
ls
"$P" remove 2019-08-02-沧县第一中学.toml *.toml 2>/dev/null; echo "finished: $?"
ls
"#;

#[test]
fn a_file_that_cannot_be_removed_says_how_many_are_gone_and_the_same_command_finishes() {
    let desk = Desk::new();
    desk.put("名册.csv", "");
    let Some(said) = on_a_small_disk(&desk, HELD) else { return };
    let [held, third] = ["青团幼儿园", "风荷小学"].map(|school| format!("2019-08-02-{school}.toml\n"));
    let moved = held.replace("02", "03");
    let expected = [
        "mounted\nheld: 2\n",
        &format!("{held}{third}held: 2\n{held}{third}{moved}sound: 0\nmoved: 0\n{third}{moved}finished: 0\n"),
    ];
    assert_eq!(said.stdout, expected.concat(), "{said:#?}");
    let said = said.says("已撤销：conveyances/2019/沧县/2019-08-02-沧县第一中学.toml：除文件名外没有内容\n错误：");
    said.says("此前已撤销1条记录")
        .says("把命令再运行一遍即可")
        .says("没有撤销任何记录；请排除原因")
        .says("正被其他程序占用");
}
