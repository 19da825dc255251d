//! Commands that write at once, and commands that are killed.

use crate::desk::{Desk, Said, said};
use crate::laid::Laid;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

fn start(desk: &Desk, line: &str) -> Child {
    let mut program = desk.program();
    program.args(line.split_whitespace()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().unwrap()
}

fn at_once(desk: &Desk, lines: impl Iterator<Item = String>) -> Vec<Said> {
    let children: Vec<_> = lines.map(|line| start(desk, &line)).collect();
    children.into_iter().map(|child| said(child.wait_with_output().unwrap())).collect()
}

fn school_sheet(count: usize) -> String {
    let rows: String = (1..=count).map(|n| format!("沧县,第{n:03}小学,李某\n")).collect();
    format!("单位,学校名称,校长\n{rows}")
}

#[test]
fn sixteen_commands_at_once_lose_nothing() {
    let desk = Desk::new();
    desk.put("名册.csv", school_sheet(16));
    desk.does("import schools 名册.csv");
    let all = at_once(&desk, (1..=16).map(|n| format!("convey 第{n:03}小学 --on 2019-08-02 --note 第{n}次")));
    assert!(all.iter().all(|said| said.status == 0), "{all:#?}");
    assert_eq!(desk.below("conveyances/").len(), 16);
    assert!((1..=16).all(|n| {
        desk.text(&format!("conveyances/2019/沧县/2019-08-02-第{n:03}小学.toml")).contains(&format!("第{n}次"))
    }));
}

#[test]
fn of_sixteen_that_say_different_things_one_is_recorded_and_fifteen_are_refused() {
    let desk = Desk::new();
    let all = at_once(&desk, (1..=16).map(|n| format!("convey 风荷小学 --on 2019-08-02 --note 第{n}次")));
    assert_eq!(all.iter().filter(|said| said.status == 0).count(), 1, "{all:#?}");
    for said in all.iter().filter(|said| said.status != 0) {
        assert!(said.status == 2 && said.stderr.contains("“备注”已登记为“第"), "{said:#?}");
    }
}

#[test]
fn a_command_that_must_wait_says_so() {
    let desk = Desk::new();
    let lock = std::fs::File::options().write(true).open(desk.path(".shuangqian.lock")).unwrap();
    lock.lock().unwrap();
    let mut waiting = start(&desk, "convey 风荷小学 --on 2019-08-02");
    let mut told = String::new();
    BufReader::new(waiting.stderr.as_mut().unwrap()).read_line(&mut told).unwrap();
    assert!(told.contains("另一条命令正在写入，请稍候"), "{told}");
    std::thread::sleep(Duration::from_millis(200));
    assert!(waiting.try_wait().unwrap().is_none() && !desk.path("conveyances").exists());
    drop(lock);
    assert_eq!(said(waiting.wait_with_output().unwrap()).status, 0);
}

/// How many times each command is killed; `SHUANGQIAN_KILLS=300` for more.
fn kills() -> u32 {
    std::env::var("SHUANGQIAN_KILLS").map_or(8, |kills| kills.parse().unwrap())
}

/// A desk with a sheet of many schools of its county.
pub fn big_desk() -> Desk {
    let desk = Desk::new();
    desk.put("名册.csv", school_sheet(250));
    desk
}

/// Kills a command at instants all over its run, again and again, each time from what the last one left. What it had
/// written is whole after each, and the command, run once more, finishes it.
fn killed(command: &str, desk: impl Fn() -> Desk) {
    let whole = desk();
    let begun = Instant::now();
    whole.does(command);
    let (lasts, whole) = (begun.elapsed(), whole.files());
    let mut left = desk();
    let before = left.files();
    for kill in 0..kills() {
        let mut running = start(&left, command);
        // The golden ratio spreads any number of instants evenly.
        std::thread::sleep(lasts.mul_f64((f64::from(kill) * 0.618_034).fract()));
        running.kill().unwrap();
        running.wait().unwrap();
        left.does("check --fail-on error");
        let mut files = left.files();
        files.retain(|path, _| !path.starts_with(".shuangqian-"));
        let is_whole = |path: &String, text| whole.get(path) == Some(text) || before.get(path) == Some(text);
        assert!(files.iter().all(|(path, text)| is_whole(path, text)), "kill {kill}: {:?}", left.below(""));
        if files == whole {
            left = desk();
        }
    }
    left.does(command);
    assert_eq!(left.files(), whole);
}

#[test]
fn a_removal_killed_at_any_instant_is_finished_by_running_it_again() {
    let desk = || {
        let desk = full_desk();
        desk.does("convey --all 沧县 --on 2019-08-02");
        desk
    };
    let whole = desk();
    let before = whole.files();
    let all = whole.below("conveyances/");
    let command = format!("remove {}", all.join(" "));
    let begun = Instant::now();
    whole.does(&command);
    let (lasts, after) = (begun.elapsed(), whole.files());
    assert_eq!(before.len() - after.len(), all.len());
    let (mut left, mut broken_off) = (desk(), 0);
    for kill in 0..kills() {
        let mut running = start(&left, &command);
        // Most of its run it reads and judges; what it takes away, it takes away at the end.
        std::thread::sleep(lasts.mul_f64(0.5 + (f64::from(kill) * 0.618_034).fract() / 2.0));
        running.kill().unwrap();
        running.wait().unwrap();
        left.does("check --fail-on error");
        let files = left.files();
        assert!(files.iter().all(|(path, text)| before.get(path) == Some(text)), "kill {kill}");
        assert!(after.keys().all(|path| files.contains_key(path)), "kill {kill}");
        broken_off += usize::from(files != before && files != after);
        if files == after {
            left = desk();
        }
    }
    left.does(&command);
    assert_eq!(left.files(), after, "{broken_off} were broken off midway");
}

#[test]
fn an_import_killed_at_any_instant_is_finished_by_running_it_again() {
    killed("import schools 名册.csv", big_desk);
}

#[test]
fn a_signing_killed_at_any_instant_is_finished_by_running_it_again() {
    killed("sign --all 沧县 --on 2019-08-02", full_desk);
}

/// A desk whose county has many schools, of which none has done anything yet.
fn full_desk() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = big_desk();
        desk.does("import schools 名册.csv");
        desk
    })
}

#[test]
fn a_conveyance_killed_at_any_instant_is_finished_by_running_it_again() {
    killed("convey --all 沧县 --on 2019-08-02", full_desk);
}

#[test]
fn school_work_killed_at_any_instant_is_finished_by_running_it_again() {
    killed("work --all 沧县 --self-inspected 2019-08-20", full_desk);
}
