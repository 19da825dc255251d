use crate::desk::{Desk, example, printed, run};
use crate::tools::{open_in_libreoffice, printed_by_libreoffice, tool};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

const REPORTS: &[&str] = &["progress", "form", "letters", "missing", "findings", "decisions", "differences"];

type Rows = Vec<Vec<String>>;

/// The cells of a CSV, without the `'` before what looks like a formula.
fn cells(csv: &str) -> Rows {
    let lines = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes()).into_records();
    lines.map(|line| line.unwrap().iter().map(|cell| cell.trim_start_matches('\'').to_owned()).collect()).collect()
}

/// The rows of a sheet with a single head row: on the form the items' headings stand below a common one.
fn under_one_head(report: &str, mut rows: Rows) -> Rows {
    if report == "form" {
        let upper = rows.remove(0);
        let joined = |(upper, lower): (String, &String)| if lower.is_empty() { upper } else { lower.clone() };
        rows[0] = upper.into_iter().zip(&rows[0]).map(joined).collect();
    }
    rows
}

fn shown(cell: &Data, heading: &str) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) if heading.ends_with('率') => format!("{:.1}%", number * 100.0),
        Data::Float(number) => number.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_report_is_the_same_in_excel() {
    let desk = Desk::new();
    for report in REPORTS {
        let sheet = desk.written("表.xlsx", &["report", report]);
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(sheet)).unwrap();
        assert_eq!(workbook.sheet_names().len(), 1);
        let expected = cells(&printed(&["report", report]));
        let range = workbook.worksheet_range_at(0).unwrap().unwrap();
        let row = |row: &[Data]| row.iter().zip(&expected[0]).map(|(cell, heading)| shown(cell, heading)).collect();
        assert_eq!(under_one_head(report, range.rows().map(row).collect()), expected, "{report}");
    }
}

#[test]
fn every_report_is_the_same_in_libreoffice() {
    let desk = Desk::new();
    let sheets = REPORTS.iter().map(|report| {
        desk.written(&format!("{report}.xlsx"), &["report", report]);
        desk.path(&format!("{report}.xlsx"))
    });
    let sheets: Vec<_> = sheets.collect();
    let Some(()) = open_in_libreoffice(&desk.path("csv"), &sheets) else { return };
    for report in REPORTS {
        let seen = std::fs::read_to_string(desk.path(&format!("csv/{report}.csv"))).unwrap();
        assert_eq!(under_one_head(report, cells(&seen)), cells(&printed(&["report", report])), "{report}");
    }
}

#[test]
fn a_sheet_prints_across_with_classification_headings_and_day_on_every_page() {
    let desk = Desk::new();
    desk.written("表.xlsx", &["report", "letters"]);
    let Some(pages) = printed_by_libreoffice(&desk.path("表.xlsx")) else { return };
    assert!(pages.len() > 2);
    for page in pages {
        for said in ["内部文件", "责任书签订情况表", "上级签字人", "统计截止日期：2019-09-10"] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
}

#[test]
fn a_pipe_gets_the_same_bytes_as_a_file() {
    let words = ["report", "progress", "--format", "xlsx"];
    let written = Desk::new().written("进度", &words);
    assert!(written.starts_with(b"PK"));
    assert_eq!(run(&example(), &words).stdout, written);
}

#[test]
fn a_terminal_gets_no_sheet_but_a_sentence() {
    let Some(mut terminal) = tool("script") else { return };
    let (program, records) = (env!("CARGO_BIN_EXE_shuangqian"), example());
    let command = format!("'{program}' --lang zh -C '{}' report progress --format xlsx", records.display());
    let output = terminal.args(["-q", "-e", "-c", &command, "/dev/null"]).output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.code() == Some(2) && shown.contains("请用 -o 写明文件"), "{output:?}");
}
