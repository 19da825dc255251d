//! The keys that can be typed of a unit, for help: what each is called, and what it takes.

use crate::basics::language::{Language, current};
use crate::records::{Field, Fields, Kind};
use unicode_width::UnicodeWidthStr;

/// A line a key, in columns; without the name, which is typed before.
pub fn key_list(fields: Fields) -> String {
    let typed = fields.all().filter(|field| field.is_in_file() || matches!(field.value, Kind::Id));
    let typed = typed.filter(|field| field.key != "name" && !matches!(field.value, Kind::Table));
    let rows: Vec<Vec<String>> = typed.map(columns).collect();
    let widths = (0..2).map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or_default());
    let widths: Vec<_> = widths.collect();
    let line = |row: &Vec<String>| {
        let padded = row.iter().enumerate().map(|(column, cell)| match widths.get(column) {
            Some(width) if column + 1 < row.len() => format!("{cell}{}", " ".repeat(width - cell.width() + 2)),
            _ => cell.clone(),
        });
        padded.collect::<String>()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn columns(field: &Field) -> Vec<String> {
    match current() {
        Language::Chinese => vec![field.name.to_owned(), field.key.to_owned(), field.value.hint()],
        Language::English => vec![field.key.to_owned(), field.value.hint()],
    }
}
