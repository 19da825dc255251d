//! `remove`: records taken back.

use crate::desk::Desk;
use crate::laid::Laid;
use std::fs;

/// A desk with a year of 沧县: every kind of record, and nothing but the basis, the form, the finding and the unit rests
/// on anything.
fn year() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "sign 沧县 --on 2019-08-01 --upper 王某 --archive 卷1",
        "sign --all 沧县 --on 2019-08-02",
        "convey --all 沧县 --on 2019-08-04 --note 集中传达",
        "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人",
        "inspect 风荷小学 --on 2019-08-13 --rest 符合",
        "work 第一 --reported 2019-08-05 --self-inspected 2019-08-15 --studied 2019-08-07",
        "submit 沧县 --on 2019-08-31 --received 2019-09-02 --note 首次",
        "inspect 风荷小学 --on 2019-09-03 --rest 符合",
        "spot-check 风荷小学 --on 2019-09-10 --rest 符合 1=基本符合：未上墙",
        "spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
        "rectify 第一 7 --measure 增派人员 --done 2019-08-20 --close 2019-08-26 --checked-by 王某",
        "decide urging 沧县 --on 2019-10-09 --reason 进度缓慢 --basis letters/2019/沧县",
        "check --fail-on error",
    ])
}

const VISIT: &str = "inspections/2019/沧县/2019-08-12-沧县第一中学";
const WORKING_OFF: &str = "rectifications/2019/沧县/2019-08-12-沧县第一中学-dormitory_closed";
const SENT: &str = "submissions/2019/沧县/2019-08-31";
const URGING: &str = "decisions/2019/沧县/2019-10-09-urging";

/// Takes records back, and nothing else: what is left is what was there before, and `check` finds no error in it.
fn removes(desk: &Desk, records: &[&str]) {
    let mut before = desk.files();
    let said = desk.does(&format!("remove {}", records.join(" ")));
    for record in records {
        let path = format!("{record}.toml");
        assert!(before.remove(&path).is_some(), "{path}");
        assert!(said.stderr.contains(&format!("已撤销：{path}：")), "{path} {said:#?}");
    }
    assert_eq!(desk.files(), before);
    desk.does("check --fail-on error");
}

#[test]
fn records_of_every_kind_are_taken_back() {
    let desk = year();
    for record in [
        URGING,
        SENT,
        WORKING_OFF,
        VISIT,
        "spot-checks/2019/沧县/2019-09-10",
        "spot-checks/2019/沧县/2019-09-10-风荷小学",
        "conveyances/2019/沧县/2019-08-04-风荷小学",
        "letters/2019/沧县",
        "letters/2019/沧县/青团幼儿园",
        "school-work/2019/沧县/沧县第一中学",
    ] {
        removes(&desk, &[record]);
    }
    desk.does("unit add-county 青县");
    desk.does("unit add-school 青县/甲小学");
    removes(&desk, &["units/青县/甲小学"]);
    removes(&desk, &["units/青县"]);
    assert!(!desk.path("units/青县").exists(), "git keeps no empty folder");
    assert!(desk.path("units/沧县").exists() && !desk.path("school-work").exists());
}

#[test]
fn what_was_taken_back_is_said_in_one_line() {
    let desk = year();
    let said = desk.does(&format!("remove {WORKING_OFF}"));
    let expected = format!(
        "已撤销：{WORKING_OFF}.toml：整改措施：增派人员；完成日期：2019-08-20；销号日期：2019-08-26；复查人：王某\n"
    );
    assert_eq!((said.stderr, said.stdout), (expected, String::new()));
    desk.put("conveyances/2019/沧县/2019-08-05-风荷小学.toml", "note = \"一\\n二\"\nstaff_total = 40 # 约\n");
    let said = desk.does("--lang en remove conveyances/2019/沧县/2019-08-05-风荷小学");
    let path = "conveyances/2019/沧县/2019-08-05-风荷小学.toml";
    assert_eq!(said.stderr, format!("removed: {path}: note: 一 二; staff_total: 40\n"));
    desk.does("convey 风荷小学 --on 2019-08-06");
    desk.does("撤销 conveyances/2019/沧县/2019-08-06-风荷小学").says("除文件名外没有内容");
    let said = desk.does(&format!("remove {URGING} {SENT}"));
    assert!(said.stderr.ends_with("共撤销2条\n") && said.stderr.lines().count() == 3, "{said:#?}");
}

#[test]
fn a_record_is_named_by_its_path_in_any_form() {
    let desk = year();
    let school = |name: &str| format!("conveyances/2019/沧县/2019-08-04-{name}");
    let files = || desk.below("conveyances/").len();
    let absolute = desk.path(&school("风荷小学")).display().to_string();
    desk.does_words(&["remove", &format!("{absolute}.toml")]);
    desk.does(&format!("remove ./{}.toml", school("青团幼儿园")));
    assert_eq!(files(), 1);
    desk.does("convey 风荷小学 青团 --on 2019-08-04");
    desk.does(&format!("remove {}", school("风荷小学").replace('/', "／")));
    let inside = |words: &[&str]| {
        let output = desk.program().current_dir(desk.path("conveyances/2019/沧县")).args(words).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    inside(&["remove", "2019-08-04-青团幼儿园.toml", "../../../decisions/2019/沧县/2019-10-09-urging"]);
    // One that is not there any more is named likewise.
    desk.does("convey 风荷小学 --on 2019-08-06");
    inside(&["remove", "2019-08-04-青团幼儿园.toml", "2019-08-06-风荷小学"]);
    // Whoever works in a folder keeps it, though it is empty now.
    inside(&["remove", "./2019-08-04-沧县第一中学"]);
    assert!(desk.path("conveyances/2019/沧县").exists() && files() == 0 && !desk.path("decisions").exists());
    // As a basis has it, this is the letter of the county, and not the folder of its schools.
    desk.does("remove letters/2019/沧县");
    assert_eq!(desk.below("letters/").len(), 3);
}

#[test]
fn what_is_not_a_record_is_not_taken_back() {
    let desk = year();
    desk.put("conveyances/2019/沧县/说明.txt", "x");
    desk.put("conveyances/2019/沧县/甲小学.toml", "note = \"x\"\n");
    for (named, reason) in [
        ("rounds/2019", "rounds/2019.toml：通知不用命令撤销：已提交的，用 git revert"),
        ("mechanism", "mechanism.toml：没有它就不成其为台账"),
        ("conveyances/2019/沧县/说明.txt", "这不是记录的路径"),
        ("conveyances/2019/沧县/甲小学", "这不是记录的路径"),
        ("templates/form.html", "这不是记录的路径"),
        ("conveyances/2019/沧县/", "是文件夹"),
        ("conveyances", "这不是记录的路径"),
        ("风荷小学", "这不是记录的路径"),
    ] {
        desk.refuses(&format!("remove {named}"), reason);
        desk.refuses(&format!("remove {URGING} {named}"), reason);
    }
    let elsewhere = Desk::new();
    elsewhere.put("conveyances/2019/沧县/2019-08-09-风荷小学.toml", "# \n");
    let other = elsewhere.path("conveyances/2019/沧县/2019-08-09-风荷小学.toml").display().to_string();
    desk.refuses_words(&["remove", &other], "不在记录目录");
    desk.refuses("remove", "还缺少：<记录>");
}

#[test]
fn one_that_is_not_there_is_passed_over_only_where_another_one_is() {
    let desk = year();
    let wrong = "conveyances/2019/沧县/2019-08-05-风荷小学";
    desk.refuses(
        &format!("remove {wrong}"),
        "没有conveyances/2019/沧县/2019-08-05-风荷小学.toml这条记录；现有：conveyances/2019/沧县/2019-08-04-风荷小学",
    );
    desk.refuses(&format!("remove {wrong} letters/2019/沧县/无此校"), "没有letters/2019/沧县/无此校.toml这条记录");
    desk.does(&format!("remove {wrong} {URGING}")).says(&format!("原已不在：{wrong}.toml")).says("共撤销1条");
    desk.refuses(&format!("remove {URGING}"), "没有decisions/2019/沧县/2019-10-09-urging.toml这条记录");
}

#[test]
fn what_something_rests_on_goes_only_along_with_it() {
    let desk = year();
    let decision =
        format!("decide urging 第一 --on 2019-10-10 --reason 整改不力 --basis {VISIT} --basis {WORKING_OFF}");
    desk.does(&decision);
    let second = "decisions/2019/沧县/2019-10-10-urging-沧县第一中学";
    let said = desk.refuses(&format!("remove {VISIT}"), "一并撤销");
    for reason in [
        format!("{second}.toml：以{VISIT}为依据"),
        format!("{SENT}.toml：其中登记了{VISIT}的检查情况表已上报"),
        format!("{WORKING_OFF}.toml：是{VISIT}所查问题的整改"),
    ] {
        assert_eq!(said.stderr.matches(&reason).count(), 1, "{reason} {said:#?}");
    }
    assert_eq!(said.stderr.lines().count(), 4, "each is told once: {said:#?}");
    desk.refuses("remove letters/2019/沧县", &format!("{URGING}.toml：以letters/2019/沧县为依据"));
    desk.refuses(&format!("remove {WORKING_OFF}"), &format!("{second}.toml：以{WORKING_OFF}为依据"));
    for some in [format!("{VISIT} {WORKING_OFF}"), format!("{VISIT} {SENT}"), format!("{VISIT} {WORKING_OFF} {second}")]
    {
        desk.refuses(&format!("remove {some}"), "没有撤销任何记录");
    }
    removes(&desk, &[VISIT, SENT, second, WORKING_OFF]);
    removes(&desk, &["letters/2019/沧县", URGING]);
}

#[test]
fn the_other_visit_of_the_day_keeps_its_finding_and_the_working_off() {
    for (first, other) in [("inspect", "spot-check"), ("spot-check", "inspect")] {
        let desk = Desk::new();
        let folder = |verb: &str| if verb == "inspect" { "inspections" } else { "spot-checks" };
        for verb in [first, other] {
            desk.does(&format!("{verb} 风荷小学 --on 2019-09-10 --rest 符合 1=不符合：未上墙"));
        }
        desk.does(&format!("{first} 风荷小学 --on 2019-09-10 2=不符合 --replace"));
        desk.does("rectify 风荷小学 1 --measure 上墙");
        let [mine, its] = [first, other].map(|verb| format!("{}/2019/沧县/2019-09-10-风荷小学", folder(verb)));
        removes(&desk, &[&mine]);
        desk.refuses(&format!("remove {its}"), "是").says("所查问题的整改");
        desk.does(&format!("{first} 风荷小学 --on 2019-09-10 --rest 符合 2=不符合"));
        // The visit that is there again found something else.
        desk.refuses(&format!("remove {its}"), "所查问题的整改");
        removes(&desk, &[&its, "rectifications/2019/沧县/2019-09-10-风荷小学-policy"]);
    }
}

#[test]
fn a_unit_goes_only_with_all_that_is_of_it() {
    let desk = year();
    desk.does("unit add-school 沧县/甲小学 closed_on=2019-12-01 merged_into=沧县/青团幼儿园");
    let said = desk.refuses("remove units/沧县/青团幼儿园", "units/沧县/甲小学.toml：登记为并入units/沧县/青团幼儿园");
    for own in ["letters/2019/沧县/青团幼儿园", "conveyances/2019/沧县/2019-08-04-青团幼儿园"] {
        assert!(said.stderr.contains(&format!("{own}.toml：是units/沧县/青团幼儿园名下的记录")), "{said:#?}");
    }
    assert!(!said.stderr.contains("风荷小学"), "{said:#?}");
    let own = ["letters/2019/沧县/青团幼儿园", "conveyances/2019/沧县/2019-08-04-青团幼儿园"];
    desk.refuses(&format!("remove units/沧县/青团幼儿园 {} {}", own[0], own[1]), "登记为并入");
    removes(&desk, &["units/沧县/青团幼儿园", own[0], "units/沧县/甲小学", own[1]]);
    let refused = || desk.refuses("remove units/沧县", "units/沧县/").stderr;
    assert_eq!(refused().matches("是units/沧县名下的记录").count(), 16);
    let days = |days: std::ops::Range<u32>| {
        days.for_each(|day| drop(desk.does(&format!("convey 风荷小学 --on 2019-08-{day}"))))
    };
    days(20..24);
    assert!(refused().matches("是units/沧县名下的记录").count() == 20 && !refused().contains("另有"));
    days(24..25);
    // Of many the first are listed.
    assert!(refused().matches("是units/沧县名下的记录").count() == 20 && refused().contains("\n另有1条\n"));
    let all: Vec<_> = desk.files().into_keys().filter(|path| path.contains("沧县")).collect();
    desk.does(&format!("remove {}", all.join(" ")));
    assert!(desk.below("units/").is_empty() && !desk.path("units").exists());
    desk.does("check --fail-on error");
}

#[test]
fn a_record_of_a_later_day_rests_on_what_it_names_all_the_same() {
    let desk = year();
    desk.refuses("--as-of 2019-09-01 remove letters/2019/沧县", &format!("{URGING}.toml"));
    desk.refuses(&format!("--as-of 2019-08-13 remove {VISIT}"), &format!("{SENT}.toml"));
    desk.refuses("--as-of 2019-08-05 remove units/沧县/青团幼儿园", "名下的记录");
    // It is dated later itself, be it wrongly.
    desk.put("conveyances/2019/沧县/2091-08-04-风荷小学.toml", "# \n");
    removes(&desk, &["conveyances/2019/沧县/2091-08-04-风荷小学"]);
}

#[test]
fn of_a_sealed_round_only_the_working_off_is_taken_back() {
    let desk = year();
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    for sealed in ["conveyances/2019/沧县/2019-08-04-风荷小学", "spot-checks/2019/沧县/2019-09-10", URGING] {
        desk.refuses(&format!("remove {sealed}"), "轮次2019已于2019-12-31封存");
        desk.refuses(&format!("--as-of 2019-12-01 remove {sealed}"), "轮次2019已于2019-12-31封存");
    }
    removes(&desk, &[WORKING_OFF]);
    // What was sealed counts these schools, and not one that came later.
    desk.does("unit add-school 沧县/甲小学 opened_on=2020-03-01");
    removes(&desk, &["units/沧县/甲小学"]);
    let uncounted = Desk::new();
    uncounted.does("round seal 2019 --on 2019-12-31 --yes");
    uncounted.refuses("remove units/沧县/青团幼儿园", "截至2019-12-31的进度统计表与封存时不同");
    let desk = year();
    desk.put("rounds/2019.toml", "<<<<<<< HEAD\n");
    desk.refuses(&format!("remove {URGING}"), "rounds/2019.toml无法读取，不知道该轮是否已封存");
    desk.does(&format!("remove {WORKING_OFF}"));
}

#[test]
fn an_old_error_hinders_no_removal_and_one_that_it_makes_does() {
    let desk = year();
    let wrong = "conveyances/2019/沧县/2019-08-04-风荷小学";
    desk.put(&format!("{wrong}.toml"), "staff_total = 40\nstaff_attended = 41\n");
    desk.put("rectifications/2019/沧县/2019-08-12-沧县第一中学-policy.toml", "measure = \"x\"\n");
    desk.put("letters/2019/沧县/无此校.toml", "copies = 2\n");
    desk.put("units/沧县/坏.toml", "<<<<<<< HEAD\n");
    desk.put("letters/2018/沧县.toml", "copies = 2\n");
    for record in [
        wrong,
        "letters/2019/沧县/无此校",
        "conveyances/2019/沧县/2019-08-04-青团幼儿园",
        "units/沧县/坏",
        "letters/2018/沧县",
    ] {
        desk.does(&format!("remove {record}"));
    }
    // Nobody found what it works off: that does not rest on the visit.
    desk.does(&format!("remove {VISIT} {WORKING_OFF} {SENT}"));
    desk.does("remove rectifications/2019/沧县/2019-08-12-沧县第一中学-policy");
    desk.does("check --fail-on error");
}

#[test]
fn a_form_that_was_sent_last_by_what_is_taken_back_is_told_to_be_sent_again() {
    let desk = year();
    desk.does("inspect 风荷小学 --on 2019-08-13 --remarks 复核 --replace");
    desk.does("submit 沧县 --on 2019-09-05");
    let said = desk.does("remove submissions/2019/沧县/2019-09-05");
    let row = "inspections/2019/沧县/2019-08-13-风荷小学.toml";
    said.says(&format!("提醒：{row}：该表已于2019-08-31上报；更正后请重报"));
    desk.does(&format!("remove {URGING}")).says_nothing_of("重报");
}

#[test]
fn a_damaged_record_is_taken_back_and_what_it_held_is_masked() {
    let desk = year();
    let path = |day: &str| format!("conveyances/2019/沧县/2019-08-{day}-风荷小学");
    desk.put(&format!("{}.toml", path("05")), "<<<<<<< HEAD\nnote = \"13800000000\"\n");
    desk.put(&format!("{}.toml", path("06")), "");
    desk.put(&format!("{}.toml", path("07")), [0xb2, 0xd7]);
    desk.put(&format!("{}.toml", path("08")), "note = \"13800000000\"\n");
    desk.put(&format!("{}.toml", path("09")), "x".repeat(2 << 20));
    let days = ["05", "06", "07", "08", "09"].map(path);
    let said = desk.does(&format!("remove {}", days.join(" "))).says("<<<<<<< HEAD").says("GBK").says("超过1 MiB");
    assert!(!said.stderr.contains("13800000000") && said.stderr.contains("备注：***"), "{said:#?}");
    assert_eq!(desk.below("conveyances/").len(), 3);
    desk.does("check --fail-on error");
    // A visit that cannot be read may have found what is worked off.
    desk.put(&format!("{VISIT}.toml"), "<<<<<<< HEAD\n");
    desk.refuses(&format!("remove {VISIT}"), &format!("{WORKING_OFF}.toml：是{VISIT}所查问题的整改"));
    desk.put(&format!("{WORKING_OFF}.toml"), "<<<<<<< HEAD\n");
    desk.refuses(&format!("remove {VISIT}"), &format!("{WORKING_OFF}.toml：是{VISIT}所查问题的整改"));
    desk.does(&format!("remove {SENT} {WORKING_OFF} {VISIT}"));
    desk.does("check --fail-on error");
}

#[cfg(unix)]
#[test]
fn a_link_a_pipe_or_a_folder_in_place_of_a_record_is_left_alone() {
    use std::os::unix::fs::symlink;
    let desk = year();
    let path = |day: &str| format!("conveyances/2019/沧县/2019-08-{day}-风荷小学.toml");
    symlink(desk.path(&path("04")), desk.path(&path("05"))).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(desk.path(&path("06"))).status().unwrap().success());
    fs::create_dir(desk.path(&path("07"))).unwrap();
    for (day, reason) in [("05", "是符号链接"), ("06", "不是普通文件"), ("07", "不是普通文件")] {
        desk.refuses(&format!("remove {}", path(day)), reason);
        desk.refuses(&format!("remove {} {}", path("04"), path(day)), reason);
    }
    let outside = tempfile::tempdir().unwrap();
    let linked = outside.path().join("2019/沧县");
    fs::create_dir_all(&linked).unwrap();
    fs::write(linked.join("2019-08-31.toml"), "to = [\"city_group\"]\n").unwrap();
    let own = Desk::new();
    symlink(outside.path(), own.path("submissions")).unwrap();
    own.refuses(&format!("remove {SENT}"), "不在记录目录");
    assert!(linked.join("2019-08-31.toml").exists());
}

#[test]
fn whoever_reads_english_is_told_the_same() {
    let desk = year();
    desk.does("decide urging 第一 --on 2019-10-10 --reason 整改不力 --basis letters/2019/沧县/沧县第一中学");
    desk.does("unit add-school 沧县/甲小学 closed_on=2019-12-01 merged_into=沧县/青团幼儿园");
    for (records, reason) in [
        (VISIT, format!("{SENT}.toml: says that the form of {VISIT} was sent\n")),
        (VISIT, format!("{WORKING_OFF}.toml: works off what {VISIT} found\n")),
        ("letters/2019/沧县", format!("{URGING}.toml: rests on letters/2019/沧县\n")),
        ("units/沧县/青团幼儿园", "units/沧县/甲小学.toml: merged into units/沧县/青团幼儿园\n".to_owned()),
        ("units/沧县/沧县第一中学", format!("{VISIT}.toml: belongs to units/沧县/沧县第一中学\n")),
        (VISIT, "Nothing was removed. What rests on a record is corrected first, or removed along".to_owned()),
        ("rounds/2019", "rounds/2019.toml: a notice is not taken back by a command".to_owned()),
        ("mechanism", "mechanism.toml: without it these would not be records".to_owned()),
        ("x", "x.toml: this is not the path of a record".to_owned()),
        ("units/", "“units/” is a folder; name the records in it one by one".to_owned()),
        ("letters/2019/青县", "there is no record letters/2019/青县.toml\nNothing was removed.\n".to_owned()),
        ("submissions/2019/沧县/2019-08-30", format!("2019-08-30.toml; there is {SENT}\n")),
    ] {
        let said = desk.run(&format!("--lang en remove {records}"));
        assert!(said.status == 2 && said.stderr.contains(&reason), "{reason} {said:#?}");
    }
    desk.does(&format!("--lang en remove {URGING} letters/2019/青县"))
        .says("not there any more: letters/2019/青县.toml\n1 removed\n");
}

#[test]
fn sixteen_that_take_one_record_back_take_it_once() {
    let desk = year();
    let line = format!("remove {URGING}");
    let start = || {
        let mut program = desk.program();
        program.args(line.split_whitespace()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = (0..16).map(|_| start()).collect();
    let all: Vec<_> = running.into_iter().map(|child| crate::desk::said(child.wait_with_output().unwrap())).collect();
    assert_eq!(all.iter().filter(|said| said.status == 0).count(), 1, "{all:#?}");
    assert!(
        all.iter()
            .filter(|said| said.status != 0)
            .all(|said| said.status == 2 && said.stderr.contains("没有decisions"))
    );
}
