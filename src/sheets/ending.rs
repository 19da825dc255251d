//! What the lines of a table are: rows, subtotals between them, and what ends it.

use crate::sheets::grid::Line;

/// What a line of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A row.
    Row,
    /// A subtotal, or the total of one county, which is passed over.
    Subtotal,
    /// What ends the table: the total, a note, who filled it in.
    End,
}

/// What clerks call the total of all rows.
const TOTALS: [&str; 3] = ["合计", "总计", "共计"];

/// What a line is by its first filled cell, or by the one of its school.
pub fn part(line: &Line, school: Option<usize>) -> Part {
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
    let first: String = filled.next().map_or_else(String::new, |cell| plain(cell));
    let school = school.and_then(|place| line.cells.get(place)).map_or_else(String::new, |cell| plain(cell));
    let is_end = TOTALS.iter().chain(&["注"]).any(|word| is_word(&first, word))
        || ["填表人", "制表"].iter().any(|word| first.starts_with(word));
    match is_end {
        true => Part::End,
        false if is_subtotal(&first) || is_subtotal(&school) => Part::Subtotal,
        false => Part::Row,
    }
}

fn is_subtotal(text: &str) -> bool {
    is_word(text, "小计") || TOTALS.iter().chain(&["小计"]).any(|word| text.ends_with(word))
}

/// Whether a text is a word, or begins with it before a sign or a digit: 注沟小学 is a school.
fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

fn plain(cell: &str) -> String {
    cell.chars().filter(|char| !char.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_table_is_told_from_a_school() {
        let cases = [
            ("合计", Part::End),
            ("合　计", Part::End),
            ("合计：4所", Part::End),
            ("总计", Part::End),
            ("共计4所", Part::End),
            ("注：本表一式两份", Part::End),
            ("注1.", Part::End),
            ("注", Part::End),
            ("填表人：张某", Part::End),
            ("制表人", Part::End),
            ("小计", Part::Subtotal),
            ("沧县小计", Part::Subtotal),
            ("沧县合计", Part::Subtotal),
            ("小计（2所）", Part::Subtotal),
            ("注沟小学", Part::Row),
            ("合计村小学", Part::Row),
            ("小计庄小学", Part::Row),
            ("总计村小学", Part::Row),
            ("沧县", Part::Row),
        ];
        for (cell, expected) in cases {
            for cells in [vec![cell], vec!["", cell, "1"]] {
                let line = Line { number: 1, cells: cells.into_iter().map(str::to_owned).collect(), ..Line::default() };
                assert_eq!(part(&line, None), expected, "{cell}");
            }
        }
        let line = Line { number: 1, cells: ["沧县", "小计", "50"].map(str::to_owned).to_vec(), ..Line::default() };
        assert_eq!(part(&line, Some(1)), Part::Subtotal);
    }
}
