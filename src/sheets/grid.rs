//! A file as rows of cells, whatever program wrote it.

use crate::tr;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The cells of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The rows that hold anything.
    pub lines: Vec<Line>,
    /// The sheets of a workbook that were not read.
    pub other_sheets: Vec<String>,
    /// How many cells there are, the empty ones before a filled one too.
    size: usize,
}

/// One row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number as Excel counts, the first row being 1.
    pub number: usize,
    /// Its cells, without padding, up to the last that is filled.
    pub cells: Vec<String>,
}

/// Why a file is not a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// It holds nothing.
    Empty,
    /// It holds NULs, so it is not a CSV file.
    NotCsv,
    /// It is a web page or another kind of document, whatever its name says: the kind.
    NotASheet(&'static str),
    /// It is WPS’s own `.et`.
    Et,
    /// The byte at this place fits neither UTF-8 nor GB18030.
    Encoding(usize),
    /// A quote that begins in this row is never closed.
    OpenQuote(usize),
    /// More follows the closing quote of a cell in this row.
    BrokenQuote(usize),
    /// It is a workbook that cannot be read.
    BrokenWorkbook,
    /// It, or what it unpacks to, is larger than any sheet that clerks keep.
    TooLarge,
}

impl fmt::Display for SheetFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            SheetFault::Empty => tr!("the file is empty", "文件是空的"),
            SheetFault::NotCsv => {
                tr!("this is not a CSV file; save the sheet as CSV or xlsx", "这不是CSV文件，请把表格另存为CSV或xlsx")
            }
            SheetFault::NotASheet(kind) => tr!(
                "this is not a sheet but {kind}; open it in Excel or WPS and save it as xlsx",
                "这不是表格，而是{kind}；请用Excel或WPS打开，另存为xlsx"
            ),
            SheetFault::Et => tr!("this is WPS’s own format; save the sheet as xlsx", "这是WPS的et格式，请另存为xlsx"),
            SheetFault::Encoding(place) => tr!(
                "byte {place} is neither UTF-8 nor GBK; save the sheet as CSV again",
                "第{place}个字节既不是UTF-8也不是GBK，请重新另存为CSV"
            ),
            SheetFault::OpenQuote(row) => {
                tr!("row {row}: a quotation mark is opened and never closed", "第{row}行：引号没有配对")
            }
            SheetFault::BrokenQuote(row) => tr!(
                "row {row}: more follows the closing quotation mark of a cell; save the sheet as CSV again",
                "第{row}行：单元格的引号后面还有内容，请重新另存为CSV"
            ),
            SheetFault::BrokenWorkbook => tr!(
                "the workbook is damaged or has a password; open it in Excel or WPS and save it as xlsx without one",
                "工作簿已损坏或设有密码，请用Excel或WPS打开，不加密码另存为xlsx"
            ),
            SheetFault::TooLarge => tr!(
                "the file is too large; delete what is not filled in, or split it into several sheets",
                "文件太大，请删去没有内容的行列，或分成几个文件导入"
            ),
        };
        to.write_str(&text)
    }
}

impl std::error::Error for SheetFault {}

/// The largest file, in bytes: many times what a city's roster takes, and little beside a computer's memory.
pub const LARGEST: usize = 32 << 20;
/// The most cells, so that a workbook that claims millions of rows is refused. A city's roster, 3,500 schools of 20
/// columns, has 70,000.
const MOST_CELLS: usize = 4_000_000;

impl Grid {
    /// A grid without cells, of a workbook that has other sheets beside it.
    pub fn beside(other_sheets: Vec<String>) -> Grid {
        Grid { other_sheets, ..Grid::default() }
    }

    /// Adds a cell; cells come row by row and from left to right, numbered from 0.
    pub fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), SheetFault> {
        let text = text.trim_matches(|char: char| char.is_whitespace() || matches!(char, '\u{feff}' | '\u{200b}'));
        if text.is_empty() {
            return Ok(());
        }
        let number = row + 1;
        if self.lines.last().is_none_or(|line| line.number != number) {
            self.lines.push(Line { number, cells: Vec::new() });
        }
        let Some(line) = self.lines.last_mut() else { return Ok(()) };
        self.size += (column + 1).saturating_sub(line.cells.len());
        if self.size > MOST_CELLS {
            return Err(SheetFault::TooLarge);
        }
        if line.cells.len() <= column {
            line.cells.resize(column + 1, String::new());
        }
        line.cells[column] = text.to_owned();
        Ok(())
    }
}
