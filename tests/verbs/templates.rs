//! The sheets to fill in, and the rows that come back to be mended.

use crate::desk::Desk;
use calamine::{Reader, Xlsx};
use std::io::{Cursor, Read};

const KINDS: [&str; 4] = ["schools", "letters", "conveyances", "inspections"];

#[test]
fn a_sheet_to_fill_in_can_be_imported_as_it_is() {
    for kind in KINDS {
        for ending in ["csv", "xlsx"] {
            let desk = Desk::new();
            desk.does(&format!("import {kind} --template -o 空表.{ending} --county 沧县")).says("待填");
            let before = desk.files();
            let said = desk.does(&format!("导入 {kind} 空表.{ending}"));
            assert!(!said.stderr.contains("不导入"), "{kind} {said:#?}");
            assert_eq!(desk.files(), before, "{kind}");
            desk.does(&format!("import {kind} --template -o 全市.{ending}"));
            desk.does(&format!("import {kind} 全市.{ending}")).says("共写入0条，0条原已如此");
        }
    }
}

#[test]
fn a_sheet_to_fill_in_holds_the_schools_and_what_cannot_apply_to_them() {
    let desk = Desk::new();
    desk.does("unit close 沧县/青团幼儿园 --on 2019-08-01");
    desk.does("import inspections --template -o 空表.csv --county 沧县");
    let sheet = desk.text("空表.csv");
    let lines: Vec<_> = sheet.lines().collect();
    assert_eq!(lines.len(), 3, "{sheet}");
    assert!(lines[0].starts_with("\u{feff}单位,时间,学校,建立安全管理、预防性侵制度情况,"));
    assert!(lines[0].ends_with(",备注,教育行政部门定期安全检查督导情况,有无招收有性侵害违法犯罪前科人员,师德师风建设情况,教职员管理情况,监控盲区情况,已发生案件排查"));
    assert!(lines[1].starts_with("沧县,,沧县第一中学,,,,,,,,,,,"), "{sheet}");
    assert!(lines[2].starts_with("沧县,,风荷小学,,,,,,,不适用,不适用,不适用,,"), "{sheet}");
}

#[test]
fn a_workbook_to_fill_in_has_lists_and_is_the_same_each_time() {
    let desk = Desk::new();
    desk.does("import inspections --template -o 空表.xlsx --county 沧县");
    let bytes = std::fs::read(desk.path("空表.xlsx")).unwrap();
    desk.does("import inspections --template -o 再.xlsx --county 沧县");
    assert_eq!(std::fs::read(desk.path("再.xlsx")).unwrap(), bytes);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("\"符合,基本符合,不符合,不适用,未查\""), "{sheet}");
    assert!(sheet.contains("\"未查,已排查\"") && sheet.contains("orientation=\"landscape\""), "{sheet}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.worksheet_range_at(0).unwrap().unwrap().height(), 4);
}

#[test]
fn a_sheet_filled_in_goes_in_and_leaves_the_rest_for_later() {
    let desk = Desk::new();
    desk.does("import inspections --template -o 表.csv --county 沧县");
    let filled = desk.text("表.csv").replace("沧县,,风荷小学,", "沧县,2019.8.12,风荷小学,符合");
    desk.put("表.csv", filled);
    desk.does("import inspections 表.csv")
        .says("2行没有填写内容")
        .says("已登记：inspections/2019/沧县/2019-08-12-风荷小学.toml");
}

#[test]
fn a_template_needs_a_place_and_an_ending() {
    let desk = Desk::new();
    desk.refuses("import schools --template", "--output");
    desk.refuses("import schools", "还缺少");
    desk.refuses("import schools --template -o 空表.doc", ".xlsx");
    desk.refuses("import schools 空表.csv --template -o 空表.csv", "不能与");
    desk.refuses("import schools --template -o 空表.csv --county 东光县", "东光县");
}

#[test]
fn faulty_rows_come_back_with_their_reasons_and_go_in_once_mended() {
    let desk = Desk::new();
    let sheet = "检查情况表\n单位：沧县,时间：2019.8.12\n学校,专人负责校园安全工作情况,备注,编者按\n\
        沧县第一中学,符合,,\n风荷小学,无,'=1+1,按\n青团幼儿园,符合,电话１３８００００００００,\n";
    desk.put("表.csv", sheet);
    let said = desk.run("import inspections 表.csv --rejects 退回.csv");
    assert_eq!(said.status, 2, "{said:#?}");
    assert!(said.stderr.contains("有问题的2行已写入退回.csv") && desk.below("inspections/").is_empty(), "{said:#?}");
    let expected = "\u{feff}单位,时间,学校,专人负责校园安全工作情况,备注,编者按,退回原因\r\n\
        沧县,2019.8.12,风荷小学,无,'=1+1,按,第5行“专人负责校园安全工作情况”：“无”有两种意思：没有做到请填“不符合”，没有问题请填“符合”\r\n\
        沧县,2019.8.12,青团幼儿园,符合,电话***********,,第6行“备注”为“电话***********”：含有疑似手机号码；本工具不保存手机号码\r\n";
    assert_eq!(desk.text("退回.csv"), expected);
    let mended = expected.replace(",无,", ",不符合：未配备,").replace("电话***********,", ",");
    desk.put("退回.csv", mended);
    desk.does("import inspections 退回.csv --rejects 又.csv")
        .says("“编者按”一列不导入")
        .says_nothing_of("退回原因")
        .says("共写入2条");
    assert!(!desk.path("又.csv").exists());
    assert!(desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml").contains("remarks = \"=1+1\""));
}

#[test]
fn what_differs_from_the_records_comes_back_too() {
    let desk = Desk::new();
    desk.put("名册.csv", "单位,学校名称,校长\n沧县,风荷小学,赵某\n沧县,新小学,钱某\n");
    let said = desk.run("import schools 名册.csv --rejects 退回.csv --dry-run");
    assert_eq!(said.status, 2, "{said:#?}");
    for told in ["将新登记：units/沧县/新小学.toml", "不同：units/沧县/风荷小学.toml", "请加 --replace"]
    {
        assert!(said.stderr.contains(told), "{told} {said:#?}");
    }
    // Nothing of it may be written, so that it is not told what would be.
    assert!(!said.stderr.contains("如写入"), "{said:#?}");
    assert!(desk.text("退回.csv").contains("沧县,风荷小学,赵某,第2行“校长”：已登记为“王某”，与“赵某”不同"));
    assert!(!desk.text("退回.csv").contains("新小学"));
}

#[test]
fn rejects_never_take_the_place_of_others() {
    let desk = Desk::new();
    desk.put("名册.csv", "单位,学校名称\n沧县,坏*学\n");
    let rejects = |reason: &str| drop(desk.run("import schools 名册.csv --rejects 退回.csv").says(reason));
    rejects("有问题的1行已写入退回.csv");
    rejects("有问题的1行已写入退回.csv");
    desk.put("退回.csv", "单位,学校名称\n沧县,好学校\n");
    rejects("退回.csv中已有别的内容，未改动；请给 --rejects 换个文件名");
    assert!(desk.text("退回.csv").contains("好学校"));
}

#[test]
fn a_sheet_of_another_kind_is_refused() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 1=符合");
    desk.does("--as-of 2019-12-01 report form -o 表.csv");
    for kind in ["传达", "责任书"] {
        desk.refuses(&format!("import {kind} 表.csv"), &format!("这是“检查”的表，不是“{kind}”的表"));
    }
    desk.does("import inspections 表.csv").says("原已如此");
}

#[test]
fn rejects_go_to_a_csv_that_is_not_the_sheet() {
    let desk = Desk::new();
    desk.put("名册.csv", "单位,学校名称\n沧县,CON\n");
    desk.refuses("import schools 名册.csv --rejects 名册.csv", "这就是要导入的表格");
    desk.refuses("import schools 名册.csv --rejects 退回.xlsx", ".csv");
    desk.refuses("import schools 名册.csv --rejects 没有/退回.csv", "第2行“学校名称”");
}
