//! What was changed, as a page for screen and paper: the sentences, then the table.

use crate::basics::day::Day;
use crate::basics::personal::mask;
use crate::output::css::in_css;
use crate::output::page::{PageTable, class};
use crate::reports::Table;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

/// The page. What a record says stands in it as text, whatever it looks like.
pub fn changes_page(
    table: &Table,
    sentences: &[String],
    classification: Option<&str>,
    as_of: Day,
) -> anyhow::Result<String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let template = environment.template_from_named_str("changes.html", include_str!("changes.html"))?;
    let classification = mask(classification.unwrap_or_default());
    Ok(template.render(Serde(Page {
        mark_in_css: in_css(&classification),
        classification: &classification,
        title: &table.title,
        sentences: sentences.iter().map(|sentence| mask(sentence).into_owned()).collect(),
        as_of: as_of.in_chinese(),
        table: PageTable::of(table, class),
    }))?)
}

/// The values that the template of the page uses.
#[derive(Serialize)]
struct Page<'p> {
    classification: &'p str,
    mark_in_css: String,
    title: &'p str,
    sentences: Vec<String>,
    as_of: String,
    table: PageTable,
}
