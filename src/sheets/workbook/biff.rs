//! What the records of an `.xls` show beside the values of its cells: hidden rows, formats, formulas without a value.

use super::compound::{number, word};
use super::shown::Style;
use encoding_rs::GBK;
use std::collections::{BTreeMap, BTreeSet};

/// What holds for all sheets of an `.xls`.
#[derive(Debug, Default)]
pub struct Book {
    /// Whether its texts are those of Excel 95 and before, bytes in a code page.
    pub is_of_bytes: bool,
    /// The code page that it names.
    pub code_page: Option<u16>,
    styles: Vec<Style>,
    sheets: Vec<usize>,
}

/// What a sheet shows beside the values of its cells; rows and columns counted from 0.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The rows that are hidden or filtered out.
    pub hidden: BTreeSet<u32>,
    /// The formulas that have no stored value.
    pub unsaved: BTreeSet<(u32, u32)>,
    /// How the cells are formatted.
    pub styles: BTreeMap<(u32, u32), Style>,
}

/// Kinds of records.
mod kind {
    pub const FORMULA: u16 = 0x06;
    pub const END: u16 = 0x0a;
    pub const FONT: u16 = 0x31;
    pub const CODE_PAGE: u16 = 0x42;
    pub const SHEET: u16 = 0x85;
    pub const NUMBERS: u16 = 0xbd;
    pub const XF: u16 = 0xe0;
    pub const STRING: u16 = 0x207;
    pub const ROW: u16 = 0x208;
    pub const FORMAT: u16 = 0x41e;
    pub const BEGIN: u16 = 0x809;
    /// A blank, a number, a text, a truth, a rounded number, a text with runs, a shared text.
    pub const CELLS: [u16; 7] = [0x201, 0x203, 0x204, 0x205, 0x27e, 0xd6, 0xfd];
}

/// The records of a stream from a place on, each its kind and its bytes.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut place = from;
    std::iter::from_fn(move || {
        let (kind, length) = (word(stream, place)?, usize::from(word(stream, place.checked_add(2)?)?));
        let start = place + 4;
        place = start + length;
        Some((kind, stream.get(start..place)?))
    })
}

impl Book {
    /// Reads what holds for all sheets.
    pub fn read(stream: &[u8]) -> Book {
        let mut book = Book::default();
        let (mut fonts, mut formats, mut styles) = (Vec::new(), BTreeMap::new(), Vec::new());
        for (kind, data) in records(stream, 0) {
            match kind {
                kind::END => break,
                kind::BEGIN => book.is_of_bytes = word(data, 0).is_some_and(|version| version < 0x600 && version > 0),
                kind::CODE_PAGE => book.code_page = word(data, 0),
                kind::FONT => fonts.push(word(data, 2).is_some_and(|marks| marks & 8 != 0)),
                kind::FORMAT => formats.extend(format(data, book.is_of_bytes)),
                kind::XF => styles.extend(word(data, 0).zip(word(data, 2))),
                kind::SHEET => book.sheets.extend(number(data, 0).and_then(|place| usize::try_from(place).ok())),
                _ => {}
            }
        }
        let style = |(font, format): (u16, u16)| Style {
            // There is no font of the number 4.
            is_struck: fonts.get(usize::from(if font > 4 { font - 1 } else { font })).copied().unwrap_or_default(),
            ..formats.get(&format).copied().unwrap_or_else(|| Style::of_number(format.into()))
        };
        book.styles = styles.into_iter().map(style).collect();
        book
    }

    /// Reads what one of its sheets shows; whether an office program has calculated its formulas is known for all of them.
    pub fn sheet(&self, stream: &[u8], index: usize, is_calculated: bool) -> Sheet {
        let mut sheet = Sheet::default();
        let Some(start) = self.sheets.get(index) else { return sheet };
        // A formula that comes to a text, until the record of that text.
        let mut awaited = None;
        let mut depth = 0;
        for (kind, data) in records(stream, *start) {
            match kind {
                kind::BEGIN => depth += 1,
                kind::END => depth -= 1,
                // What is embedded has cells of its own.
                _ if depth != 1 => {}
                kind::STRING => awaited = None,
                kind::ROW => self.row(&mut sheet, data),
                kind::NUMBERS => self.numbers(&mut sheet, data),
                kind::FORMULA => {
                    sheet.unsaved.extend(awaited.take());
                    self.cell(&mut sheet, data);
                    match result(data) {
                        Result::Text => awaited = at(data),
                        Result::Nothing if !is_calculated => sheet.unsaved.extend(at(data)),
                        _ => {}
                    }
                }
                _ if kind::CELLS.contains(&kind) => self.cell(&mut sheet, data),
                _ => {}
            }
            if depth < 1 {
                break;
            }
        }
        sheet.unsaved.extend(awaited);
        sheet
    }

    fn row(&self, sheet: &mut Sheet, data: &[u8]) {
        const HIDDEN: u16 = 0x20;
        if word(data, 12).is_some_and(|marks| marks & HIDDEN != 0) {
            sheet.hidden.extend(word(data, 0).map(u32::from));
        }
    }

    fn cell(&self, sheet: &mut Sheet, data: &[u8]) {
        let style = word(data, 4).and_then(|style| self.styles.get(usize::from(style)));
        sheet.styles.extend(at(data).zip(style.copied()));
    }

    fn numbers(&self, sheet: &mut Sheet, data: &[u8]) {
        let Some((row, first)) = at(data) else { return };
        for (column, number) in
            (first..).zip(data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6))
        {
            let style = word(number, 0).and_then(|style| self.styles.get(usize::from(style)));
            sheet.styles.extend(style.map(|style| ((row, column), *style)));
        }
    }
}

fn at(data: &[u8]) -> Option<(u32, u32)> {
    Some((word(data, 0)?.into(), word(data, 2)?.into()))
}

/// What a formula came to.
enum Result {
    /// A text, which the next record holds.
    Text,
    /// Nothing, or a zero: what a program writes that does not reckon.
    Nothing,
    /// Anything else.
    Value,
}

fn result(data: &[u8]) -> Result {
    match data.get(6..14) {
        Some([0, .., 0xff, 0xff]) => Result::Text,
        Some([3, .., 0xff, 0xff]) | Some([0, 0, 0, 0, 0, 0, 0, 0]) => Result::Nothing,
        _ => Result::Value,
    }
}

/// The number of a format, and the style of its code.
fn format(data: &[u8], is_of_bytes: bool) -> Option<(u16, Style)> {
    let number = word(data, 0)?;
    let code = match is_of_bytes {
        true => GBK.decode_without_bom_handling(data.get(3..)?).0.into_owned(),
        false => {
            let text = data.get(5..)?;
            match data.get(4)? & 1 {
                0 => text.iter().map(|byte| char::from(*byte)).collect(),
                _ => {
                    String::from_utf16_lossy(&text.chunks_exact(2).filter_map(|unit| word(unit, 0)).collect::<Vec<_>>())
                }
            }
        }
    };
    Some((number, Style::of_code(&code)))
}
