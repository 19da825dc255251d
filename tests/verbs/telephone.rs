//! The list to telephone by, the whole state of a school, and tables as files.

use crate::desk::Desk;

/// The lines of a CSV below its head.
fn lines(csv: &str) -> Vec<String> {
    csv.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn whoever_can_be_telephoned_stands_beside_what_is_due_the_longest_overdue_first() {
    let desk = Desk::new();
    desk.does("unit set 沧县 联系人=钱某 办公电话=0317-2490229");
    desk.does("unit set 第一 联络员=孙某 联络员性别=女 办公电话=0317-2490000 副校长=赵某");
    desk.does("unit set 风荷 副校长=周某");
    desk.does("sign 沧县 --on 2019-08-02 --upper 王某 --only 上级");
    desk.does("inspect 第一 --on 2019-08-12 --rest 符合 1=不符合：未上墙");
    let all = desk.does("--as-of 2019-09-05 due --format csv").stdout;
    assert_eq!(all.lines().next(), Some("序号,单位,学校,未完成事项,截止日期,逾期天数,联系人,电话"));
    let all = lines(&all);
    assert_eq!(all[0], "1,沧县,,未签责任书,2019-08-05,31,钱某,0317-2490229");
    for line in [
        "沧县,沧县第一中学,未传达,2019-08-05,31,孙某,0317-2490000",
        "沧县,风荷小学,未签责任书,2019-08-05,31,周某,",
        "沧县,青团幼儿园,未检查,2019-08-30,6,孙某,",
        "沧县,沧县第一中学,未整改：建立安全管理、预防性侵制度情况,2019-08-27,9,孙某,0317-2490000",
    ] {
        assert!(all.iter().any(|found| found.ends_with(line)), "{line} {all:#?}");
    }
    let days: Vec<_> = all.iter().map(|line| line.split(',').nth(5).unwrap().parse::<u32>().ok()).collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
    assert!(all.last().unwrap().ends_with("未确定女性联络员,,,周某,"), "{all:#?}");
}

#[test]
fn a_landline_is_taken_and_a_mobile_number_refused() {
    let desk = Desk::new();
    desk.refuses("unit set 沧县 办公电话=13812345678", "手机");
    desk.refuses("unit set 沧县 联系人=无", "人名");
    desk.does("unit set 沧县 contact=钱某 office_phone=0317-2490229");
    assert!(desk.does("unit show 沧县").stdout.contains("0317-2490229"));
    desk.does("unit set 沧县 联系人=");
    // The group's telephone is told also where nobody is named.
    let due = desk.does("--as-of 2019-09-05 due 沧县 --format csv").stdout;
    assert!(due.contains("沧县,,未签责任书,2019-08-05,31,,0317-2490229"), "{due}");
    desk.put("units/沧县.toml", desk.text("units/沧县.toml").replace("0317-2490229", "13812345678"));
    assert!(desk.run("check").stdout.contains("personal-data"));
}

#[test]
fn due_is_of_one_school_where_one_is_named() {
    let desk = Desk::new();
    let own = lines(&desk.does("--as-of 2019-09-05 待办 风荷 --format csv").stdout);
    assert!(!own.is_empty() && own.iter().all(|line| line.contains("风荷小学")), "{own:#?}");
    let county = lines(&desk.does("--as-of 2019-09-05 due 沧县 --format csv").stdout);
    assert!(
        county.len() > own.len() && county.iter().any(|line| line.starts_with("1,沧县,,未签责任书")),
        "{county:#?}"
    );
    desk.put("units/沧县/风荷小学.toml", "");
    let unread = desk.run("--as-of 2019-09-05 due 沧县/风荷小学 --format csv");
    assert_eq!((unread.status, lines(&unread.stdout).len()), (1, 1), "{unread:#?}");
    assert!(unread.stdout.contains("风荷小学,记录无法读取,,,,"), "{unread:#?}");
}

#[test]
fn a_school_is_shown_whole() {
    let desk = Desk::new();
    desk.does("unit set 第一 联络员=孙某 联络员性别=女 办公电话=0317-2490000");
    desk.does("sign 第一 --on 2019-08-07");
    desk.does("convey 第一 --on 2019-08-02 --staff 86 --attended 84");
    desk.does("inspect 第一 --on 2019-08-12 --rest 符合 1=不符合：未上墙");
    desk.does("spot-check 第一 --on 2019-09-02 --rest 符合 3=基本符合 --unannounced");
    desk.does("rectify 第一 1 --measure 限期整改 --close 2019-08-20 --checked-by 王某");
    desk.does("work 第一 --reported 2019-08-06 --studied 2019-08-07 --attended 80");
    desk.does("decide 通报表扬 第一 --on 2019-09-03 --reason 落实到位");
    let shown = desk.does("--as-of 2019-09-20 进度 第一").stdout;
    for text in [
        "沧县第一中学　沧县",
        "孙某 0317-2490000",
        "未确定",
        "逾期2天完成",
        "84人参加",
        "80人参加",
        "不符合1项",
        "暗访",
        "2019-08-20销号；整改措施：限期整改；复查人：王某",
        "未销号，逾期3天，时限2019-09-17",
        "通报表扬",
        "逾期21天，期限2019-08-30",
    ] {
        assert!(shown.contains(text), "{text}\n{shown}");
    }
    assert!(shown.lines().count() <= 24, "{shown}");
    let csv = desk.does("--as-of 2019-09-20 status 第一 --format csv").stdout;
    assert!(csv.starts_with("类别,事项,日期,情况,记录\n"), "{csv}");
    assert!(csv.contains("职责,责任书,2019-08-07,逾期2天完成,letters/2019/沧县/沧县第一中学\n"), "{csv}");
    assert!(csv.lines().skip(1).all(|line| !line.starts_with(',')), "{csv}");
    let english = desk.does("--as-of 2019-09-20 --lang en status 第一").stdout;
    assert!(english.contains("2 days late") && english.contains("closed on 2019-08-20"), "{english}");
    desk.put("units/沧县/沧县第一中学.toml", "");
    let unread = desk.run("--as-of 2019-09-20 status 沧县/沧县第一中学");
    assert!(unread.status == 1 && unread.stdout.contains("记录无法读取"), "{unread:#?}");
}

#[test]
fn of_a_finding_is_told_what_was_done_only_once_it_was() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 --rest 符合 1=不符合");
    desk.does("rectify 第一 1 --measure 限期 --responsible 陈某 --done 2019-08-20 --note 已上墙 --close 2019-08-22 --checked-by 王某");
    let told = |day: &str| {
        let shown = desk.does(&format!("--as-of {day} status 第一 --format csv")).stdout;
        shown.lines().find(|line| line.starts_with("问题,")).unwrap().to_owned()
    };
    let [noted, checked] = ["整改情况：已上墙", "复查人：王某"];
    for (day, is_noted, is_checked) in [
        ("2019-08-19", false, false),
        ("2019-08-20", true, false),
        ("2019-08-21", true, false),
        ("2019-08-22", true, true),
    ] {
        let line = told(day);
        assert_eq!((line.contains(noted), line.contains(checked)), (is_noted, is_checked), "{day} {line}");
        assert!(line.contains("整改措施：限期；责任人：陈某"), "{line}");
    }
}

#[test]
fn who_is_not_in_force_owes_nothing_and_is_said_to_be_closed() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-02");
    desk.does("inspect 风荷小学 --on 2019-08-12 --rest 符合 1=不符合");
    desk.does("unit close 风荷小学 --on 2020-01-01 --merged-into 第一");
    let shown = |day: &str, unit: &str| desk.does(&format!("--as-of {day} status {unit} --format csv")).stdout;
    let before = shown("2019-12-31", "风荷小学");
    assert!(before.contains("职责,传达,,逾期") && before.contains("副校长,,未确定"), "{before}");
    let after = shown("2020-01-01", "风荷小学");
    assert!(after.contains("登记,2020-01-01停办，并入沧县/沧县第一中学,2020-01-01,,\n"), "{after}");
    assert!(!after.contains("职责,传达") && !after.contains("未确定"), "{after}");
    for kept in ["人员,校长,,王某", "职责,责任书,2019-08-02", "走访,检查,2019-08-12", "未销号，逾期"]
    {
        assert!(after.contains(kept), "{kept} {after}");
    }
    desk.does("unit close 沧县 --on 2020-02-01");
    let of_county = |day: &str| desk.does(&format!("--as-of {day} status 沧县 --format table")).stdout;
    assert!(of_county("2020-01-31").contains("沧县　市县责任书：逾期未签"));
    let closed = of_county("2020-02-01");
    assert!(closed.contains("沧县　2020-02-01撤销") && !closed.contains("未签"), "{closed}");
    let school = desk.does("--as-of 2020-02-01 status 第一").stdout;
    assert!(school.contains("沧县2020-02-01撤销") && !school.contains("逾期"), "{school}");
    desk.does("unit add-school 沧县/沧县新小学 opened_on=2019-11-01");
    let to_come = shown("2019-10-31", "新小学");
    assert!(to_come.contains("登记,2019-11-01开办") && !to_come.contains("职责"), "{to_come}");
}

#[test]
fn what_commands_show_is_written_to_files_and_pipes() {
    let desk = Desk::new();
    for line in ["due", "status", "status 沧县", "status 第一", "unit list", "unit list 沧县", "round list"] {
        let json = desk.does(&format!("{line} --format json")).stdout;
        assert!(
            json.starts_with("{\n  \"report\"") && json.contains("\"classification\": \"内部文件\""),
            "{line} {json}"
        );
        desk.does(&format!("{line} -o 表.json"));
        assert_eq!(desk.text("表.json"), json, "{line}");
        let csv = desk.does(&format!("{line} --format csv")).stdout;
        desk.does(&format!("{line} -o 表.csv")).says("已写入表.csv");
        assert_eq!(desk.text("表.csv"), format!("\u{feff}{}", csv.replace('\n', "\r\n")), "{line}");
        desk.does(&format!("{line} -o 表.xlsx"));
        assert!(desk.does(&format!("{line} --format table")).stdout.contains("----"), "{line}");
        desk.refuses(&format!("{line} --format csv -o 表.xlsx"), "不一致");
        desk.refuses(&format!("{line} --format pdf"), "pdf");
    }
    assert_eq!(desk.does("unit list").stdout, desk.does("unit list --format csv").stdout);
    assert_eq!(desk.does("round list").stdout, desk.does("round list --format table").stdout);
    desk.put("mechanism.toml", "");
    assert_eq!(desk.run("--lang zh due -o 新表.csv").status, 2);
    assert!(!desk.path("新表.csv").exists());
}

#[test]
fn a_list_without_a_round_says_so() {
    let desk = Desk::city();
    let json = desk.does("unit list --format json").stdout;
    assert!(json.contains("\"round\": null"), "{json}");
}

#[test]
fn of_a_registered_unit_no_command_says_that_there_is_none() {
    let desk = Desk::new();
    desk.does("unit add-county 青县 leader=王某");
    desk.does("unit add-school 青县/青县实验小学");
    for line in ["unit list 风荷小学", "report progress --county 沧县/风荷小学", "submit 风荷小学 --on 2019-08-31"]
    {
        desk.refuses(line, "是学校（幼儿园）：沧县/风荷小学，这里要写县（市、区）").says_nothing_of("没有符合");
    }
    desk.refuses("submit 沧县/第一 --on 2019-08-31", "“沧县/第一”是学校（幼儿园）：沧县/沧县第一中学，这里要写县");
    for line in ["status 沧县/青县实验小学", "due 沧县/青县实验小学", "sign 沧县/青县实验小学 --on 2019-08-02"]
    {
        desk.refuses(line, "沧县没有“青县实验小学”；登记的有：青县/青县实验小学").says_nothing_of("没有符合");
    }
    desk.refuses("sign --all 沧县 --except 青县实验小学 --on 2019-08-02", "登记的有：青县/青县实验小学");
    desk.refuses("status 不存在", "没有符合“不存在”的单位");
    desk.refuses("unit list 不存在", "没有符合“不存在”的单位");
    desk.put("表.csv", "单位,学校,传达日期\n沧县,青县实验小学,2019-08-02\n");
    desk.refuses("import conveyances 表.csv", "沧县没有“青县实验小学”；登记的有：青县/青县实验小学");
}
