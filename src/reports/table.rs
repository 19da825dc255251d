//! The one form that every report takes, so that a screen table, a CSV, a sheet and a page cannot drift apart.

use crate::basics::day::Day;
use crate::basics::personal::mask;
use std::borrow::Cow;
use std::fmt;

/// The weight of a column without which a table says nothing: it is the last to be left out, and is broken last.
pub const HEAVIEST: u8 = 9;
/// The weight of a column of which nothing else is said.
pub const USUAL: u8 = 5;

/// A report: its headings and rows, exactly as the contract names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The report's name on the command line (`progress`).
    pub name: &'static str,
    /// The official Chinese title (`进度统计表`).
    pub title: String,
    /// The column headings.
    pub headings: Vec<String>,
    /// How much each column weighs, up to [`HEAVIEST`]: on a screen that is too narrow the lightest are left out.
    pub weights: Vec<u8>,
    /// The rows; each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table under headings.
    pub fn of(name: &'static str, title: &str, headings: Vec<String>, rows: Vec<Vec<Cell>>) -> Table {
        debug_assert!(rows.iter().all(|row| row.len() == headings.len()), "a row of {name} is not under {headings:?}");
        let weights = vec![USUAL; headings.len()];
        Table { name, title: title.to_owned(), headings, weights, rows }
    }

    /// A table under headings that are separated by commas, as the contract writes them, each with its weight behind a
    /// colon where it has not the usual one: `序号:2,单位,学校:9`.
    pub fn under(name: &'static str, title: &str, headings: &str, rows: Vec<Vec<Cell>>) -> Table {
        let weighed = headings.split(',').map(|column| match column.rsplit_once(':') {
            Some((heading, weight)) => (heading.to_owned(), weight.parse().unwrap_or(USUAL)),
            None => (column.to_owned(), USUAL),
        });
        let (headings, weights) = weighed.unzip();
        Table { weights, ..Table::of(name, title, headings, rows) }
    }

    /// The table with its columns weighed by their headings.
    pub fn weighed(self, weight: impl Fn(&str) -> u8) -> Table {
        Table { weights: self.headings.iter().map(|heading| weight(heading)).collect(), ..self }
    }
}

/// The rows, each with its number from 1 before it.
pub fn numbered(rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<Vec<Cell>> {
    let number = |(number, row)| std::iter::once(Cell::Count(number)).chain(row).collect();
    (1..).zip(rows).map(number).collect()
}

/// What one cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A number of things.
    Count(u64),
    /// A day, in ISO.
    Day(Day),
    /// A share, floored to one decimal of a per cent; `—` of nothing.
    Rate {
        /// How many are done.
        done: u64,
        /// Of how many.
        of: u64,
    },
    /// A cell that a screen colours.
    Marked(Mark, Box<Cell>),
}

/// What the colour of a cell on a screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is complete.
    Good,
    /// It is overdue.
    Bad,
}

impl Cell {
    /// The words, personal numbers masked; blank when there are none.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        match mask(&text) {
            _ if text.is_empty() => Cell::Blank,
            Cow::Borrowed(_) => Cell::Text(text),
            Cow::Owned(masked) => Cell::Text(masked),
        }
    }

    /// The cell, coloured where a screen is.
    pub fn marked(self, mark: Mark) -> Cell {
        Cell::Marked(mark, Box::new(self))
    }

    /// How many are done, of how many.
    pub fn share((done, of): (u64, u64)) -> Cell {
        Cell::Rate { done, of }
    }

    /// The day; blank when there is none.
    pub fn day(day: Option<Day>) -> Cell {
        day.map_or(Cell::Blank, Cell::Day)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Blank => Ok(()),
            Cell::Text(text) => to.write_str(text),
            Cell::Count(count) => write!(to, "{count}"),
            Cell::Day(day) => write!(to, "{day}"),
            Cell::Marked(_, cell) => cell.fmt(to),
            Cell::Rate { of: 0, .. } => to.write_str("—"),
            Cell::Rate { done, of } => {
                let permille = done * 1000 / of;
                write!(to, "{}.{}%", permille / 10, permille % 10)
            }
        }
    }
}
