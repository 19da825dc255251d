//! An `.xls` of Excel, WPS or a program that writes such files.

use super::biff::{Book, Sheet};
use super::compound::Compound;
use super::read_each;
use super::shown::{Style, shown};
use crate::sheets::grid::{Candidate, Grid, Look};
use crate::sheets::sheet_fault::SheetFault;
use crate::sheets::stranger::Stranger;
use calamine::{Reader, Xls, XlsError, XlsOptions};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The code page of simplified Chinese.
const GBK: u16 = 936;
/// The code pages that hold Chinese; in one of another part of the world there can be none.
const OF_CHINESE: [u16; 6] = [GBK, 950, 1200, 54_936, 65_000, 65_001];

/// Reads the sheets of cells.
pub fn read(bytes: &[u8]) -> Result<Vec<Candidate>, SheetFault> {
    let file = Compound::read(bytes).ok_or(SheetFault::BrokenWorkbook)?;
    if file.names().any(|name| name == "EncryptedPackage") {
        return Err(SheetFault::Password);
    }
    let Some(stream) = file.stream("Workbook").or_else(|| file.stream("Book")) else {
        let stranger = Stranger::of_compound(file.names());
        return Err(stranger.map_or(SheetFault::BrokenWorkbook, SheetFault::Stranger));
    };
    let book = Book::read(&stream);
    let mut reader = reader(bytes, &book)?;
    let sheets = reader.sheets_metadata().to_vec();
    let sheets = sheets.iter().zip(0..).collect();
    // Every office program writes who saved the file; one without calculated no formula.
    let is_calculated = file.names().any(|name| name.ends_with("SummaryInformation"));
    Ok(read_each(sheets, |name, index| read_sheet(&mut reader, name, &book.sheet(&stream, index, is_calculated))))
}

/// A reader that takes bytes without a Chinese code page for GBK: what a clerk hands over is in Chinese.
fn reader<'b>(bytes: &'b [u8], book: &Book) -> Result<Xls<Cursor<&'b [u8]>>, SheetFault> {
    let mut options = XlsOptions::default();
    let is_chinese = book.code_page.is_some_and(|page| OF_CHINESE.contains(&page));
    options.force_codepage = (book.is_of_bytes && !is_chinese).then_some(GBK);
    Xls::new_with_options(Cursor::new(bytes), options).map_err(|fault| match fault {
        XlsError::Password => SheetFault::Password,
        _ => SheetFault::BrokenWorkbook,
    })
}

fn read_sheet(reader: &mut Xls<Cursor<&[u8]>>, name: &str, sheet: &Sheet) -> Result<Candidate, SheetFault> {
    let is_1904 = reader.has_1904_epoch();
    let range = reader.worksheet_range(name).map_err(|_| SheetFault::BrokenWorkbook)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut texts = BTreeMap::new();
    for (row, column, cell) in range.used_cells() {
        let at = (top + row as u32, left + column as u32);
        texts.insert(at, shown(cell, style(sheet, at), is_1904));
    }
    texts.extend(sheet.unsaved.iter().map(|at| (*at, "=…".to_owned())));
    let mut grid = Grid::default();
    for ((row, column), text) in texts {
        grid.put(row as usize, column as usize, &text)?;
        let look = grid.look(row as usize).filter(|_| !text.trim().is_empty());
        look.into_iter().for_each(|look| see(look, sheet, (row, column)));
    }
    Ok(Candidate { grid, ..Candidate::default() })
}

fn style(sheet: &Sheet, at: (u32, u32)) -> Style {
    sheet.styles.get(&at).copied().unwrap_or_default()
}

fn see(look: &mut Look, sheet: &Sheet, at: (u32, u32)) {
    look.is_hidden = sheet.hidden.contains(&at.0);
    look.is_struck |= style(sheet, at).is_struck;
    look.unsaved.extend(sheet.unsaved.contains(&at).then_some(at.1 as usize));
}
