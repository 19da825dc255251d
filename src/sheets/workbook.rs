//! A workbook of Excel or WPS: its sheets that are shown, each with what it shows beside its values.

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

/// The most that a workbook may unpack to, in bytes, so that a small archive cannot fill the memory.
const MOST_UNPACKED: u64 = 64 << 20;
/// The most cells of all sheets together; what lies beyond is not read.
const MOST_CELLS: usize = 1_200_000;

/// Reads a workbook of either kind by what it is.
pub fn read_workbook(bytes: &[u8]) -> Result<Vec<Candidate>, SheetFault> {
    let sheets = if is_archive(bytes) { xlsx::read(bytes)? } else { xls::read(bytes)? };
    if sheets.is_empty() { Err(SheetFault::NoSheet) } else { Ok(sheets) }
}

/// Whether the bytes are an archive, as those of an `.xlsx` are.
pub fn is_archive(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, 4 | 6, ..])
}

/// Whether the bytes are a compound file, as those of an `.xls` and of WPS’s `.et` are.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Reads sheets one after the other, until they are too many to be those of clerks.
fn read_each<S>(
    sheets: Vec<(String, S)>,
    mut read: impl FnMut(&str, S) -> Result<Candidate, SheetFault>,
) -> Vec<Candidate> {
    let mut cells = 0;
    let mut candidate = |(name, sheet): (String, S)| {
        let read = if cells > MOST_CELLS { Err(SheetFault::TooLarge) } else { read(&name, sheet) };
        let mut candidate = read.unwrap_or_else(|fault| Candidate { fault: Some(fault), ..Candidate::default() });
        cells += candidate.grid.size();
        candidate.name = Some(name);
        candidate
    };
    sheets.into_iter().map(&mut candidate).collect()
}
