//! Sheets of spot checks, of school work and of how findings are worked off; and the sheets to fill in.

use crate::desk::Desk;
use crate::laid::Laid;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

const LEDGER: &str = "单位,学校,检查日期,检查事项,整改措施,责任人,整改时限,整改情况,完成日期,复查人,销号日期\n";
const FIRST_ITEM: &str = "rectifications/2019/沧县/2019-08-12-沧县第一中学-policy.toml";
const POLICY: &str = "\"建立安全管理、预防性侵制度情况\"";

fn sheet(desk: &Desk, text: &str) {
    desk.put("表.csv", text);
}

/// A desk where an inspection found two problems, and a spot check of the same day one of them and another.
fn found() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "inspect 第一 --on 2019-08-12 --rest 符合 1=不符合：未上墙 3=基本符合",
        "spot-check 第一 --on 2019-09-03 --rest 符合 1=不符合 --unannounced",
    ])
}

/// A cell as Excel shows it.
fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

#[test]
fn the_ledger_filled_in_by_excel_comes_back() {
    let desk = found();
    desk.does("report findings -o 台账.xlsx");
    desk.does("import rectifications 台账.xlsx").says("共写入0条").says("3行没有填写内容，已略过");
    // What a clerk does in Excel: fills in, and saves.
    let bytes = std::fs::read(desk.path("台账.xlsx")).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let mut rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(shown).collect()).collect();
    let head = rows.iter().position(|row| row.contains(&"问题编号".to_owned())).unwrap();
    let place = |heading: &str| rows[head].iter().position(|cell| cell == heading).unwrap();
    let (measure, who, note, done) = (place("整改措施"), place("责任人"), place("整改情况"), place("完成日期"));
    let (checked, closed, is_closed) = (place("复查人"), place("销号日期"), place("是否销号"));
    for row in &mut rows[head + 1..] {
        (row[measure], row[who]) = ("限期整改".into(), "赵某".into());
        (row[note], row[done]) = ("已上墙".into(), "2019年9月5日".into());
    }
    (rows[head + 1][checked], rows[head + 1][closed]) = ("王某".into(), "2019-09-06".into());
    rows[head + 1][is_closed] = "是".into();
    let mut filled = rust_xlsxwriter::Workbook::new();
    let page = filled.add_worksheet();
    for (line, cells) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(cells) {
            page.write_string(line, column, cell).unwrap();
        }
    }
    desk.put("台账.xlsx", filled.save_to_buffer().unwrap());
    desk.does("导入 整改 台账.xlsx").says("共写入3条");
    let expected = "measure = \"限期整改\"\nresponsible = \"赵某\"\ndone_on = 2019-09-05\nnote = \"已上墙\"\n";
    assert_eq!(desk.text(FIRST_ITEM), format!("{expected}closed_on = 2019-09-06\nchecked_by = \"王某\"\n"));
    let other = desk.text("rectifications/2019/沧县/2019-08-12-沧县第一中学-complaint_officer.toml");
    assert_eq!(other, expected, "the day that follows from the finding is written nowhere");
    desk.does("import rectifications 台账.xlsx").says("3条原已如此");
    // A CSV of it too.
    desk.does("report findings -o 台账.csv");
    desk.does("import rectifications 台账.csv").says("3条原已如此");
}

#[test]
fn a_finding_is_named_by_its_number_or_by_school_day_and_item() {
    let desk = found();
    sheet(&desk, "问题编号,完成日期\n沧县/2019-08-12-沧县第一中学-policy,2019-08-20\n");
    desk.does("import rectifications 表.csv").says("已登记");
    sheet(&desk, &format!("{LEDGER}沧县,沧县第一中学,2019-08-12,{POLICY},,,2019-08-30,,,,\n"));
    desk.does("import rectifications 表.csv").says("已补充");
    assert_eq!(desk.text(FIRST_ITEM), "done_on = 2019-08-20\ndue_on = 2019-08-30\n");
    // Its own day adds nothing, whichever it is.
    for due in ["2019-08-30", ""] {
        sheet(&desk, &format!("{LEDGER}沧县,沧县第一中学,2019-08-12,policy,,,{due},,,,\n"));
        desk.does("import rectifications 表.csv").says("没有填写内容");
    }
    sheet(&desk, &format!("{LEDGER}沧县,沧县第一中学,2019-08-12,{POLICY},,,2019-08-27,,,,\n"));
    desk.refuses("import rectifications 表.csv", "第2行“整改时限”：已登记为“2019-08-30”，与“2019-08-27”不同");
    desk.does("import rectifications 表.csv --replace").says("2019-08-30 → 2019-08-27");
}

#[test]
fn every_fault_of_the_ledger_is_told_by_row_and_heading() {
    let desk = found();
    let number = "沧县/2019-08-12-沧县第一中学-policy";
    sheet(
        &desk,
        &format!(
            "问题编号,{LEDGER}{number},沧县,风荷小学,,,已办,,,,,,\n\
             {number},沧县,,2019-08-13,,已办,,,,,,\n\
             {number},,,,专人负责校园安全工作情况,已办,,,,,,\n\
             沧县/2019-08-12-沧县第一中学-education,,,,,已办,,,,,,\n\
             ,沧县,沧县第一中学,2019-08-12,专人负责校园安全工作情况,已办,,,,,,\n\
             ,沧县,沧县第一中学,,{POLICY},已办,,,,,,\n\
             ,沧县,不明小学,2019-08-12,{POLICY},已办,,,,,,\n\
             沧县/2019-08-12-沧县第一中学-complaint_officer,,,,,,张某、李某,8月27日,,2019-08-01,王某,2019-09-01\n\
             沧县/2019-09-03-沧县第一中学-policy,,,,,,,,,,,2019-09-10\n"
        ),
    );
    let said = desk.refuses("import rectifications 表.csv", "没有写入任何内容");
    for fault in [
        "第2行“问题编号”为“沧县/2019-08-12-沧县第一中学…”：与“学校”不是同一个问题",
        "第3行“问题编号”为“沧县/2019-08-12-沧县第一中学…”：与“检查日期”不是同一个问题",
        "第4行“问题编号”为“沧县/2019-08-12-沧县第一中学…”：与“检查事项”不是同一个问题",
        "第5行“问题编号”为“沧县/2019-08-12-沧县第一中学…”：没有查出过这个问题",
        "第6行“检查事项”为“专人负责校园安全工作情况”：没有查出过这个问题",
        "第7行“检查日期”：没有填写",
        "第8行“学校”",
        "第9行“责任人”",
        "第9行“整改时限”",
        "第9行“完成日期”",
        "第10行“销号日期”",
    ] {
        assert!(said.stderr.contains(fault), "{fault} {said:#?}");
    }
    sheet(&desk, &format!("问题编号,是否销号,销号日期,复查人\n{number},是,,\n"));
    desk.refuses("import rectifications 表.csv", "第2行“销号日期”：没有填写，而“是否销号”填了“是”");
    sheet(&desk, "单位,学校,检查事项,完成日期\n沧县,沧县第一中学,policy,2019-08-20\n");
    desk.refuses("import rectifications 表.csv", "缺少“检查日期”一列");
    sheet(&desk, &format!("问题编号,整改措施\n{number},甲\n{number},乙\n"));
    desk.refuses("import rectifications 表.csv", "与第2行是同一条记录，内容却不同");
    sheet(&desk, &format!("问题编号,责任人,整改措施\n{number},无,甲\n{number},,甲\n"));
    desk.does("import rectifications 表.csv")
        .says("“责任人”填的不是人名，按空白处理")
        .says("第3行与第2行相同，只算一次");
}

#[test]
fn the_ledger_is_told_from_the_form() {
    let desk = found();
    desk.does("report findings -o 台账.csv");
    desk.refuses("import inspections 台账.csv", "这是“整改”的表");
    desk.does("report form -o 表.csv");
    desk.refuses("import rectifications 表.csv", "缺少");
    desk.refuses("import work 表.csv", "这是“检查”的表");
    sheet(&desk, "单位,学校,时间,暗访,备注\n沧县,风荷小学,2019-09-03,是,整洁\n");
    desk.refuses("import inspections 表.csv", "这是“抽查”的表");
}

#[test]
fn what_schools_did_adds_up_over_several_rows() {
    let desk = Desk::new();
    let head = "单位,学校,向领导汇报日期,学习日期,学习人数,自查日期,法治教育日期,自护教育日期\n";
    sheet(
        &desk,
        &format!(
            "{head}沧县,风荷小学,2019-08-06,2019-08-07,80人,,2019-09-03,\n,风荷小学,,2019-08-20,,2019-08-15,2019-09-10,2019/9/11\n\
             ,青团幼儿园,,,,2019-08-16,,\n沧县,沧县第一中学,,,,,,\n"
        ),
    );
    desk.does("导入 落实 表.csv").says("共写入2条");
    let text = desk.text("school-work/2019/沧县/风荷小学.toml");
    for part in [
        "reported_to_leaders_on = 2019-08-06\nself_inspected_on = 2019-08-15\n",
        "held_on = 2019-08-07\nstaff_attended = 80\n",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!((text.matches("[[study]]").count(), text.matches("[[education]]").count()), (2, 3), "{text}");
    let before = desk.files();
    desk.does("import work 表.csv").says("2条原已如此");
    // A blank says nothing, in lists too; what a list lacks is added.
    sheet(&desk, "单位,学校,学习日期,学习人数\n沧县,风荷小学,2019-08-07,\n");
    desk.does("import work 表.csv").says("原已如此：");
    assert_eq!(desk.files().into_keys().collect::<Vec<_>>(), before.into_keys().collect::<Vec<_>>());
    sheet(&desk, "单位,学校,学习日期,学习人数\n沧县,风荷小学,2019-08-20,76\n");
    desk.does("import work 表.csv").says("已补充");
    let text = desk.text("school-work/2019/沧县/风荷小学.toml");
    assert!(text.contains("held_on = 2019-08-20\nstaff_attended = 76\n"), "{text}");
    assert_eq!(text.matches("[[study]]").count(), 2, "{text}");
}

#[test]
fn every_fault_of_a_sheet_of_work_is_told_by_row_and_heading() {
    let desk = Desk::new();
    let head = "单位,学校,学习日期,学习人数,自查日期,法治教育日期,自护教育日期\n";
    sheet(
        &desk,
        &format!(
            "{head}沧县,风荷小学,,80,,,\n沧县,青团幼儿园,,,2019-08-16,,\n,青团幼儿园,,,2019-08-17,,\n\
             ,沧县第一中学,,,,2019-08-01,\n,沧县第一中学,,,,2019-09-03,2019-09-30\n东光县,甲小学,,,2019-08-16,,\n"
        ),
    );
    let said = desk.refuses("--as-of 2019-09-15 import work 表.csv", "没有写入任何内容");
    for fault in [
        "第2行“学习日期”：没有填写，却填了学习人数",
        "第4行：与第3行是同一条记录，内容却不同",
        "第6行“自护教育日期”",
        "2019-09-30晚于2019-09-15",
        "第7行“单位”",
    ] {
        assert!(said.stderr.contains(fault), "{fault} {said:#?}");
    }
    sheet(&desk, &format!("{head}沧县,青团幼儿园,,,2019-08-16,,\n"));
    desk.does("import work 表.csv");
    sheet(&desk, &format!("{head}沧县,青团幼儿园,,,2019-08-17,,\n"));
    desk.refuses("import work 表.csv", "第2行“自查日期”：已登记为“2019-08-16”，与“2019-08-17”不同");
    desk.does("import work 表.csv --replace").says("2019-08-16 → 2019-08-17");
}

#[test]
fn two_rows_of_one_session_agree_or_are_refused() {
    let desk = Desk::new();
    let rows = |rows: &str| sheet(&desk, &format!("单位,学校,学习日期,学习人数\n{rows}"));
    rows("沧县,风荷小学,2019-08-30,20\n沧县,风荷小学,2019-08-30,25\n");
    desk.refuses("import work 表.csv", "第3行：与第2行是同一条记录，内容却不同");
    desk.refuses("import work 表.csv --replace", "第3行：与第2行是同一条记录，内容却不同");
    rows("沧县,风荷小学,2019-08-30,\n沧县,风荷小学,2019-08-31,9\n沧县,风荷小学,2019-08-30,28\n");
    desk.does("import work 表.csv").says("已登记");
    desk.does("import work 表.csv").says("原已如此");
    rows("沧县,风荷小学,2019-08-30,29\n");
    desk.refuses("import work 表.csv", "第2行“学习日期”：已登记为“2019-08-30（28）”，与“2019-08-30（29）”不同");
    desk.does("import work 表.csv --replace").says("2019-08-30（28） → 2019-08-30（29）");
    let written = desk.text("school-work/2019/沧县/风荷小学.toml");
    assert!(written.matches("[[study]]").count() == 2 && written.contains("staff_attended = 29"), "{written}");
}

#[test]
fn spot_checks_are_of_schools_or_of_the_group_itself() {
    let desk = Desk::new();
    let head = "单位,学校,时间,暗访,建立安全管理、预防性侵制度情况,女生集体宿舍封闭管理情况,备注\n";
    let head = head.replace("建立安全管理、预防性侵制度情况", POLICY);
    sheet(
        &desk,
        &format!(
            "{head}沧县,沧县第一中学,2019-09-03,是,不符合：未上墙,符合,\n,风荷小学,2019-09-04,否,符合,,\n沧县,,2019-09-05,,,,工作组未开会\n"
        ),
    );
    desk.does("导入 抽查 表.csv").says("共写入3条");
    let first = desk.text("spot-checks/2019/沧县/2019-09-03-沧县第一中学.toml");
    assert!(first.starts_with("unannounced = true\n") && first.contains("policy = \"未上墙\""), "{first}");
    let second = desk.text("spot-checks/2019/沧县/2019-09-04-风荷小学.toml");
    assert!(
        second.contains("unannounced = false") && second.contains("dormitory_closed = \"not_applicable\""),
        "{second}"
    );
    assert_eq!(desk.text("spot-checks/2019/沧县/2019-09-05.toml"), "remarks = \"工作组未开会\"\n");
    desk.does("import spot-checks 表.csv").says("3条原已如此");
    sheet(
        &desk,
        &format!("{head}沧县,,2019-09-05,,符合,,\n,,2019-09-06,,,,忘写学校\n,青团幼儿园,2019-09-06,也许,,,\n"),
    );
    let said = desk.refuses("import spot-checks 表.csv", "没有写入任何内容");
    for fault in
        [&format!("第2行“{}”", POLICY.trim_matches('"')), "第3行“学校”：没有填写；如抽查的是县工作组", "第4行“暗访”"]
    {
        assert!(said.stderr.contains(fault), "{fault} {said:#?}");
    }
}

#[test]
fn rows_of_spot_checks_go_by_the_form_of_their_day() {
    let desk = Desk::new();
    desk.does("round open 2020 --document 沧检联〔2020〕1号 --issued 2020-03-01 --letters 2020-03-20 --inspections 2020-04-30");
    sheet(&desk, &format!("单位,学校,时间,{POLICY}\n沧县,风荷小学,2019-09-04,符合\n沧县,风荷小学,2020-05-04,符合\n"));
    desk.does("import spot-checks 表.csv").says("共写入2条");
    assert_eq!(desk.below("spot-checks/").len(), 2);
    assert!(desk.path("spot-checks/2020/沧县/2020-05-04-风荷小学.toml").exists());
}

#[test]
fn sheets_to_fill_in_have_the_columns_that_import_reads() {
    let desk = found();
    desk.does("rectify 第一 3 --close 2019-08-20 --checked-by 王某");
    let expected = [
        ("work", "单位,学校,向领导汇报日期,学习日期,学习人数,自查日期,法治教育日期,自护教育日期", 3),
        ("conveyances", "单位,学校,传达日期,应到人数,实到人数,参加人员,备注", 3),
        (
            "rectifications",
            "问题编号,单位,学校,检查日期,检查事项,存在问题,整改措施,责任人,整改时限,整改情况,完成日期,复查人,销号日期",
            2,
        ),
    ];
    for (kind, head, rows) in expected {
        desk.does(&format!("import {kind} --template -o {kind}.csv --county 沧县"));
        let text = desk.text(&format!("{kind}.csv"));
        assert_eq!(text.trim_start_matches('\u{feff}').lines().next(), Some(head));
        assert_eq!(text.lines().count(), rows + 1, "{text}");
        desk.does(&format!("import {kind} --template -o 空.{kind}.csv"));
        assert_eq!(desk.text(&format!("空.{kind}.csv")).lines().count(), 1);
    }
    desk.does("import spot-checks --template -o 抽查.csv --county 沧县");
    assert!(desk.text("抽查.csv").starts_with("\u{feff}单位,时间,学校,暗访,建立安全管理"), "{}", desk.text("抽查.csv"));
    for kind in ["work", "spot-checks", "rectifications"] {
        desk.does(&format!("import {kind} --template -o {kind}.xlsx --county 沧县"));
        let before =
            desk.below("school-work/").len() + desk.below("spot-checks/").len() + desk.below("rectifications/").len();
        desk.does(&format!("import {kind} {kind}.xlsx")).says("共写入0条");
        assert_eq!(
            desk.below("school-work/").len() + desk.below("spot-checks/").len() + desk.below("rectifications/").len(),
            before
        );
    }
}
