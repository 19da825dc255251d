//! What is done in one go: several schools, items and values in one command.

use crate::desk::Desk;
use crate::laid::Laid;

const FIRST: &str = "2019-08-12-沧县第一中学";

/// A desk where three items of a school and one of another are found wanting.
fn found() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "inspect 第一 --on 2019-08-12 --rest 符合 1=不符合：未上墙 3=基本符合 6=不符合",
        "inspect 风荷 --on 2019-08-12 --rest 符合 2=不符合",
    ])
}

fn rectified(desk: &Desk) -> Vec<String> {
    let files = desk.below("rectifications/2019/沧县/");
    files.iter().map(|path| path["rectifications/2019/沧县/2019-08-12-".len()..path.len() - 5].to_owned()).collect()
}

#[test]
fn all_schools_of_a_county_but_some_did_the_same() {
    let desk = Desk::new();
    desk.does("work --all 沧县 --except 第一、青团 --self-inspected 2019-08-15").says("已登记");
    assert_eq!(desk.below("school-work/"), ["school-work/2019/沧县/风荷小学.toml"]);
    desk.does("落实 第一 青团 --self-inspected 2019-08-16 --education 法治教育：2019-08-16：宪法").says("共写入2条");
    for school in ["沧县第一中学", "青团幼儿园"] {
        let text = desk.text(&format!("school-work/2019/沧县/{school}.toml"));
        assert!(text.contains("self_inspected_on = 2019-08-16") && text.contains("note = \"宪法\""), "{text}");
    }
    desk.refuses("work --all 沧县 --self-inspected 2019-08-17", "没有写入任何内容");
    desk.refuses("work 沧县 --self-inspected 2019-08-15", "全县请用 --all 沧县");
    desk.refuses("work --all 沧县", "没有写要登记的内容");
    desk.refuses("work --self-inspected 2019-08-15", "");
    desk.refuses("work 第一 青团 --studied 2019-08-15 --attended 80", "只能用于一所");
    desk.does("work 第一 --studied 2019-08-15 --attended 80");
}

#[test]
fn all_schools_are_those_in_force_on_the_last_day_typed() {
    let desk = Desk::new();
    desk.does("unit close 青团 --on 2019-08-15");
    desk.does("unit add-school 沧县/新园幼儿园 opened_on=2019-08-16");
    desk.does("work --all 沧县 --reported 2019-08-06 --self-inspected 2019-08-15").says("共写入2条");
    assert!(!desk.path("school-work/2019/沧县/青团幼儿园.toml").exists());
    assert!(!desk.path("school-work/2019/沧县/新园幼儿园.toml").exists());
    desk.does("work --all 沧县 --self-inspected 2019-08-14 --replace").says("青团幼儿园");
}

#[test]
fn several_findings_are_worked_off_by_their_numbers() {
    let desk = found();
    desk.does("rectify 第一 1、3 --measure 限期整改 --responsible 赵某").says("共写入2条");
    assert_eq!(rectified(&desk), ["沧县第一中学-complaint_officer", "沧县第一中学-policy"]);
    desk.does("整改 第一 1,3 6 --done 2019-08-20").says("共写入3条");
    let text = desk.text(&format!("rectifications/2019/沧县/{FIRST}-policy.toml"));
    assert_eq!(text, "measure = \"限期整改\"\nresponsible = \"赵某\"\ndone_on = 2019-08-20\n");
    // An item named twice is one.
    desk.does("整改 第一 6 重点区域 --close 2019-08-26 --checked-by 王某").says("key_areas");
}

#[test]
fn a_heading_that_holds_a_comma_is_still_one_item() {
    let desk = found();
    desk.does("整改 第一 建立安全管理、预防性侵制度情况 --done 2019-08-20");
    desk.does("整改 第一 寝室、教室 --done 2019-08-20");
    assert_eq!(rectified(&desk), ["沧县第一中学-key_areas", "沧县第一中学-policy"]);
}

#[test]
fn every_open_finding_of_a_school_is_closed_in_one_go() {
    let desk = found();
    desk.does("rectify 第一 1 --close 2019-08-14 --checked-by 王某");
    desk.does("rectify 第一 --all --close 2019-08-26 --checked-by 周某").says("共写入2条");
    assert!(desk.text(&format!("rectifications/2019/沧县/{FIRST}-policy.toml")).contains("王某"));
    desk.refuses("rectify 第一 --all --close 2019-08-26 --checked-by 周某", "没有未销号的问题");
    desk.refuses("rectify 青团 --all --done 2019-08-26", "没有未销号的问题");
    desk.refuses("rectify 第一 2 --all --done 2019-08-26", "");
    desk.refuses("rectify 第一 --done 2019-08-26", "");
}

#[test]
fn the_day_of_finding_tells_which_and_all_takes_every_day_unless_it_is_named() {
    let desk = found();
    desk.does("inspect 第一 --on 2019-08-19 1=不符合 2=符合");
    desk.refuses("rectify 第一 1、3 --done 2019-08-26", "“1”方面符合的问题不止一个，发现日期：2019-08-12、2019-08-19");
    desk.does("rectify 第一 1 --found 2019-08-19 --done 2019-08-26");
    for items in ["--all", "1"] {
        let said =
            desk.refuses(&format!("rectify 第一 {items} --found 2019-08-13 --done 2019-08-20"), "没有2019-08-13发现的");
        assert!(said.stderr.contains("未销号的有：") && said.stderr.contains("（2019-08-12发现）"), "{said:#?}");
    }
    desk.does("rectify 第一 --all --found 2019-08-12 --done 2019-08-20").says("共写入3条");
    desk.does("rectify 第一 --all --close 2019-08-30 --checked-by 周某").says("共写入4条");
}

#[test]
fn what_fits_no_finding_is_told_of_every_item_with_what_is_open() {
    let desk = found();
    let said = desk.refuses("rectify 第一 2、3、4 --done 2019-08-20", "没有“2”方面的问题；未销号的有：");
    for line in ["  1 建立安全管理、预防性侵制度情况（2019-08-12发现）", "没有“4”方面的问题"]
    {
        assert!(said.stderr.contains(line), "{line} {said:#?}");
    }
    assert!(!said.stderr.contains("没有“3”方面"), "{said:#?}");
    desk.refuses("rectify 第一 3、不明 --done 2019-08-20", "没有符合“不明”的检查事项");
    desk.refuses("rectify 青团 1 --done 2019-08-20", "青团幼儿园没有“1”方面的问题，也没有未销号的问题\n");
}

#[test]
fn options_of_several_values_take_them_joined_or_repeated() {
    let desk = found();
    desk.does("convey --all 沧县 --except 第一，风荷 --on 2019-08-04 --by 张某@检察院、王某@教育局 --by 李某@检察院");
    let text = desk.text("conveyances/2019/沧县/2019-08-04-青团幼儿园.toml");
    assert_eq!(text.matches("name = ").count(), 3, "{text}");
    desk.refuses("convey 第一 --on 2019-08-04 --by 张某@检察院、王某", "应写成“姓名@机关”");
    desk.refuses("sign --all 沧县 --except 第一、不存在 --on 2019-08-03", "“不存在”");
    desk.does("sign 第一 --on 2019-08-03 --only 上级、下级");
    let letter = desk.text("letters/2019/沧县/沧县第一中学.toml");
    assert!(letter.contains("[upper]") && letter.contains("[lower]"), "{letter}");
    desk.does("submit 沧县 --on 2019-08-31 --to 市检察院,市教育局,市检察院");
    assert!(
        desk.text("submissions/2019/沧县/2019-08-31.toml")
            .starts_with("to = [\"procuratorate\", \"education_bureau\"]")
    );
    desk.refuses("submit 沧县 --on 2019-08-31 --to 市检察院、某局", "某局");
    desk.does("unit add-county 青县 leader=王某");
    let both = desk.does("report progress --county 沧县、青县").stdout;
    assert_eq!(both, desk.does("report progress --county 沧县 --county 青县").stdout);
    assert_eq!(both.lines().count(), 4);
}

#[test]
fn units_are_joined_as_clerks_list_them_and_the_stroke_behind_a_county_is_none() {
    let desk = found();
    desk.does("sign 沧县/沧县第一中学、风荷小学，青团 --on 2019-08-02").says("共写入3条");
    desk.does("sign 沧县、风荷小学 --on 2019-08-02").says("原已如此");
    desk.refuses("sign 风荷、没有 --on 2019-08-02", "没有符合“没有”的单位");
}

#[test]
fn one_finding_in_two_rounds_is_told_apart_by_its_round() {
    let desk = Desk::new();
    desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-03-01 --letters 2020-03-10 --inspections 2020-03-30");
    for round in ["2019", "2020"] {
        desk.does(&format!("--round {round} inspect 第一 --on 2020-03-04 --rest 符合 1=不符合"));
    }
    let line = "rectify 第一 1 --found 2020-03-04 --done 2020-03-10";
    desk.refuses(line, "“1”方面2020-03-04发现的问题，几个轮次中都有：2019、2020；请用 --round 写明轮次");
    desk.does(&format!("--round 2019 {line}")).says("rectifications/2019/沧县/");
    // Of two days the day tells.
    desk.does("inspect 第一 --on 2020-03-05 --rest 符合 1=不符合");
    desk.refuses(
        "--round 2020 rectify 第一 1 --done 2020-03-10",
        "发现日期：2020-03-04、2020-03-05；请用 --found 写明",
    );
}

#[test]
fn what_a_visit_that_cannot_be_read_found_is_not_said_to_be_nothing() {
    let desk = found();
    let path = format!("inspections/2019/沧县/{FIRST}.toml");
    desk.put(&path, "[results\n");
    let told = format!("无法读取，其中查出什么不清楚：{path}");
    for which in ["1", "--all", "1 --found 2019-08-12", "--all --found 2019-08-12"] {
        desk.refuses(&format!("rectify 第一 {which} --done 2019-08-20"), &told);
    }
    desk.refuses("rectify 风荷 1 --done 2019-08-20", "没有“1”方面的问题；未销号的有").says_nothing_of("无法读取");
}
