//! A file that a clerk hands over: what it is by its bytes, and the reader for that.

use crate::sheets::apart::read_apart;
use crate::sheets::delimited::read_delimited;
use crate::sheets::grid::{Candidate, LARGEST};
use crate::sheets::sheet_fault::SheetFault;
use crate::sheets::stranger::Stranger;
use crate::sheets::workbook::{is_archive, is_compound};

/// The ways to read the bytes of a file by what they are; its name tells only WPS’s own format and what is left beside
/// an open file.
pub fn read_sheets(bytes: &[u8], name: &str) -> Result<Vec<Candidate>, SheetFault> {
    if bytes.len() > LARGEST {
        return Err(SheetFault::TooLarge);
    }
    if !is_archive(bytes) && name.to_lowercase().ends_with(".et") {
        return Err(SheetFault::Stranger(Stranger::Et));
    }
    let candidates = match is_archive(bytes) || is_compound(bytes) {
        true => read_apart(bytes)?,
        false => match Stranger::of(bytes, name) {
            Some(stranger) => return Err(SheetFault::Stranger(stranger)),
            None => read_delimited(bytes)?,
        },
    };
    let is_empty =
        |candidate: &Candidate| candidate.is_hidden || candidate.grid.lines.is_empty() && candidate.fault.is_none();
    if candidates.iter().all(is_empty) { Err(SheetFault::Empty) } else { Ok(candidates) }
}
