//! What is wrong with one cell or row of a sheet.

use crate::basics::personal::mask;
use crate::tr;
use std::fmt;

/// What is wrong, and where: the row as Excel counts it, the contract's heading, and the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row.
    pub row: usize,
    /// The heading; `None` where it is the row as a whole.
    pub heading: Option<String>,
    /// What the cell holds.
    pub cell: String,
    /// What is wrong with it.
    pub message: String,
}

impl Fault {
    /// A fault of a row as a whole.
    pub fn of_row(row: usize, message: String) -> Fault {
        Fault { row, heading: None, cell: String::new(), message }
    }

    /// The cell, if the message does not quote it already; of a long one enough to find it by.
    fn quoted(&self) -> Option<String> {
        const LONGEST: usize = 20;
        if self.cell.is_empty() || self.message.contains(&self.cell) {
            return None;
        }
        // Masked before it is cut: a part of a personal number would not be recognised.
        let cell = mask(&self.cell);
        let shown: String = cell.chars().take(LONGEST).collect();
        Some(if shown.len() < cell.len() { shown + "…" } else { shown })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { row, message, .. } = self;
        let text = match (&self.heading, self.quoted()) {
            (None, _) => tr!("row {row}: {message}", "第{row}行：{message}"),
            (Some(heading), None) => tr!("row {row} “{heading}”: {message}", "第{row}行“{heading}”：{message}"),
            (Some(heading), Some(cell)) => {
                tr!("row {row} “{heading}” is “{cell}”: {message}", "第{row}行“{heading}”为“{cell}”：{message}")
            }
        };
        to.write_str(&text)
    }
}
