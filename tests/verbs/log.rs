//! `log`: who changed what, when.

use crate::desk::Desk;
use crate::kept::{Kept, commit, git, try_git};
use crate::laid::Laid;
use std::path::Path;

/// The cells of the lines of a log, without the commit.
fn cells(kept: &Kept, folder: &Path, line: &str) -> Vec<Vec<String>> {
    let said = kept.run_in(folder, line);
    assert_eq!(said.status, 0, "{line} {said:#?}");
    let mut lines = said.stdout.lines();
    assert_eq!(lines.next(), Some("日期,提交人,单位,学校,事项,内容,原值,现值,记录,提交"), "{line}");
    let cells = lines.map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    cells.map(|cells| cells[..cells.len() - 1].to_vec()).collect()
}

/// Each line of a log as `日期 提交人 事项 内容 原值→现值`.
fn log(kept: &Kept, line: &str) -> Vec<String> {
    let cells = cells(kept, &kept.desk.path(""), line);
    cells
        .into_iter()
        .map(|cells| {
            let [on, clerk, _, _, matter, about, old, new, _] = &cells[..] else { panic!("{cells:?}") };
            format!("{on} {clerk} {matter} {about} {old}→{new}")
        })
        .collect()
}

fn city() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    Kept::laid(&LAID, |kept| {
        kept.commits("张三", "2019-08-01");
    })
}

#[test]
fn each_record_and_each_field_is_a_line_in_the_clerks_words() {
    let Some(kept) = city() else { return };
    kept.desk.does("sign 沧县/风荷小学 --on 2019-08-02 --only lower");
    kept.commits("张三", "2019-08-02");
    kept.desk.does("sign 沧县/风荷小学 --on 2019-08-03 --only upper");
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-03 --staff 40 --attended 39");
    kept.commits("李四", "2019-08-03");
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-03 --staff 41 --replace");
    kept.desk.does("unit set 沧县/风荷小学 staff=41 principal=");
    let last = kept.commits("王五", "2019-08-04");
    let path = "conveyances/2019/沧县/2019-08-03-风荷小学";
    let expected = [
        "2019-08-04 王五 更正 应到人数 40→41",
        "2019-08-04 王五 补充 教职工数 →41",
        "2019-08-04 王五 撤销 校长 王某→",
        "2019-08-03 李四 传达 传达记录 →应到人数：40；实到人数：39",
        "2019-08-03 李四 补充 上级签字人职务 →组长",
        "2019-08-03 李四 签订责任书 上级签字日期 →2019-08-03",
        "2019-08-03 李四 补充 上级签字人 →张某",
        "2019-08-02 张三 登记 责任书 →下级签字人职务：校长；下级签字日期：2019-08-02；下级签字人：王某",
        "2019-08-01 张三 登记 学校（幼儿园） →学校名称：风荷小学；类别：小学；女生集体宿舍：否；校长：王某",
    ];
    assert_eq!(log(&kept, "log 沧县/风荷小学"), expected);
    assert_eq!(log(&kept, "log 风荷小学 --corrections"), [expected[0], expected[2]]);
    assert_eq!(log(&kept, "log 风荷 --since 2019-08-03"), expected[..7]);
    assert_eq!(log(&kept, "log 风荷 --since 2019-08-04"), expected[..3]);
    assert_eq!(log(&kept, "log 风荷 HEAD~..HEAD"), expected[..3]);
    assert_eq!(log(&kept, "log HEAD~2..HEAD~ 风荷"), expected[3..7]);
    assert_eq!(log(&kept, "log 风荷 --at HEAD~2"), expected[7..]);
    for record in [path, &format!("{path}.toml")] {
        assert_eq!(log(&kept, &format!("log {record}")), [expected[0], expected[3]]);
    }
    assert_eq!(log(&kept, "log 沧县第一中学").len(), 1);
    assert!(log(&kept, "log").len() > log(&kept, "log 沧县").len() && log(&kept, "log 沧县").len() > expected.len());
    let said = kept.desk.does("log 风荷小学 --format json");
    let document: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(document["report"], "log");
    assert_eq!(document["rows"][0]["提交"], last);
    assert_eq!(document["rows"][0]["记录"], path);
    assert_eq!((&document["rows"][0]["单位"], &document["rows"][0]["学校"]), (&"沧县".into(), &"风荷小学".into()));
    for file in ["变更.csv", "变更.xlsx", "变更.json", "变更.html"] {
        let file = kept.beside(file);
        kept.desk.does(&format!("log 风荷 -o {}", file.display())).says("9行");
        assert!(std::fs::metadata(file).unwrap().len() > 500);
    }
}

#[test]
fn what_happened_is_called_as_in_the_weeks_news() {
    let Some(kept) = city() else { return };
    let steps: [(&str, &[&str]); 8] = [
        ("inspect 沧县/风荷小学 --on 2019-08-12 policy=problem:无制度 --rest compliant", &["检查"]),
        ("rectify 沧县/风荷小学 policy --measure 补建制度", &["登记"]),
        ("rectify 沧县/风荷小学 policy --done 2019-08-20", &["完成整改"]),
        ("rectify 沧县/风荷小学 policy --close 2019-08-21 --checked-by 赵某", &["补充", "销号"]),
        ("work 沧县/风荷小学 --reported 2019-08-06", &["汇报"]),
        ("work 沧县/风荷小学 --studied 2019-08-07 --self-inspected 2019-08-15", &["自查", "学习"]),
        ("submit 沧县 --on 2019-08-31", &["上报"]),
        ("decide urging 沧县/风荷小学 --on 2019-09-01 --reason 未建制度", &["督促"]),
    ];
    for (line, matters) in steps {
        kept.desk.does(line);
        kept.commits("张三", "2019-09-02");
        let cells = cells(&kept, &kept.desk.path(""), "log HEAD~..HEAD");
        let mut found: Vec<_> = cells.iter().map(|cells| cells[4].as_str()).collect();
        let mut matters = matters.to_vec();
        found.sort_unstable();
        matters.sort_unstable();
        assert_eq!(found, matters, "{line} {cells:?}");
    }
}

#[test]
fn corrections_are_what_an_auditor_reads_first() {
    let Some(kept) = city() else { return };
    let corrections = |kept: &Kept| log(kept, "log --corrections HEAD~..HEAD");
    let step = |line: &str| {
        kept.desk.does(line);
        kept.commits("张三", "2020-01-10");
        corrections(&kept)
    };
    assert!(step("convey 沧县/风荷小学 --on 2019-08-03 --note 集中传达").is_empty());
    assert!(step("unit set 沧县/风荷小学 staff=41").is_empty());
    assert_eq!(step("unit set 沧县/风荷小学 opened_on=2015-09-01"), ["2020-01-10 张三 补充 开办日期 →2015-09-01"]);
    assert_eq!(step("unit set 沧县/风荷小学 staff=42 --replace"), ["2020-01-10 张三 更正 教职工数 41→42"]);
    assert_eq!(step("unit close 沧县/青团幼儿园 --on 2019-12-01"), ["2020-01-10 张三 补充 停办日期 →2019-12-01"]);
    assert!(step("unit add-school 沧县/新小学 opened_on=2019-09-01 principal=李某").is_empty());
    let removed = step("remove conveyances/2019/沧县/2019-08-03-风荷小学");
    assert_eq!(removed, ["2020-01-10 张三 撤销 传达记录 备注：集中传达→"]);
    let sealed = step("round seal 2019 --on 2019-12-31 --yes");
    assert!(sealed.iter().any(|line| line.contains("封存日期")) && sealed.iter().any(|line| line.contains("封存清单")));
    let path = "rounds/2019.toml";
    kept.desk.put(path, kept.desk.text(path).replace("inspections = 2019-08-30", "inspections = 2019-09-30"));
    kept.commits("张三", "2020-01-11");
    assert_eq!(corrections(&kept), ["2020-01-11 张三 更正 检查期限 2019-08-30→2019-09-30"]);
    kept.desk.put(path, kept.desk.text(path).replace("[deadlines]", "[deadlines]\nrectification_days = 30"));
    kept.commits("张三", "2020-01-12");
    assert_eq!(corrections(&kept), ["2020-01-12 张三 补充 整改天数 →30"]);
    kept.desk.put("units/沧县/新小学.toml", "这不是记录");
    kept.commits("张三", "2020-01-13");
    assert!(corrections(&kept)[0].starts_with("2020-01-13 张三 更正 学校（幼儿园） 学校名称：新小学"));
}

#[test]
fn a_record_is_followed_to_where_it_was_before_it_was_moved() {
    let Some(kept) = city() else { return };
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02 --note 集中传达一次");
    kept.commits("张三", "2019-08-02");
    kept.desk.does("move conveyances/2019/沧县/2019-08-02-风荷小学 --on 2019-08-03");
    kept.commits("李四", "2019-08-03");
    kept.desk.does("move conveyances/2019/沧县/2019-08-03-风荷小学 --to 沧县/沧县第一中学");
    kept.commits("王五", "2019-08-04");
    let expected = [
        "2019-08-04 王五 更正 学校 风荷小学→沧县第一中学",
        "2019-08-03 李四 更正 传达日期 2019-08-02→2019-08-03",
        "2019-08-02 张三 传达 传达记录 →备注：集中传达一次",
    ];
    assert_eq!(log(&kept, "log conveyances/2019/沧县/2019-08-03-沧县第一中学"), expected);
    assert_eq!(log(&kept, "log --corrections"), expected[..2]);
}

#[test]
fn a_school_under_another_id_with_its_name_is_told_by_its_ids() {
    let Some(kept) = city() else { return };
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02 --note 集中传达一次");
    kept.commits("张三", "2019-08-02");
    kept.git("mv units/沧县/风荷小学.toml units/沧县/fhxx.toml");
    kept.git("mv conveyances/2019/沧县/2019-08-02-风荷小学.toml conveyances/2019/沧县/2019-08-02-fhxx.toml");
    kept.commits("李四", "2019-08-03");
    let lines = log(&kept, "log conveyances/2019/沧县/2019-08-02-fhxx");
    assert_eq!(lines[0], "2019-08-03 李四 更正 学校 风荷小学→fhxx");
    assert!(log(&kept, "log --corrections").contains(&lines[0]));
}

/// What a commit tells, in which records went and others came.
fn exchanged(gone: &[&str], come: &[&str]) -> Option<Vec<String>> {
    let kept = city()?;
    gone.iter().for_each(|line| drop(kept.desk.does(line)));
    kept.commits("张三", "2019-08-20");
    for line in gone {
        let [_, school, _, day] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (county, school) = school.split_once('/').unwrap();
        kept.desk.does(&format!("remove conveyances/2019/{county}/{day}-{school}"));
    }
    come.iter().for_each(|line| drop(kept.desk.does(line)));
    kept.commits("李四", "2019-08-21");
    let cells = cells(&kept, &kept.desk.path(""), "log HEAD~..HEAD");
    Some(cells.into_iter().map(|mut cells| cells.swap_remove(4)).collect())
}

#[test]
fn what_shares_neither_unit_nor_day_or_may_be_several_is_not_moved() {
    let (one, other) = ("convey 沧县/风荷小学 --on 2019-08-09", "convey 沧县/青团幼儿园 --on 2019-08-10");
    let Some(unrelated) = exchanged(&[one], &[other]) else { return };
    assert_eq!(unrelated, ["撤销", "传达"]);
    let (next, same_day) = ("convey 沧县/风荷小学 --on 2019-08-10", "convey 沧县/青团幼儿园 --on 2019-08-09");
    assert_eq!(exchanged(&[one], &[next]).unwrap(), ["更正"]);
    assert_eq!(exchanged(&[one], &[same_day]).unwrap(), ["更正"]);
    assert_eq!(exchanged(&[one], &[next, same_day]).unwrap().len(), 3, "either may be it");
    assert_eq!(exchanged(&[one, same_day], &[next, other]).unwrap(), ["更正", "更正"], "each on the next day");
}

#[test]
fn what_is_worked_off_moves_along_item_by_item() {
    let Some(kept) = city() else { return };
    kept.desk.does("inspect 沧县/风荷小学 --on 2019-08-12 policy=problem education=problem --rest compliant");
    kept.desk.does("rectify 沧县/风荷小学 --all --done 2019-08-14");
    kept.commits("张三", "2019-08-14");
    kept.desk.does("move inspections/2019/沧县/2019-08-12-风荷小学 --on 2019-08-11");
    kept.commits("李四", "2019-08-15");
    let lines = log(&kept, "log HEAD~..HEAD");
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(lines.iter().all(|line| line.ends_with("2019-08-12→2019-08-11")), "{lines:#?}");
}

#[test]
fn names_are_those_of_now_and_mergers_are_followed_both_ways() {
    let Some(kept) = city() else { return };
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02 --note 甲");
    kept.desk.does("convey 沧县/沧县第一中学 --on 2019-08-02 --note 乙");
    kept.commits("张三", "2019-08-02");
    kept.desk.does("unit set 沧县/风荷小学 name=沧县风荷实验小学 --replace");
    kept.desk.does("unit close 沧县/风荷小学 --on 2019-12-01 --merged-into 沧县/沧县第一中学");
    kept.commits("张三", "2019-12-02");
    let all = cells(&kept, &kept.desk.path(""), "log 沧县/沧县第一中学");
    assert_eq!(all, cells(&kept, &kept.desk.path(""), "log 沧县风荷实验小学"));
    assert!(
        ["风荷小学", "沧县第一中学"]
            .iter()
            .all(|id| all.iter().any(|cells| cells[8] == format!("conveyances/2019/沧县/2019-08-02-{id}")))
    );
    assert!(all.iter().all(|cells| cells[3] == "沧县风荷实验小学" || cells[3] == "沧县第一中学"), "{all:?}");
}

/// Two lines in which something is changed, brought together in some way.
fn merged(one: &str, other: &str, settle: impl Fn(&Kept)) -> Option<Vec<String>> {
    let kept = city()?;
    let path = "conveyances/2019/沧县/2019-08-02-风荷小学.toml";
    kept.desk.put(path, "staff_total = 40\nstaff_attended = 30\n");
    kept.commits("张三", "2019-08-02");
    kept.git("branch 乙");
    kept.desk.put(path, one);
    kept.commits("甲", "2019-08-03");
    kept.git("checkout -q 乙");
    kept.desk.put(path, other);
    kept.commits("乙", "2019-08-04");
    kept.git("checkout -q main");
    try_git(&kept.desk.path(""), "丙", "2019-08-05", "merge -q --no-ff --no-commit 乙");
    settle(&kept);
    kept.commits("丙", "2019-08-05");
    assert_eq!(kept.git("rev-list --count HEAD"), "5");
    let found = log(&kept, "log 沧县/风荷小学");
    assert_eq!(
        log(&kept, "log").into_iter().filter(|line| line.contains("丙")).collect::<Vec<_>>(),
        found.iter().filter(|line| line.contains("丙")).cloned().collect::<Vec<_>>()
    );
    let corrections = log(&kept, "log --corrections");
    for line in found.iter().filter(|line| line.contains(" 丙 ")) {
        assert_eq!(corrections.contains(line), !line.contains(" 补充 "), "{line}");
    }
    Some(found.into_iter().filter(|line| line.contains(" 丙 ")).collect())
}

const PATH: &str = "conveyances/2019/沧县/2019-08-02-风荷小学.toml";
const OLD: &str = "staff_total = 40\nstaff_attended = 30\n";

#[test]
fn a_merge_shows_only_what_it_decided_itself() {
    let put = |text: &'static str| move |kept: &Kept| kept.desk.put(PATH, text);
    // Each changed another field: git could have done it.
    let Some(none) = merged(
        "staff_total = 41\nstaff_attended = 30\n",
        "staff_total = 40\nstaff_attended = 31\n",
        put("staff_total = 41\nstaff_attended = 31\n"),
    ) else {
        return;
    };
    assert!(none.is_empty(), "{none:?}");
    // Both changed one field, and one of them was taken.
    let taken = merged("staff_total = 41\n", "staff_total = 42\n", put("staff_total = 42\n")).unwrap();
    assert_eq!(taken, ["2019-08-05 丙 更正 应到人数 41→42"]);
    let kept_own = merged("staff_total = 41\n", "staff_total = 42\n", put("staff_total = 41\n")).unwrap();
    assert_eq!(kept_own, ["2019-08-05 丙 更正 应到人数 42→41"]);
    // Neither was.
    let third = merged("staff_total = 41\n", "staff_total = 42\n", put("staff_total = 43\n")).unwrap();
    assert_eq!(third, ["2019-08-05 丙 更正 应到人数 41；42→43"]);
    // Both did the same.
    assert!(merged("staff_total = 41\n", "# 注\nstaff_total = 41\n", put("staff_total = 41\n")).unwrap().is_empty());
    // Only one changed it, and that was thrown away.
    let thrown = merged(OLD, "staff_total = 42\nstaff_attended = 30\n", put(OLD)).unwrap();
    assert_eq!(thrown, ["2019-08-05 丙 更正 应到人数 42→40"]);
    // Something that nobody had.
    let added = merged(
        OLD,
        "staff_total = 42\nstaff_attended = 30\n",
        put("staff_total = 42\nstaff_attended = 30\nnote = \"补\"\n"),
    )
    .unwrap();
    assert_eq!(added, ["2019-08-05 丙 补充 备注 →补"]);
    // What neither had touched.
    let other = "staff_total = 42\nstaff_attended = 30\n";
    let slipped_in = merged(OLD, other, put("staff_total = 42\nstaff_attended = 29\n")).unwrap();
    assert_eq!(slipped_in, ["2019-08-05 丙 更正 实到人数 30→29"]);
    let slipped_out = merged(OLD, other, put("staff_total = 42\n")).unwrap();
    assert_eq!(slipped_out, ["2019-08-05 丙 撤销 实到人数 30→"]);
    // One took the record out, the other changed it.
    let gone =
        merged("staff_total = 41\n", "staff_total = 42\n", |kept| std::fs::remove_file(kept.desk.path(PATH)).unwrap())
            .unwrap();
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(gone[0].starts_with("2019-08-05 丙 撤销 传达记录 "), "{gone:?}");
}

#[test]
fn what_was_reverted_is_two_changes() {
    let Some(kept) = city() else { return };
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02 --staff 40");
    kept.commits("张三", "2019-08-02");
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02 --staff 41 --replace");
    kept.commits("李四", "2019-08-03");
    commit(&kept.desk.path(""), "王五", "2019-08-04", "revert --no-edit HEAD");
    assert_eq!(
        log(&kept, "log conveyances/2019/沧县/2019-08-02-风荷小学"),
        [
            "2019-08-04 王五 更正 应到人数 41→40",
            "2019-08-03 李四 更正 应到人数 40→41",
            "2019-08-02 张三 传达 传达记录 →应到人数：40"
        ]
    );
}

#[test]
fn a_shallow_clone_says_where_its_history_begins() {
    let Some(kept) = city() else { return };
    for (day, note) in [("2019-08-02", "甲"), ("2019-08-03", "乙"), ("2019-08-04", "丙")] {
        kept.desk.does(&format!("convey 沧县/风荷小学 --on {day} --note {note}"));
        kept.commits("张三", day);
    }
    let clone = kept.beside("浅");
    git(&kept.beside(""), &format!("clone -q --depth 2 file://{} {}", kept.desk.path("").display(), clone.display()));
    let said = kept.run_in(&clone, "log 风荷");
    assert_eq!((said.status, said.stdout.lines().count()), (0, 1 + 1), "{said:#?}");
    said.says("历史从2019-08-03开始");
    assert!(kept.desk.does("log 风荷").stderr.is_empty());
}

#[test]
fn the_log_is_the_same_from_every_place_of_the_records() {
    let Some(kept) = Kept::around(Desk::empty) else { return };
    for (path, bytes) in Desk::new().files() {
        kept.desk.put(&format!("各地/台账/{path}"), bytes);
    }
    kept.desk.put("各地/units/沧县/风荷小学.toml", "name = \"别处\"\n");
    kept.commits("张三", "2019-08-01");
    let records = kept.desk.path("各地/台账");
    let said = kept.run_in(&records, "convey 沧县/风荷小学 --on 2019-08-02 --staff 40");
    assert_eq!(said.status, 0, "{said:#?}");
    kept.commits("李四", "2019-08-02");
    let expected = cells(&kept, &records, "log 风荷");
    assert_eq!(expected.len(), 2);
    assert_eq!(cells(&kept, &records.join("units"), "log 风荷"), expected);
    git(&kept.beside(""), &format!("clone -q --bare {} host.git", kept.desk.path("").display()));
    assert_eq!(cells(&kept, &kept.beside("host.git"), "--at HEAD:各地/台账 log 风荷"), expected);
    kept.git(&format!("worktree add -q -f {} HEAD", kept.beside("别处").display()));
    assert_eq!(cells(&kept, &kept.beside("别处/各地/台账"), "log 风荷"), expected);
}

#[test]
fn a_number_that_was_taken_out_stands_in_no_log() {
    let Some(kept) = city() else { return };
    let (number, path) = ("130921198512030118", "units/沧县/风荷小学.toml");
    let clean = kept.desk.text(path);
    kept.desk.put(path, clean.replace("王某", &format!("王某{number}")));
    kept.desk.put("conveyances/2019/沧县/2019-08-02-风荷小学.toml", format!("note = \"{number}\"\n# {number}\n"));
    kept.commits(number, "2019-08-14");
    kept.desk.put(path, clean);
    std::fs::remove_file(kept.desk.path("conveyances/2019/沧县/2019-08-02-风荷小学.toml")).unwrap();
    kept.commits("张三", "2019-08-15");
    assert!(log(&kept, "log 风荷").len() > 4);
    for line in [
        "log",
        "log --corrections",
        "log 风荷 --format json",
        "log --format html",
        "log --format table",
        "diff HEAD~",
        "diff HEAD~2 HEAD~ --format table",
        "diff HEAD~2 HEAD~",
    ] {
        let said = kept.desk.run(line);
        assert!(said.status < 2 && !format!("{said:?}").contains(number), "{line} {said:#?}");
    }
}

#[test]
fn no_character_that_a_terminal_acts_on_is_shown_of_what_was_committed() {
    let Some(kept) = city() else { return };
    let hidden = ["\u{1b}[31m", "\u{202e}", "\u{200b}"];
    let path = "units/沧县/风荷小学.toml";
    kept.desk.put(path, kept.desk.text(path).replace("王某", "王\u{202e}某"));
    #[cfg(unix)]
    kept.desk.put("templates/甲\u{1b}[31m.html", "x");
    kept.desk.put("conveyances/2019/沧县/2019-08-02-风荷小学.toml", "note = \"一\u{200b}二\"\n");
    kept.commits("李\u{1b}[31m四\u{202e}", "2019-08-02");
    kept.git("branch 甲\u{202e}");
    for (line, format) in [
        ("log HEAD~..HEAD", "csv"),
        ("log HEAD~..HEAD", "html"),
        ("log HEAD~..HEAD", "json"),
        ("log HEAD~..HEAD", "table"),
        ("diff 甲\u{202e} HEAD~", "html"),
        ("diff 甲\u{202e} HEAD~", "table"),
    ] {
        let said = kept.desk.ends(&format!("{line} --format {format}")).stdout;
        assert!(!said.is_empty() && hidden.iter().all(|hidden| !said.contains(hidden)), "{format} {said:?}");
    }
    let cells = cells(&kept, &kept.desk.path(""), "log HEAD~..HEAD");
    assert!(cells.iter().all(|cells| cells[1] == "李\\u{1b}[31m四\\u{202e}"), "{cells:?}");
}

#[test]
fn a_log_is_of_a_folder_of_records_too() {
    let Some(kept) = city() else { return };
    kept.desk.does("sign 沧县 --on 2019-08-02 --upper 王某");
    kept.desk.does("sign --all 沧县 --on 2019-08-02");
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02 --note 集中传达一次");
    kept.commits("张三", "2019-08-02");
    let files = |folder: &str| {
        let cells = cells(&kept, &kept.desk.path("units"), &format!("log {folder} HEAD~..HEAD"));
        cells.into_iter().map(|cells| cells[8].clone()).collect::<Vec<_>>()
    };
    assert_eq!(files("letters").len(), 4);
    assert_eq!(files("letters/2019"), files("letters"));
    assert_eq!(files("letters/2019/沧县"), ["letters/2019/沧县"]);
    assert_eq!(files("letters/2019/沧县/").len(), 3);
    assert_eq!(files("conveyances/2019/沧县"), ["conveyances/2019/沧县/2019-08-02-风荷小学"]);
    assert!(files("units").is_empty() && files("沧县/风荷小学").len() == 2);
    assert!(log(&kept, "log mechanism")[0].contains("登记 工作机制"));
}

#[test]
fn what_was_never_recorded_is_not_unchanged() {
    let Some(kept) = city() else { return };
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-02");
    for never in [
        "letters",
        "letters/2019/没有县",
        "letters/2019/没有县/",
        "units/沧县/没有的学校",
        "conveyances/2019/沧县/2019-08-02-风荷小学",
    ] {
        for line in [format!("log {never}"), format!("log {never} --corrections --since 2019-08-01")] {
            kept.desk.refuses(&line, "从来没有");
        }
    }
    kept.commits("张三", "2019-08-02");
    kept.desk.does("remove conveyances/2019/沧县/2019-08-02-风荷小学");
    kept.commits("张三", "2019-08-03");
    for gone in ["conveyances", "conveyances/2019/沧县/2019-08-02-风荷小学"] {
        assert!(log(&kept, &format!("log {gone} --since 2019-08-04")).is_empty(), "{gone}");
    }
}

#[test]
fn what_no_log_can_be_of_is_a_sentence() {
    let Some(kept) = Kept::new() else { return };
    kept.desk.refuses("log", "还没有提交过");
    kept.commits("张三", "2019-08-01");
    kept.desk.refuses("log 没有的学校", "没有的学校");
    kept.desk.refuses("log HEAD...HEAD", "用两个点");
    kept.desk.refuses("log 沧县 风荷", "只写一个");
    kept.desk.refuses("log 无..HEAD", "“无”的记录");
    kept.desk.refuses("log --at HEAD^{tree}", "没有历史");
    assert_eq!(Desk::new().run("log").status, 2, "not in a repository");
}
