//! The second year: a new notice beside the old one, with the same form or another.

use crate::desk::Desk;
use crate::laid::Laid;

const SECOND: &str =
    "round open 2020 --document 沧检联〔2020〕2号 --issued 2020-07-28 --letters 2020-08-05 --inspections 2020-08-30";

/// A form that shares one item with that of 2019.
const ANOTHER_FORM: &str = r#"
[[item]]
key = "gate_guard"
heading = "门卫值守情况"
aliases = ["门岗值守情况"]

[[item]]
key = "policy"
heading = "建立安全管理、预防性侵制度情况"

[[item]]
key = "night_duty"
heading = "女生宿舍夜间值班情况"
applies = "girls_dormitory"

[[item]]
key = "advice"
heading = "意见建议"
kind = "text"

[[item]]
key = "bus"
heading = "校车管理情况"
column = false
"#;

/// A city in its second year, whose first year found something that is still open.
fn second_year() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&["inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人", SECOND])
}

/// The same, with another form in the second notice, as an editor would put it.
fn another_form() -> Desk {
    let desk = second_year();
    let round = desk.text("rounds/2020.toml");
    let (head, _) = round.split_once("[[item]]").unwrap();
    desk.put("rounds/2020.toml", format!("{head}{ANOTHER_FORM}"));
    desk
}

#[test]
fn the_form_is_carried_over_item_by_item() {
    let desk = second_year();
    let form = |round: &str| {
        let text = desk.text(&format!("rounds/{round}.toml"));
        text[text.find("[[item]]").unwrap()..].to_owned()
    };
    assert_eq!(form("2020"), form("2019"));
    assert_eq!(form("2020").matches("[[item]]").count(), 16);
    desk.does("inspect 第一 --on 2020-08-12 --rest 符合");
    assert_eq!(desk.below("inspections/2020").len(), 1, "the newest round is the one recorded in");
}

#[test]
fn two_rounds_stand_side_by_side() {
    let desk = second_year();
    desk.does("sign 风荷小学 --on 2020-08-03");
    desk.does("--round 2019 sign 风荷小学 --on 2019-08-03");
    desk.does("convey 风荷小学 --on 2020-08-03");
    assert_eq!(desk.below("letters").len(), 2);
    let total = |round: &str, as_of: &str| {
        let words = format!("--round {round} --as-of {as_of} report progress");
        let printed = desk.does(&words).stdout;
        let line = printed.lines().find(|line| line.contains(",合计,")).unwrap().to_owned();
        line.split(',').skip(6).take(5).map(str::to_owned).collect::<Vec<_>>().join(",")
    };
    assert_eq!(total("2019", "2020-08-20"), "3,1,33.3%,3,0");
    assert_eq!(total("2020", "2020-08-20"), "3,1,33.3%,3,1");
    let newest = desk.does("--as-of 2020-07-27 report progress --format json").stdout;
    assert!(newest.contains("\"round\": \"2019\""), "before its notice a round is not the newest");
    desk.refuses("--round 2020 --as-of 2020-07-27 report progress", "晚于统计截止日期");
}

#[test]
fn what_the_first_year_left_open_stays_in_sight() {
    let desk = second_year();
    let look = |words: &str| desk.run(&format!("--as-of 2020-08-10 {words}")).stdout;
    let finding = "沧县/2019-08-12-沧县第一中学-dormitory_closed";
    assert!(look("report findings").contains(finding));
    assert!(look("check").contains("rectification-overdue"));
    assert!(look("due").contains("未整改"));
    assert!(look("report weekly").contains("2019年双签双入校（园）工作：尚有1个问题未销号，其中逾期1个。"));
    assert!(look("report progress").contains(",0,0,—,0,"), "other counts are of the round");
    desk.does("--as-of 2020-08-10 --round 2019 rectify 第一 7 --close 2020-08-09 --checked-by 王某");
    assert!(!look("report findings").contains(finding) && !look("check").contains("rectification-overdue"));
    assert!(!look("due").contains("未整改") && !look("report weekly").contains("未销号，其中"));
    assert!(look("--round 2019 report findings").contains(finding), "in its own year it stays");
}

#[test]
fn another_form_is_inspected_by_and_reported() {
    let desk = another_form();
    desk.does("inspect 第一 --on 2020-08-12 门卫=不符合：无人登记 3=基本符合 校车=不符合 意见=增设岗亭 --rest 符合");
    let written = desk.text("inspections/2020/沧县/2020-08-12-沧县第一中学.toml");
    for line in ["gate_guard = \"problem\"", "policy = \"compliant\"", "night_duty = \"partial\"", "bus = \"problem\""]
    {
        assert!(written.lines().any(|found| found == line), "{line}\n{written}");
    }
    desk.does("inspect 风荷小学 --on 2020-08-13 --rest 符合");
    desk.refuses("inspect 风荷小学 --on 2020-08-14 dormitory_closed=符合", "dormitory_closed");
    let form = desk.does("--as-of 2020-08-20 report form").stdout;
    let expected = "单位,时间,学校,门卫值守情况,建立安全管理、预防性侵制度情况,女生宿舍夜间值班情况,意见建议,备注\n\
                    沧县,2020-08-12,沧县第一中学,不符合：无人登记,符合,基本符合,增设岗亭；校车管理情况：不符合,\n\
                    沧县,2020-08-13,风荷小学,符合,符合,不适用,,\n";
    assert_eq!(form, expected);
    let form = desk.does("--as-of 2020-08-20 --round 2019 report form").stdout;
    assert!(form.contains("女生集体宿舍封闭管理情况") && form.contains("不符合：夜间无人"), "{form}");
}

#[test]
fn another_form_is_checked_and_worked_off() {
    let desk = another_form();
    desk.does("inspect 第一 --on 2020-08-12 gate_guard=不符合：无人登记 policy=符合");
    let check = |words: &str| desk.run(&format!("--as-of 2020-08-20 {words}")).stdout;
    let told = check("check");
    assert!(told.contains("incomplete-inspection") && told.contains("女生宿舍夜间值班情况"), "{told}");
    assert!(!told.contains("[unknown-item]"), "{told}");
    let path = "inspections/2020/沧县/2020-08-13-风荷小学.toml";
    desk.put(path, "[results]\ngate_guard = \"compliant\"\npolicy = \"compliant\"\nkey_areas = \"compliant\"\n");
    let told = check(&format!("check {path}"));
    assert!(told.contains("错误[unknown-item]") && told.contains("key_areas"), "{told}");
    desk.does("rectify 第一 门卫 --measure 落实登记 --done 2020-08-15");
    desk.does("spot-check 第一 --on 2020-09-02 1=符合 --rest 符合");
    assert_eq!(desk.below("rectifications"), ["rectifications/2020/沧县/2020-08-12-沧县第一中学-gate_guard.toml"]);
    let differences = desk.run("--as-of 2020-09-03 report differences").stdout;
    assert!(differences.contains("沧县第一中学,门卫值守情况,2020-08-12,不符合,2020-09-02,符合"), "{differences}");
}
