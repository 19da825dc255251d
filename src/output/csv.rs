//! A Table as CSV, for a pipe, for Excel, and for programs that read only GB18030.

use crate::basics::formula::defuse;
use crate::reports::{Cell, Table};
use csv::{Terminator, WriterBuilder};
use std::borrow::Cow;

/// UTF-8 without a byte order mark, lines end in LF: for scripts.
pub fn csv_for_pipe(table: &Table) -> anyhow::Result<Vec<u8>> {
    lines(table, Terminator::Any(b'\n'))
}

/// UTF-8 with a byte order mark, lines end in CRLF: Excel and WPS open it by a double click.
pub fn csv_for_file(table: &Table) -> anyhow::Result<Vec<u8>> {
    Ok(["\u{feff}".as_bytes(), &lines(table, Terminator::CRLF)?].concat())
}

/// GB18030, lines end in CRLF.
pub fn csv_gb18030(table: &Table) -> anyhow::Result<Vec<u8>> {
    let lines = lines(table, Terminator::CRLF)?;
    let text = String::from_utf8_lossy(&lines);
    Ok(encoding_rs::GB18030.encode(&text).0.into_owned())
}

fn lines(table: &Table, end: Terminator) -> anyhow::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new().terminator(end).flexible(true).from_writer(Vec::new());
    writer.write_record(table.headings.iter().map(|heading| defuse(heading).into_owned()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| written(cell).into_owned()))?;
    }
    Ok(writer.into_inner()?)
}

fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => defuse(text),
        Cell::Marked(_, cell) => written(cell),
        other => Cow::Owned(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::formula::fuse;
    use proptest::prelude::*;

    fn table(cells: &[&str]) -> Table {
        let text = cells.iter().map(|cell| Cell::text(*cell)).collect();
        let headings = vec!["单位".to_owned(); cells.len()];
        Table::of("form", "检查情况表", headings, vec![text])
    }

    #[test]
    fn a_pipe_gets_lf_and_a_file_a_mark_and_crlf() {
        let table = table(&["沧县", "甲,\"乙\"\n丙"]);
        assert_eq!(csv_for_pipe(&table).unwrap(), "单位,单位\n沧县,\"甲,\"\"乙\"\"\n丙\"\n".as_bytes());
        assert_eq!(csv_for_file(&table).unwrap(), "\u{feff}单位,单位\r\n沧县,\"甲,\"\"乙\"\"\n丙\"\r\n".as_bytes());
    }

    #[test]
    fn gb18030_holds_rare_characters_and_no_mark() {
        let written = csv_gb18030(&table(&["𠮷镕〔2019〕"])).unwrap();
        let (text, _, broken) = encoding_rs::GB18030.decode(&written);
        assert_eq!((text.as_ref(), broken), ("单位\r\n𠮷镕〔2019〕\r\n", false));
    }

    #[test]
    fn only_words_are_defused() {
        let mut table = table(&["=1+1", "-", "＠甲", "甲=1", "'甲"]);
        table.rows.push(vec![Cell::Rate { done: 0, of: 0 }, Cell::Count(3), Cell::Day("2019-08-05".parse().unwrap())]);
        let lines = String::from_utf8(csv_for_pipe(&table).unwrap()).unwrap();
        assert_eq!(lines.lines().skip(1).collect::<Vec<_>>(), ["'=1+1,'-,'＠甲,甲=1,'甲", "—,3,2019-08-05"]);
    }

    proptest! {
        #[test]
        fn a_reader_of_csv_gets_the_cells_back(cells in prop::collection::vec("[甲a\",\r\n;']{0,5}", 2..5)) {
            let table = table(&cells.iter().map(String::as_str).collect::<Vec<_>>());
            let written = csv_for_file(&table).unwrap();
            let mut reader = ::csv::Reader::from_reader(written.as_slice());
            let row = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(row.iter().map(fuse).collect::<Vec<_>>(), cells);
        }
    }
}
