//! A CSV as clerks keep it, in whatever encoding and with whatever delimiter their office writes.

use crate::sheets::grid::{Grid, SheetFault};
use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8};

/// Reads the bytes of a CSV.
pub fn read_delimited(bytes: &[u8]) -> Result<Grid, SheetFault> {
    let text = decoded(bytes)?;
    if text.contains('\0') {
        return Err(SheetFault::NotCsv);
    }
    let delimiter = delimiter(&text);
    check_quotes(&text, delimiter)?;
    let mut grid = Grid::default();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut counter = RowCounter { text: &text, seen: 0, breaks: 0, breaks_within: 0 };
    for record in reader.records() {
        let record = record.map_err(|_| SheetFault::NotCsv)?;
        let row = counter.row(record.position().map_or(0, |position| position.byte() as usize));
        for (column, cell) in record.iter().enumerate() {
            counter.breaks_within += line_breaks(cell.as_bytes());
            grid.put(row, column, cell)?;
        }
    }
    Ok(grid)
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

/// How many lines are looked at for the delimiter: enough to get past the titles to the head row.
const SAMPLE: usize = 20;

/// Comma, tab or semicolon, whichever is most frequent in the first lines.
fn delimiter(text: &str) -> u8 {
    let sample: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let count = |sign: u8| sample.iter().map(|line| line.bytes().filter(|byte| *byte == sign).count()).sum::<usize>();
    // Of equally frequent ones the last wins, which is the comma.
    [b';', b'\t', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// Where a text stands between the quotes of its cells.
#[derive(Clone, Copy, PartialEq)]
enum Quoting {
    CellStart,
    Bare,
    Quoted,
    MaybeClosed,
}

/// The reader takes an unclosed quote to end with the file, and a stray one to open a cell of many rows; in both cases
/// a clerk would lose rows.
fn check_quotes(text: &str, delimiter: u8) -> Result<(), SheetFault> {
    let (mut state, mut row) = (Quoting::CellStart, 1);
    for byte in text.bytes() {
        state = match (state, byte) {
            (Quoting::CellStart, b'"') | (Quoting::MaybeClosed, b'"') => Quoting::Quoted,
            (Quoting::Quoted, b'"') => Quoting::MaybeClosed,
            (Quoting::Quoted, _) => Quoting::Quoted,
            (_, b'\n') => {
                row += 1;
                Quoting::CellStart
            }
            (_, b'\r') => Quoting::CellStart,
            (_, sign) if sign == delimiter => Quoting::CellStart,
            (Quoting::MaybeClosed, _) => return Err(SheetFault::BrokenQuote(row)),
            (Quoting::CellStart | Quoting::Bare, _) => Quoting::Bare,
        };
    }
    if state == Quoting::Quoted { Err(SheetFault::OpenQuote(row)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::column::Column;
    use crate::sheets::sheet::Sheet;
    use proptest::prelude::*;

    #[test]
    fn the_delimiter_is_the_one_that_parts_the_cells() {
        assert_eq!(delimiter("检查情况表\n单位;备注;学校\n沧县;好，好,好;甲\n"), b';');
        assert_eq!(delimiter("单位\t学校\n沧县\t甲,乙\n"), b'\t');
        assert_eq!(delimiter("单位\n沧县\n"), b',');
    }

    #[test]
    fn a_quote_within_a_cell_is_no_more_than_a_sign() {
        assert_eq!(check_quotes("甲,5\"管,\"乙\"\"丙\"\r\n", b','), Ok(()));
        assert_eq!(check_quotes("甲\n\"乙\n丙\n", b','), Err(SheetFault::OpenQuote(2)));
        assert_eq!(check_quotes("甲\n\"乙\"丙\n", b','), Err(SheetFault::BrokenQuote(2)));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_sheet_or_say_why_not(
            start in "(单位,学校名称\n)?", text in "[,;\t\"\r\n'= 单位：时间学校名称注合计检查事项]{0,60}", end in prop::collection::vec(any::<u8>(), 0..4)
        ) {
            let bytes = [start.as_bytes(), text.as_bytes(), &end].concat();
            if let Ok(grid) = read_delimited(&bytes) {
                prop_assert!(grid.lines.is_sorted_by_key(|line| line.number));
                prop_assert!(grid.lines.iter().all(|line| line.cells.last().is_some_and(|cell| !cell.is_empty())));
                let _ = Sheet::under(grid, vec![Column::titled("单位", &[]), Column::required("学校名称", &["学校"])]);
            }
        }
    }
}
