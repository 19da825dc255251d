//! What a workbook shows and does not store, or stores and does not show.

use crate::desk::Desk;
use crate::old_workbook::OldWorkbook;
use crate::sheets::{rows, workbook};
use rust_xlsxwriter::{Chart, ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Read, Write};

/// The same workbook with its parts changed.
pub fn repacked(book: &[u8], change: impl Fn(&str, String) -> Vec<u8>) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        to.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&change(&name, text)).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The same workbook with the XML of its sheet changed.
fn with_sheet(book: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    repacked(book, |name, text| if name.ends_with("sheet1.xml") { change(text) } else { text }.into_bytes())
}

const ROSTER: &[&[&str]] = &[&["单位", "学校名称"], &["沧县", "甲小学"], &["沧县", "乙小学"], &["沧县", "丙小学"]];

#[test]
fn a_date_cell_that_shows_no_day_is_refused() {
    let desk = Desk::new();
    let sheet = |format: &Format| {
        workbook(|sheet| {
            rows(sheet, &[&["单位", "学校", "传达日期"], &["沧县", "风荷小学"]]);
            sheet.write_with_format(1, 2, ExcelDateTime::from_ymd(2019, 8, 1).unwrap(), format).unwrap();
        })
    };
    let code = |code: &str| Format::new().set_num_format(code);
    for (format, text) in [
        (code("yyyy\"年\"m\"月\""), "2019年8月"),
        (code("mmm-yy"), "2019年8月"),
        (Format::new().set_num_format_index(17), "2019年8月"),
        (Format::new().set_num_format_index(57), "2019年8月"),
        (code("yyyy"), "2019年"),
        (code("m\"月\""), "8月"),
        (code("h:mm"), "00:00:00"),
    ] {
        desk.put("表.xlsx", sheet(&format));
        desk.refuses("import conveyances 表.xlsx", &format!("第2行“传达日期”为“{text}”"));
    }
    for format in [code("yyyy\"年\"m\"月\"d\"日\""), Format::new().set_num_format_index(31), code("m\"月\"d\"日\";@")]
    {
        desk.put("表.xlsx", sheet(&format));
        desk.does("import conveyances 表.xlsx");
        assert!(desk.path("conveyances/2019/沧县/2019-08-01-风荷小学.toml").is_file());
    }
}

#[test]
fn a_text_in_percent_is_recorded_as_it_is_shown() {
    let desk = Desk::new();
    desk.put(
        "表.xlsx",
        workbook(|sheet| {
            rows(sheet, &[&["单位", "学校", "传达日期", "备注"], &["沧县", "风荷小学", "2019-08-02"]]);
            sheet.write_with_format(1, 3, 0.3, &Format::new().set_num_format("0%")).unwrap();
        }),
    );
    desk.does("import conveyances 表.xlsx");
    assert!(desk.text("conveyances/2019/沧县/2019-08-02-风荷小学.toml").contains("note = \"30%\""));
}

#[test]
fn a_merged_unit_below_the_end_of_the_table_loses_no_row() {
    let desk = Desk::new();
    desk.put(
        "表.xlsx",
        workbook(|sheet| {
            let below: &[&str] = &["", "青团幼儿园", "2019-08-03"];
            rows(sheet, &[&["单位", "学校", "传达日期"], &["", "风荷小学", "2019-08-02"], &["", "合计"], below]);
            sheet.merge_range(1, 0, 3, 0, "沧县", &Format::new()).unwrap();
        }),
    );
    desk.refuses("import conveyances 表.xlsx", "第4行：它在表格结束的第3行之后");
}

#[test]
fn the_end_of_a_day_is_not_the_next_day() {
    let desk = Desk::new();
    desk.put(
        "表.xlsx",
        workbook(|sheet| {
            rows(sheet, &[&["单位", "学校", "传达日期"], &["沧县", "风荷小学"]]);
            sheet.write_with_format(1, 2, 43_689.999_999_995_4, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        }),
    );
    desk.refuses("import conveyances 表.xlsx", "第2行“传达日期”为“2019-08-12 23:59:59”：日期后面不能带时间");
}

#[test]
fn a_formula_without_a_stored_value_loses_no_answer() {
    let desk = Desk::new();
    let book = workbook(|sheet| {
        rows(
            sheet,
            &[
                &["单位", "学校", "时间", "建立安全管理、预防性侵制度情况", "专人负责校园安全工作情况"],
                &["沧县", "风荷小学", "2019-08-12", "", "符合"],
            ],
        );
        sheet
            .write_formula(1, 3, Formula::new("IF(1=1,\"不符合：无制度\",\"符合\")").set_result("不符合：无制度"))
            .unwrap();
    });
    desk.put("表.xlsx", &book);
    desk.does("import inspections 表.xlsx --dry-run").says("新登记1条");
    // As programs write it that do not reckon: without a value, with an empty one, or with a zero to be reckoned anew.
    for value in ["", "<v></v>", "<v/>", "<v>0</v>"] {
        let unsaved = with_sheet(&book, |sheet| {
            sheet.replace("<v>不符合：无制度</v>", value).replace("r=\"D2\" t=\"str\"", "r=\"D2\"")
        });
        desk.put("表.xlsx", unsaved);
        desk.refuses("import inspections 表.xlsx", "第2行“建立安全管理、预防性侵制度情况”").says("公式的结果没有保存");
    }
    let empty = with_sheet(&book, |sheet| sheet.replace("<v>不符合：无制度</v>", "<v></v>"));
    desk.put("表.xlsx", empty);
    desk.does("import inspections 表.xlsx").says("已登记：");
    assert!(!desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml").contains("policy"));
}

#[test]
fn a_lookup_of_a_blank_is_nobody() {
    let desk = Desk::new();
    let book = workbook(|sheet| {
        rows(sheet, &[&["单位", "学校名称", "副校长"], &["沧县", "甲小学"]]);
        sheet.write_formula(1, 2, Formula::new("VLOOKUP(B2,B:C,2,0)").set_result("0")).unwrap();
    });
    desk.put("表.xlsx", repacked(&book, |_, text| text.replace(" fullCalcOnLoad=\"1\"", "").into_bytes()));
    desk.does("import schools 表.xlsx").says("“副校长”填的不是人名");
    assert!(!desk.text("units/沧县/甲小学.toml").contains("vice"));
}

#[test]
fn rows_that_look_deleted_are_read_and_counted() {
    let desk = Desk::new();
    desk.put(
        "表.xlsx",
        workbook(|sheet| {
            rows(sheet, ROSTER);
            sheet.autofilter(0, 0, 3, 1).unwrap();
            sheet.set_row_hidden(1).unwrap().set_row_hidden(3).unwrap();
            sheet.write_string_with_format(2, 1, "乙小学", &Format::new().set_font_strikethrough()).unwrap();
        }),
    );
    desk.does("import schools 表.xlsx")
        .says("隐藏或筛选掉的行也读取了，共2行：第2、4行")
        .says("有删除线的行也读取了，共1行：第3行")
        .says("共写入3条");
}

#[test]
fn a_text_that_is_struck_out_in_part_is_not_taken_whole() {
    let desk = Desk::new();
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    desk.put(
        "表.xlsx",
        workbook(|sheet| {
            rows(sheet, &[&["单位", "学校名称", "校长"], &["沧县", "甲小学"], &["沧县", "乙小学"]]);
            sheet.write_rich_string(1, 2, &[(&struck, "李某"), (&plain, "王某")]).unwrap();
            sheet.write_string(2, 2, "王某").unwrap();
        }),
    );
    let said = desk.refuses("import schools 表.xlsx", "第2行“校长”为“李某王某”：其中一部分有删除线");
    said.says_nothing_of("第3行");
}

#[test]
fn the_sheet_with_the_head_row_is_read_and_the_others_are_named() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    rows(book.add_worksheet().set_name("填表说明").unwrap(), &[&["1. 请如实填写", "2. 不留空行"]]);
    rows(book.add_worksheet().set_name("字典").unwrap().set_hidden(true), ROSTER);
    rows(book.add_worksheet().set_name("名册").unwrap(), &[&["单位", "学校名称"], &["沧县", "甲小学"]]);
    rows(book.add_worksheet().set_name("乙表").unwrap(), ROSTER);
    book.add_chartsheet().insert_chart(0, 0, &chart("乙表")).unwrap();
    desk.put("表.xlsx", book.save_to_buffer().unwrap());
    desk.does("import schools 表.xlsx")
        .says("只读取工作表“名册”，未读取：填表说明、乙表、字典（隐藏）")
        .says("乙表、字典（隐藏）中也有这样的表头；如也要导入，请各存为一个文件")
        .says("已登记：units/沧县/甲小学.toml");
    let mut book = Workbook::new();
    rows(book.add_worksheet().set_name("填表说明").unwrap(), &[&["请如实填写"]]);
    rows(book.add_worksheet().set_name("名册").unwrap(), &[&["学校名称", "校长"], &["甲小学", "王某"]]);
    desk.put("表.xlsx", book.save_to_buffer().unwrap());
    desk.refuses("import schools 表.xlsx", "最接近的是“名册”").says("第1行：缺少“单位”一列");
}

/// A chart of some cells of a sheet.
fn chart(of: &str) -> Chart {
    let mut chart = Chart::new_column();
    chart.add_series().set_values(format!("{of}!$A$1:$A$2").as_str());
    chart
}

#[test]
fn a_chart_as_first_sheet_is_passed_over() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    book.add_chartsheet().insert_chart(0, 0, &chart("名册")).unwrap();
    rows(book.add_worksheet().set_name("名册").unwrap(), ROSTER);
    desk.put("表.xlsx", book.save_to_buffer().unwrap());
    desk.does("import schools 表.xlsx").says("共写入3条");
    let mut book = Workbook::new();
    book.add_chartsheet().insert_chart(0, 0, &chart("名册")).unwrap();
    rows(book.add_worksheet().set_name("名册").unwrap().set_hidden(true), ROSTER);
    desk.put("表.xlsx", book.save_to_buffer().unwrap());
    desk.refuses("import schools 表.xlsx", "没有可见的表格");
}

#[test]
fn what_generated_files_say_of_their_size_and_encoding_is_mended() {
    let whole = workbook(|sheet| rows(sheet, ROSTER));
    let dimension = "<dimension ref=\"A1:B4\"/>";
    let sized = |to: &str| {
        with_sheet(&whole, |sheet| {
            assert!(sheet.contains(dimension), "{sheet}");
            sheet.replace(dimension, to)
        })
    };
    let utf_16 = |bytes_of: fn(u16) -> [u8; 2]| {
        repacked(&whole, move |name, text| match name.ends_with("sheet1.xml") {
            true => {
                [0xfeff].into_iter().chain(text.replace("UTF-8", "UTF-16").encode_utf16()).flat_map(bytes_of).collect()
            }
            false => text.into_bytes(),
        })
    };
    let books = [
        sized("<dimension ref=\"A0:D3\"/>"),
        sized("<dimension ref=\"\"/>"),
        sized("<dimension/>"),
        sized("<dimension ref=\"A:D\"></dimension>"),
        sized("<dimension ref=\"A1:XFD1048576\"/>"),
        sized(""),
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
    ];
    for book in books {
        let desk = Desk::new();
        desk.put("表.xlsx", book);
        desk.does("import schools 表.xlsx").says("共写入3条");
    }
}

/// A roster in an old workbook, whose fourth column is a date.
fn old_roster(book: OldWorkbook) -> OldWorkbook {
    let book = book.style(false, 0, None).style(true, 0, None).style(false, 57, None);
    let book = book.style(false, 164, Some("yyyy\"年\"m\"月\"d\"日\"")).style(false, 165, Some("yyyy\"年\"m\"月\""));
    let heads = [(0, "单位"), (1, "学校名称"), (2, "副校长"), (3, "开办日期")];
    let book = heads.into_iter().fold(book, |book, (column, text)| book.write(0, column, 0, text));
    book.write(1, 0, 0, "沧县").write(1, 1, 0, "甲小学").number(1, 3, 3, 42_248.0)
}

#[test]
fn old_workbooks_without_a_chinese_code_page_are_read() {
    for book in
        [OldWorkbook::of_bytes(), OldWorkbook::of_bytes().code_page(1252), OldWorkbook::of_bytes().code_page(936)]
    {
        let desk = Desk::new();
        desk.put("表.xls", old_roster(book).build("名册"));
        desk.does("import schools 表.xls").says("已登记：");
        assert!(desk.text("units/沧县/甲小学.toml").contains("opened_on = 2015-09-01"));
    }
}

#[test]
fn old_workbooks_show_what_new_ones_show() {
    const TEXT: [u8; 8] = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
    const NOTHING: [u8; 8] = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
    for new in [OldWorkbook::of_bytes, OldWorkbook::of_unicode] {
        let desk = Desk::new();
        let import = |book: OldWorkbook| {
            desk.put("表.xls", book.build("名册"));
            desk.run("import schools 表.xls --dry-run")
        };
        let roster = || old_roster(new());
        let school = |book: OldWorkbook| book.write(2, 0, 0, "沧县").write(2, 1, 1, "乙小学").hidden(1);
        import(school(roster()))
            .says("隐藏或筛选掉的行也读取了，共1行：第2行")
            .says("有删除线的行也读取了，共1行：第3行");
        for style in [2, 4] {
            let said = import(roster().write(2, 0, 0, "沧县").write(2, 1, 0, "乙小学").number(2, 3, style, 42_248.0));
            said.says("第3行“开办日期”为“2015年9月”：缺少具体日期");
        }
        let saved = import(roster().formula(1, 2, TEXT, Some("王某")));
        assert_eq!(saved.status, 0, "{saved:#?}");
        for book in [
            roster().formula(1, 2, TEXT, None),
            roster().formula(1, 2, NOTHING, None),
            roster().formula(1, 2, [0; 8], None),
        ] {
            import(book).says("第2行“副校长”").says("公式的结果没有保存");
        }
        let by_office = import(roster().formula(1, 2, NOTHING, None).beside("\u{5}SummaryInformation"));
        assert_eq!(by_office.status, 0, "{by_office:#?}");
    }
}
