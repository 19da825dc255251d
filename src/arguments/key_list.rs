//! The keys that can be typed of a unit, for help: what each is called, and what it takes.

use crate::records::{Field, Fields, Kind};
use unicode_width::UnicodeWidthStr;

/// A line a key, in two columns; without the name, which is typed before.
pub fn key_list(fields: Fields) -> String {
    let typed: Vec<_> = fields.all().filter(|field| is_typed(field)).collect();
    let width = typed.iter().map(|field| field.called().width()).max().unwrap_or_default();
    let line = |field: &&Field| {
        let called = field.called();
        format!("{called}{}{}", " ".repeat(width - called.width() + 2), field.value.hint())
    };
    typed.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn is_typed(field: &Field) -> bool {
    match field.value {
        Kind::Id => true,
        Kind::Table => false,
        _ => field.is_in_file() && field.key != "name",
    }
}
