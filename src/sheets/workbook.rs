//! A workbook of Excel or WPS: its sheets, each with what it shows beside its values.

mod biff;
mod compound;
mod dating;
mod markup;
mod package;
mod shown;
mod xls;
mod xlsx;

use crate::sheets::grid::Candidate;
use crate::sheets::sheet_fault::SheetFault;
use calamine::{Sheet, SheetType, SheetVisible};

/// The most that a workbook may unpack to, in bytes, so that a small archive cannot fill the memory.
const MOST_UNPACKED: u64 = 64 << 20;
/// The most cells of all sheets together; what lies beyond is not read.
const MOST_CELLS: usize = 1_200_000;

/// Reads a workbook of either kind by what it is.
pub fn read_workbook(bytes: &[u8]) -> Result<Vec<Candidate>, SheetFault> {
    let sheets = if is_archive(bytes) { xlsx::read(bytes)? } else { xls::read(bytes)? };
    if sheets.iter().all(|sheet| sheet.is_hidden) { Err(SheetFault::NoSheet) } else { Ok(sheets) }
}

/// Whether the bytes are an archive, as those of an `.xlsx` are.
pub fn is_archive(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, 4 | 6, ..])
}

/// Whether the bytes are a compound file, as those of an `.xls` and of WPS’s `.et` are.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Reads the sheets of cells one after the other, until they are too many to be those of clerks; the hidden ones last, so
/// that they are in the way of none that is shown.
fn read_each<S>(
    sheets: Vec<(&Sheet, S)>,
    mut read: impl FnMut(&str, S) -> Result<Candidate, SheetFault>,
) -> Vec<Candidate> {
    let is_hidden = |sheet: &Sheet| sheet.visible != SheetVisible::Visible;
    let of_cells = sheets.into_iter().filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet);
    let (hidden, shown): (Vec<_>, Vec<_>) = of_cells.partition(|(sheet, _)| is_hidden(sheet));
    let mut cells = 0;
    let mut candidate = |(sheet, content): (&Sheet, S)| {
        let name = sheet.name.clone();
        let read = if cells > MOST_CELLS { Err(SheetFault::TooLarge) } else { read(&name, content) };
        let mut candidate = read.unwrap_or_else(|fault| Candidate { fault: Some(fault), ..Candidate::default() });
        cells += candidate.grid.size();
        (candidate.name, candidate.is_hidden) = (Some(name), is_hidden(sheet));
        candidate
    };
    shown.into_iter().chain(hidden).map(&mut candidate).collect()
}
