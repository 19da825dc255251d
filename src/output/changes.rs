//! What was changed, to bytes: a table as any other, and on a page or a screen the sentences before it.

use crate::basics::personal::mask;
use crate::output::csv::{csv_for_file, csv_for_pipe};
use crate::output::format::Format;
use crate::output::json::report_json;
use crate::output::page::changes_page;
use crate::output::screen::screen;
use crate::output::xlsx::xlsx;
use crate::register::Register;
use crate::reports::Table;

/// A table of changes, and what is said of it in sentences.
pub struct Changes<'c> {
    /// The table.
    pub table: &'c Table,
    /// The sentences, a line each.
    pub sentences: &'c [String],
    /// The records as they are now.
    pub register: &'c Register,
}

impl Changes<'_> {
    /// As a file.
    pub fn file(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Csv => csv_for_file(self.table),
            format => self.stream(format, None),
        }
    }

    /// As they go to a pipe, or to a terminal so many columns wide.
    pub fn stream(&self, format: Format, width: Option<u16>) -> anyhow::Result<Vec<u8>> {
        let (table, register) = (self.table, self.register);
        let classification = register.classification();
        match format {
            Format::Csv => csv_for_pipe(table),
            Format::Json => Ok(report_json(table, register.as_of, register.round_id(), classification).into_bytes()),
            Format::Xlsx => xlsx(table, classification, register.as_of),
            Format::Html => Ok(changes_page(table, self.sentences, classification, register.as_of)?.into_bytes()),
            Format::Table => {
                let sentences: String = self.sentences.iter().map(|line| format!("{}\n", mask(line))).collect();
                let between = if sentences.is_empty() { "" } else { "\n" };
                let shown = if table.rows.is_empty() { String::new() } else { screen(table, width) };
                Ok(format!("{sentences}{between}{shown}").into_bytes())
            }
        }
    }
}
