//! Claims about the reports of the next issue, and about all kinds of records.

use crate::city::{Kinds, days_to_look, newest_round};
use crate::expected::view::View;
use crate::expected::{Table, due, weekly};
use crate::program::{compare, csv_table, fresh_folder, guarded, run};
use crate::{Look, compare_reports, look_at_all, same_bytes, same_when_cut};
use std::path::Path;

const REPORTS: [&str; 8] =
    ["progress", "letters", "missing", "form", "findings", "differences", "decisions", "assessment"];

#[test]
fn every_cell_of_all_kinds_is_what_the_contract_says() {
    look_at_all(Kinds::All, |look| compare_reports(look, &REPORTS));
}

#[test]
fn what_of_all_kinds_is_dated_later_changes_nothing() {
    look_at_all(Kinds::All, |look| same_when_cut(look, &REPORTS));
}

#[test]
fn all_kinds_give_the_same_bytes_twice() {
    look_at_all(Kinds::All, |look| same_bytes(look, look.folder, &REPORTS));
}

#[test]
fn due_lists_every_open_duty_and_finding() {
    look_at_all(Kinds::All, |look| {
        let expected = due::due(&View::new(look.city, look.round, look.as_of), look.as_of);
        let printed = look.printed(&["due"])?;
        let words: Vec<Vec<String>> = expected.rows.iter().map(|row| words(&row.join(" "))).collect();
        compare_lines(&words, &String::from_utf8_lossy(&printed))
    });
}

/// A line's words, without the rules of a screen table.
fn words(line: &str) -> Vec<String> {
    let apart = |char: char| char.is_whitespace() || "│┆┊|".contains(char);
    line.split(apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Compares the lines that name an open duty, since the contract leaves the frame of a screen table open.
fn compare_lines(expected: &[Vec<String>], printed: &str) -> Result<(), String> {
    let is_open = |word: &String| word.starts_with('未') || word == "检查未完成";
    let lines: Vec<Vec<String>> = printed.lines().map(words).filter(|line| line.iter().any(is_open)).collect();
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.contains(&"未完成事项".to_owned())).collect();
    for (number, (wanted, line)) in (1..).zip(expected.iter().zip(&lines)) {
        if wanted != line {
            return Err(format!("due, row {number}\n  expected {wanted:?}\n  printed  {line:?}"));
        }
    }
    let (wanted, got) = (expected.len(), lines.len());
    if wanted == got { Ok(()) } else { Err(format!("due: {wanted} rows expected, {got} printed")) }
}

#[test]
fn weekly_writes_the_tables_of_the_week() {
    look_at_all(Kinds::All, |look| {
        let folder = fresh_folder();
        let path = folder.path().join("week");
        let arguments = look.arguments(&["report", "weekly", "-o", &path.display().to_string()]);
        let output = run(look.folder, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        if output.status.code() != Some(0) {
            return Err(format!("weekly: {}: {}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
        weekly_tables(look).into_iter().try_for_each(|(name, expected)| {
            compare_file(&path.join(format!("{name}.csv")), expected).map_err(|fault| format!("{name}.csv: {fault}"))
        })?;
        let summary =
            std::fs::read_to_string(path.join("summary.txt")).map_err(|fault| format!("summary.txt: {fault}"))?;
        summary_counts(look).into_iter().try_for_each(|count| {
            summary.contains(&count).then_some(()).ok_or(format!("summary.txt: no “{count}” in\n{summary}"))
        })
    });
}

/// What the summary says of the city as a whole, counted as the last line of `progress`.
// contract: “The sentences give both levels of letters and the school's own work, and tell overdue from not yet due”
fn summary_counts(look: &Look) -> Vec<String> {
    let (progress, missing) = (look.expected("progress"), look.expected("missing"));
    let total = progress.rows.last().expect("合计");
    let cell = |heading: &str| &total[progress.headings.iter().position(|known| known == heading).expect("a heading")];
    let (own, groups) = cell("市县责任书签订日期").trim_end_matches('）').split_once("（共").expect("3（共16）");
    let schools = cell("应检查数").parse::<usize>().expect("a number");
    let idle = missing.rows.iter().filter(|row| row[4] == "未落实自查").count();
    let mut counts = vec![
        format!("截至{}", cell("统计截止日期")),
        format!("应签市县责任书{groups}份，已签{own}份"),
        format!("应签县校责任书{}份，已签{}份，签订率{}", cell("应签责任书数"), cell("已签责任书数"), cell("签订率")),
        format!("应检查{}所，已检查{}所，检查率{}", cell("应检查数"), cell("已检查数"), cell("检查率")),
        format!("应自查{schools}所，已自查{}所", schools - idle),
        format!(
            "发现问题{}个，已销号{}个，整改率{}，逾期未整改{}个",
            cell("发现问题数"),
            cell("已销号数"),
            cell("整改率"),
            cell("逾期未整改数")
        ),
    ];
    counts.extend(open_by_county(&missing, "逾期未完成的有：", |row| !row[6].is_empty()));
    counts.extend(open_by_county(&missing, "尚未到期的有：", |row| row[6].is_empty() && !row[5].is_empty()));
    counts
}

/// The sentence on lines of `missing`, county by county; none where there are none.
fn open_by_county(missing: &Table, start: &str, is_told: impl Fn(&[String]) -> bool) -> Option<String> {
    let rows: Vec<_> = missing.rows.iter().filter(|row| is_told(row)).collect();
    let words = [
        ("未签责任书", "县校责任书未签"),
        ("未传达", "未传达"),
        ("未检查", "未检查"),
        ("检查未完成", "检查未完成"),
        ("未落实自查", "未自查"),
    ];
    let of_county = |rows: &[&Vec<String>]| {
        let own = rows.iter().filter(|row| row[2].is_empty()).map(|_| "市县责任书未签".to_owned());
        let of_schools = words.iter().filter_map(|(what, said)| {
            let count = rows.iter().filter(|row| row[4] == *what && !row[2].is_empty()).count();
            (count > 0).then(|| format!("{said}{count}所"))
        });
        format!("{}（{}）", rows[0][1], own.chain(of_schools).collect::<Vec<_>>().join("，"))
    };
    let counties: Vec<_> = rows.chunk_by(|one, other| one[1] == other[1]).map(of_county).collect();
    (!counties.is_empty()).then(|| format!("{start}{}", counties.join("、")))
}

/// The name of each file and what it should hold.
fn weekly_tables(look: &Look) -> Vec<(&'static str, Table)> {
    let same = ["progress", "missing", "findings", "differences"];
    let mut tables: Vec<_> = same.into_iter().map(|kind| (kind, look.expected(kind))).collect();
    let Look { city, round, as_of, .. } = *look;
    tables.push(("new", weekly::new(city, round, as_of)));
    tables.push(("newly-overdue", weekly::newly_overdue(&View::new(city, round, as_of), as_of)));
    tables.push(("silent", weekly::silent(city, round, as_of)));
    tables
}

// contract: “A file (`-o x.csv`) is UTF-8 with BOM and CRLF”
fn compare_file(path: &Path, expected: Table) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|fault| fault.to_string())?;
    let Some(text) = bytes.strip_prefix("\u{feff}".as_bytes()) else { return Err("there is no BOM".to_owned()) };
    if !text.ends_with(b"\r\n") {
        return Err("it does not end with CRLF".to_owned());
    }
    compare(&guarded(expected), &csv_table(text)?)
}

#[test]
fn cities_reach_every_word_of_the_week() {
    let mut cells = std::collections::BTreeSet::new();
    let mut rows = std::collections::BTreeMap::new();
    for seed in 0..60 {
        let city = crate::city::city(seed, Kinds::All);
        for as_of in days_to_look(&city) {
            let look = Look { city: &city, as_of, round: newest_round(&city, as_of), folder: Path::new("") };
            let mut tables = weekly_tables(&look);
            tables.push(("decisions", look.expected("decisions")));
            tables.push(("due", due::due(&View::new(&city, look.round, as_of), as_of)));
            for (name, table) in tables {
                *rows.entry(name).or_insert(0) += table.rows.len();
                cells.extend(table.rows.into_iter().flatten());
            }
        }
    }
    let words = "签订责任书 传达 检查 督导抽查 完成整改 销号 汇报 学习 自查 教育 上报 通报表扬 追究责任 督促";
    for word in words.split_whitespace() {
        assert!(cells.contains(word), "no city of sixty has the cell {word}");
    }
    assert!(cells.iter().any(|cell| cell.starts_with("未整改：")), "no city of sixty has an open finding");
    assert!(rows.len() == 9 && rows.values().all(|rows| *rows > 5), "{rows:?}");
}
