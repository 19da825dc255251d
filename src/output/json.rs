//! A Table as one JSON document.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::basics::personal::mask;
use crate::basics::text::is_unseen;
use crate::reports::{Cell, Table};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The report with its headings as keys, in their order; ends in a line feed.
pub fn report_json(table: &Table, as_of: Day, round: Option<&RoundId>, classification: Option<&str>) -> String {
    let rows = table.rows.iter().map(|cells| Row { headings: &table.headings, cells }).collect();
    let (round, classification) = (round.map(|round| mask(round.as_str())), classification.map(mask));
    document(&Report { report: table.name, as_of: as_of.to_string(), round, classification, rows })
}

/// Returns a value as one JSON document, indented; ends in a line feed. Of what a reader cannot see JSON itself escapes
/// only ASCII's control characters; the others stand in strings alone, so that the whole text can be gone through.
pub(super) fn document(value: &impl Serialize) -> String {
    // This can fail only for keys that are not text, and nothing written here has such keys.
    let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    if !text.contains(is_raw) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match is_raw(char) {
            true => escaped.extend(char.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}"))),
            false => escaped.push(char),
        }
    }
    escaped
}

fn is_raw(char: char) -> bool {
    char != '\n' && is_unseen(char)
}

#[derive(Serialize)]
struct Report<'t> {
    report: &'t str,
    as_of: String,
    round: Option<Cow<'t, str>>,
    classification: Option<Cow<'t, str>>,
    rows: Vec<Row<'t>>,
}

struct Row<'t> {
    headings: &'t [String],
    cells: &'t [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.cells.iter().map(Cell::to_string);
        serializer.collect_map(self.headings.iter().zip(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hold_no_character_that_a_reader_cannot_see() {
        let text = "a\u{202e}b\u{7f}\u{9b}\u{200b}\u{e0041}\n\u{feff}\u{2028}c";
        let expected = "\"a\\u202eb\\u007f\\u009b\\u200b\\udb40\\udc41\\n\\ufeff\\u2028c\"\n";
        assert_eq!(document(&text), expected);
        assert_eq!(serde_json::from_str::<String>(&document(&text)).unwrap(), text);
    }

    #[test]
    fn keys_and_headings_keep_their_order() {
        let headings = ["序号", "单位", "签订率"].map(str::to_owned).to_vec();
        let rows = vec![vec![Cell::Count(1), Cell::text("沧\"县"), Cell::Rate { done: 1, of: 3 }]];
        let table = Table::of("progress", "进度统计表", headings, rows);
        let (as_of, round) = ("2019-08-05".parse().unwrap(), "2019".parse().unwrap());
        let expected = r#"{
  "report": "progress",
  "as_of": "2019-08-05",
  "round": "2019",
  "classification": "内部文件",
  "rows": [
    {
      "序号": "1",
      "单位": "沧\"县",
      "签订率": "33.3%"
    }
  ]
}
"#;
        assert_eq!(report_json(&table, as_of, Some(&round), Some("内部文件")), expected);
        let none = Table { rows: Vec::new(), ..table };
        assert!(report_json(&none, as_of, Some(&round), None).contains("\"classification\": null,\n  \"rows\": []"));
    }
}
