//! What the contract says that the reports hold, computed slowly and plainly.

pub mod assessment;
pub mod decisions;
pub mod differences;
pub mod due;
pub mod duties;
pub mod findings;
pub mod form;
pub mod letters;
pub mod missing;
pub mod page;
pub mod progress;
pub mod view;
pub mod weekly;

use crate::rng::NOBODY;

/// A report: headings, and rows of cells as a reader sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table under the contract's headings, which commas separate.
    pub fn new(headings: &str, rows: Vec<Vec<String>>) -> Table {
        Table { headings: headings.split(',').map(str::to_owned).collect(), rows }
    }

    /// The same under 序号 first, the rows numbered from 1.
    pub fn numbered(headings: &str, rows: Vec<Vec<String>>) -> Table {
        let number = |(place, row): (usize, Vec<String>)| [vec![(place + 1).to_string()], row].concat();
        Table::new(headings, rows.into_iter().enumerate().map(number).collect())
    }
}

/// Whether what stands where a person's name belongs names a person.
// contract: “is nobody: … nothing counts as signed or named by it”
pub fn is_somebody(name: &str) -> bool {
    !NOBODY.contains(&name)
}

/// The text, or a blank cell.
pub fn cell<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

/// The Chinese word of a result.
pub fn result_word(result: &str) -> &'static str {
    match result {
        "compliant" => "符合",
        "partial" => "基本符合",
        "problem" => "不符合",
        "not_applicable" => "不适用",
        "not_checked" => "未查",
        other => panic!("{other} is not a result of an item with a column"),
    }
}

/// `99.9%`, floored; `—` of nothing.
// contract: “floored to one decimal (`99.9%`, never rounded up to `100.0%`); a zero denominator prints `—`”
pub fn rate(done: usize, all: usize) -> String {
    if all == 0 {
        return "—".to_owned();
    }
    let tenths = done * 1000 / all;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
