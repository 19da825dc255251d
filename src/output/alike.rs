//! Whether a report that was saved again still says the same, cell by cell; and if not, where it first does not.

use crate::basics::day::Day;
use crate::basics::typed_day::typed_day;
use crate::sheets::file::read_sheets;
use crate::sheets::grid::{Candidate, Grid, Line};
use encoding_rs::{Encoding, GB18030};
use quick_xml::escape::unescape;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;

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

/// How a report differs from what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Cell by cell; the first.
    Cell(Differing),
    /// A workbook has other sheets: those that it had, and those that it has.
    Sheets(Vec<String>, Vec<String>),
    /// It cannot be read any more.
    Unread,
}

/// Compares the bytes of a report as it was with those that it has now, by the name under which it was written.
///
/// # Errors
/// Where they do not say the same.
pub fn compare(name: &str, before: &[u8], now: &[u8]) -> Result<(), Difference> {
    match Path::new(name).extension().and_then(OsStr::to_str) {
        Some("csv" | "xlsx") => compare_sheets(name, before, now),
        Some("html") => compare_lines(before, now).map_err(|line| Difference::Cell(cell_of_page(before, line))),
        _ => compare_lines(before, now).map_err(Difference::Cell),
    }
}

/// Compares sheet by sheet.
fn compare_sheets(name: &str, before: &[u8], now: &[u8]) -> Result<(), Difference> {
    let read = |bytes| read_sheets(bytes, name).map_err(|_| Difference::Unread);
    let (before, now) = (read(before)?, read(now)?);
    match names(&before).zip(names(&now)) {
        None => compare_nearest(&before, &now),
        Some(_) if now.iter().any(|sheet| sheet.fault.is_some()) => Err(Difference::Unread),
        Some((before, now)) if before != now => Err(Difference::Sheets(before, now)),
        Some(_) => before.iter().zip(&now).try_for_each(|(before, now)| compare_grids(&before.grid, &now.grid)),
    }
}

/// The names of the sheets of a workbook; none where they are ways in which a CSV can be read.
fn names(sheets: &[Candidate]) -> Option<Vec<String>> {
    sheets.iter().map(|sheet| sheet.name.clone()).collect()
}

/// Compares with that of the ways in which a CSV can be read which fits best.
fn compare_nearest(before: &[Candidate], now: &[Candidate]) -> Result<(), Difference> {
    let before = before.first().ok_or(Difference::Unread)?;
    let ways = now.iter().filter(|way| way.fault.is_none()).map(|way| compare_grids(&before.grid, &way.grid));
    let nearest = ways.max_by_key(|compared| match compared {
        Ok(()) => usize::MAX,
        Err(Difference::Cell(differing)) => differing.line,
        Err(Difference::Sheets(..) | Difference::Unread) => 0,
    });
    nearest.unwrap_or(Err(Difference::Unread))
}

fn compare_grids(before: &Grid, now: &Grid) -> Result<(), Difference> {
    let by_number = |grid: &Grid| -> BTreeMap<usize, Vec<String>> {
        grid.lines.iter().map(|line: &Line| (line.number, line.cells.clone())).collect()
    };
    let (before, now) = (by_number(before), by_number(now));
    let empty = Vec::new();
    let numbers: BTreeSet<_> = before.keys().chain(now.keys()).copied().collect();
    for number in numbers {
        let (one, other) = (before.get(&number).unwrap_or(&empty), now.get(&number).unwrap_or(&empty));
        for column in 0..one.len().max(other.len()) {
            let cell = |cells: &Vec<String>| cells.get(column).cloned().unwrap_or_default();
            let (one, other) = (cell(one), cell(other));
            if !is_same(&one, &other) {
                let heading = heading(&before, column);
                return Err(Difference::Cell(Differing { line: number, heading, before: one, now: other }));
            }
        }
    }
    Ok(())
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
    // A code is not a number: one with a zero before it, or one that is longer than a count.
    let is_code = |cell: &str| cell.len() > 15 || (cell.len() > 1 && cell.starts_with('0') && !cell.starts_with("0."));
    // A share is written as a fraction by some programs; no program makes a share of a count.
    let is_share_now = now.ends_with('%') && !before.ends_with('%');
    match (is_code(before) || is_code(now) || is_share_now, number(before), number(now)) {
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

/// Compares line by line, whatever the line ends and the encoding; an error is the first line that differs.
fn compare_lines(before: &[u8], now: &[u8]) -> Result<(), Differing> {
    let (before, now) = (lines(before), lines(now));
    for place in 0..before.len().max(now.len()) {
        let line = |lines: &[String]| lines.get(place).cloned().unwrap_or_default();
        if line(&before) != line(&now) {
            let (line, before, now) = (place + 1, line(&before), line(&now));
            return Err(Differing { line, heading: String::new(), before, now });
        }
    }
    Ok(())
}

fn lines(bytes: &[u8]) -> Vec<String> {
    decoded(bytes).lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The first cell that differs of a line that does: a page has a row of a table on each. The line, where it is no row.
fn cell_of_page(before: &[u8], line: Differing) -> Differing {
    let (old, new) = (cells(&line.before), cells(&line.now));
    let Some(place) = (0..old.len().max(new.len())).find(|place| old.get(*place) != new.get(*place)) else {
        return line;
    };
    let mut above = lines(before).into_iter().take(line.line);
    let head = above.rfind(|row| row.contains("<th")).map(|row| cells(&row));
    let at = |cells: &[String]| cells.get(place).cloned().unwrap_or_default();
    Differing { line: line.line, heading: head.as_deref().map(at).unwrap_or_default(), before: at(&old), now: at(&new) }
}

/// What stands in the cells of a row of a page.
fn cells(row: &str) -> Vec<String> {
    let mut parts: Vec<_> = row.split("</td>").flat_map(|part| part.split("</th>")).collect();
    // Behind the last cell the row ends.
    parts.pop();
    let texts = parts.into_iter().map(|part| part.rsplit('>').next().unwrap_or_default());
    texts.map(|text| unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned)).collect()
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
            assert_eq!(compare("a.csv", CSV.as_bytes(), now.as_bytes()), Ok(()), "{now}");
        }
        let (gb, ..) = GB18030.encode(&excel);
        assert_eq!(compare("a.csv", CSV.as_bytes(), &gb), Ok(()));
        let tabs = plain.replace("\"甲,乙\"", "甲，乙").replace(',', "\t").replace('，', ",");
        assert_eq!(compare("a.csv", CSV.as_bytes(), tabs.as_bytes()), Ok(()));
    }

    #[test]
    fn the_first_cell_that_differs_is_told_by_line_and_heading() {
        let differing =
            |one: &str, other: &str| match compare("a.csv", CSV.as_bytes(), CSV.replace(one, other).as_bytes()) {
                Err(Difference::Cell(differing)) => {
                    (differing.line, differing.heading, differing.before, differing.now)
                }
                other => panic!("{other:?}"),
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
        assert!(!is_same("20190901000000117", "20190901000000116") && !is_same("1", "100%") && is_same("100%", "1"));
        assert!(!is_same("012", "12") && !is_same("3", "三") && !is_same("", "0") && !is_same("—", "0"));
        assert!(is_same("2019-08-05", "2019年8月5日") && !is_same("2019/8/5", "2019-08-05"));
    }

    #[test]
    fn texts_are_compared_line_by_line() {
        let text = "内部文件\n本周：新签3份。\n";
        assert_eq!(compare("summary.txt", text.as_bytes(), text.replace('\n', "\r\n").as_bytes()), Ok(()));
        let compared = compare("summary.txt", text.as_bytes(), text.replace('3', "4").as_bytes());
        let (before, now) = ("本周：新签3份。".to_owned(), "本周：新签4份。".to_owned());
        assert_eq!(compared, Err(Difference::Cell(Differing { line: 2, heading: String::new(), before, now })));
    }

    #[test]
    fn a_page_is_compared_cell_by_cell() {
        let page = "<h1>表</h1>\n<thead><tr><th scope=\"col\">单位</th><th>数</th></tr></thead>\n<tr><td class=\"text\">沧县</td><td>3&lt;4</td></tr>\n";
        let told =
            |one: &str, other: &str| match compare("a.html", page.as_bytes(), page.replace(one, other).as_bytes()) {
                Err(Difference::Cell(differing)) => {
                    (differing.line, differing.heading, differing.before, differing.now)
                }
                other => panic!("{other:?}"),
            };
        let of =
            |line, [heading, before, now]: [&str; 3]| (line, heading.to_owned(), before.to_owned(), now.to_owned());
        assert_eq!(told("3&lt;4", "4"), of(3, ["数", "3<4", "4"]));
        assert_eq!(told("单位", "县"), of(2, ["单位", "单位", "县"]));
        assert_eq!(told("<h1>表", "<h1>图"), of(1, ["", "<h1>表</h1>", "<h1>图</h1>"]));
        assert_eq!(told("class=\"text\"", "class=\"day\"").1, "");
    }
}
