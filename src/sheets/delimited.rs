//! A CSV as clerks keep it, in whatever encoding and with whatever separator their office writes.

use crate::sheets::grid::{Candidate, Grid, MOST_COLUMNS};
use crate::sheets::sheet_fault::SheetFault;
use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8};

/// What may part the cells of a row.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// The ways to read the bytes of a CSV, one for each separator that occurs in it.
pub fn read_delimited(bytes: &[u8]) -> Result<Vec<Candidate>, SheetFault> {
    let text = decoded(bytes)?;
    if text.contains('\0') {
        return Err(SheetFault::NotCsv);
    }
    let occurs = |separator: &u8| *separator == SEPARATORS[0] || text.as_bytes().contains(separator);
    Ok(SEPARATORS.into_iter().filter(occurs).map(|separator| parted_by(separator, &text)).collect())
}

fn parted_by(separator: u8, text: &str) -> Candidate {
    let mut grid = Grid::default();
    let fault = match check_rows(text, separator) {
        // What has so many columns is not parted by this.
        Err(SheetFault::TooLarge) => Some(SheetFault::TooLarge),
        checked => checked.err().or(fill(&mut grid, separator, text).err()),
    };
    Candidate { grid, fault, ..Candidate::default() }
}

fn fill(grid: &mut Grid, separator: u8, text: &str) -> Result<(), SheetFault> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut counter = RowCounter { text, seen: 0, breaks: 0, breaks_within: 0 };
    for record in reader.records() {
        let record = record.map_err(|_| SheetFault::NotCsv)?;
        let row = counter.row(record.position().map_or(0, |position| position.byte() as usize));
        for (column, cell) in record.iter().enumerate() {
            counter.breaks_within += line_breaks(cell.as_bytes());
            grid.put(row, column, kept_as_text(cell))?;
        }
    }
    Ok(())
}

/// The text in `="…"`, by which programs keep Excel from making a number of a code.
fn kept_as_text(cell: &str) -> &str {
    let inner = cell.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(cell)
}

/// Counts rows as Excel does: an empty line is a row, and a cell with line breaks does not make more than one.
struct RowCounter<'t> {
    text: &'t str,
    /// How far the text is counted, in bytes.
    seen: usize,
    /// The line breaks up to there.
    breaks: usize,
    /// Those of them that stand inside cells.
    breaks_within: usize,
}

impl RowCounter<'_> {
    /// The number, from 0, of the row that begins at a byte, or after the line breaks there.
    fn row(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let skipped = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.breaks += line_breaks(&bytes[self.seen..start + skipped]);
        self.seen = start + skipped;
        self.breaks.saturating_sub(self.breaks_within)
    }
}

/// Line ends of any system: LF, CRLF, or CR alone.
fn line_breaks(bytes: &[u8]) -> usize {
    let is_break = |(place, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(place + 1) != Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().filter(|pair| is_break(*pair)).count()
}

/// UTF-8 (marked or not), UTF-16 by its mark, else GB18030.
fn decoded(bytes: &[u8]) -> Result<String, SheetFault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode(encoding, &bytes[mark..]).map_err(|place| SheetFault::Encoding(mark + place));
    }
    decode(UTF_8, bytes).or_else(|utf_8| {
        // The encoding that reads further is taken for the one that was meant.
        decode(GB18030, bytes).map_err(|gb18030| SheetFault::Encoding(gb18030.max(utf_8)))
    })
}

/// The text, or which byte, counted from 1, does not fit.
fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 2 + 16);
    let mut read = 0;
    loop {
        let (result, count) = decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += count;
        match result {
            DecoderResult::InputEmpty => return Ok(text),
            DecoderResult::OutputFull => text.reserve(bytes.len()),
            DecoderResult::Malformed(length, after) => {
                return Err((read + 1).saturating_sub(usize::from(length) + usize::from(after)).max(1));
            }
        }
    }
}

/// Where a text stands between the quotes of its cells.
#[derive(Clone, Copy, PartialEq)]
enum Quoting {
    CellStart,
    Bare,
    Quoted,
    MaybeClosed,
}

/// Refuses what the reader would take otherwise than it was meant: an unclosed quote to end with the file, a stray one to
/// open a cell of many rows, so that a clerk would lose rows. And rows of so many cells that they alone fill the memory.
fn check_rows(text: &str, separator: u8) -> Result<(), SheetFault> {
    let (mut state, mut row, mut columns) = (Quoting::CellStart, 1, 1);
    for byte in text.bytes() {
        state = match (state, byte) {
            (Quoting::CellStart, b'"') | (Quoting::MaybeClosed, b'"') => Quoting::Quoted,
            (Quoting::Quoted, b'"') => Quoting::MaybeClosed,
            (Quoting::Quoted, _) => Quoting::Quoted,
            (_, b'\n') => {
                (row, columns) = (row + 1, 1);
                Quoting::CellStart
            }
            (_, b'\r') => {
                columns = 1;
                Quoting::CellStart
            }
            (_, sign) if sign == separator => {
                columns += 1;
                Quoting::CellStart
            }
            (Quoting::MaybeClosed, _) => return Err(SheetFault::BrokenQuote(row)),
            (Quoting::CellStart | Quoting::Bare, _) => Quoting::Bare,
        };
        if columns > MOST_COLUMNS {
            return Err(SheetFault::TooLarge);
        }
    }
    if state == Quoting::Quoted { Err(SheetFault::OpenQuote(row)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::column::Column;
    use crate::sheets::found::Found;
    use crate::sheets::sheet::Sheet;
    use proptest::prelude::*;

    fn columns() -> Vec<Column> {
        Sheet::columns(vec![Column::titled("单位", &[]), Column::required("学校名称", &["学校"])], None)
    }

    #[test]
    fn the_separator_is_the_one_that_finds_the_head_row() {
        let sheets = [
            ("检查情况表\n单位;备注;学校\n沧县;好，好,好;甲\n", 1),
            ("单位\t学校\n沧县\t甲,乙\n", 1),
            ("单位,学校,参加人员\n沧县,甲,\"a;b;c;d\"\n沧县,乙,\"a;b;c;d\"\n", 2),
            ("\"单位\",\"学校\",\"备注\"\n\"沧县\",\"甲\",\"a;\tb;\tc;\td;\te\"\n", 1),
            ("a,b,c,d,e,f\n单位;学校\n沧县;甲\n", 1),
        ];
        for (text, rows) in sheets {
            let sheet = Sheet::of(Found::under(read_delimited(text.as_bytes()).unwrap(), columns()).unwrap());
            assert_eq!(sheet.lines.len(), rows, "{text}");
            assert!(sheet.lines.iter().all(|line| sheet.cell(line, "单位") == "沧县"), "{text}");
        }
    }

    #[test]
    fn a_code_kept_from_becoming_a_number_is_read() {
        for (cell, text) in [("=\"3113000101\"", "3113000101"), ("=\"a\"&\"b\"", "=\"a\"&\"b\""), ("=1", "=1")] {
            assert_eq!(kept_as_text(cell), text);
        }
    }

    #[test]
    fn a_quote_within_a_cell_is_no_more_than_a_sign() {
        assert_eq!(check_rows("甲,5\"管,\"乙\"\"丙\"\r\n", b','), Ok(()));
        assert_eq!(check_rows("甲\n\"乙\n丙\n", b','), Err(SheetFault::OpenQuote(2)));
        assert_eq!(check_rows("甲\n\"乙\"丙\n", b','), Err(SheetFault::BrokenQuote(2)));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_sheet_or_say_why_not(
            start in "(单位,学校名称\n)?", text in "[,;\t\"\r\n'= 单位：时间学校名称注合计检查事项]{0,60}", end in prop::collection::vec(any::<u8>(), 0..4)
        ) {
            let bytes = [start.as_bytes(), text.as_bytes(), &end].concat();
            let Ok(candidates) = read_delimited(&bytes) else { return Ok(()) };
            for Candidate { grid, .. } in &candidates {
                prop_assert!(grid.lines.is_sorted_by_key(|line| line.number));
                prop_assert!(grid.lines.iter().all(|line| line.cells.last().is_some_and(|cell| !cell.is_empty())));
            }
            let _ = Found::under(candidates, columns()).map(Sheet::of);
        }
    }

    #[test]
    fn a_sheet_has_at_most_16384_columns_and_600000_cells() {
        let fault = |text: String| parted_by(b',', &text).fault;
        for before in ["", "1,2\n", "1,2\r", "\"1,\n\""] {
            assert_eq!(fault([before, &",".repeat(MOST_COLUMNS - 1)].concat()), None, "{before}");
            assert_eq!(fault([before, &",".repeat(MOST_COLUMNS)].concat()), Some(SheetFault::TooLarge), "{before}");
        }
        assert_eq!(fault("1,2\n".repeat(300_000)), None);
        assert_eq!(fault("1,2\n".repeat(300_000) + "3"), Some(SheetFault::TooLarge));
        // Empty cells before a filled one are cells.
        assert_eq!(fault(format!("{}1\n", ",".repeat(9_999)).repeat(60)), None);
        assert_eq!(fault(format!("{}1\n", ",".repeat(9_999)).repeat(61)), Some(SheetFault::TooLarge));
    }
}
