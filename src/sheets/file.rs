//! A file that a clerk hands over: what it is by its bytes, and the reader for that.

use crate::sheets::apart::read_apart;
use crate::sheets::delimited::read_delimited;
use crate::sheets::grid::{Grid, LARGEST, SheetFault};
use crate::sheets::workbook::{is_compound, is_xlsx};

/// Reads the bytes of a file by what they are; its name tells only WPS’s own format.
pub fn read_sheet(bytes: &[u8], name: &str) -> Result<Grid, SheetFault> {
    if bytes.len() > LARGEST {
        return Err(SheetFault::TooLarge);
    }
    if !is_xlsx(bytes) && name.to_lowercase().ends_with(".et") {
        return Err(SheetFault::Et);
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(SheetFault::NotASheet(kind));
    }
    let is_workbook = is_xlsx(bytes) || is_compound(bytes);
    let grid = if is_workbook { read_apart(bytes)? } else { read_delimited(bytes)? };
    if grid.lines.is_empty() { Err(SheetFault::Empty) } else { Ok(grid) }
}

/// What exporting programs name `.xls` or `.csv` although it is something else.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]);
    let start = start.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let kinds = [
        ("<!doctype html", "HTML"),
        ("<html", "HTML"),
        ("<table", "HTML"),
        ("<?xml", "XML"),
        ("%pdf", "PDF"),
        ("{\\rtf", "RTF"),
    ];
    kinds.into_iter().find(|(sign, _)| start.starts_with(sign)).map(|(_, kind)| kind)
}
