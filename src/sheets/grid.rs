//! A file as rows of cells, whatever program wrote it.

use crate::sheets::sheet_fault::SheetFault;
use serde::{Deserialize, Serialize};

/// One of the ways to read a file: a sheet of a workbook, or a CSV parted by one of the separators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The name of the sheet; none where the file has only one way to name it.
    pub name: Option<String>,
    /// Whether the sheet is hidden, so that it is not the one that is meant.
    #[serde(default)]
    pub is_hidden: bool,
    /// Its cells, as far as they could be read.
    pub grid: Grid,
    /// Why it cannot be read to its end.
    pub fault: Option<SheetFault>,
}

/// The cells of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The rows that hold anything.
    pub lines: Vec<Line>,
    /// How many cells there are, the empty ones before a filled one too.
    size: usize,
    /// How long their texts are together, in bytes.
    text: usize,
}

/// One row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number as Excel counts, the first row being 1.
    pub number: usize,
    /// Its cells, without padding, up to the last that is filled.
    pub cells: Vec<String>,
    /// What a workbook shows of it beside the cells.
    #[serde(default, skip_serializing_if = "Look::is_plain")]
    pub look: Look,
}

/// What a workbook shows of a row that its texts do not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Whether it is hidden, or filtered out.
    pub is_hidden: bool,
    /// Whether a cell of it is struck out.
    pub is_struck: bool,
    /// The places whose text is struck out in part.
    pub partly_struck: Vec<usize>,
    /// The places whose formula has no stored value; their cells hold the formula.
    pub unsaved: Vec<usize>,
}

impl Look {
    fn is_plain(&self) -> bool {
        *self == Look::default()
    }
}

/// The largest file, in bytes: many times what a city's roster takes, and little beside a computer's memory.
pub const LARGEST: usize = 32 << 20;
/// The most cells, so that a sheet that claims millions of rows is refused before it fills the memory. A city's roster,
/// 3,500 schools of 20 columns, has 70,000.
const MOST_CELLS: usize = 600_000;
/// The most columns, as Excel has them.
pub const MOST_COLUMNS: usize = 16_384;
/// The most text of a sheet, in bytes.
const MOST_TEXT: usize = 64 << 20;
/// The longest text of a cell, in characters, as Excel has it.
const LONGEST_CELL: usize = 32_767;

impl Grid {
    /// Adds a cell; cells come row by row and from left to right, numbered from 0.
    pub fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), SheetFault> {
        let text = text.trim_matches(|char: char| char.is_whitespace() || matches!(char, '\u{feff}' | '\u{200b}'));
        if text.is_empty() {
            return Ok(());
        }
        let number = row + 1;
        if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
            return Err(SheetFault::LongCell(number));
        }
        if self.lines.last().is_none_or(|line| line.number != number) {
            self.lines.push(Line { number, ..Line::default() });
        }
        let Some(line) = self.lines.last_mut() else { return Ok(()) };
        self.size += (column + 1).saturating_sub(line.cells.len());
        self.text += text.len();
        if self.size > MOST_CELLS || self.text > MOST_TEXT || column >= MOST_COLUMNS {
            return Err(SheetFault::TooLarge);
        }
        if line.cells.len() <= column {
            line.cells.resize(column + 1, String::new());
        }
        line.cells[column] = text.to_owned();
        Ok(())
    }

    /// The look of the row that is being filled; none where it holds nothing.
    pub fn look(&mut self, row: usize) -> Option<&mut Look> {
        self.lines.last_mut().filter(|line| line.number == row + 1).map(|line| &mut line.look)
    }

    /// How many cells there are, the empty ones before a filled one too.
    pub fn size(&self) -> usize {
        self.size
    }
}
