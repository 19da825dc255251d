#[cfg(unix)]
use crate::clerk::Clerk;
use crate::desk::{Desk, Said};
use crate::laid::Laid;
use std::fs;
#[cfg(target_os = "linux")]
use std::process::Command;

/// A desk on which a whole year was recorded: every kind of record, duties and a finding left open.
fn year() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "sign 沧县 --on 2019-08-01 --upper 王某",
        "sign --all 沧县 --on 2019-08-02",
        "convey --all 沧县 --on 2019-08-04 --note 集中传达",
        "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人",
        "work 第一 --self-inspected 2019-08-15 --studied 2019-08-07",
        "submit 沧县 --on 2019-08-31 --received 2019-09-02",
        "spot-check 风荷小学 --on 2019-09-10 --unannounced --rest 符合 1=基本符合：未上墙",
        "spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
        "rectify 第一 7 --done 2019-08-20 --close 2019-08-26 --checked-by 王某",
        "decide urging 沧县 --on 2019-10-09 --reason 进度缓慢",
    ])
}

fn sealed() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = year();
        desk.does("round seal 2019 --on 2019-12-31 --yes");
        desk
    })
}

fn check(desk: &Desk) -> Said {
    desk.run("check --fail-on error")
}

#[test]
fn a_seal_is_the_day_and_the_digest_and_what_a_clerk_wrote_stays() {
    let desk = year();
    let before = desk.text("rounds/2019.toml").replacen("issued_on", "# 市里印发\nissued_on", 1);
    desk.put("rounds/2019.toml", &before);
    desk.does("轮次 封存 2019 --on 2019年12月31日 --yes")
        .says("各条记录的校验值：rounds/2019.sha256")
        .says("已补充：rounds/2019.toml：封存日期、封存校验值、通知封存校验值、进度封存校验值")
        .says("截至封存日，尚有未完成事项10项、未销号问题1个；整改仍可继续登记");
    let after = desk.text("rounds/2019.toml");
    let (seal, rest): (Vec<_>, Vec<_>) = after.lines().partition(|line| line.starts_with("sealed_"));
    assert_eq!(rest, before.lines().collect::<Vec<_>>());
    assert_eq!(seal[0], "sealed_on = 2019-12-31");
    assert_eq!(seal.len(), 4);
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn sealing_again_alike_changes_nothing_and_otherwise_needs_replace() {
    let desk = sealed();
    let before = desk.files();
    desk.does("round seal 2019 --on 2019-12-31 --yes").says("原已如此：rounds/2019.toml");
    assert_eq!(desk.files(), before);
    desk.refuses("round seal 2019 --on 2020-01-10", "“封存日期”已登记为“2019-12-31”，与“2020-01-10”不同");
    desk.does("round seal 2019 --on 2020-01-10 --replace --yes").says("封存日期：2019-12-31 → 2020-01-10");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn nothing_later_than_the_sealing_is_cut_off() {
    let desk = year();
    let said = desk.refuses("round seal 2019 --on 2019-09-01", "封存日期不能早于2019-10-09。没有写入任何内容。");
    for record in [
        "submissions/2019/沧县/2019-08-31.toml：日期2019-09-02晚于封存日期2019-09-01",
        "spot-checks/2019/沧县/2019-09-10-风荷小学.toml：日期2019-09-10",
        "spot-checks/2019/沧县/2019-09-10.toml",
        "decisions/2019/沧县/2019-10-09-urging.toml",
    ] {
        assert!(said.stderr.contains(record), "{record} {said:#?}");
    }
    said.says_nothing_of("rectifications").says_nothing_of("inspections");
    desk.refuses("--as-of 2019-12-01 round seal 2019 --on 2019-12-31", "2019-12-31晚于2019-12-01");
    // A seal would also cut off what the as-of date leaves out.
    desk.refuses("--as-of 2019-09-05 round seal 2019 --on 2019-09-05", "decisions/2019/沧县/2019-10-09-urging.toml");
    desk.does("round seal 2019 --on 2019-10-09 --yes");
}

#[test]
fn what_is_wrong_in_the_round_hinders_its_sealing_and_is_all_told() {
    let desk = year();
    desk.put("letters/2019/沧县/风荷小学.toml", "copies = \n");
    desk.put("conveyances/2019/沧县/2019-08-05-风荷小学.toml", "staff_total = 3\nstaff_attended = 4\n");
    desk.put("inspections/2019/沧县/2019-08-12-沧县第一中学.toml", "[results]\npolicy = \"compliant\"\n");
    desk.put("decisions/2019/沧县/说明.txt", "");
    let said = desk.refuses("round seal 2019 --on 2019-09-01", "2019-10-09晚于封存日期2019-09-01");
    for file in [
        "letters/2019/沧县/风荷小学.toml：",
        "conveyances/2019/沧县/2019-08-05-风荷小学.toml：",
        "submissions/2019/沧县/2019-08-31.toml：",
        "rectifications/2019/沧县/2019-08-12-沧县第一中学-dormitory_closed.toml：",
        "decisions/2019/沧县/说明.txt：",
    ] {
        assert!(said.stderr.contains(file), "{file} {said:#?}");
    }
}

#[test]
fn what_is_wrong_elsewhere_does_not_hinder_a_sealing() {
    let desk = year();
    desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    desk.put("letters/2020/沧县.toml", "copies = \n");
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    desk.refuses("round seal 2021 --on 2019-12-31", "没有“2021”这个轮次");
    desk.refuses("round seal 2020 --on 2020-07-29", "封存日期2020-07-29早于本轮最后一项期限2020-08-30");
}

#[test]
fn a_sealed_round_takes_rectifications_only_as_of_any_day() {
    let desk = sealed();
    desk.refuses("--round 2019 convey 第一 --on 2019-08-05", "只能再登记整改");
    desk.refuses("--as-of 2019-10-10 convey 第一 --on 2019-08-05", "只能再登记整改");
    desk.refuses("work 风荷小学 --self-inspected 2019-08-15", "只能再登记整改");
    desk.does("rectify 风荷小学 1 --done 2020-01-03 --close 2020-01-06 --checked-by 陈某");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn a_sealed_round_is_seen_on_its_sealing_day_and_its_findings_as_they_are() {
    let desk = sealed();
    desk.does("rectify 风荷小学 1 --done 2020-01-03 --close 2020-01-06 --checked-by 陈某");
    let status = desk.does("--as-of 2020-01-06 status").stdout;
    assert!(status.contains("截至2019-12-31（已封存）"), "{status}");
    let as_of = |kind: &str, day: &str| {
        let shown = desk.does(&format!("--as-of 2020-01-06 report {kind} --format json")).stdout;
        assert!(shown.contains(&format!("\"as_of\": \"{day}\"")), "{kind} {shown}");
    };
    for kind in ["progress", "letters", "missing", "form", "decisions", "differences"] {
        as_of(kind, "2019-12-31");
    }
    as_of("findings", "2020-01-06");
    for (day, open) in [("2020-01-05", "1"), ("2020-01-06", "0")] {
        let week = desk.does(&format!("--as-of {day} report weekly")).stdout;
        assert!(week.contains("\n截至2019-12-31，全市"), "{week}");
        let seal = &key(&desk, "2019", "sealed_sha256")[..12];
        let since = format!(
            "本轮已于2019-12-31封存（校验值前12位：{seal}）；截至{day}，尚有{open}个问题未销号，其中逾期{open}个。"
        );
        assert!(week.contains(&since), "{week}");
    }
}

#[test]
fn a_record_changed_added_or_taken_out_breaks_the_seal_until_it_is_sealed_anew() {
    let desk = sealed();
    let path = "decisions/2019/沧县/2019-10-09-urging.toml";
    let text = desk.text(path);
    desk.put(path, text.clone() + "post = \"组长\"\n");
    let broken = check(&desk);
    assert!(broken.status == 1 && broken.stdout.contains("seal-broken"), "{broken:#?}");
    desk.put(path, &text);
    assert_eq!(check(&desk).status, 0);
    desk.put("letters/2019/沧县/风荷小学.toml", "copies = 2\n");
    assert!(check(&desk).stdout.contains("seal-broken"));
    fs::remove_file(desk.path(path)).unwrap();
    assert!(check(&desk).stdout.contains("seal-broken"));
    desk.refuses("round seal 2019 --on 2019-12-31", "“封存校验值”已登记为");
    desk.does("round seal 2019 --on 2019-12-31 --replace --yes").says("封存校验值：");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn every_byte_of_a_sealed_record_counts_and_line_ends_and_marks_do_not() {
    let desk = sealed();
    for (path, bytes) in desk.files() {
        let in_round = path.contains("/2019/") && path.ends_with(".toml");
        if !in_round {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).unwrap();
        desk.put(&path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(check(&desk).status, 0, "{path} as another system has it");
        let is_sealed = !path.starts_with("rectifications/");
        for place in (0..bytes.len()).step_by(31) {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            desk.put(&path, &changed);
            let said = check(&desk);
            assert_eq!(said.stdout.contains("seal-broken"), is_sealed, "{path} at {place}: {said:#?}");
        }
        desk.put(&path, &bytes);
    }
    assert_eq!(check(&desk).status, 0);
}

/// What anybody would compute: the digest of a text.
fn digest(text: &str) -> String {
    shuangqian::basics::digest::Digest::of(text.as_bytes()).to_string()
}

/// The value of a key of the round.
fn key(desk: &Desk, round: &str, key: &str) -> String {
    let text = desk.text(&format!("rounds/{round}.toml"));
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
    // A comment may follow.
    line.and_then(|line| line.split('"').nth(1)).unwrap_or_default().to_owned()
}

/// Changes a text that a file holds.
fn change(desk: &Desk, path: &str, old: &str, new: &str) {
    let text = desk.text(path);
    assert!(text.contains(old), "{path}: {text}");
    desk.put(path, text.replacen(old, new, 1));
}

#[test]
fn anybody_can_compute_what_a_seal_remembers() {
    let desk = sealed();
    let list = desk.text("rounds/2019.sha256");
    assert_eq!(key(&desk, "2019", "sealed_sha256"), digest(&list));
    let notice: String =
        desk.text("rounds/2019.toml").split_inclusive('\n').filter(|line| !line.starts_with("sealed_")).collect();
    assert_eq!(key(&desk, "2019", "sealed_notice_sha256"), digest(&notice));
    let progress = desk.does("--as-of 2019-12-31 report progress").stdout;
    let figures = progress.lines().map(|line| {
        let cells: Vec<_> = line.split(',').collect();
        [&cells[1..16], &cells[22..23]].concat().join(",") + "\n"
    });
    let figures: String = figures.collect();
    assert!(figures.starts_with("单位,") && figures.contains(",检查情况表已上报数,督导抽查数\n"), "{figures}");
    assert_eq!(key(&desk, "2019", "sealed_progress_sha256"), digest(&figures));
    let sealed_files =
        desk.files().into_keys().filter(|path| path.contains("/2019/") && !path.starts_with("rectifications/"));
    let listed: Vec<_> = list.lines().map(|line| line.split_once("  ").unwrap().1.to_owned()).collect();
    assert_eq!(listed, sealed_files.collect::<Vec<_>>());
    #[cfg(target_os = "linux")]
    {
        let mut sums = Command::new("sha256sum");
        sums.args(["--check", "--strict", "--quiet", "rounds/2019.sha256"]);
        assert!(sums.current_dir(desk.path("")).status().unwrap().success());
    }
}

#[test]
fn a_round_is_sealed_only_when_its_last_deadline_has_come() {
    let desk = Desk::new();
    desk.refuses("round seal 2019 --on 2019-08-29 --yes", "封存日期2019-08-29早于本轮最后一项期限2019-08-30");
    desk.does("round seal 2019 --on 2019-08-30 --yes").says("尚有未完成事项");
}

#[test]
fn nobody_seals_unasked() {
    let desk = year();
    desk.refuses("round seal 2019 --on 2019-12-31", "确认封存请加 --yes").says("尚有未完成事项10项、未销号问题1个");
}

#[cfg(unix)]
#[test]
fn at_a_terminal_a_seal_is_asked_for() {
    let desk = year();
    let before = desk.files();
    let ask = "确认封存轮次2019？（是/否）";
    let mut clerk = Clerk::runs(&desk, "round seal 2019 --on 2019-12-31");
    clerk.sees("尚有未完成事项10项").sees(ask).types("否");
    let (status, seen) = clerk.leaves();
    assert!(status == 2 && seen.contains("没有写入任何内容"), "{seen}");
    assert_eq!(desk.files(), before);
    // Meanwhile others may write: what is sealed is what was asked about.
    let mut clerk = Clerk::runs(&desk, "round seal 2019 --on 2019-12-31");
    clerk.sees(ask);
    desk.does("convey 第一 --on 2019-08-03");
    clerk.types("是");
    let (status, seen) = clerk.leaves();
    assert!(status == 2 && seen.contains("询问期间该轮记录有改动"), "{seen}");
    let mut clerk = Clerk::runs(&desk, "round seal 2019 --on 2019-12-31");
    clerk.sees(ask).types("是");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn each_record_changed_taken_out_or_added_is_named() {
    let desk = sealed();
    change(&desk, "letters/2019/沧县.toml", "王某", "李某");
    desk.put("conveyances/2019/沧县/2019-08-05-沧县第一中学.toml", "staff_total = 3\n");
    let gone = "decisions/2019/沧县/2019-10-09-urging.toml";
    fs::remove_file(desk.path(gone)).unwrap();
    // What cannot be read is there.
    desk.put("school-work/2019/沧县/沧县第一中学.toml", [0xff]);
    let said = check(&desk).stdout;
    for told in [
        "[seal-broken]: 2019-12-31封存以后，这条记录有改动\n--> letters/2019/沧县.toml",
        "[seal-broken]: 这条记录是2019-12-31封存以后增加的\n--> conveyances/2019/沧县/2019-08-05-沧县第一中学.toml",
        "[seal-broken]: 2019-12-31封存以后，decisions/2019/沧县/2019-10-09-urging.toml被删除\n --> rounds/2019.sha256",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert_eq!(said.matches("[seal-broken]").count(), 3, "{said}");
    // Without the list all are told together.
    desk.put("school-work/2019/沧县/沧县第一中学.toml", "self_inspected_on = 2019-08-15\n");
    fs::remove_file(desk.path("rounds/2019.sha256")).unwrap();
    let said = check(&desk).stdout;
    assert!(said.contains("2019-12-31封存以后，该轮记录有改动、增加或删除\n --> rounds/2019.toml"), "{said}");
}

#[test]
fn what_was_made_to_look_well_after_a_seal_shows() {
    let shows = |told: &str, tricks: &dyn Fn(&Desk)| {
        let desk = sealed();
        tricks(&desk);
        let said = check(&desk);
        assert!(
            said.status == 1 && said.stdout.contains("[seal-broken]") && said.stdout.contains(told),
            "{told} {said:#?}"
        );
    };
    shows("通知、期限或检查事项有改动", &|desk| {
        change(desk, "rounds/2019.toml", "letters = 2019-08-05", "letters = 2019-08-30")
    });
    shows("截至2019-12-31的进度统计表与封存时不同", &|desk| {
        let school = "units/沧县/风荷小学.toml";
        desk.put(school, desk.text(school) + "closed_on = 2019-09-11\n");
    });
    shows("2019-08-12-沧县第一中学.toml被删除", &|desk| {
        fs::remove_file(desk.path("inspections/2019/沧县/2019-08-12-沧县第一中学.toml")).unwrap();
        fs::remove_dir_all(desk.path("rectifications")).unwrap();
        desk.put("submissions/2019/沧县/2019-08-31.toml", "to = [\"city_group\"]\n");
    });
    shows("这不是轮次2019封存时的清单", &|desk| {
        let line = desk.text("rounds/2019.sha256").split_inclusive('\n').next().unwrap().to_owned();
        change(desk, "rounds/2019.sha256", &line, "");
    });
    shows("轮次2019没有封存", &|desk| {
        let round = desk.text("rounds/2019.toml");
        desk.put(
            "rounds/2019.toml",
            round.split_inclusive('\n').filter(|line| !line.starts_with("sealed_")).collect::<String>(),
        );
    });
    let desk = sealed();
    let round = desk.text("rounds/2019.toml");
    let kept = round.split_inclusive('\n').filter(|line| !line.starts_with("sealed_notice"));
    desk.put("rounds/2019.toml", kept.collect::<String>());
    assert!(check(&desk).stdout.contains("缺少通知封存校验值（sealed_notice_sha256）"));
}

const NEXT: &str =
    "round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30";

#[test]
fn the_next_round_remembers_the_seal() {
    let desk = sealed();
    desk.does(NEXT);
    let seal = key(&desk, "2019", "sealed_sha256");
    assert_eq!(key(&desk, "2020", "previous_sealed_sha256"), seal);
    assert_eq!(check(&desk).status, 0);
    assert_eq!(desk.run("--as-of 2019-12-01 check --fail-on error").status, 0, "a seal to come is no other seal");
    // To seal anew, after a correction, is told in the next round too.
    desk.put("decisions/2019/沧县/2019-10-09-urging.toml", "reason = \"其他\"\n");
    desk.does("round seal 2019 --on 2019-12-31 --replace --yes").says("rounds/2020.toml：上一轮封存校验值：");
    assert_ne!(key(&desk, "2019", "sealed_sha256"), seal);
    assert_eq!(check(&desk).status, 0);
    // Who seals by hand is found out by the round that remembers.
    change(&desk, "rounds/2020.toml", &key(&desk, "2019", "sealed_sha256"), &seal);
    let said = check(&desk).stdout;
    assert!(said.contains("与上一轮的封存不一致\n --> rounds/2020.toml"), "{said}");
}

#[test]
fn a_round_that_a_sealed_one_remembers_is_not_sealed_anew() {
    let desk = sealed();
    desk.does(NEXT);
    desk.does("round seal 2020 --on 2020-12-31 --yes");
    desk.put("decisions/2019/沧县/2019-10-09-urging.toml", "reason = \"其他\"\n");
    desk.refuses("round seal 2019 --on 2019-12-31 --replace --yes", "轮次2020已经封存，其中记着这一轮原来的封存校验值");
}

#[test]
fn a_sealing_that_was_broken_off_is_told_and_finished_by_running_it_again() {
    let (desk, whole) = (year(), sealed());
    desk.put("rounds/2019.sha256", whole.text("rounds/2019.sha256"));
    assert!(check(&desk).stdout.contains("封存清单在，但轮次2019没有封存"));
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    assert_eq!(desk.files(), whole.files());
    // A seal of an earlier version is completed likewise.
    fs::remove_file(desk.path("rounds/2019.sha256")).unwrap();
    let old = ["sealed_notice_sha256", "sealed_progress_sha256"];
    let kept = whole.text("rounds/2019.toml");
    let kept = kept.split_inclusive('\n').filter(|line| !old.iter().any(|key| line.starts_with(key)));
    desk.put("rounds/2019.toml", kept.collect::<String>());
    assert_eq!(check(&desk).status, 0);
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    assert_eq!(desk.files(), whole.files());
}

#[test]
fn paper_remembers_the_seal() {
    let desk = sealed();
    let seal = &key(&desk, "2019", "sealed_sha256")[..12];
    assert!(desk.does("round list").stdout.contains(seal));
    assert!(desk.does("--as-of 2020-01-05 report weekly").stdout.contains(seal));
    assert!(desk.does("--as-of 2020-01-05 report weekly --format html").stdout.contains(seal));
}

#[test]
fn a_file_named_as_a_list_is_one_or_told() {
    let desk = sealed();
    desk.put("rounds/a b.sha256", "");
    desk.put("rounds/2018.sha256", "");
    desk.put("letters/2019/沧县/2019.sha256", "");
    let said = check(&desk).stdout;
    for told in [
        "[misplaced-file]",
        "--> rounds/a b.sha256",
        "[unknown-round]",
        "--> rounds/2018.sha256",
        "--> letters/2019/沧县/2019.sha256",
    ] {
        assert!(said.contains(told), "{told} {said}");
    }
    assert!(!said.contains("rounds/2019.sha256"), "{said}");
}

#[test]
fn figures_are_not_sealed_while_a_unit_cannot_be_read() {
    let desk = Desk::new();
    let unit = "units/沧县/风荷小学.toml";
    let whole = desk.text(unit);
    desk.put(unit, "<<<<<<< HEAD\n");
    desk.refuses("round seal 2019 --on 2019-12-31 --yes", unit);
    desk.put(unit, whole);
    desk.does("round seal 2019 --on 2019-12-31 --yes");
}

/// What `check` says of a sealing that was killed between its list and its notice is what mends it.
#[test]
fn a_sealing_that_was_broken_off_is_finished_as_check_says() {
    let desk = Desk::new();
    let notice = "rounds/2019.toml";
    let breaks_off = |line: &str| {
        let before = desk.text(notice);
        desk.does(&format!("{line} --yes"));
        desk.put(notice, before);
    };
    let told = |line: &str| {
        let said = check(&desk).stdout;
        assert!(said.contains(&format!("如果是封存时中断，请再封存一次：{line}；")), "{said}");
    };
    breaks_off("round seal 2019 --on 2019-12-31");
    told("shuangqian round seal 2019 --on 日期");
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    desk.put("conveyances/2019/沧县/2019-08-03-风荷小学.toml", "staff_total = 3\n");
    breaks_off("round seal 2019 --on 2020-01-10 --replace");
    told("shuangqian round seal 2019 --on 日期 --replace");
    desk.does("round seal 2019 --on 2020-01-10 --replace --yes");
    assert!(!check(&desk).stdout.contains("seal-broken"));
}
