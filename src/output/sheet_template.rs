//! A sheet to fill in, as a workbook with lists to choose from.

use crate::reports::Cell;
use crate::sheets::blank_sheet::{BlankSheet, Takes};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

/// How many rows below those that are filled in still have the lists: a county adds fewer schools.
const SPARE: u32 = 1000;
/// A4, as Excel numbers papers.
const PAPER: u8 = 9;

/// The workbook’s bytes, the same for the same sheet; the classification stands on every printed page.
pub fn sheet_template(blank: &BlankSheet, classification: Option<&str>) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2019, 7, 30)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(&blank.table.title)?;
    let head = Format::new().set_bold().set_text_wrap().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
    for (column, heading) in (0..).zip(&blank.table.headings) {
        sheet.write_string_with_format(0, column, heading, &head)?;
    }
    sheet.set_row_height(0, head_height(blank))?;
    let rows = u32::try_from(blank.table.rows.len())?;
    for (column, takes) in (0..).zip(&blank.takes) {
        set_up(sheet, column, takes, rows + SPARE)?;
        sheet.set_column_width(column, width(blank, usize::from(column)))?;
    }
    for (row, cells) in (1..).zip(&blank.table.rows) {
        for (column, cell) in (0..).zip(cells) {
            write(sheet, row, column, cell, &blank.takes[usize::from(column)])?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    if let Some(classification) = classification {
        sheet.set_header(format!("&R{}", classification.replace('&', "&&")));
    }
    Ok(book.save_to_buffer()?)
}

/// The format of a column, and its list.
fn set_up(sheet: &mut Worksheet, column: u16, takes: &Takes, last: u32) -> Result<(), XlsxError> {
    sheet.set_column_format(column, &format_of(takes))?;
    let (words, is_closed) = match takes {
        Takes::OneOf(words) => (words, true),
        Takes::OneOfWithNote(words) => (words, false),
        Takes::Text | Takes::Code | Takes::Day => return Ok(()),
    };
    let list = DataValidation::new().allow_list_strings(words)?.show_error_message(is_closed);
    sheet.add_data_validation(1, column, last, column, &list)?;
    Ok(())
}

fn format_of(takes: &Takes) -> Format {
    match takes {
        Takes::Code => Format::new().set_num_format("@"),
        Takes::Day => Format::new().set_num_format("yyyy-mm-dd"),
        Takes::Text | Takes::OneOf(_) | Takes::OneOfWithNote(_) => Format::new(),
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, takes: &Takes) -> Result<(), XlsxError> {
    let format = format_of(takes);
    match cell {
        Cell::Blank => {}
        Cell::Count(count) => {
            sheet.write_number_with_format(row, column, *count as f64, &format)?;
        }
        Cell::Day(day) => {
            let (year, month, day) = day.parts();
            let day = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or_default(), month as u8, day as u8)?;
            sheet.write_datetime_with_format(row, column, &day, &format)?;
        }
        other => {
            sheet.write_string_with_format(row, column, other.to_string(), &format)?;
        }
    }
    Ok(())
}

/// The height for the heading that takes most lines; a line of text has 15 points.
fn head_height(blank: &BlankSheet) -> f64 {
    const LINE: f64 = 15.0;
    let lines = |(column, heading): (usize, &String)| ((heading.width() + 2) as f64 / width(blank, column)).ceil();
    blank.table.headings.iter().enumerate().map(lines).fold(1.0, f64::max) * LINE
}

/// The width for the longest cell, in digits (a Chinese character takes two), within limits: five Chinese characters,
/// so that a heading wraps but can be read, and twenty, so that one long cell does not push the rest off the screen.
fn width(blank: &BlankSheet, column: usize) -> f64 {
    const NARROWEST: usize = 10;
    const WIDEST: usize = 40;
    let longest = blank.table.rows.iter().map(|row| row[column].to_string().width()).max().unwrap_or_default();
    let heading = blank.table.headings[column].width().min(NARROWEST);
    (longest.max(heading) + 2).clamp(NARROWEST, WIDEST) as f64
}
