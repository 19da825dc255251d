//! Sheets in every dress: encodings, delimiters, workbooks, and what only looks like a sheet.

use crate::desk::Desk;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use std::io::Write;

const SCHOOLS: &str = "单位,学校名称,校长\r\n沧县,甲小学,张三\r\n沧县,𬭎小学,李四\r\n";

fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(bytes_of).collect()
}

/// A workbook of one sheet.
pub fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// Writes rows of texts from the first cell on.
pub fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

#[test]
fn every_encoding_and_delimiter_comes_to_the_same_records() {
    let tabs = SCHOOLS.replace(',', "\t");
    let sheets = [
        SCHOOLS.as_bytes().to_vec(),
        format!("\u{feff}{SCHOOLS}").into_bytes(),
        encoding_rs::GB18030.encode(SCHOOLS).0.into_owned(),
        utf_16(&tabs, u16::to_le_bytes),
        utf_16(&tabs, u16::to_be_bytes),
        encoding_rs::GBK.encode(&tabs.replace('𬭎', "鈜")).0.into_owned(),
        SCHOOLS.replace(',', ";").into_bytes(),
        SCHOOLS.replace("\r\n", "\n").into_bytes(),
        SCHOOLS.replace("\r\n", "\r").into_bytes(),
    ];
    for sheet in sheets {
        let desk = Desk::new();
        desk.put("名册.csv", sheet);
        desk.does("import schools 名册.csv").says("共写入2条");
        assert!(desk.text("units/沧县/甲小学.toml").contains("principal = \"张三\""));
    }
}

#[test]
fn rows_are_counted_as_excel_counts_them() {
    for (ends, fault) in [("\n", "第6行"), ("\r\n", "第6行"), ("\r", "第6行")] {
        let desk = Desk::new();
        let sheet = "\"单\n位\",学校名称\n\n沧县,\"甲\n小学\"\n\n\n东光县,乙小学\n".replace('\n', ends);
        desk.put("名册.csv", sheet);
        desk.refuses("import schools 名册.csv", fault);
    }
}

#[test]
fn the_paper_form_in_gbk_goes_in_at_once() {
    let desk = Desk::new();
    let sheet = "“一号检察建议”检查情况表,,,,,\n\
        单位：沧县,,时间：2019年8月12日,,,\n\
        学校,\"建立安全管理、\n预防性侵制度情况\",\"专人接受处\n性有关投诉情况\",女生集体宿舍人员是否为女性,其他事项,备注\n\
        风荷小学,√,不符合：无人接听,,=HYPERLINK(1),\n\
        ,,,,,\n\
        沧县第一中学,已建立,有,是,,\n\
        注：检查后填写，一式两份,,,,,\n\
        联系人,,,,,\n";
    desk.put("表.csv", encoding_rs::GB18030.encode(sheet).0);
    desk.does("import inspections 表.csv")
        .says("表头在第3行")
        .says("“单位”取自表头上方：沧县")
        .says("“时间”取自表头上方：2019年8月12日")
        .says("其下还有1行没有读取")
        .says("共写入2条");
    let expected = "[results]\npolicy = \"compliant\"\ncomplaint_officer = \"problem\"\ndormitory_closed = \"not_applicable\"\n\
        dormitory_staff_female = \"not_applicable\"\ndormitory_access = \"not_applicable\"\n\n\
        [notes]\ncomplaint_officer = \"无人接听\"\nother_matters = \"=HYPERLINK(1)\"\n";
    assert_eq!(desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml"), expected);
    let before = desk.files();
    desk.does("import inspections 表.csv").says("共写入0条，2条原已如此");
    assert_eq!(desk.files(), before);
}

#[test]
fn a_workbook_with_titles_merged_cells_and_typed_cells_goes_in_at_once() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, "检查情况表", &Format::new()).unwrap();
    for (column, heading) in [(0, "单位"), (1, "时间"), (2, "学校"), (5, "备注")] {
        sheet.merge_range(1, column, 2, column, heading, &Format::new().set_text_wrap()).unwrap();
    }
    sheet.merge_range(1, 3, 1, 4, "检查事项", &Format::new()).unwrap();
    sheet.write(2, 3, "建立安全管理、\n预防性侵制度情况").unwrap();
    sheet.write(2, 4, "专人负责校园安全工作情况").unwrap();
    sheet.merge_range(3, 0, 4, 0, "沧县", &Format::new()).unwrap();
    let day = Format::new().set_num_format("yyyy/m/d");
    for (row, school) in [(3, "沧县第一中学"), (4, "3113000101")] {
        sheet.write_with_format(row, 1, ExcelDateTime::from_ymd(2019, 8, 12).unwrap(), &day).unwrap();
        sheet.write(row, 2, school).unwrap();
        sheet.write(row, 3, "符合").unwrap();
    }
    sheet.write(4, 2, 3_113_000_101.0).unwrap();
    sheet.write(3, 5, 12.5).unwrap();
    sheet.write(5, 0, "合计").unwrap();
    book.add_worksheet().set_name("说明").unwrap();
    desk.put("表.xlsx", book.save_to_buffer().unwrap());
    desk.does("unit set 沧县/风荷小学 school_code=3113000101");
    desk.does("import inspections 表.xlsx").says("未读取：说明").says("表头在第2行").says("共写入2条");
    assert!(desk.text("inspections/2019/沧县/2019-08-12-沧县第一中学.toml").contains("remarks = \"12.5\""));
    assert!(desk.path("inspections/2019/沧县/2019-08-12-风荷小学.toml").is_file());
}

#[test]
fn typed_cells_that_lost_what_they_meant_are_refused() {
    let desk = Desk::new();
    let sheet = workbook(|sheet| {
        rows(sheet, &[&["单位", "学校名称", "统一社会信用代码", "学校标识码", "开办日期"]]);
        let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
        for row in 1..4 {
            sheet.write(row, 0, "沧县").unwrap();
            sheet.write(row, 1, format!("第{row}小学")).unwrap();
        }
        sheet.write(1, 2, 121_309_004_012_345_670.0).unwrap();
        sheet.write(2, 3, 2_113_000_123.0).unwrap();
        sheet.write(2, 4, 43_682.0).unwrap();
        let half_past = ExcelDateTime::from_ymd(2019, 8, 5).unwrap().and_hms(8, 30, 0).unwrap();
        sheet.write_with_format(3, 4, &half_past, &moment).unwrap();
    });
    desk.put("名册.xlsx", sheet);
    let said = desk.refuses("import schools 名册.xlsx", "第2行“统一社会信用代码”");
    for fault in [
        "科学计数法",
        "第3行“开办日期”为“43682”：像是表格软件的日期序号",
        "第4行“开办日期”为“2019-08-05 08:30:00”：日期后面不能带时间",
    ] {
        assert!(said.stderr.contains(fault), "{said:#?}");
    }
    assert!(!said.stderr.contains("学校标识码"), "{said:#?}");
}

#[test]
fn an_old_workbook_is_read_by_its_content() {
    let desk = Desk::new();
    desk.put("名册.csv", include_bytes!("../sheets/名册.xls"));
    desk.does("import schools 名册.csv").says("共写入2条");
    assert!(desk.text("units/沧县/甲小学.toml").contains("opened_on = 2019-08-05"));
    assert!(desk.text("units/沧县/乙小学.toml").contains("school_code = \"2113000124\""));
}

/// An archive of the files that make a workbook, its sheet given.
fn archive(sheet: &[u8]) -> Vec<u8> {
    let whole = workbook(|sheet| rows(sheet, &[&["单位", "学校名称"], &["沧县", "甲小学"]]));
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        to.start_file(name.as_str(), packed).unwrap();
        match name.ends_with("sheet1.xml") {
            true => to.write_all(sheet).unwrap(),
            false => drop(std::io::copy(&mut file, &mut to).unwrap()),
        }
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn what_no_clerk_means_as_a_sheet_is_refused_with_the_reason() {
    let desk = Desk::new();
    let whole = workbook(|sheet| rows(sheet, &[&["单位", "学校名称"], &["沧县", "甲小学"]]));
    let cell = |place: &str| {
        format!(
            "<worksheet><sheetData><row><c r=\"A1\" t=\"str\"><v>x</v></c></row><row><c r=\"{place}\" t=\"str\"><v>y</v></c></row></sheetData></worksheet>"
        )
    };
    let wide = vec!["列"; 16_384].join(",") + "\n沧县\n";
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("空.csv", Vec::new(), "文件是空的"),
        ("空.xlsx", workbook(|_| {}), "文件是空的"),
        ("断.xlsx", whole[..whole.len() / 2].to_vec(), "工作簿已损坏"),
        ("坏.xlsx", archive(b"<worksheet><sheetData><row><c r=\"A1\"><v>x"), "工作簿已损坏"),
        ("炸.xlsx", archive(&vec![b' '; 65 << 20]), "文件太大"),
        ("远.xlsx", archive(cell("XFD1048576").as_bytes()), "缺少“单位”一列"),
        ("密.xls", [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat(), "工作簿已损坏"),
        ("表.et", [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat(), "et格式"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table>".to_vec(), "网页（HTML）"),
        ("表.pdf", b"%PDF-1.7\n".to_vec(), "PDF"),
        ("大.csv", vec![b','; (32 << 20) + 1], "文件太大"),
        ("零.csv", b"a\0b".to_vec(), "不是CSV"),
        ("宽.csv", wide.into_bytes(), "缺少“单位”一列"),
        ("码.csv", "单位,学校名称\n沧县,甲".as_bytes().iter().copied().chain([0xff, 0xff]).collect(), "第31个字节"),
        (
            "国标.csv",
            [&encoding_rs::GBK.encode("单位,学校名称\n沧县,甲小学\n").0[..], &[0xff, 0xff]].concat(),
            "第27个字节",
        ),
        ("引号.csv", "单位,学校名称\n沧县,\"甲小学\n沧县,乙小学\n".into(), "第2行：引号没有配对"),
        ("引号.csv", "单位,学校名称\n\n沧县,\"甲\"小学\n".into(), "第3行：单元格的引号后面还有内容"),
        ("重.csv", "单位,学校名称,学 校\n".into(), "“学校名称”一列重复"),
        ("空栏.csv", "单位,,学校名称\n沧县,x,甲小学\n".into(), "第2行：“x”超出了表头"),
    ];
    for (name, bytes, reason) in cases {
        desk.put(name, bytes);
        desk.refuses_words(&["import", "schools", name], reason);
    }
    for name in ["头.csv", "头2.csv"] {
        desk.put(name, "名册\n单位,学校名称\n注：\n");
        desk.does(&format!("import schools {name}")).says("共写入0条");
    }
}

#[test]
fn a_workbook_damaged_anywhere_is_refused_or_read_but_never_a_crash() {
    let desk = Desk::new();
    let sound = [
        ("表.xlsx", workbook(|sheet| rows(sheet, &[&["单位", "学校名称"], &["沧县", "甲小学"]]))),
        ("表.xls", include_bytes!("../sheets/名册.xls").to_vec()),
    ];
    for (name, sound) in sound {
        for step in 0..30_usize {
            let mut bytes = sound.clone();
            let place = step * 7919 % bytes.len();
            for (at, byte) in bytes.iter_mut().enumerate().skip(place).take(1 + step % 9) {
                *byte = (at * 31 + step) as u8;
            }
            desk.put(name, bytes);
            let said = desk.run(&format!("import schools {name} --dry-run"));
            assert!(matches!(said.status, 0 | 2), "{name} {step} {said:#?}");
            assert!(!said.stderr.contains("panicked"), "{name} {step} {said:#?}");
        }
    }
}

/// The message about a sheet, with the sheet; no message where the sheet is imported.
type Case = (&'static str, String, Option<&'static str>, &'static str);

#[test]
fn the_twenty_messy_inputs_are_decided_as_agreed() {
    let visit = |cell: &str| format!("单位,学校,时间,建立安全管理、预防性侵制度情况\n沧县,风荷小学,{cell},符合\n");
    let school = |heading: &str, cell: &str| format!("单位,学校名称,{heading}\n沧县,甲小学,{cell}\n");
    let item = |heading: &str, cell: &str| format!("单位,学校,时间,{heading}\n沧县,沧县第一中学,2019-08-05,{cell}\n");
    let file = "2019-08-05-风荷小学.toml";
    let cases: Vec<Case> = vec![
        ("inspections", visit("２０１９．８．５"), None, file),
        ("inspections", visit("2019年8月5号"), None, file),
        ("inspections", visit("8月5日"), Some("第2行“时间”为“8月5日”"), "缺少年份"),
        ("inspections", visit("43682"), Some("第2行“时间”为“43682”"), "对应 2019-08-05"),
        ("inspections", visit("2019年2月30日"), Some("第2行“时间”"), "2019年2月只有28天"),
        ("inspections", visit("二〇一九年八月五日"), None, file),
        ("inspections", visit("二○一九年八月五日"), None, file),
        ("schools", school("校长", "张　三"), None, "principal = \"张三\""),
        ("schools", school("校长", "李某 13800000000"), Some("第2行“校长”为“李某 ***********”"), "手机号码"),
        ("schools", school("副校长", "张三、李四"), Some("第2行“副校长”为“张三、李四”"), "只能填写一个人"),
        ("schools", school("学校标识码", "2.113E+09"), Some("第2行“学校标识码”"), "科学计数法"),
        ("schools", school("学校标识码", "2113 0001 23"), None, "school_code = \"2113000123\""),
        ("schools", school("学校标识码", "２１１３０００１２３"), None, "school_code = \"2113000123\""),
        ("schools", school("学校标识码", "211300123"), Some("第2行“学校标识码”为“211300123”"), "现为9位"),
        ("inspections", item("专人负责校园安全工作情况", "✔"), None, "safety_officer = \"compliant\""),
        ("inspections", item("专人接受处理性侵有关投诉情况", "有"), None, "complaint_officer = \"compliant\""),
        ("inspections", item("女生集体宿舍封闭管理情况", "无"), Some("第2行“女生集体宿舍封闭管理情况”"), "两种意思"),
        (
            "inspections",
            item("女生集体宿舍封闭管理情况", "不适用"),
            Some("第2行“女生集体宿舍封闭管理情况”"),
            "有女生集体宿舍",
        ),
        ("inspections", item("严格审查招录工作情况,备注", ",无"), None, "remarks = \"无\""),
        ("inspections", item("严格审查招录工作情况", "同上"), Some("第2行“严格审查招录工作情况”"), "不能写“同上”"),
        ("inspections", item("严格审查招录工作情况", "〃"), Some("第2行“严格审查招录工作情况”"), "不能写“〃”"),
        ("inspections", item("备注", "学生王某某，11010519491231002X"), Some("第2行“备注”"), "身份证号码"),
        (
            "inspections",
            item("其他事项", "=HYPERLINK(\"\"x\"\")").replace("=HY", "\"=HY").replace(")\n", ")\"\n"),
            None,
            "=HYPERLINK",
        ),
        ("inspections", visit("2019-08-05").replace("风荷小学", "荷风小学"), Some("第2行“学校”"), "沧县/风荷小学"),
        ("schools", school("联络员,联络员性别", "孙某,男"), Some("第2行“联络员性别”为“男”"), "联络员不是女性"),
        ("schools", school("副校长,联络员,联络员性别", "孙某,孙某,女"), None, "vice_principal = \"孙某\""),
    ];
    for (kind, sheet, refused, text) in cases {
        let desk = Desk::new();
        desk.put("表.csv", &sheet);
        let line = format!("import {kind} 表.csv");
        match refused {
            Some(place) => {
                let said = desk.refuses(&line, place).says(text);
                assert!(!said.stderr.contains("0000000") && !said.stderr.contains("1010519"), "{said:#?}");
            }
            None => {
                desk.does(&line);
                let files = desk.files().into_iter();
                let records = files.filter(|(path, _)| path.ends_with(".toml"));
                let all: String = records.map(|(path, bytes)| path + &String::from_utf8_lossy(&bytes)).collect();
                assert!(all.contains(text), "{sheet} {all}");
            }
        }
    }
}
