//! Faults of the system at any call, injected by strace: nothing is half-written, what is told is true, and the same
//! command finishes.

use crate::desk::{Desk, Said, said};
use crate::laid::Laid;
use crate::support::files::Files;
use crate::support::skipped::skipped;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// At how many of a thread's calls each fault is injected; `SHUANGQIAN_FAULTS=1000` for all of them.
fn faults() -> usize {
    std::env::var("SHUANGQIAN_FAULTS").map_or(2, |faults| faults.parse().unwrap())
}

/// Calls, and the errors that the system can answer them with.
const CALLS: [(&str, &[&str]); 12] = [
    ("write", &["ENOSPC", "EIO", "EINTR"]),
    ("fsync", &["EIO", "EINTR"]),
    ("rename", &["ESTALE", "EINTR"]),
    ("renameat2", &["ENOSPC", "EINTR"]),
    ("mkdir", &["ENOSPC", "EINTR"]),
    ("flock", &["ENOLCK", "EINTR"]),
    ("openat", &["EMFILE", "ESTALE", "EINTR"]),
    ("read", &["EIO", "EINTR"]),
    ("getdents64", &["EIO", "EINTR"]),
    ("statx", &["ESTALE", "EINTR"]),
    ("fchmod", &["EIO", "EINTR"]),
    ("clone3", &["EAGAIN"]),
];

/// A command, the records that it works on and what it makes of them undisturbed.
struct Work {
    line: &'static str,
    before: Files,
    after: Files,
    said: Said,
}

impl Work {
    fn of(line: &'static str, desk: Desk) -> Work {
        let before = desk.files();
        let said = desk.run(line);
        assert!(matches!(said.status, 0 | 1), "{line} {said:#?}");
        Work { line, before, after: desk.files(), said }
    }

    fn desk(&self) -> Desk {
        let desk = Desk::empty();
        self.before.iter().for_each(|(path, bytes)| desk.put(path, bytes));
        desk
    }

    /// What the command says under strace, and the log of its calls.
    fn traced(&self, desk: &Desk, options: &[&str]) -> (Said, String) {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o"]).arg(log.path()).args(options).arg(env!("CARGO_BIN_EXE_shuangqian"));
        strace.args(self.line.split_whitespace()).current_dir(desk.path("."));
        strace.env_remove("SHUANGQIAN_DIR").env("LC_ALL", "zh_CN.UTF-8");
        let said = said(strace.output().unwrap());
        (said, fs::read_to_string(log.path()).unwrap())
    }

    /// How often one thread makes a call.
    fn count(&self, call: &str) -> usize {
        let (_, log) = self.traced(&self.desk(), &["-e", &format!("trace={call}")]);
        let mut by_thread: BTreeMap<&str, usize> = BTreeMap::new();
        let calls = log.lines().filter(|line| line.contains(&format!(" {call}(")));
        calls.for_each(|line| *by_thread.entry(line.split(' ').next().unwrap()).or_default() += 1);
        by_thread.into_values().max().unwrap_or_default()
    }

    /// Injects an error at a call of every thread; whether it came to pass.
    fn try_fault(&self, call: &str, error: &str, when: usize) -> bool {
        let desk = self.desk();
        let (trace, inject) = (format!("trace={call}"), format!("inject={call}:error={error}:when={when}"));
        let (said, log) = self.traced(&desk, &["-e", &trace, "-e", &inject]);
        let injected: Vec<_> = log.lines().filter(|line| line.contains("(INJECTED)")).collect();
        // The program did not even start.
        if injected.is_empty() || said.stderr.contains("loading shared libraries") {
            return false;
        }
        let what = format!("{} with {inject}: {said:#?}\n{}", self.line, injected.join("\n"));
        let in_chinese = said.stderr.lines().all(|line| !line.is_ascii()) && !said.stderr.contains("os error");
        assert!(in_chinese && !said.stderr.contains("panicked"), "{what}");
        let is_said = !injected.iter().any(|line| line.contains(" write(1,") || line.contains(" write(2,"));
        if error == "EINTR" && is_said {
            assert_eq!((said.status, &said.stdout), (self.said.status, &self.said.stdout), "{what}");
        }
        self.assert_true(&desk, &said, is_said, &what);
        self.assert_finished(&desk, &what);
        true
    }

    /// What lies there is whole, and as much as is told.
    fn assert_true(&self, desk: &Desk, said: &Said, is_said: bool, what: &str) {
        let now = desk.files();
        let made = now.iter().filter(|(path, bytes)| self.before.get(*path) != Some(bytes));
        let made: Vec<_> = made.filter(|(path, _)| !path.starts_with(".shuangqian-")).collect();
        let is_as_undisturbed = made.iter().all(|(path, bytes)| self.after.get(*path) == Some(bytes));
        match said.status {
            0 => {
                assert!(is_as_undisturbed && made.len() == self.made(), "{what}");
                assert!(!is_said || said.stdout == self.said.stdout, "{what}");
            }
            // What was found, or was left out and said.
            1 => {
                let is_same = is_as_undisturbed && without_places(&said.stdout) == without_places(&self.said.stdout);
                assert!(is_same || said.stderr.contains("无法读取") || said.stdout.contains("无法读取"), "{what}");
            }
            _ => {
                assert!(is_as_undisturbed, "half-written: {:?} {what}", desk.below(""));
                let records = made.iter().filter(|(path, _)| path.ends_with(".toml")).count();
                let told = said.stderr.split_once("完整写入").and_then(|(_, rest)| rest.split("条记录").next());
                let told = told.map_or(0, |count| count.parse().unwrap());
                assert!(told == records || !is_said, "told {told}, there are {records}: {what}");
            }
        }
    }

    fn made(&self) -> usize {
        self.after.iter().filter(|(path, bytes)| self.before.get(*path) != Some(bytes)).count()
    }

    /// Without the fault the same command does what is left.
    fn assert_finished(&self, desk: &Desk, what: &str) {
        let again = desk.run(self.line);
        let mut now = desk.files();
        now.retain(|path, _| !path.starts_with(".shuangqian-"));
        assert!(again.status == self.said.status && now == self.after, "not finished: {again:#?} {what}");
    }

    /// Tries every fault; returns how many came to pass.
    fn try_all(&self) -> usize {
        let mut count = 0;
        for (call, errors) in CALLS {
            let calls = self.count(call);
            let tried = calls.min(faults());
            let times: Vec<_> = (0..tried).map(|place| 1 + (place * 2 + 1) * calls / (tried * 2)).collect();
            for error in errors {
                count += times.iter().filter(|when| self.try_fault(call, error, **when)).count();
            }
        }
        count
    }
}

/// What diagnostics say; to show where, a file is read again, which may fail.
fn without_places(said: &str) -> Vec<&str> {
    said.lines().map(|line| line.split_once(": ").map_or(line, |(_, told)| told)).collect()
}

pub fn has_strace() -> bool {
    let has = Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success());
    if !has {
        skipped("faults of the system: strace is not installed here, or may trace nothing");
    }
    has
}

#[expect(clippy::print_stdout, reason = "cargo test -- --nocapture tells how many there were")]
fn holds(line: &'static str, desk: Desk, at_least: usize) {
    if has_strace() {
        let count = Work::of(line, desk).try_all();
        println!("{line}: {count} faults");
        assert!(count >= at_least, "only {count} faults came to pass");
    }
}

/// A desk where much is done, so that it can be read, reported and sealed.
fn busy_desk() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "sign --all 沧县 --on 2019-08-03",
        "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人",
        "inspect 风荷小学 --on 2019-08-12 --rest 符合",
        "submit 沧县 --on 2019-08-31",
    ])
}

#[test]
fn an_inspection_is_whole_or_not_there() {
    holds("inspect 风荷小学 --on 2019-08-12 --rest 符合", Desk::new(), 20);
}

#[test]
fn signatures_are_whole_and_counted() {
    holds("sign --all 沧县 --on 2019-08-03", Desk::new(), 20);
}

#[test]
fn a_correction_is_whole_or_what_was_stays() {
    let desk = busy_desk();
    fs::set_permissions(
        desk.path("letters/2019/沧县/风荷小学.toml"),
        std::os::unix::fs::PermissionsExt::from_mode(0o640),
    )
    .unwrap();
    holds("sign --all 沧县 --on 2019-08-04 --replace", desk, 20);
}

#[test]
fn a_sheet_is_taken_in_whole_and_counted() {
    let desk = Desk::new();
    let rows: String = (1..=40).map(|n| format!("沧县,第{n:02}小学,李某\n")).collect();
    desk.put("名册.csv", format!("单位,学校名称,校长\n{rows}"));
    holds("import schools 名册.csv", desk, 20);
}

#[test]
fn a_seal_is_whole_or_finished_by_sealing_again() {
    holds("round seal 2019 --on 2019-09-30 --yes", busy_desk(), 20);
}

#[test]
fn no_check_passes_over_what_it_could_not_read() {
    holds("--as-of 2019-09-10 check", busy_desk(), 10);
}

#[test]
fn no_week_is_wrong_without_saying_so() {
    holds("--as-of 2019-09-10 report weekly -o 周", busy_desk(), 10);
}

#[test]
fn no_thread_and_no_reader_are_a_sentence() {
    if !has_strace() {
        return;
    }
    let desk = Desk::new();
    let rows = "单位,学校名称,校长\n沧县,甲小学,李某\n";
    desk.put("名册.csv", rows);
    desk.does("import schools --template -o 空表.xlsx --county 沧县");
    for (line, when, reason) in [
        ("import schools 名册.csv", "1+", "系统无法提供运行所需的线程：系统资源暂时不足"),
        ("import schools 名册.csv", "2+", "系统无法提供运行所需的线程：系统资源暂时不足"),
        ("import schools 空表.xlsx", "3+", "系统无法启动读取工作簿的程序：系统资源暂时不足"),
    ] {
        let work = Work { line, before: desk.files(), after: desk.files(), said: desk.run("check") };
        let inject = format!("inject=clone,clone3,vfork:error=EAGAIN:when={when}");
        let (said, _) = work.traced(&desk, &["-e", "trace=clone,clone3,vfork", "-e", &inject]);
        assert!(said.status == 2 && said.stderr.contains(reason), "{when} {said:#?}");
        assert_eq!(desk.files(), work.before, "{when}");
    }
}

/// Sticks and shared folders of virtual machines lack both ways to put a file where nothing is.
#[test]
fn a_disk_without_links_takes_new_records_and_keeps_what_is_there() {
    if !has_strace() {
        return;
    }
    let work = Work::of("sign --all 沧县 --on 2019-08-03", Desk::new());
    for lack in ["EPERM", "EOPNOTSUPP", "ENOSYS"] {
        let lacking = ["-e", "inject=renameat2:error=EINVAL", "-e"];
        let links = format!("inject=link,linkat:error={lack}");
        let options = [&lacking[..], &[links.as_str()]].concat();
        let desk = work.desk();
        let (said, log) = work.traced(&desk, &options);
        assert!(log.contains("(INJECTED)") && said.status == 0, "{said:#?}");
        assert_eq!(desk.files(), work.after);
    }
}

/// The limit of open files leaves the reader enough, and not every writer.
#[test]
fn too_few_open_files_leave_whole_records_that_are_counted() {
    let desk = Desk::new();
    let rows: String = (1..=200).map(|n| format!("沧县,第{n:03}小学,李某\n")).collect();
    desk.put("名册.csv", format!("单位,学校名称,校长\n{rows}"));
    let work = Work::of("import schools 名册.csv", desk);
    let mut counts = Vec::new();
    for limit in [5, 6, 8, 10, 12, 16, 20, 24, 32, 64] {
        let desk = work.desk();
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -n {limit}; exec \"$0\" {}", work.line), env!("CARGO_BIN_EXE_shuangqian")]);
        shell.current_dir(desk.path(".")).env_remove("SHUANGQIAN_DIR").env("LC_ALL", "zh_CN.UTF-8");
        let said = said(shell.output().unwrap());
        let what = format!("{limit} open files: {said:#?}");
        assert!(said.status == 0 || said.stderr.contains("打开的文件太多"), "{what}");
        work.assert_true(&desk, &said, true, &what);
        work.assert_finished(&desk, &what);
        counts.push(said.status);
    }
    assert!(counts.contains(&0) && counts.contains(&2), "{counts:?}");
}
