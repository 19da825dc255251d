//! Hidden sheets of a workbook: never read, but named where they look like what is meant.

use crate::desk::Desk;
use rust_xlsxwriter::{Workbook, Worksheet};

/// A workbook of sheets by name, each with its rows; those named with 隐藏 are hidden.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet: &mut Worksheet = book.add_worksheet();
        sheet.set_name(*name).unwrap().set_hidden(name.starts_with("隐藏"));
        for (row, cells) in rows.iter().enumerate() {
            sheet.write_row(row as u32, 0, cells.iter().copied()).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

const HEAD: &[&str] = &["单位", "学校名称"];

#[test]
fn a_hidden_sheet_with_the_head_row_is_named_beside_the_one_that_is_read() {
    let desk = Desk::new();
    let words: &[&[&str]] = &[&["幼儿园"], &["小学"]];
    let tables: [&[&[&str]]; 2] = [&[HEAD, &["沧县", "甲小学"]], &[HEAD, &["沧县", "乙小学"]]];
    desk.put("表.xlsx", book(&[("表", tables[0]), ("隐藏词", words), ("隐藏表", tables[1])]));
    desk.does("import schools 表.xlsx")
        .says("只读取工作表“表”，未读取：隐藏表（隐藏）")
        .says("隐藏表（隐藏）中也有这样的表头")
        .says_nothing_of("隐藏词");
    assert!(desk.path("units/沧县/甲小学.toml").is_file() && !desk.path("units/沧县/乙小学.toml").exists());
}

#[test]
fn a_workbook_whose_only_head_row_is_hidden_is_refused_and_says_where_it_is() {
    let desk = Desk::new();
    desk.put("表.xlsx", book(&[("说明", &[&["填表说明"]]), ("隐藏表", &[HEAD, &["沧县", "乙小学"]])]));
    desk.refuses("import schools 表.xlsx", "隐藏表（隐藏）中有这样的表头；隐藏的工作表不读取");
}
