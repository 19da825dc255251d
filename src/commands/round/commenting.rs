//! The comments of a new notice: what the description of its format says of each key.

use std::collections::BTreeMap;
use toml_edit::{DocumentMut, Item, Table, Value};

/// The description of every format, which lies beside the records.
const FORMATS: &str = include_str!("../../../data-template/README.md");
/// What begins the description of a round.
const ROUND: &str = "`rounds/2019.toml`";
/// What begins the keys that other commands write.
const OF_SEALS: [&str; 2] = ["sealed_", "previous_sealed_"];

/// What is said of a key.
struct Said {
    key: String,
    /// The line that describes it, as an example.
    example: &'static str,
    comment: &'static str,
}

/// Puts behind each key of a notice what it is, and before the table that follows, as comments, the keys that it leaves
/// out, so that a clerk need only take the sign away. Of the items the first is described.
pub fn comment(notice: &mut DocumentMut) {
    let described = described();
    let said = |table: &str| described.get(table).map_or(&[][..], Vec::as_slice);
    let left_out = annotate(notice.as_table_mut(), said(""));
    let of_deadlines = match notice.get_mut("deadlines").and_then(Item::as_table_mut) {
        Some(deadlines) => {
            begin_with(deadlines, &left_out);
            annotate(deadlines, said("deadlines"))
        }
        None => String::new(),
    };
    if let Some(first) =
        notice.get_mut("item").and_then(Item::as_array_of_tables_mut).and_then(|items| items.get_mut(0))
    {
        begin_with(first, &of_deadlines);
        annotate(first, said("item"));
    }
}

/// Puts comments behind the keys that a table has, and returns those that it leaves out, a commented line each.
fn annotate(table: &mut Table, said: &[Said]) -> String {
    let mut left_out = String::new();
    for Said { key, example, comment } in said {
        match table.get_mut(key) {
            Some(item) => item.as_value_mut().into_iter().for_each(|value| describe(value, comment)),
            None if OF_SEALS.iter().any(|start| key.starts_with(start)) => {}
            None => left_out += &format!("# {example}\n"),
        }
    }
    left_out
}

fn describe(value: &mut Value, comment: &str) {
    if !comment.is_empty() {
        value.decor_mut().set_suffix(format!("  # {comment}"));
    }
}

/// Puts lines before the header of a table.
fn begin_with(table: &mut Table, lines: &str) {
    if !lines.is_empty() {
        table.decor_mut().set_prefix(format!("{lines}\n"));
    }
}

/// The keys of a round in the order of its description, by the table that they stand in.
fn described() -> BTreeMap<&'static str, Vec<Said>> {
    let example = FORMATS.split(ROUND).nth(1).and_then(|text| text.split("```").nth(1)).unwrap_or_default();
    let (mut table, mut described) = ("", BTreeMap::<_, Vec<Said>>::new());
    for line in example.lines().skip(1) {
        let (said, comment) = line.split_once('#').unwrap_or((line, ""));
        let comment = comment.trim().trim_start_matches("? ");
        match said.split_once('=') {
            Some((key, _)) => {
                let key = key.trim().to_owned();
                described.entry(table).or_default().push(Said { key, example: line, comment });
            }
            None if said.starts_with('[') => table = said.trim().trim_matches(['[', ']']),
            None => {}
        }
    }
    described
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_round_is_described() {
        let described = described();
        let keys = |table: &str| described[table].iter().map(|said| said.key.as_str()).collect::<Vec<_>>();
        assert!(keys("").starts_with(&["title", "document_number", "issued_on", "basis"]), "{:?}", keys(""));
        assert_eq!(keys("deadlines")[..2], ["inclusive", "letters"]);
        assert_eq!(keys("item")[..2], ["key", "heading"]);
        assert!(described["deadlines"].iter().all(|said| !said.comment.is_empty() && !said.comment.starts_with('?')));
    }
}
