//! A Table as an Excel sheet, ready for the printer too.

use crate::basics::day::Day;
use crate::basics::formula::kept;
use crate::reports::{Cell, Table, under_items};
use crate::tr;
use anyhow::{Context, anyhow};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The width that the columns share, in digits; wider, A4 across would be printed too small to read. A Chinese
/// character takes two.
const PAGE_WIDTH: usize = 190;
/// The height of a line of text, and the most that Excel gives a row, in points.
const LINE: usize = 15;
const HIGHEST: usize = 409;
/// A4, as Excel numbers papers.
const A4: u8 = 9;
/// The longest classification that is put into the head of a page: with the title and its formats that holds 255
/// characters in all.
const LONGEST_MARK: usize = 60;

/// One sheet with the table under its headings. Words stay words, whatever they begin with. Same table, same day: same
/// bytes.
pub fn xlsx(table: &Table, classification: Option<&str>, as_of: Day) -> anyhow::Result<Vec<u8>> {
    workbook(&table.title, std::slice::from_ref(table), classification, as_of)
}

/// Such a sheet for each table, in one workbook.
pub fn workbook(title: &str, tables: &[Table], classification: Option<&str>, as_of: Day) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = DocProperties::new().set_title(title);
    workbook.set_properties(&match moment(as_of) {
        Some(moment) => made.set_creation_datetime(&moment),
        None => made,
    });
    for table in tables {
        write_table(workbook.add_worksheet(), table, classification, as_of)?;
    }
    workbook.save_to_buffer().map_err(in_sentences)
}

fn write_table(sheet: &mut Worksheet, table: &Table, classification: Option<&str>, as_of: Day) -> anyhow::Result<()> {
    let widths: Vec<_> = (0..table.headings.len()).map(|column| width(table, column)).collect();
    let head_rows = write_head(sheet, table, &widths).map_err(in_sentences)?;
    for (row, cells) in (head_rows..).zip(&table.rows) {
        write_row(sheet, row, cells, &widths).map_err(in_sentences).with_context(|| {
            let row = row + 1;
            tr!("row {row}", "第{row}行")
        })?;
    }
    set_up_page(sheet, table, head_rows, classification, as_of).map_err(in_sentences)
}

fn in_sentences(error: XlsxError) -> anyhow::Error {
    anyhow!(match error {
        XlsxError::MaxStringLengthExceeded => tr!(
            "a text is longer than a cell of Excel holds (32,767 characters); write a CSV instead",
            "文字超过Excel单元格的上限（32767个字），请改用 csv"
        ),
        XlsxError::RowColumnLimitError => tr!(
            "there are more rows than a sheet of Excel holds (1,048,576); write a CSV instead",
            "行数超过Excel工作表的上限（1048576行），请改用 csv"
        ),
        other => other.to_string(),
    })
}

/// Writes the headings, over those of items a merged 检查事项, and says how many rows they take.
fn write_head(sheet: &mut Worksheet, table: &Table, widths: &[usize]) -> Result<u32, XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width as f64 + 1.5)?;
    }
    let height = height(table.headings.iter().map(String::as_str), widths);
    let Some(items) = under_items(table) else {
        for (column, heading) in (0..).zip(&table.headings) {
            sheet.write_string_with_format(0, column, heading, &head())?;
        }
        sheet.set_row_height(0, height as f64)?;
        return Ok(1);
    };
    write_merged_head(sheet, table, &items)?;
    sheet.set_row_height(0, (LINE + LINE / 2) as f64)?.set_row_height(1, height as f64)?;
    Ok(2)
}

/// As on the paper form: the items' headings share one above them, the others are two rows high.
fn write_merged_head(sheet: &mut Worksheet, table: &Table, items: &Range<u16>) -> Result<(), XlsxError> {
    match items.len() {
        1 => sheet.write_string_with_format(0, items.start, "检查事项", &head())?,
        _ => sheet.merge_range(0, items.start, 0, items.end - 1, "检查事项", &head())?,
    };
    for (column, heading) in (0..).zip(&table.headings) {
        match items.contains(&column) {
            true => sheet.write_string_with_format(1, column, heading, &head())?,
            false => sheet.merge_range(0, column, 1, column, heading, &head())?,
        };
    }
    Ok(())
}

/// The width of the longest line of a column, or of a quarter of its heading, which wraps; at most a fair share of the
/// page. Never below three Chinese characters; a share counts as at least six of them and at most eighteen.
fn width(table: &Table, column: usize) -> usize {
    let longest = |cell: &Cell| cell.to_string().lines().map(UnicodeWidthStr::width_cjk).max().unwrap_or(0);
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(longest).max().unwrap_or(0);
    let heading = table.headings.get(column).map_or(0, |heading| heading.width_cjk().div_ceil(4) + 1);
    cells.max(heading).clamp(6, (PAGE_WIDTH / table.headings.len()).clamp(12, 36))
}

/// The height of a row whose texts wrap, in points.
fn height<'t>(texts: impl Iterator<Item = &'t str>, widths: &[usize]) -> usize {
    let wrapped = |(text, width): (&str, &usize)| -> usize {
        text.lines().map(|line| line.width_cjk().div_ceil(*width).max(1)).sum()
    };
    (texts.zip(widths).map(wrapped).max().unwrap_or(0).max(1) * LINE + LINE / 2).min(HIGHEST)
}

/// Writes the cells, and gives the row its height: not every program finds that out by itself.
fn write_row(sheet: &mut Worksheet, row: u32, cells: &[Cell], widths: &[usize]) -> Result<(), XlsxError> {
    let texts: Vec<_> = cells.iter().map(Cell::to_string).collect();
    sheet.set_row_height(row, height(texts.iter().map(String::as_str), widths) as f64)?;
    (0..).zip(cells).try_for_each(|(column, cell)| write_cell(sheet, row, column, cell))
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Marked(_, cell) => return write_cell(sheet, row, column, cell),
        Cell::Blank => sheet.write_blank(row, column, &framed())?,
        Cell::Count(count) => sheet.write_number_with_format(row, column, *count as f64, &centred())?,
        // Floored as in the text, so that no rate shows as 100% while anything is open.
        Cell::Rate { done, of } if *of > 0 => {
            let permille = (done * 1000 / of) as f64;
            sheet.write_number_with_format(row, column, permille / 1000.0, &centred().set_num_format("0.0%"))?
        }
        Cell::Day(day) => match moment(*day) {
            Some(moment) => sheet.write_datetime_with_format(row, column, &moment, &dated())?,
            None => sheet.write_string_with_format(row, column, day.to_string(), &dated())?,
        },
        Cell::Text(text) if is_digits(text) => {
            sheet.write_string_with_format(row, column, text, &framed().set_num_format("@"))?
        }
        Cell::Text(text) => sheet.write_string_with_format(row, column, kept(text), &framed())?,
        Cell::Rate { .. } => sheet.write_string_with_format(row, column, cell.to_string(), &centred())?,
    };
    Ok(())
}

/// Whether a text is a code, which Excel must not take for a number when somebody edits it.
fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day as Excel keeps it, which knows days from 1900 on.
fn moment(day: Day) -> Option<ExcelDateTime> {
    let (year, month, day) = day.parts();
    if year < 1900 {
        return None;
    }
    ExcelDateTime::from_ymd(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn framed() -> Format {
    Format::new()
        .set_font_name("宋体")
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn centred() -> Format {
    framed().set_align(FormatAlign::Center)
}

fn dated() -> Format {
    centred().set_num_format("yyyy-mm-dd")
}

fn head() -> Format {
    centred().set_bold().set_background_color("F2F2F2")
}

/// A4 across, all columns on one page, headings on each; classification and title above, day and page number below.
fn set_up_page(
    sheet: &mut Worksheet,
    table: &Table,
    head_rows: u32,
    classification: Option<&str>,
    as_of: Day,
) -> Result<(), XlsxError> {
    sheet.set_name(&table.title)?;
    if let (Some(row), Some(column)) = (table.rows.len().checked_sub(1), table.headings.len().checked_sub(1)) {
        // Codes are text on purpose; Excel need not warn about each.
        let last = (head_rows + row as u32, column as u16);
        sheet.ignore_error_range(head_rows, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    }
    sheet.set_freeze_panes(head_rows, 0)?.set_repeat_rows(0, head_rows - 1)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.9, 0.7, 0.4, 0.3).set_print_center_horizontally(true);
    // In the head of a page `&` begins a command; a blank keeps digits of the text apart from the font size.
    let mark: String = classification.unwrap_or_default().chars().take(LONGEST_MARK).collect();
    let (mark, title) = (mark.replace('&', "&&"), table.title.replace('&', "&&"));
    sheet.set_header(format!("&L&\"黑体,常规\"&11 {mark}&C&\"宋体,加粗\"&16 {title}"));
    sheet.set_footer(format!("&L统计截止日期：{as_of}&R第&P页 共&N页"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;
    use std::io::Cursor;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The cells as a reader of Excel has them, the head rows too.
    fn read(table: &Table) -> Vec<Vec<Data>> {
        let bytes = xlsx(table, Some("内部文件"), day("2019-08-20")).unwrap();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        workbook.worksheet_range(&table.title).unwrap().rows().map(<[Data]>::to_vec).collect()
    }

    fn text(text: &str) -> Data {
        Data::String(text.into())
    }

    /// A table whose rows are filled up with blanks.
    fn table(name: &'static str, headings: &str, mut rows: Vec<Vec<Cell>>) -> Table {
        rows.iter_mut().for_each(|row| row.resize(headings.split(',').count(), Cell::Blank));
        Table::under(name, "检查情况表", headings, rows)
    }

    #[test]
    fn numbers_and_days_are_real_and_codes_are_words() {
        let rate = |done, of| Cell::Rate { done, of };
        let cells = vec![Cell::Count(3), Cell::Day(day("2019-08-05")), Cell::text("2113000123"), rate(1999, 2000)];
        let rows = read(&table("missing", "甲,乙,丙,丁", vec![cells, vec![rate(0, 0), Cell::Blank]]));
        assert_eq!(rows[0], ["甲", "乙", "丙", "丁"].map(text));
        assert_eq!(rows[1][0], Data::Float(3.0));
        assert!(matches!(&rows[1][1], Data::DateTime(moment) if moment.as_f64() == 43682.0));
        assert_eq!(rows[1][2..], [text("2113000123"), Data::Float(0.999)]);
        assert_eq!(rows[2], [text("—"), Data::Empty, Data::Empty, Data::Empty]);
    }

    #[test]
    fn nothing_is_a_formula() {
        let cells = ["=1+1", "+1", "-", "@甲", "＝1", "'甲", "{=1}", "http://a/", "'=1"];
        let rows = read(&table("missing", "a,b,c,d,e,f,g,h,i", vec![cells.map(Cell::text).to_vec()]));
        assert_eq!(rows[1][..8], cells[..8].iter().map(|cell| text(cell)).collect::<Vec<_>>());
        assert_eq!(rows[1][8], text("''=1"), "what looks defused is defused, so that it is read as it was");
    }

    #[test]
    fn the_form_has_the_heads_of_the_paper() {
        let rows = read(&table("form", "单位,时间,学校,甲,乙,备注", vec![vec![Cell::text("沧县")]]));
        assert_eq!(
            rows[0],
            ["单位", "时间", "学校", "检查事项", "", "备注"].map(|name| match name {
                "" => Data::Empty,
                name => text(name),
            })
        );
        assert_eq!(rows[1][3..5], [text("甲"), text("乙")]);
        assert_eq!(rows[2][0], text("沧县"));
        assert_eq!(read(&table("form", "单位,时间,学校,甲,备注", vec![]))[0][3], text("检查事项"));
        assert_eq!(read(&table("form", "单位,时间,学校,备注", vec![])).len(), 1, "a form without items");
    }

    #[test]
    fn a_day_before_excel_began_is_a_word() {
        let rows = read(&table("missing", "甲", vec![vec![Cell::Day(day("1899-12-31"))]]));
        assert_eq!(rows[1], [text("1899-12-31")]);
    }

    #[test]
    fn what_a_sheet_cannot_hold_is_told_with_its_row() {
        let long = table("missing", "甲", vec![vec![], vec![Cell::text("字".repeat(32768))]]);
        let fault = xlsx(&long, None, day("2019-08-20")).unwrap_err();
        assert!(format!("{fault:#}").contains('3'), "{fault:#}");
    }

    #[test]
    fn the_same_table_is_the_same_bytes() {
        let table = table("missing", "甲", vec![vec![Cell::text("沧县&")]]);
        let written = || xlsx(&table, Some("内部&文件"), day("2019-08-20")).unwrap();
        let first = written();
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert_eq!(first, written());
    }

    proptest! {
        #[test]
        fn any_words_come_back(cells in prop::collection::vec("[甲a'=+@ \n&<>_x0041-]{1,8}", 1..4)) {
            let headings = vec!["甲"; cells.len()].join(",");
            let rows = read(&table("missing", &headings, vec![cells.iter().map(Cell::text).collect()]));
            prop_assert_eq!(&rows[1], &cells.iter().map(|cell| text(&kept(cell))).collect::<Vec<_>>());
        }
    }
}
