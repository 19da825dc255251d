//! Corrections while something old is wrong: a write is refused by an error that it makes, never by one that was there
//! before. Of every kind of record, one with an old error that stays: a correction of it is written, and one that makes
//! another error is refused.

use crate::desk::{Desk, Said};
use crate::laid::Laid;
use std::collections::BTreeSet;

/// The errors that `check` finds: code, file and line.
fn errors(desk: &Desk) -> BTreeSet<(String, String, u64)> {
    let said = desk.run("check --format json --fail-on never");
    let document: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let found = document["diagnostics"].as_array().unwrap().iter().filter(|one| one["severity"] == "error");
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
    found.map(|one| (text(one, "code"), text(one, "file"), one["line"].as_u64().unwrap())).collect()
}

fn has(desk: &Desk, code: &str, file: &str) -> bool {
    errors(desk).iter().any(|(found, at, _)| found == code && at == file)
}

/// Whether a file has an error at all.
fn is_wrong(desk: &Desk, file: &str) -> bool {
    errors(desk).iter().any(|(_, at, _)| at == file)
}

/// Runs a correction that shall be written, though an error of a code and file was and is there. It makes no other, but
/// that a form is to be sent again, which is told.
fn corrects(desk: &Desk, line: &str, (code, file): (&str, &str)) -> Said {
    let files = |errors: BTreeSet<(String, String, u64)>| -> BTreeSet<_> {
        errors.into_iter().map(|(code, file, _)| (code, file)).collect()
    };
    assert!(has(desk, code, file), "there is no {code} at {file} yet: {:#?}", errors(desk));
    let before = files(errors(desk));
    let said = desk.does(line).says("已更正");
    let after = files(errors(desk));
    for (code, file) in after.difference(&before) {
        let is_told = code == "changed-since-submitted" && said.stderr.contains("更正后请重报");
        assert!(is_told, "{line} made {code} at {file}");
    }
    assert!(has(desk, code, file), "{line} mended {code} at {file}");
    said
}

/// A desk with a year of 沧县: every kind of record, none of them wrong.
fn year() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = Desk::new();
        desk.put("责任书.pdf", "一");
        for line in [
            "sign 沧县 --on 2019-08-01 --upper 王某 --archive 卷1 --scan 责任书.pdf",
            "sign --all 沧县 --on 2019-08-02",
            "convey --all 沧县 --on 2019-08-04 --note 集中传达",
            "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人 --remarks 初查",
            "inspect 风荷小学 --on 2019-08-13 --rest 符合",
            "work 第一 --reported 2019-08-05 --self-inspected 2019-08-15 --studied 2019-08-07",
            "submit 沧县 --on 2019-08-31 --received 2019-09-02 --note 首次",
            "spot-check 风荷小学 --on 2019-09-10 --rest 符合 1=基本符合：未上墙 --remarks 抽查",
            "spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
            "rectify 第一 7 --measure 增派人员 --done 2019-08-20 --close 2019-08-26 --checked-by 王某",
            "decide urging 沧县 --on 2019-10-09 --reason 进度缓慢 --basis letters/2019/沧县",
        ] {
            desk.does(line);
        }
        assert!(errors(&desk).is_empty(), "{:#?}", errors(&desk));
        desk
    })
}

/// Changes a record by hand.
fn alter(desk: &Desk, path: &str, old: &str, new: &str) {
    let text = desk.text(path);
    assert!(text.contains(old), "{old} in {path}:\n{text}");
    desk.put(path, text.replacen(old, new, 1));
}

const FIRST: &str = "units/沧县/沧县第一中学.toml";
const SECOND: &str = "units/沧县/风荷小学.toml";
const THIRD: &str = "units/沧县/青团幼儿园.toml";

#[test]
fn of_three_schools_with_one_code_any_is_mended() {
    for mended in ["第一", "风荷小学", "青团"] {
        let desk = year();
        for path in [FIRST, SECOND, THIRD] {
            desk.put(path, desk.text(path) + "school_code = \"2113000101\"\n");
        }
        let duplicates = || errors(&desk).iter().filter(|(code, ..)| code == "duplicate-school-code").count();
        assert_eq!(duplicates(), 2);
        desk.does(&format!("unit set {mended} school_code=2113000109 --replace")).says("已更正");
        assert_eq!(duplicates(), 1, "{mended}");
        // Of the two that are left it is at the one whose id comes later.
        let later = if mended == "风荷小学" { THIRD } else { SECOND };
        corrects(&desk, "unit set 青团 principal=钱某 --replace", ("duplicate-school-code", later));
    }
}

#[test]
fn a_code_that_another_school_has_is_refused_though_two_others_share_one() {
    let desk = year();
    desk.does("unit add-school 沧县/甲小学 school_code=2113000104");
    for path in [FIRST, SECOND] {
        desk.put(path, desk.text(path) + "school_code = \"2113000101\"\n");
    }
    let shared = ("duplicate-school-code", SECOND);
    corrects(&desk, "unit set 风荷小学 principal=钱某 --replace", shared);
    desk.refuses("unit set 青团 school_code=2113000104", "学校标识码2113000104与units/沧县/甲小学.toml中的重复");
    desk.refuses("unit set 青团 school_code=2113000101", "学校标识码2113000101与");
    desk.refuses("unit add-school 沧县/乙小学 school_code=2113000101", "学校标识码2113000101与");
    // The school that has the code first: it is at the other one that the error would be.
    desk.refuses("unit set 甲小学 school_code=2113000101 --replace", "的重复");
    corrects(&desk, "unit set 第一 principal=钱某 --replace", shared);
}

#[test]
fn a_school_with_records_before_its_opening_is_renamed_and_its_opening_moved() {
    let desk = year();
    desk.does("work 风荷小学 --reported 2019-08-05 --self-inspected 2019-08-06 --studied 2019-08-07");
    desk.put(SECOND, desk.text(SECOND) + "opened_on = 2019-09-01\n");
    let outside = || errors(&desk).iter().filter(|(code, ..)| code == "not-in-force").count();
    assert_eq!(outside(), 7, "two signatures, a conveyance, an inspection, three deeds of its own");
    corrects(
        &desk,
        "unit set 风荷小学 name=荷风小学 --replace",
        ("not-in-force", "conveyances/2019/沧县/2019-08-04-风荷小学.toml"),
    );
    assert_eq!(outside(), 7);
    corrects(
        &desk,
        "unit set 荷风小学 opened_on=2019-08-13 --replace",
        ("not-in-force", "conveyances/2019/沧县/2019-08-04-风荷小学.toml"),
    );
    assert_eq!(outside(), 6);
    desk.refuses("unit set 荷风小学 opened_on=2019-09-11 --replace", "inspections/2019/沧县/2019-08-13-风荷小学.toml");
    desk.does("unit set 荷风小学 opened_on=2019-08-04 --replace");
    assert_eq!(outside(), 2);
    desk.does("unit set 荷风小学 opened_on=2010-09-01 --replace");
    assert_eq!(outside(), 0);
}

#[test]
fn a_county_that_was_closed_before_its_records_is_corrected() {
    let desk = year();
    alter(&desk, "units/沧县.toml", "name = ", "closed_on = 2019-08-04\nname = ");
    let old = ("not-in-force", "submissions/2019/沧县/2019-08-31.toml");
    corrects(&desk, "unit set 沧县 leader=李某 --replace", old);
    corrects(&desk, "unit set 沧县 closed_on=2019-08-31 --replace", old);
    assert!(!is_wrong(&desk, "conveyances/2019/沧县/2019-08-04-风荷小学.toml"));
    desk.refuses("unit set 沧县 closed_on=2019-08-02 --replace", "letters/2019/沧县/风荷小学.toml");
    desk.refuses("unit set 沧县 closed_on=2019-08-04 --replace", "conveyances/2019/沧县/2019-08-04-风荷小学.toml");
    corrects(&desk, "convey 风荷小学 --on 2019-08-04 --note 分批传达 --replace", old);
    desk.refuses("convey 风荷小学 --on 2019-09-02", "2019-08-31起撤销");
}

#[test]
fn a_school_that_merged_into_none_is_corrected() {
    let desk = year();
    desk.put(SECOND, desk.text(SECOND) + "closed_on = 2020-02-01\nmerged_into = \"沧县/无此校\"\n");
    let old = ("bad-merge-target", SECOND);
    corrects(&desk, "unit set 沧县/风荷小学 principal=钱某 --replace", old);
    corrects(&desk, "unit set 沧县/风荷小学 closed_on=2020-03-01 --replace", old);
    desk.refuses(
        "unit set 沧县/风荷小学 closed_on=2019-08-13 --replace",
        "inspections/2019/沧县/2019-08-13-风荷小学.toml",
    );
    desk.refuses("unit set 沧县/风荷小学 closed_on=", "缺少停办日期");
    desk.refuses(
        "unit close 青团 --on 2019-08-04 --merged-into 第一",
        "conveyances/2019/沧县/2019-08-04-青团幼儿园.toml",
    );
    desk.does("unit set 沧县/风荷小学 merged_into=沧县/青团幼儿园 --replace");
    assert!(errors(&desk).is_empty());
}

#[test]
fn letters_of_both_levels_are_corrected() {
    let desk = year();
    let (county, school) = ("letters/2019/沧县.toml", "letters/2019/沧县/风荷小学.toml");
    desk.put("scans/2019/沧县/责任书.pdf", "二");
    corrects(&desk, "sign 沧县 --on 2019-08-03 --upper 王某 --replace", ("scan-mismatch", county));
    alter(&desk, "units/沧县.toml", "name = ", "closed_on = 2024-01-01\nname = ");
    desk.refuses("sign 沧县 --on 2024-01-01 --only upper --upper 王某 --replace", "2024-01-01起撤销");
    desk.put(SECOND, desk.text(SECOND) + "opened_on = 2019-08-03\n");
    desk.does("sign 风荷小学 --only lower --on 2019-08-05 --replace");
    corrects(&desk, "sign 风荷小学 --only upper --on 2019-08-01 --replace", ("not-in-force", school));
    desk.refuses("sign 风荷小学 --only lower --on 2019-08-02 --replace", "2019-08-03才开办");
    corrects(
        &desk,
        "sign 风荷小学 --only upper --on 2019-08-01 --archive 卷2 --lower 王某 --upper 张某二 --replace",
        ("not-in-force", school),
    );
}

#[test]
fn a_scan_is_compared_with_what_lies_there_when_its_letter_is_written() {
    let desk = year();
    // By hand a letter names a scan that is another than the one that lies there.
    desk.put("scans/2019/沧县/二.pdf", "二");
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let letter = "letters/2019/沧县/风荷小学.toml";
    desk.put(letter, desk.text(letter) + &format!("\n[scan]\nfile = \"二.pdf\"\nsha256 = \"{digest}\"\n"));
    corrects(&desk, "sign 风荷小学 --on 2019-08-03 --replace", ("scan-mismatch", letter));
    desk.put("二.pdf", "abc");
    desk.refuses("sign 青团 --on 2019-08-02 --scan 二.pdf", "scans/2019/沧县/二.pdf已是另一份扫描件");
}

#[test]
fn conveyances_are_corrected() {
    let desk = year();
    let path = "conveyances/2019/沧县/2019-08-04-风荷小学.toml";
    desk.put(path, "staff_total = 40\nstaff_attended = 41\nnote = \"集中\"\n");
    let old = ("bad-value", path);
    corrects(&desk, "convey 风荷小学 --on 2019-08-04 --note 分批 --replace", old);
    corrects(&desk, "convey 风荷小学 --on 2019-08-04 --staff 39 --replace", old);
    desk.refuses("convey 青团 --on 2019-08-04 --staff 20 --attended 21", "实到21人，多于应到的20人");
    desk.does("convey 风荷小学 --on 2019-08-04 --staff 41 --replace");
    assert!(errors(&desk).is_empty());
}

#[test]
fn inspections_are_corrected() {
    let desk = year();
    let path = "inspections/2019/沧县/2019-08-12-沧县第一中学.toml";
    let inspect = "inspect 第一 --on 2019-08-12";
    alter(&desk, path, "[results]\n", "filled_on = 2019-08-11\n[results]\nno_such_item = \"compliant\"\n");
    let changed = ("changed-since-submitted", "submissions/2019/沧县/2019-08-31.toml");
    corrects(&desk, &format!("{inspect} --remarks 复查 --replace"), ("unknown-item", path)).says("更正后请重报");
    corrects(&desk, &format!("{inspect} --filled 2019-08-10 --replace"), ("dates-out-of-order", path));
    corrects(&desk, &format!("{inspect} 1=不符合 --replace"), changed);
    // Its finding is being worked off.
    desk.refuses(&format!("{inspect} 7=符合 --replace"), "没有查出“女生集体宿舍封闭管理情况”这个问题");
    desk.refuses(&format!("{inspect} 7=不适用 --replace"), "该校有女生集体宿舍");
    desk.refuses("inspect 青团 --on 2019-08-12 1=符合 --filled 2019-08-11", "填表日期2019-08-11早于检查日期2019-08-12");
    alter(&desk, path, "no_such_item = \"compliant\"\n", "");
    desk.does(&format!("{inspect} --filled 2019-08-12 --replace"));
    desk.does("submit 沧县 --on 2019-09-05");
    assert!(errors(&desk).is_empty(), "{:#?}", errors(&desk));
}

#[test]
fn a_form_that_was_changed_since_it_was_sent_is_corrected_and_told_until_it_says_what_it_said() {
    let desk = year();
    let (row, sent) = ("inspections/2019/沧县/2019-08-13-风荷小学.toml", "submissions/2019/沧县/2019-08-31.toml");
    let text = desk.text(row);
    alter(&desk, row, "policy = \"compliant\"", "policy = \"partial\"");
    let old = ("changed-since-submitted", sent);
    corrects(&desk, "inspect 风荷小学 --on 2019-08-13 2=基本符合 --replace", old).says("该表已于2019-08-31上报");
    corrects(&desk, "submit 沧县 --on 2019-08-31 --note 改 --to 市检察院 --replace", old);
    desk.does("inspect 第一 --on 2019-08-12 --remarks 初查").says_nothing_of("上报");
    let back = desk.does("inspect 风荷小学 --on 2019-08-13 1=符合 2=符合 --replace");
    assert_eq!(desk.text(row), text);
    back.says_nothing_of("重报");
    assert!(errors(&desk).is_empty(), "{:#?}", errors(&desk));
}

#[test]
fn spot_checks_of_schools_and_groups_are_corrected() {
    let desk = year();
    let (school, group) = ("spot-checks/2019/沧县/2019-09-10-风荷小学.toml", "spot-checks/2019/沧县/2019-09-10.toml");
    alter(&desk, school, "[results]\n", "[results]\nno_such_item = \"compliant\"\n");
    desk.put(group, desk.text(group) + "[results]\npolicy = \"compliant\"\n");
    corrects(&desk, "spot-check 风荷小学 --on 2019-09-10 --remarks 复查 --replace", ("unknown-item", school));
    corrects(&desk, "spot-check 沧县 --on 2019-09-10 --remarks 台账不全 --replace", ("bad-value", group));
    for unit in ["风荷小学", "沧县"] {
        let line = format!("spot-check {unit} --on 2019-09-10 --filled 2019-09-09");
        desk.refuses(&line, "填表日期2019-09-09早于检查日期2019-09-10");
    }
    desk.does("rectify 风荷小学 1 --measure 上墙");
    desk.refuses(
        "spot-check 风荷小学 --on 2019-09-10 1=符合 --replace",
        "没有查出“建立安全管理、预防性侵制度情况”这个问题",
    );
}

#[test]
fn rectifications_are_corrected() {
    let desk = year();
    let path = "rectifications/2019/沧县/2019-08-12-沧县第一中学-dormitory_closed.toml";
    alter(&desk, path, "checked_by = \"王某\"\n", "");
    let old = ("missing-key", path);
    corrects(&desk, "rectify 第一 7 --measure 另派人员 --replace", old);
    desk.refuses("rectify 第一 7 --done 2019-08-11 --replace", "完成日期2019-08-11早于查出日期2019-08-12");
    desk.refuses(
        "rectify 第一 7 --close 2019-08-19 --checked-by 王某 --replace",
        "销号日期2019-08-19早于完成日期2019-08-20",
    );
    desk.does("rectify 第一 7 --close 2019-08-26 --checked-by 陈某 --replace");
    assert!(errors(&desk).is_empty());
}

#[test]
fn a_rectification_of_what_was_never_found_hinders_no_correction_beside_it() {
    let desk = year();
    let path = "rectifications/2019/沧县/2019-08-12-沧县第一中学-policy.toml";
    desk.put(path, "measure = \"x\"\n");
    let old = ("not-a-finding", path);
    corrects(&desk, "inspect 第一 --on 2019-08-12 --remarks 复查 --replace", old);
    corrects(&desk, "inspect 第一 --on 2019-08-12 2=不符合 --replace", old);
    corrects(&desk, "rectify 第一 7 --measure 另派人员 --replace", old);
    desk.refuses("inspect 第一 --on 2019-08-12 7=符合 --replace", "没有查出“女生集体宿舍封闭管理情况”这个问题");
}

#[test]
fn what_a_school_did_itself_is_corrected() {
    let desk = year();
    let path = "school-work/2019/沧县/沧县第一中学.toml";
    desk.put(FIRST, desk.text(FIRST) + "opened_on = 2019-08-08\n");
    let old = ("not-in-force", path);
    corrects(&desk, "work 第一 --reported 2019-08-06 --replace", old);
    corrects(&desk, "work 第一 --self-inspected 2019-08-16 --replace", old);
    desk.refuses("work 第一 --self-inspected 2019-08-07 --replace", "2019-08-08才开办");
    desk.refuses("work 第一 --education law:2019-08-01", "2019-08-08才开办");
    desk.does("work 第一 --education law:2019-08-20");
}

#[test]
fn submissions_are_corrected() {
    let desk = year();
    let path = "submissions/2019/沧县/2019-08-31.toml";
    let digest = "143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6";
    desk.put(path, desk.text(path) + &format!("\"2019-08-30-青团幼儿园\" = \"{digest}\"\n"));
    let old = ("unknown-form", path);
    corrects(&desk, "submit 沧县 --on 2019-08-31 --note 重寄 --replace", old);
    corrects(&desk, "submit 沧县 --on 2019-08-31 --received 2019-09-04 --replace", old);
    desk.refuses(
        "submit 沧县 --on 2019-08-31 --received 2019-08-30 --replace",
        "签收日期2019-08-30早于上报日期2019-08-31",
    );
    // The form that was named turns up, and says something else.
    let found = desk.does("inspect 青团 --on 2019-08-30 --rest 符合");
    found.says("该表已于2019-08-31上报");
    assert!(has(&desk, "changed-since-submitted", path) && !has(&desk, "unknown-form", path));
}

#[test]
fn decisions_are_corrected() {
    let desk = year();
    let path = "decisions/2019/沧县/2019-10-09-urging.toml";
    alter(&desk, path, "letters/2019/沧县", "letters/2019/无此县");
    let old = ("unknown-basis", path);
    let decide = "decide urging 沧县 --on 2019-10-09 --replace";
    corrects(&desk, &format!("{decide} --reason 仍未完成"), old);
    corrects(
        &desk,
        &format!("{decide} --reason 仍未完成 --document 沧检联〔2019〕9号 --basis letters/2019/无此县二"),
        old,
    );
    let both = "--basis letters/2019/无此县二 --basis inspections/2019/沧县/2019-08-12-无此校";
    desk.refuses(
        &format!("{decide} --reason 仍未完成 {both}"),
        "没有“inspections/2019/沧县/2019-08-12-无此校”这条记录",
    );
    desk.does(&format!("{decide} --reason 仍未完成 --basis inspections/2019/沧县/2019-08-13-风荷小学"));
    assert!(errors(&desk).is_empty());
}

#[test]
fn rounds_are_opened_and_sealed_while_another_is_wrong() {
    let desk = year();
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    alter(&desk, "letters/2019/沧县.toml", "卷1", "卷3");
    let old = ("seal-broken", "letters/2019/沧县.toml");
    let open = "--document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30";
    assert!(has(&desk, old.0, old.1));
    desk.does(&format!("round open 2020 {open}"));
    desk.refuses("round seal 2020 --on 2020-07-29", "封存日期2020-07-29早于本轮最后一项期限2020-08-30");
    desk.does("round seal 2020 --on 2020-12-31 --yes");
    corrects(&desk, "round seal 2020 --on 2021-01-05 --replace --yes", old);
    // The seal of 2020 covers its memory of that of 2019.
    desk.refuses("round seal 2019 --on 2020-01-05 --replace --yes", "轮次2020已经封存");
    alter(&desk, "letters/2019/沧县.toml", "卷3", "卷1");
    assert!(errors(&desk).is_empty());
}

#[test]
fn records_of_a_round_that_is_not_there_hinder_no_correction_and_are_judged_when_it_is_opened() {
    let desk = year();
    let path = "conveyances/2018/沧县/2018-08-04-风荷小学.toml";
    desk.put(path, "staff_total = 40\nstaff_attended = 41\n");
    let row = "inspections/2018/沧县/2018-08-12-风荷小学.toml";
    desk.put(row, "[results]\npolicy = \"compliant\"\n");
    let old = ("unknown-round", path);
    corrects(&desk, "unit set 风荷小学 principal=钱某 --replace", old);
    corrects(&desk, "convey 风荷小学 --on 2019-08-04 --note 分批 --replace", old);
    corrects(&desk, "rectify 第一 7 --measure 另派人员 --replace", old);
    let open = "round open 2018 --document 沧检联〔2018〕4号 --issued 2018-07-30 --letters 2018-08-05 --inspections 2018-08-30";
    alter(&desk, row, "policy", "no_such_item");
    desk.refuses(open, "轮次“2018”的检查情况表没有“no_such_item”这一项");
    alter(&desk, row, "no_such_item", "policy");
    desk.does(open);
    assert!(has(&desk, "bad-value", path) && !has(&desk, "unknown-round", path));
}

#[test]
fn a_record_of_an_unknown_unit_hinders_no_correction() {
    let desk = year();
    let path = "letters/2019/沧县/无此校.toml";
    desk.put(path, "copies = 2\n");
    let old = ("unknown-unit", path);
    corrects(&desk, "sign 风荷小学 --on 2019-08-03 --replace", old);
    corrects(&desk, "unit set 风荷小学 principal=钱某 --replace", old);
    desk.put("conveyances/2019/沧县/2019-08-04-无此校.toml", "# \n");
    desk.refuses(
        "unit add-school 沧县/无此校 kind=小学 opened_on=2019-09-01",
        "conveyances/2019/沧县/2019-08-04-无此校.toml",
    );
    desk.does("unit add-school 沧县/无此校 kind=小学 opened_on=2018-09-01");
    assert!(errors(&desk).is_empty());
}

#[test]
fn files_that_cannot_be_read_hinder_no_correction_of_others() {
    let desk = year();
    for path in [
        "units/沧县/坏.toml",
        "letters/2019/沧县/坏.toml",
        "inspections/2019/沧县/2019-08-12-坏.toml",
        "letters/2018/x/y/z.toml",
    ] {
        desk.put(path, "<<<<<<< HEAD\n");
    }
    desk.put("submissions/2019/沧县/说明.txt", "");
    let old = ("merge-conflict", "letters/2019/沧县/坏.toml");
    corrects(&desk, "sign 风荷小学 --on 2019-08-03 --replace", old);
    corrects(&desk, "unit set 风荷小学 principal=钱某 --replace", old);
    corrects(&desk, "inspect 第一 --on 2019-08-12 --remarks 复查 --replace", old);
    corrects(&desk, "decide urging 沧县 --on 2019-10-09 --reason 仍未完成 --replace", old);
}

#[test]
fn a_day_still_to_come_that_a_record_has_hinders_no_correction_and_none_is_written() {
    let desk = year();
    let path = "submissions/2019/沧县/2019-08-31.toml";
    alter(&desk, path, "received_on = 2019-09-02", "received_on = 2098-09-02");
    let old = ("future-date", path);
    corrects(&desk, "submit 沧县 --on 2019-08-31 --note 改 --replace", old);
    desk.refuses("submit 沧县 --on 2019-08-31 --received 2097-09-02 --replace", "2097-09-02晚于");
    desk.does("submit 沧县 --on 2019-08-31 --received 2019-09-02 --replace").says("2098-09-02 → 2019-09-02");
    assert!(errors(&desk).is_empty());
}

#[test]
fn what_holds_personal_data_is_not_written_again() {
    let desk = year();
    let path = "conveyances/2019/沧县/2019-08-04-风荷小学.toml";
    desk.put(path, "# 13800000000\nnote = \"集中传达\"\n");
    desk.does("convey 风荷小学 --on 2019-08-04 --note 集中传达").says("原已如此");
    desk.refuses("convey 风荷小学 --on 2019-08-04 --note 分批传达 --replace", "手机号码");
    corrects(&desk, "convey 青团 --on 2019-08-04 --note 分批传达 --replace", ("personal-data", path));
}

#[test]
fn a_sheet_corrects_while_something_old_is_wrong() {
    let desk = year();
    for path in [FIRST, SECOND] {
        desk.put(path, desk.text(path) + "school_code = \"2113000101\"\n");
    }
    desk.put("conveyances/2019/沧县/2019-08-04-风荷小学.toml", "staff_total = 40\nstaff_attended = 41\n");
    desk.put("名册.csv", "单位,学校名称,校长,停办日期\n沧县,风荷小学,钱某,\n沧县,沧县第一中学,周某,\n");
    corrects(&desk, "import schools 名册.csv --replace", ("duplicate-school-code", SECOND));
    desk.put("名册.csv", "单位,学校名称,停办日期\n沧县,青团幼儿园,2019-08-04\n");
    desk.refuses("import schools 名册.csv", "conveyances/2019/沧县/2019-08-04-青团幼儿园.toml");
    desk.put("传达.csv", "单位,学校,传达日期,备注\n沧县,青团幼儿园,2019-08-04,分批\n");
    corrects(
        &desk,
        "import conveyances 传达.csv --replace",
        ("bad-value", "conveyances/2019/沧县/2019-08-04-风荷小学.toml"),
    );
    desk.put("传达.csv", "单位,学校,传达日期,应到人数,实到人数\n沧县,青团幼儿园,2019-08-04,20,21\n");
    desk.refuses("import conveyances 传达.csv", "多于应到的20人");
}
