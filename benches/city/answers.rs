//! Compares the answers of those that answer the same question.

use anyhow::Context;
use std::collections::BTreeMap;

/// The counts that every answer has, under the headings of the program and those of the peers.
const COLUMNS: [(&str, &str); 6] = [
    ("学校（幼儿园）总数", "schools"),
    ("已签责任书数", "signed"),
    ("已传达数", "told"),
    ("已检查数", "inspected"),
    ("检查情况表已上报数", "submitted"),
    ("发现问题数", "problems"),
];

/// The counts of each county, as a CSV with the headings of the program or of the peers has them.
pub fn by_county(csv: &[u8]) -> anyhow::Result<BTreeMap<String, Vec<u64>>> {
    let mut reader = csv::Reader::from_reader(csv);
    let headings = reader.headers()?.clone();
    let column = |one: &str, other: &str| headings.iter().position(|heading| heading == one || heading == other);
    let name = column("单位", "county").context("no column of counties")?;
    let counts: Vec<_> = COLUMNS.iter().filter_map(|(ours, theirs)| column(ours, theirs)).collect();
    anyhow::ensure!(counts.len() == COLUMNS.len(), "columns are missing: {headings:?}");
    let mut counties = BTreeMap::new();
    for row in reader.records() {
        let row = row?;
        let counts: Result<Vec<u64>, _> = counts.iter().map(|at| row[*at].parse()).collect();
        counties.insert(row[name].to_owned(), counts.with_context(|| format!("{row:?}"))?);
    }
    counties.remove("合计");
    Ok(counties)
}
