//! A CSV as clerks keep it, in whatever encoding their office writes.

use crate::tr;
use std::fmt;

/// A sheet: its head row and the rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The headings, without white space.
    pub headings: Vec<String>,
    /// The rows that hold anything.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as Excel counts, the first row being 1.
    pub number: usize,
    /// Its cells, without padding.
    pub cells: Vec<String>,
}

/// Why a file is no sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// It holds nothing.
    Empty,
    /// It holds NULs: it is no CSV.
    NotCsv,
    /// The byte at this place fits neither UTF-8 nor GB18030.
    Encoding(usize),
    /// A quote that begins in this row is never closed.
    OpenQuote(usize),
}

impl fmt::Display for SheetFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            SheetFault::Empty => tr!("the file is empty", "文件是空的"),
            SheetFault::NotCsv => tr!("this is no CSV; save the sheet as CSV", "这不是CSV文件，请把表格另存为CSV"),
            SheetFault::Encoding(place) => tr!(
                "byte {place} is neither UTF-8 nor GBK; save the sheet as CSV again",
                "第{place}个字节既不是UTF-8也不是GBK，请重新另存为CSV"
            ),
            SheetFault::OpenQuote(row) => {
                tr!("row {row}: a quotation mark is opened and never closed", "第{row}行：引号没有配对")
            }
        };
        to.write_str(&text)
    }
}

impl std::error::Error for SheetFault {}

/// Reads the bytes of a CSV.
pub fn read_csv(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    let mut counter = RowCounter { text: &text, seen: 0, breaks: 0, breaks_within: 0 };
    for record in reader.records() {
        let record = record.map_err(|_| SheetFault::NotCsv)?;
        let number = counter.number(record.position().map_or(0, |position| position.byte() as usize));
        counter.breaks_within += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        rows.push(Row { number, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
    }
    if has_open_quote(&text) {
        return Err(SheetFault::OpenQuote(rows.last().map_or(1, |row| row.number)));
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    if rows.is_empty() {
        return Err(SheetFault::Empty);
    }
    let head = rows.remove(0);
    Ok(Sheet { headings: head.cells.iter().map(|cell| without_white_space(cell)).collect(), rows })
}

/// Counts rows as Excel does: an empty line is one, a cell with line breaks is no more than one.
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
    /// The number of the row that begins at a byte, or behind the line breaks there.
    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let skipped = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = start + skipped;
        self.breaks += bytes[self.seen..start].iter().filter(|byte| **byte == b'\n').count();
        self.seen = start;
        self.breaks - self.breaks_within + 1
    }
}

/// Compares as a heading: no white space at all, so that line breaks inside it do not count.
fn without_white_space(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// UTF-8 (marked or not), UTF-16 by its mark, else GB18030.
fn decoded(bytes: &[u8]) -> Result<String, SheetFault> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if broken { Err(SheetFault::Encoding(mark)) } else { plain(text.into_owned()) };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => plain(text.to_owned()),
        Err(error) => match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => plain(text.into_owned()),
            None => Err(SheetFault::Encoding(error.valid_up_to() + 1)),
        },
    }
}

fn plain(text: String) -> Result<String, SheetFault> {
    if text.contains('\0') { Err(SheetFault::NotCsv) } else { Ok(text) }
}

/// Comma, tab or semicolon, whichever the first line that holds any holds most of.
fn delimiter(text: &str) -> u8 {
    let counts = |line: &str| [b',', b'\t', b';'].map(|sign| (line.bytes().filter(|byte| *byte == sign).count(), sign));
    let first = text.lines().map(counts).find(|counts| counts.iter().any(|(count, _)| *count > 0));
    // The first of equals wins: the comma.
    let most = first.and_then(|counts| counts.into_iter().rev().max_by_key(|(count, _)| *count));
    most.map_or(b',', |(_, sign)| sign)
}

/// The reader takes an unclosed quote to end with the file; a clerk has lost rows in it.
fn has_open_quote(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_office_encoding_reads_alike() {
        let text = "单位,学校名称\r\n沧县,风荷小学\r\n";
        let (gbk, _, _) = encoding_rs::GB18030.encode(text);
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let expected = read_csv(text.as_bytes()).unwrap();
        assert_eq!(expected.headings, ["单位", "学校名称"]);
        assert_eq!(expected.rows, [Row { number: 2, cells: vec!["沧县".into(), "风荷小学".into()] }]);
        for bytes in [gbk.to_vec(), utf16, format!("\u{feff}{text}").into_bytes(), text.replace(',', "\t").into_bytes()]
        {
            assert_eq!(read_csv(&bytes), Ok(expected.clone()));
        }
    }

    #[test]
    fn rows_are_counted_as_excel_counts_them() {
        let sheet = read_csv("单\n位,x\n".replace("单\n位", "\"单\n位\"").as_bytes()).unwrap();
        assert_eq!(sheet.headings[0], "单位");
        let sheet = read_csv("甲,乙\n\"一\n二\",1\n\n三,2\n".as_bytes()).unwrap();
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn what_is_no_sheet_says_why() {
        assert_eq!(read_csv(b""), Err(SheetFault::Empty));
        assert_eq!(read_csv(b"a\0b"), Err(SheetFault::NotCsv));
        assert_eq!(read_csv(b"a,b\n\xff\xff"), Err(SheetFault::Encoding(5)));
        assert_eq!(read_csv(b"a,b\n\"c,d\n"), Err(SheetFault::OpenQuote(2)));
    }
}
