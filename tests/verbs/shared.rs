//! Two clerks of one group share a folder of records.

use crate::desk::{Desk, Said, said};
use crate::support::skipped::skipped;
use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

const ONE: u32 = 64001;
const OTHER: u32 = 64002;
/// The group of both, and one that neither is of.
const GROUP: u32 = 64000;
const STRANGE: u32 = 64009;
const LETTER: &str = "letters/2019/沧县/风荷小学.toml";

/// A desk whose folder belongs to the group; `None` where nobody can be made another user.
fn shared_desk() -> Option<Desk> {
    let desk = Desk::new();
    let root = desk.path(".");
    if fs::metadata(&root).unwrap().uid() != 0 {
        skipped("two clerks of one group: only root can run the program as others");
        return None;
    }
    give_to_group(&root);
    fs::remove_file(desk.path(".shuangqian.lock")).unwrap();
    Some(desk)
}

fn give_to_group(path: &Path) {
    chown(path, Some(0), Some(GROUP)).unwrap();
    if path.is_dir() {
        fs::set_permissions(path, Permissions::from_mode(0o2775)).unwrap();
        fs::read_dir(path).unwrap().for_each(|entry| give_to_group(&entry.unwrap().path()));
    }
}

/// The program as a clerk runs it, who keeps others from writing what is the clerk's own.
fn clerk(desk: &Desk, user: u32, line: &str) -> Command {
    let program = desk.program();
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 022; exec \"$0\" \"$@\""]).arg(program.get_program()).args(line.split_whitespace());
    shell.current_dir(desk.path(".")).env_remove("SHUANGQIAN_DIR").env("LC_ALL", "zh_CN.UTF-8");
    shell.uid(user).gid(GROUP);
    shell
}

fn does(desk: &Desk, user: u32, line: &str) -> Said {
    let said = said(clerk(desk, user, line).output().unwrap());
    assert_eq!(said.status, 0, "{user} {line} {said:#?}");
    said
}

/// Who may do what with a file: owner, group, mode.
fn rights(desk: &Desk, path: &str) -> (u32, u32, u32) {
    let about = fs::metadata(desk.path(path)).unwrap();
    (about.uid(), about.gid(), about.mode() & 0o7777)
}

#[test]
fn what_one_clerk_made_does_not_keep_the_other_from_writing() {
    let Some(desk) = shared_desk() else { return };
    does(&desk, ONE, "sign 风荷小学 --on 2019-08-03");
    assert_eq!(rights(&desk, ".shuangqian.lock"), (ONE, GROUP, 0o644));
    assert_eq!(rights(&desk, LETTER), (ONE, GROUP, 0o644));
    // The folders that the one made are open to the group as those around them are.
    assert_eq!(rights(&desk, "letters/2019/沧县"), (ONE, GROUP, 0o2775));
    does(&desk, OTHER, "sign 青团 --on 2019-08-03");
    does(&desk, OTHER, "sign 风荷小学 --on 2019-08-04 --replace");
    does(&desk, ONE, "sign 青团 --on 2019-08-04 --replace");
    assert_eq!(desk.below("letters/").len(), 2);
}

#[test]
fn a_lock_that_may_only_be_read_still_makes_commands_take_turns() {
    let Some(desk) = shared_desk() else { return };
    does(&desk, ONE, "sign 风荷小学 --on 2019-08-03");
    let lock = File::open(desk.path(".shuangqian.lock")).unwrap();
    lock.lock().unwrap();
    let mut waiting = clerk(&desk, OTHER, "sign 青团 --on 2019-08-03").stderr(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(waiting.stderr.as_mut().unwrap()).read_line(&mut told).unwrap();
    assert_eq!(told, "另一条命令正在写入，请稍候……\n");
    assert_eq!(desk.below("letters/"), [LETTER]);
    lock.unlock().unwrap();
    assert!(waiting.wait().unwrap().success());
    assert_eq!(desk.below("letters/").len(), 2);
}

#[test]
fn a_record_that_is_replaced_keeps_its_mode_and_group() {
    let Some(desk) = shared_desk() else { return };
    does(&desk, ONE, "sign 风荷小学 --on 2019-08-03");
    for (day, user, mode) in [("2019-08-04", OTHER, 0o640), ("2019-08-05", ONE, 0o664), ("2019-08-06", OTHER, 0o600)] {
        fs::set_permissions(desk.path(LETTER), Permissions::from_mode(mode)).unwrap();
        if mode == 0o600 {
            // Only who may read a record may replace it.
            chown(desk.path(LETTER), Some(OTHER), None).unwrap();
        }
        does(&desk, user, &format!("sign 风荷小学 --on {day} --replace"));
        assert_eq!(rights(&desk, LETTER), (user, GROUP, mode));
    }
    // Root can give back the owner too.
    desk.does("sign 风荷小学 --on 2019-08-07 --replace");
    assert_eq!(rights(&desk, LETTER), (OTHER, GROUP, 0o600));
    // A group that cannot be kept leaves no more to another than everybody had.
    for (mode, left) in [(0o664, 0o644), (0o660, 0o600)] {
        fs::set_permissions(desk.path(LETTER), Permissions::from_mode(mode)).unwrap();
        chown(desk.path(LETTER), Some(OTHER), Some(STRANGE)).unwrap();
        does(
            &desk,
            OTHER,
            &format!("sign 风荷小学 --on 2019-08-{} --replace", if mode == 0o664 { "08" } else { "09" }),
        );
        assert_eq!(rights(&desk, LETTER), (OTHER, GROUP, left));
    }
}
