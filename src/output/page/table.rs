//! Any table as a page for screen and paper: what is said of it in sentences, then the table.

use crate::basics::day::Day;
use crate::basics::personal::mask;
use crate::output::css::in_css;
use crate::output::page::{PageTable, class, filled};
use crate::reports::Table;
use serde::Serialize;

/// The most columns of usual type for which a sheet of A4 has room.
const ROOM: usize = 12;

/// The page of a table.
pub fn table_page(
    table: &Table,
    sentences: &[String],
    classification: Option<&str>,
    as_of: Day,
) -> anyhow::Result<String> {
    let classification = mask(classification.unwrap_or_default());
    let values = Page {
        mark_in_css: in_css(&classification),
        classification: &classification,
        title: &table.title,
        sentences: sentences.iter().map(|sentence| mask(sentence).into_owned()).collect(),
        as_of: as_of.in_chinese(),
        is_wide: table.headings.len() > ROOM,
        table: PageTable::of(table, class),
    };
    filled(concat!(include_str!("parts.html"), include_str!("table.html")), values)
}

/// The values that the template of the page uses.
#[derive(Serialize)]
struct Page<'p> {
    classification: &'p str,
    mark_in_css: String,
    title: &'p str,
    sentences: Vec<String>,
    as_of: String,
    is_wide: bool,
    table: PageTable,
}
