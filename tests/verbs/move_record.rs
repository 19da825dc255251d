//! `move`: records with a wrong day or unit, moved to the right one.

use crate::desk::{Desk, said};
use crate::laid::Laid;
use crate::support::files::Files;
use proptest::prelude::*;
use proptest::sample::select;

/// A desk with records of every kind, of which nothing rests on another one but a working-off on its finding.
fn year() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "unit add-county 青县 leader=钱某",
        "unit add-school 青县/甲小学 principal=周某 girls_dormitory=true",
        "unit add-school 沧县/乙中学 kind=初中 principal=吴某 girls_dormitory=true",
        "sign 沧县 --on 2019-08-01 --upper 王某 --archive 卷1",
        "sign 第一 --on 2019-08-02",
        "convey 第一 --on 2019-08-04 --note 集中传达",
        "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人 1=基本符合 --filled 2019-09-02",
        "work 第一 --reported 2019-08-05 --self-inspected 2019-08-15 --studied 2019-08-07",
        "spot-check 第一 --on 2019-09-10 --rest 符合 2=基本符合：未定人",
        "spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
        "rectify 第一 7 --measure 增派人员 --done 2019-08-20 --close 2019-08-26 --checked-by 王某",
        "rectify 第一 1 --measure 补制度",
        "rectify 第一 2 --measure 定人",
        "submit 沧县 --on 2019-08-11 --note 首次",
        "decide urging 沧县 --on 2019-10-09 --reason 进度缓慢",
        "decide commendation 第一 --on 2019-10-09 --reason 整改及时",
        "check --fail-on error",
    ])
}

const VISIT: &str = "inspections/2019/沧县/2019-08-12-沧县第一中学";

/// The files with some of them under other paths, the rest as they are.
fn under_other_paths(mut files: Files, moves: &[(&str, &str)]) -> Files {
    for (from, to) in moves {
        let bytes = files.remove(&format!("{from}.toml")).unwrap_or_else(|| panic!("{from}"));
        assert_eq!(files.insert(format!("{to}.toml"), bytes), None, "{to}");
    }
    files
}

/// Moves records by a command that is to move these and no others, their texts as they are; `check` finds no error then.
fn moves(desk: &Desk, line: &str, moves: &[(&str, &str)]) {
    let expected = under_other_paths(desk.files(), moves);
    let said = desk.does(line);
    for (from, to) in moves {
        assert!(said.stderr.contains(&format!("已改正：{from}.toml → {to}.toml\n")), "{said:#?}");
    }
    assert_eq!(said.stderr.matches("已改正").count(), moves.len(), "{said:#?}");
    assert_eq!(desk.files(), expected);
    desk.does("check --fail-on error");
}

/// Every kind of record that has a day in its path: its path, its path on another day.
const DATED: [(&str, &str, &str); 7] = [
    ("conveyances/2019/沧县/2019-08-04-沧县第一中学", "2019-08-05", "conveyances/2019/沧县/2019-08-05-沧县第一中学"),
    (VISIT, "2019-08-13", "inspections/2019/沧县/2019-08-13-沧县第一中学"),
    ("spot-checks/2019/沧县/2019-09-10-沧县第一中学", "2019-09-11", "spot-checks/2019/沧县/2019-09-11-沧县第一中学"),
    ("spot-checks/2019/沧县/2019-09-10", "2019-09-11", "spot-checks/2019/沧县/2019-09-11"),
    ("submissions/2019/沧县/2019-08-11", "2019-08-10", "submissions/2019/沧县/2019-08-10"),
    ("decisions/2019/沧县/2019-10-09-urging", "2019-10-10", "decisions/2019/沧县/2019-10-10-urging"),
    (
        "decisions/2019/沧县/2019-10-09-commendation-沧县第一中学",
        "2019-10-10",
        "decisions/2019/沧县/2019-10-10-commendation-沧县第一中学",
    ),
];

/// What works off the findings of a visit: its path, and with another visit's.
fn working_off(from: &str, to: &str) -> Vec<(String, String)> {
    let items: &[&str] = match from.split('/').next().unwrap() {
        "inspections" => &["dormitory_closed", "policy"],
        "spot-checks" if from.ends_with("中学") => &["safety_officer"],
        _ => &[],
    };
    let path = |visit: &str, item: &str| {
        let (_, rest) = visit.split_once('/').unwrap();
        format!("rectifications/{rest}-{item}")
    };
    items.iter().map(|item| (path(from, item), path(to, item))).collect()
}

fn with_working_off<'p>(from: &'p str, to: &'p str, along: &'p [(String, String)]) -> Vec<(&'p str, &'p str)> {
    [(from, to)].into_iter().chain(along.iter().map(|(from, to)| (from.as_str(), to.as_str()))).collect()
}

#[test]
fn records_of_every_kind_with_a_day_are_moved_to_the_right_one_and_back() {
    let desk = year();
    let before = desk.files();
    for (from, day, to) in DATED {
        let along = working_off(from, to);
        moves(&desk, &format!("move {from} --on {day}"), &with_working_off(from, to, &along));
        let was = from.split('/').next_back().unwrap().chars().take(10).collect::<String>();
        let along = working_off(from, to).into_iter().map(|(from, to)| (to, from)).collect::<Vec<_>>();
        moves(&desk, &format!("改正 {to}.toml --on {was}"), &with_working_off(to, from, &along));
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn records_of_every_kind_are_moved_to_the_right_unit_and_back() {
    let desk = year();
    let before = desk.files();
    for (from, unit, to, back) in [
        ("conveyances/2019/沧县/2019-08-04-沧县第一中学", "风荷", "conveyances/2019/沧县/2019-08-04-风荷小学", "第一"),
        (VISIT, "青县/甲", "inspections/2019/青县/2019-08-12-甲小学", "第一"),
        ("spot-checks/2019/沧县/2019-09-10-沧县第一中学", "乙中学", "spot-checks/2019/沧县/2019-09-10-乙中学", "第一"),
        ("spot-checks/2019/沧县/2019-09-10", "青县", "spot-checks/2019/青县/2019-09-10", "沧县"),
        ("spot-checks/2019/沧县/2019-09-10", "青团", "spot-checks/2019/沧县/2019-09-10-青团幼儿园", "沧县"),
        ("school-work/2019/沧县/沧县第一中学", "青团", "school-work/2019/沧县/青团幼儿园", "第一"),
        ("letters/2019/沧县/沧县第一中学", "甲小学", "letters/2019/青县/甲小学", "第一"),
        ("letters/2019/沧县", "青县", "letters/2019/青县", "沧县"),
        ("submissions/2019/沧县/2019-08-11", "青县", "submissions/2019/青县/2019-08-11", "沧县"),
        ("decisions/2019/沧县/2019-10-09-urging", "风荷", "decisions/2019/沧县/2019-10-09-urging-风荷小学", "沧县"),
    ] {
        let along = working_off(from, to);
        moves(&desk, &format!("move {from} --to {unit}"), &with_working_off(from, to, &along));
        let along = working_off(from, to).into_iter().map(|(from, to)| (to, from)).collect::<Vec<_>>();
        moves(&desk, &format!("move {to} --to {back}"), &with_working_off(to, from, &along));
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn day_and_unit_are_corrected_together_and_what_is_inside_stays() {
    let desk = year();
    let to = "inspections/2019/沧县/2019-08-20-乙中学";
    let along = working_off(VISIT, to);
    moves(&desk, &format!("move {VISIT} --on 2019年8月20日 --to 乙中学"), &with_working_off(VISIT, to, &along));
    assert!(desk.text(&format!("{to}.toml")).contains("filled_on = 2019-09-02"));
    let said = desk.does(&format!("--lang en move {to} --on 2019-08-12 --to 第一"));
    assert!(said.stderr.starts_with(&format!("moved: {to}.toml → {VISIT}.toml\nmoved: rectifications/")), "{said:#?}");
    desk.does(&format!("move {VISIT} --on 2019-08-12")).says(&format!("原已如此：{VISIT}.toml"));
}

#[test]
fn what_may_be_late_or_early_on_the_right_day_is_told() {
    let desk = year();
    let from = "conveyances/2019/沧县/2019-08-04-沧县第一中学";
    desk.does(&format!("move {from} --on 2019-08-09"))
        .says("提醒：conveyances/2019/沧县/2019-08-09-沧县第一中学.toml：2019-08-09传达，期限2019-08-05，迟了4天");
    let visit = "spot-checks/2019/沧县/2019-09-10-沧县第一中学";
    desk.does(&format!("move {visit} --on 2019-08-20")).says("督导抽查从2019-08-31开始");
}

#[test]
fn a_working_off_that_names_another_day_is_moved_to_its_finding() {
    let desk = year();
    let wrong = "rectifications/2019/沧县/2019-08-13-沧县第一中学-safety_officer";
    desk.put(&format!("{wrong}.toml"), "measure = \"定人\"\n");
    let right = "rectifications/2019/沧县/2019-09-10-沧县第一中学-safety_officer";
    desk.does(&format!("remove {right}"));
    moves(&desk, &format!("move {wrong} --on 2019-09-10"), &[(wrong, right)]);
    desk.refuses(&format!("move {right} --on 2019-08-12"), "没有查出“专人负责校园安全工作情况”这个问题");
}

#[test]
fn the_working_off_of_what_the_other_visit_of_the_day_found_too_stays() {
    let desk = year();
    desk.does("spot-check 第一 --on 2019-08-12 --rest 符合 7=基本符合 1=符合");
    let [from, to] =
        ["2019-08-12", "2019-08-13"].map(|day| format!("rectifications/2019/沧县/{day}-沧县第一中学-policy"));
    let day = "inspections/2019/沧县/2019-08-13-沧县第一中学";
    moves(&desk, &format!("move {VISIT} --on 2019-08-13"), &[(VISIT, day), (&from, &to)]);
    let other = "spot-checks/2019/沧县/2019-08-12-沧县第一中学";
    let stayed = "rectifications/2019/沧县/2019-08-12-沧县第一中学-dormitory_closed";
    let there = "rectifications/2019/沧县/2019-08-14-沧县第一中学-dormitory_closed";
    let moved = "spot-checks/2019/沧县/2019-08-14-沧县第一中学";
    moves(&desk, &format!("move {other} --on 2019-08-14"), &[(other, moved), (stayed, there)]);
}

#[test]
fn a_target_that_is_taken_refuses_the_move() {
    let desk = year();
    desk.does("inspect 第一 --on 2019-08-13 --rest 符合");
    desk.refuses(
        &format!("move {VISIT} --on 2019-08-13"),
        "inspections/2019/沧县/2019-08-13-沧县第一中学.toml：这条记录已有，内容不同",
    );
    desk.does("remove inspections/2019/沧县/2019-08-13-沧县第一中学");
    desk.does("spot-check 第一 --on 2019-08-13 --rest 符合 7=不符合");
    desk.does("rectify 第一 7 --found 2019-08-13 --measure 另派人员");
    desk.refuses(
        &format!("move {VISIT} --on 2019-08-13"),
        "rectifications/2019/沧县/2019-08-13-沧县第一中学-dormitory_closed.toml：这条记录已有，内容不同",
    );
    desk.put("conveyances/2019/沧县/2019-08-05-沧县第一中学.toml/x", "");
    desk.refuses("move conveyances/2019/沧县/2019-08-04-沧县第一中学 --on 2019-08-05", "不是普通文件");
}

#[test]
fn the_target_is_judged_as_check_would_judge_it() {
    let desk = year();
    let refuses = |record: &str, whereto: &str, reason: &str| {
        desk.refuses(&format!("move {record} {whereto}"), reason).says("没有改动任何记录");
    };
    desk.does("unit add-school 沧县/新园幼儿园 principal=郑某 opened_on=2019-09-01");
    let conveyance = "conveyances/2019/沧县/2019-08-04-沧县第一中学";
    refuses(conveyance, "--to 新园", "2019-09-01才开办");
    refuses("letters/2019/沧县/沧县第一中学", "--to 新园", "2019-09-01才开办");
    refuses(conveyance, "--on 2091-08-04", "2091-08-04晚于");
    refuses(VISIT, "--to 风荷", "该校没有女生集体宿舍");
    // What was worked off on 2019-08-20 was found before.
    refuses(VISIT, "--on 2019-08-21", "完成日期2019-08-20早于查出日期2019-08-21");
    refuses(VISIT, "--on 2019-09-03", "填表日期2019-09-02早于检查日期2019-09-03");
    let check = "spot-checks/2019/沧县/2019-09-10-沧县第一中学";
    // What works its finding off cannot be of a county.
    desk.refuses(&format!("move {check} --to 沧县"), "沧县是县（市、区）");
    desk.does("remove rectifications/2019/沧县/2019-09-10-沧县第一中学-safety_officer");
    desk.does("remove spot-checks/2019/沧县/2019-09-10");
    refuses(check, "--to 沧县", "这是对县联合工作组的抽查");
    desk.refuses(&format!("--as-of 2019-08-12 move {conveyance} --on 2019-08-13"), "2019-08-13晚于2019-08-12");
}

#[test]
fn what_cannot_be_moved_so_is_told_the_way() {
    let desk = year();
    for (record, whereto, reason) in [
        ("letters/2019/沧县/沧县第一中学", "--on 2019-08-03", "用 shuangqian sign … --on … --replace 更正"),
        ("school-work/2019/沧县/沧县第一中学", "--on 2019-08-03", "用 shuangqian work … --replace 更正"),
        ("units/沧县/风荷小学", "--to 青县", "单位不能这样改"),
        ("units/沧县", "--on 2019-08-03", "单位不能这样改"),
        ("rounds/2019", "--on 2019-08-03", "rounds/2019.toml：通知的文件名里没有日期和单位"),
        ("mechanism", "--on 2019-08-03", "mechanism.toml：没有它就不成其为台账"),
        ("说明.txt", "--on 2019-08-03", "这不是记录的路径"),
        (VISIT, "--to 青县", "这种记录登记在学校（幼儿园），青县是县（市、区）"),
        ("submissions/2019/沧县/2019-08-11", "--to 风荷", "这种记录登记在县，沧县/风荷小学是学校（幼儿园）"),
        (VISIT, "--to 无此校", "没有符合“无此校”的单位"),
        (VISIT, "", "还缺少：--on <日期> 或 --to <单位>"),
        (
            "inspections/2019/沧县/2019-08-14-沧县第一中学",
            "--on 2019-08-13",
            "这条记录；现有：inspections/2019/沧县/2019-08-12",
        ),
    ] {
        desk.refuses(&format!("move {record} {whereto}"), reason);
    }
}

#[test]
fn what_something_rests_on_is_not_moved() {
    let desk = year();
    let policy = "rectifications/2019/沧县/2019-08-12-沧县第一中学-policy";
    desk.does("submit 沧县 --on 2019-08-31");
    let said = desk.refuses(&format!("move {VISIT} --on 2019-08-13"), "先用 shuangqian remove 撤销上报记录");
    let told = format!("submissions/2019/沧县/2019-08-31.toml：其中登记了{VISIT}的检查情况表已上报");
    assert!(said.stderr.contains(&told) && said.stderr.lines().count() == 2, "{said:#?}");
    // A form is not sent before its visit.
    desk.refuses("move submissions/2019/沧县/2019-08-31 --on 2019-08-10", "上报日期2019-08-10早于检查日期2019-08-12");
    desk.does("move submissions/2019/沧县/2019-08-31 --on 2019-08-12");
    desk.does("remove submissions/2019/沧县/2019-08-12");
    desk.does(&format!("decide urging 第一 --on 2019-10-10 --reason 整改不力 --basis {policy}"));
    let second = "decisions/2019/沧县/2019-10-10-urging-沧县第一中学";
    // It would have to move along.
    desk.refuses(&format!("move {VISIT} --on 2019-08-13"), &format!("{second}.toml：以{policy}为依据"));
    desk.does(&format!("remove {second}"));
    desk.does(&format!("move {VISIT} --on 2019-08-13"));
    desk.does("submit 沧县 --on 2019-08-31");
}

#[test]
fn in_a_sealed_round_only_the_working_off_is_moved() {
    let desk = year();
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    for (from, day, _) in DATED {
        desk.refuses(&format!("move {from} --on {day}"), "轮次2019已于2019-12-31封存");
    }
    let right = "rectifications/2019/沧县/2019-09-10-沧县第一中学-safety_officer";
    let wrong = "rectifications/2019/沧县/2019-09-11-沧县第一中学-safety_officer";
    std::fs::rename(desk.path(&format!("{right}.toml")), desk.path(&format!("{wrong}.toml"))).unwrap();
    desk.does(&format!("move {wrong} --on 2019-09-10"));
    desk.does("check --fail-on error");
}

#[test]
fn a_move_stays_in_its_round_and_is_judged_by_it() {
    let desk = year();
    desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    let from = "conveyances/2019/沧县/2019-08-04-沧县第一中学";
    desk.does(&format!("move {from} --on 2019-08-09")).says("迟了4天");
    desk.refuses(&format!("move {VISIT} --to 风荷"), "该校没有女生集体宿舍");
    let to = "conveyances/2019/沧县/2020-08-09-沧县第一中学";
    let late = "conveyances/2019/沧县/2019-08-09-沧县第一中学";
    moves(&desk, &format!("move {late} --on 2020-08-09"), &[(late, to)]);
}

#[test]
fn a_record_of_a_day_to_come_or_of_a_unit_that_there_is_not_is_moved_to_the_right_one() {
    let desk = year();
    desk.put("conveyances/2019/沧县/2091-08-04-风荷小学.toml", "note = \"一\"\n");
    desk.put("conveyances/2019/沧县/2019-08-05-无此校.toml", "note = \"二\"\n");
    for (from, whereto, to) in [
        ("conveyances/2019/沧县/2091-08-04-风荷小学", "--on 2019-08-04", "conveyances/2019/沧县/2019-08-04-风荷小学"),
        ("conveyances/2019/沧县/2019-08-05-无此校", "--to 乙中学", "conveyances/2019/沧县/2019-08-05-乙中学"),
    ] {
        let expected = under_other_paths(desk.files(), &[(from, to)]);
        desk.does(&format!("move {from} {whereto}"));
        assert_eq!(desk.files(), expected);
    }
    desk.does("check --fail-on error");
}

#[test]
fn what_is_damaged_or_holds_a_number_is_not_written_again() {
    let desk = year();
    let from = "conveyances/2019/沧县/2019-08-04-沧县第一中学";
    for (text, reason) in [
        ("<<<<<<< HEAD\n", "合并"),
        ("staff_totl = 1\n", "没有“staff_totl”这一项"),
        ("", "空"),
        ("note = \"13800000000\"\n", "手机号码"),
    ] {
        desk.put(&format!("{from}.toml"), text);
        desk.refuses(&format!("move {from} --on 2019-08-05"), reason);
    }
    // Line ends and a mark of another editor are not kept: what is written has neither.
    desk.put(&format!("{from}.toml"), "\u{feff}# 注\r\nnote = \"一\"\r\n");
    desk.does(&format!("move {from} --on 2019-08-05"));
    assert_eq!(desk.text("conveyances/2019/沧县/2019-08-05-沧县第一中学.toml"), "# 注\nnote = \"一\"\n");
}

#[test]
fn a_move_that_was_killed_is_finished_by_running_it_again() {
    let line = format!("move {VISIT} --on 2019-08-13");
    let (before, after) = {
        let desk = year();
        let before = desk.files();
        desk.does(&line);
        (before, desk.files())
    };
    let is_new = |path: &&String| !before.contains_key(*path);
    let (visits, along): (Vec<_>, Vec<_>) =
        after.keys().filter(is_new).partition(|path| path.starts_with("inspections/"));
    let written: Vec<_> = visits.into_iter().chain(along).collect();
    let gone: Vec<_> = before.keys().filter(|path| !after.contains_key(*path)).rev().collect();
    assert_eq!((written.len(), gone.len()), (3, 3));
    assert!(gone.last().unwrap().starts_with("inspections/"), "{gone:?}");
    // Every state in which it may have been left: so many written, then so many gone, the record itself last.
    for step in 0..(written.len() + gone.len()) {
        let desk = year();
        written.iter().take(step).for_each(|path| desk.put(path, &after[*path]));
        let gone = gone.iter().take(step.saturating_sub(written.len()));
        gone.for_each(|path| std::fs::remove_file(desk.path(path)).unwrap());
        desk.does("check --fail-on error");
        let said = desk.does(&line);
        assert_eq!(desk.files(), after, "step {step}");
        assert_eq!(said.stderr.contains("（原已有，内容相同）"), step > 0, "step {step}: {said:#?}");
    }
}

#[test]
fn whoever_reads_english_is_told_the_same() {
    let desk = year();
    desk.does("submit 沧县 --on 2019-08-31");
    for (words, reason) in [
        (
            format!("{VISIT} --on 2019-08-13"),
            "Nothing was moved. What rests on a record is corrected first; a submission",
        ),
        ("letters/2019/沧县 --on 2019-08-13".to_owned(), "its path says no day, so --on does not apply"),
        ("letters/2019/沧县 --on 2019-08-13".to_owned(), "corrected with `shuangqian sign … --on … --replace`\n"),
        ("school-work/2019/沧县/沧县第一中学 --on 2019-08-13".to_owned(), "`shuangqian work … --replace`\n"),
        (
            "units/沧县/风荷小学 --to 青县".to_owned(),
            "a unit is not moved; one that is registered under a wrong county",
        ),
        ("submissions/2019/沧县/2019-08-11 --to 风荷".to_owned(), "it is of a county, and 沧县/风荷小学 is a school\n"),
        (format!("{VISIT} --to 青县"), "it is of a school, and 青县 is a county\n"),
        (
            "submissions/2019/沧县/2019-08-11 --on 2019-08-31".to_owned(),
            "it is there already and says something else\nNothing was moved.\n",
        ),
        ("conveyances/2019/沧县/2019-08-04-沧县第一中学 --on 2091-08-04".to_owned(), "2091-08-04 is later than"),
        (
            "conveyances/2019/沧县/2019-08-05-沧县第一中学 --on 2019-08-04".to_owned(),
            "there is no record conveyances/2019/沧县/2019-08-05",
        ),
    ] {
        let said = desk.run(&format!("--lang en move {words}"));
        assert!(said.status == 2 && said.stderr.contains(reason), "{reason} {said:#?}");
    }
    let from = "conveyances/2019/沧县/2019-08-04-沧县第一中学";
    desk.does(&format!("--lang en move {from} --on 2019-08-04")).says(&format!("already so: {from}.toml\n"));
}

#[test]
fn of_sixteen_that_move_one_record_one_does() {
    let desk = year();
    let before = desk.files();
    let start = |day: u32| {
        let mut program = desk.program();
        program.args(["move", VISIT, "--on", &format!("2019-08-{day}")]).stderr(std::process::Stdio::piped());
        program.spawn().unwrap()
    };
    let running: Vec<_> = (1..=16).map(|of| start(if of > 11 { of + 1 } else { of })).filter_map(Some).collect();
    let all: Vec<_> = running.into_iter().map(|child| said(child.wait_with_output().unwrap())).collect();
    assert_eq!(all.iter().filter(|said| said.status == 0).count(), 1, "{all:#?}");
    assert_eq!(desk.files().len(), before.len());
    desk.does("check --fail-on error");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// There and back are the same bytes, whichever record, day and unit.
    #[test]
    fn there_and_back_is_where_it_was(
        (from, ..) in select(DATED.to_vec()),
        day in 1_u32..=11,
        unit in select(vec!["", "乙中学", "青县/甲小学", "青县", "沧县"]),
    ) {
        let desk = year();
        let before = desk.files();
        let whereto = if unit.is_empty() { String::new() } else { format!("--to {unit}") };
        let there = desk.run(&format!("move {from} --on 2019-08-{day:02} {whereto}"));
        if there.status == 0 && !there.stderr.contains("原已如此") {
            let moved = there.stderr.lines().find_map(|line| line.strip_prefix("已改正：")).and_then(|line| line.split_once(" → "));
            let (_, to) = moved.unwrap_or_else(|| panic!("{there:#?}"));
            let was: String = from.split('/').next_back().unwrap().chars().take(10).collect();
            let unit = if from.ends_with("中学") { "沧县/沧县第一中学" } else { "沧县" };
            desk.does(&format!("move {to} --on {was} --to {unit}"));
        }
        prop_assert_eq!(desk.files(), before, "{:?}", there);
    }
}
