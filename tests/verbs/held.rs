//! A report or record that another program holds, as a network disk tells of a workbook that is open at another desk.

use crate::desk::{Desk, Said, said};
use crate::faults::has_strace;
use crate::laid::Laid;
use std::process::Command;

/// What a clerk does over a file that is there already.
const LINES: [(&str, &str); 3] = [
    ("report progress -o 进度.csv", "进度.csv"),
    ("sign 沧县 --on 2019-08-02 --upper 王某 --lower 李某 --replace", "letters/2019/沧县.toml"),
    ("convey 第一 --on 2019-08-04 --by 张某@检察院", "conveyances/2019/沧县/2019-08-04-沧县第一中学.toml"),
];

/// A desk with an old report and an old letter on it.
fn desk() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = Desk::new();
        desk.does("sign 沧县 --on 2019-08-02 --upper 王某");
        desk.put("进度.csv", "旧");
        desk
    })
}

/// Runs a command while whatever is renamed is held, for some of its tries.
fn while_held(desk: &Desk, tries: &str, line: &str) -> Said {
    let calls = "rename,renameat,renameat2";
    let inject = format!("inject={calls}:error=EBUSY{tries}");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", &inject]);
    strace.arg(env!("CARGO_BIN_EXE_shuangqian")).args(line.split_whitespace()).current_dir(desk.path("."));
    said(strace.env_remove("SHUANGQIAN_DIR").env("LC_ALL", "zh_CN.UTF-8").output().unwrap())
}

#[test]
fn what_is_held_for_a_moment_is_written_all_the_same() {
    if !has_strace() {
        return;
    }
    for (line, _) in LINES {
        let (held, free) = (desk(), desk());
        let (on_held, on_free) = (while_held(&held, ":when=1..3", line), free.does(line));
        assert_eq!((on_held.status, on_held.stdout), (0, on_free.stdout), "{line} {}", on_held.stderr);
        assert_eq!(held.files(), free.files(), "{line}");
    }
}

#[test]
fn what_stays_open_is_to_be_closed_and_stays_as_it_was() {
    if !has_strace() {
        return;
    }
    for (line, path) in LINES {
        let desk = desk();
        let before = desk.files();
        let said = while_held(&desk, "", line);
        assert_eq!(said.status, 2, "{line} {said:#?}");
        said.says(&format!("无法写入{path}：正被其他程序占用，可能正在Excel或WPS中打开，请关闭后再试"));
        assert_eq!(desk.files(), before, "{line}");
        desk.does(line);
    }
}
