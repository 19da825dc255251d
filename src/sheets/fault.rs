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

    /// What makes two faults the same, whatever row they stand in.
    pub fn cause(&self) -> (Option<&str>, String) {
        let message = match self.heading {
            Some(_) => self.message.clone(),
            None => self.message.replace(&self.cell, ""),
        };
        (self.heading.as_deref(), message)
    }

    /// The fault as that of every row from its own to the last.
    pub fn told_of_all(&self, last: usize) -> String {
        let Fault { row, message, .. } = self;
        match (&self.heading, self.quoted()) {
            (None, _) => tr!("rows {row} to {last}, each: {message}", "第{row}至{last}行，每行都是：{message}"),
            (Some(heading), None) => {
                tr!(
                    "rows {row} to {last} “{heading}”, each: {message}",
                    "第{row}至{last}行“{heading}”，每行都是：{message}"
                )
            }
            (Some(heading), Some(cell)) => tr!(
                "rows {row} to {last} “{heading}”, each, such as “{cell}”: {message}",
                "第{row}至{last}行“{heading}”，每行都是，如“{cell}”：{message}"
            ),
        }
    }

    /// The cell, if the message does not quote it already; a long one in part.
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
