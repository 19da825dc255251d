//! Reads a workbook of Excel or WPS: its first visible sheet.

use crate::sheets::grid::{Grid, SheetFault};
use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheet, SheetVisible, Xls, Xlsx};
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;

/// The most that a workbook may unpack to, in bytes, so that a small archive cannot fill the memory.
const MOST_UNPACKED: u64 = 64 << 20;

/// Reads a workbook of either kind by what it is.
pub fn read_workbook(bytes: &[u8]) -> Result<Grid, SheetFault> {
    if is_xlsx(bytes) { read_xlsx(bytes) } else { read_xls(bytes) }
}

/// Whether the bytes are an archive, as those of an `.xlsx` are.
pub fn is_xlsx(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, 4 | 6, ..])
}

/// Whether the bytes are a compound file, as those of an `.xls` and of WPS’s `.et` are.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn read_xlsx(bytes: &[u8]) -> Result<Grid, SheetFault> {
    check_unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetFault::BrokenWorkbook)?;
    let (name, mut grid) = first_shown(book.sheets_metadata())?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| SheetFault::BrokenWorkbook)?;
    // Cell by cell: a range of all cells between the first and the last could fill the memory.
    while let Some(cell) = cells.next_cell().map_err(|_| SheetFault::BrokenWorkbook)? {
        let (row, column) = cell.get_position();
        let text = match cell.get_value() {
            DataRef::SharedString(text) => (*text).to_owned(),
            other => shown(&Data::from(other.clone())),
        };
        grid.put(row as usize, column as usize, &text)?;
    }
    Ok(grid)
}

fn read_xls(bytes: &[u8]) -> Result<Grid, SheetFault> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| SheetFault::BrokenWorkbook)?;
    let (name, mut grid) = first_shown(book.sheets_metadata())?;
    let range = book.worksheet_range(&name).map_err(|_| SheetFault::BrokenWorkbook)?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, cell) in range.used_cells() {
        grid.put(top as usize + row, left as usize + column, &shown(cell))?;
    }
    Ok(grid)
}

/// The name of the first visible sheet, and a grid that names the others.
fn first_shown(sheets: &[Sheet]) -> Result<(String, Grid), SheetFault> {
    let mut shown = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| &sheet.name);
    let first = shown.next().ok_or(SheetFault::BrokenWorkbook)?.clone();
    Ok((first, Grid::beside(shown.cloned().collect())))
}

/// Unpacks everything and discards it, since what an archive says of its sizes may be untrue.
fn check_unpacked(bytes: &[u8]) -> Result<(), SheetFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetFault::BrokenWorkbook)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| SheetFault::BrokenWorkbook)?;
        left -= copy(&mut file.take(left), &mut sink()).map_err(|_| SheetFault::BrokenWorkbook)?;
        if left == 0 {
            return Err(SheetFault::TooLarge);
        }
    }
    Ok(())
}

/// What a cell shows: days in ISO, whole numbers as digits.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_shown(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => moment_shown(moment),
        Data::Error(error) => error.to_string(),
    }
}

/// Excel keeps 15 digits; of a longer number the rest is lost, and scientific notation says so.
fn number_shown(number: f64) -> String {
    const EXACT: f64 = 1e15;
    match number.fract() == 0.0 {
        true if number.abs() < EXACT => format!("{number:.0}"),
        true => format!("{number:E}").replace('E', "E+"),
        false => number.to_string(),
    }
}

fn moment_shown(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let whole = [u16::from(hour), u16::from(minute), u16::from(second), milli] == [0; 4];
    match moment.is_datetime() {
        false => number_shown(moment.as_f64()),
        true if whole => format!("{year:04}-{month:02}-{day:02}"),
        true => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}
