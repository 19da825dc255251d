//! Whether a report that was saved again still says the same, cell by cell; and if not, where it first does not.

use crate::basics::day::Day;
use crate::basics::typed_day::typed_day;
use crate::sheets::file::read_sheets;
use crate::sheets::grid::{Candidate, Grid, Line};
use encoding_rs::{Encoding, GB18030};
use std::collections::BTreeMap;

/// The first cell that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Its row, as Excel counts.
    pub line: usize,
    /// What stands above it; nothing where there are only lines.
    pub heading: String,
    /// What stood there.
    pub before: String,
    /// What stands there.
    pub now: String,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Every cell says the same.
    Alike,
    /// One does not.
    Differing(Differing),
    /// A workbook has other sheets: those that it had, and those that it has.
    Sheets(Vec<String>, Vec<String>),
    /// It cannot be read any more.
    Unread,
}

/// Compares the bytes of a report as it was with those that it has now, by the name under which it was written.
pub fn compare(name: &str, before: &[u8], now: &[u8]) -> Likeness {
    let is_sheet = name.ends_with(".csv") || name.ends_with(".xlsx");
    match is_sheet {
        true => compare_sheets(name, before, now),
        false => compare_lines(before, now),
    }
}

/// Compares sheet by sheet.
fn compare_sheets(name: &str, before: &[u8], now: &[u8]) -> Likeness {
    let (Ok(before), Ok(now)) = (read_sheets(before, name), read_sheets(now, name)) else { return Likeness::Unread };
    match names(&before).zip(names(&now)) {
        None => compare_nearest(&before, &now),
        Some(_) if now.iter().any(|sheet| sheet.fault.is_some()) => Likeness::Unread,
        Some((before, now)) if before != now => Likeness::Sheets(before, now),
        Some(_) => {
            let mut grids = before.iter().zip(&now).map(|(before, now)| compare_grids(&before.grid, &now.grid));
            grids.find(|likeness| *likeness != Likeness::Alike).unwrap_or(Likeness::Alike)
        }
    }
}

/// The names of the sheets of a workbook; none where they are ways in which a CSV can be read.
fn names(sheets: &[Candidate]) -> Option<Vec<String>> {
    sheets.iter().map(|sheet| sheet.name.clone()).collect()
}

/// Compares with that of the ways in which a CSV can be read which fits best.
fn compare_nearest(before: &[Candidate], now: &[Candidate]) -> Likeness {
    let Some(before) = before.first() else { return Likeness::Unread };
    let ways = now.iter().filter(|way| way.fault.is_none()).map(|way| compare_grids(&before.grid, &way.grid));
    let nearest = ways.max_by_key(|likeness| match likeness {
        Likeness::Alike => usize::MAX,
        Likeness::Differing(differing) => differing.line,
        Likeness::Sheets(..) | Likeness::Unread => 0,
    });
    nearest.unwrap_or(Likeness::Unread)
}

fn compare_grids(before: &Grid, now: &Grid) -> Likeness {
    let by_number = |grid: &Grid| -> BTreeMap<usize, Vec<String>> {
        grid.lines.iter().map(|line: &Line| (line.number, line.cells.clone())).collect()
    };
    let (before, now) = (by_number(before), by_number(now));
    let empty = Vec::new();
    let numbers: std::collections::BTreeSet<_> = before.keys().chain(now.keys()).copied().collect();
    for number in numbers {
        let (one, other) = (before.get(&number).unwrap_or(&empty), now.get(&number).unwrap_or(&empty));
        for column in 0..one.len().max(other.len()) {
            let cell = |cells: &Vec<String>| cells.get(column).cloned().unwrap_or_default();
            let (one, other) = (cell(one), cell(other));
            if !is_same(&one, &other) {
                let heading = heading(&before, column);
                return Likeness::Differing(Differing { line: number, heading, before: one, now: other });
            }
        }
    }
    Likeness::Alike
}

/// What stands above a column: the lower of the first two rows where the head of a form takes both, as on the paper.
fn heading(rows: &BTreeMap<usize, Vec<String>>, column: usize) -> String {
    let head =
        |column: usize, row: usize| rows.get(&row).and_then(|cells| cells.get(column)).cloned().unwrap_or_default();
    let is_merged =
        head(0, 2).is_empty() && rows.get(&1).is_some_and(|cells| cells.iter().any(|cell| cell == "检查事项"));
    let under = if is_merged { head(column, 2) } else { String::new() };
    if under.is_empty() { head(column, 1) } else { under }
}

/// Whether two cells say the same: programs write days and numbers in their own way.
fn is_same(before: &str, now: &str) -> bool {
    before == now || is_same_day(before, now) || is_same_number(before, now)
}

fn is_same_day(before: &str, now: &str) -> bool {
    before.parse::<Day>().is_ok_and(|day| typed_day(now) == Ok(day))
}

fn is_same_number(before: &str, now: &str) -> bool {
    // A code with a zero before it is not a number.
    let is_code = |cell: &str| cell.len() > 1 && cell.starts_with('0') && !cell.starts_with("0.");
    match (is_code(before) || is_code(now), number(before), number(now)) {
        (false, Some(one), Some(other)) => (one - other).abs() < 1e-9,
        _ => false,
    }
}

/// The number that a cell is, a share of a hundred too.
fn number(cell: &str) -> Option<f64> {
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match cell.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok().filter(|_| is_plain(share)).map(|share| share / 100.0),
        None => cell.parse().ok().filter(|_| is_plain(cell)),
    }
}

/// Compares line by line, whatever the line ends and the encoding.
fn compare_lines(before: &[u8], now: &[u8]) -> Likeness {
    let (before, now) = (decoded(before), decoded(now));
    let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    let (before, now) = (lines(&before), lines(&now));
    for place in 0..before.len().max(now.len()) {
        let line = |lines: &[String]| lines.get(place).cloned().unwrap_or_default();
        if line(&before) != line(&now) {
            let (line, before, now) = (place + 1, line(&before), line(&now));
            return Likeness::Differing(Differing { line, heading: String::new(), before, now });
        }
    }
    Likeness::Alike
}

fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str =
        "\u{feff}单位,日期,检查率,学校标识码,备注\r\n沧县,2019-08-05,33.3%,3113000101,\"甲,乙\"\r\n青县,,—,,'=1+1\r\n";

    #[test]
    fn what_programs_write_in_their_own_way_is_the_same() {
        let plain = CSV.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let excel = plain.replace("2019-08-05", "2019/8/5").replace("33.3%", "33.30%");
        for now in [plain.clone(), excel.clone(), plain.clone() + "\n\n"] {
            assert_eq!(compare("a.csv", CSV.as_bytes(), now.as_bytes()), Likeness::Alike, "{now}");
        }
        let (gb, ..) = GB18030.encode(&excel);
        assert_eq!(compare("a.csv", CSV.as_bytes(), &gb), Likeness::Alike);
        let tabs = plain.replace("\"甲,乙\"", "甲，乙").replace(',', "\t").replace('，', ",");
        assert_eq!(compare("a.csv", CSV.as_bytes(), tabs.as_bytes()), Likeness::Alike);
    }

    #[test]
    fn the_first_cell_that_differs_is_told_by_line_and_heading() {
        let differing =
            |one: &str, other: &str| match compare("a.csv", CSV.as_bytes(), CSV.replace(one, other).as_bytes()) {
                Likeness::Differing(differing) => (differing.line, differing.heading, differing.before, differing.now),
                likeness => panic!("{likeness:?}"),
            };
        let told = |line, cells: [&str; 3]| {
            let [heading, before, now] = cells.map(str::to_owned);
            (line, heading, before, now)
        };
        assert_eq!(differing("33.3%", "33.4%"), told(2, ["检查率", "33.3%", "33.4%"]));
        assert_eq!(differing("2019-08-05", "2019-08-06"), told(2, ["日期", "2019-08-05", "2019-08-06"]));
        assert_eq!(differing("3113000101", "03113000101").1, "学校标识码");
        assert_eq!(differing("青县,,—,,'=1+1\r\n", ""), told(3, ["单位", "青县", ""]));
        assert_eq!(differing("备注", "备"), told(1, ["备注", "备注", "备"]));
    }

    #[test]
    fn codes_and_numbers_are_told_apart() {
        assert!(is_same("3", "3.0") && is_same("0", "0.0") && is_same("33.3%", "0.333") && is_same("12", "12"));
        assert!(!is_same("012", "12") && !is_same("3", "三") && !is_same("", "0") && !is_same("—", "0"));
        assert!(is_same("2019-08-05", "2019年8月5日") && !is_same("2019/8/5", "2019-08-05"));
    }

    #[test]
    fn texts_are_compared_line_by_line() {
        let text = "内部文件\n本周：新签3份。\n";
        assert_eq!(compare("summary.txt", text.as_bytes(), text.replace('\n', "\r\n").as_bytes()), Likeness::Alike);
        let likeness = compare("summary.txt", text.as_bytes(), text.replace('3', "4").as_bytes());
        let (before, now) = ("本周：新签3份。".to_owned(), "本周：新签4份。".to_owned());
        assert_eq!(likeness, Likeness::Differing(Differing { line: 2, heading: String::new(), before, now }));
    }
}
