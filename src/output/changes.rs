//! What was changed, to bytes: a table as any other, and on a page or a screen the sentences before it.

use crate::basics::personal::mask;
use crate::files::Root;
use crate::output::file::{write_output, wrote};
use crate::output::format::{Encoding, Format, Shape};
use crate::output::page::table_page;
use crate::output::render::{Stamp, table_file, table_stream};
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::register::Register;
use crate::reports::Table;
use std::path::Path;

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
    /// Shows them: in a file, on a screen, or in a pipe. A file is said.
    pub fn show(
        &self,
        format: Option<Format>,
        output: Option<&Path>,
        root: &Root,
        out: &mut Out,
    ) -> anyhow::Result<()> {
        let width = terminal_width();
        let Some(path) = output else {
            let usual = if width.is_some() { Format::Table } else { Format::Csv };
            let format = format.unwrap_or(usual);
            format.fits_a_screen(&self.table.title)?;
            return out.data(self.stream(format, width)?);
        };
        let format = Format::asked(format, Some(path))?;
        write_output(root, path, &self.file(format)?)?;
        out.say(wrote(path, Some(self.table.rows.len())));
        Ok(())
    }

    /// As a file.
    pub fn file(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Html | Format::Table => self.stream(format, None),
            format => table_file(self.table, Shape::of(format, Encoding::Utf8)?, Stamp::of(self.register)),
        }
    }

    /// As they go to a pipe, or to a terminal so many columns wide.
    pub fn stream(&self, format: Format, width: Option<u16>) -> anyhow::Result<Vec<u8>> {
        let (table, register) = (self.table, self.register);
        match format {
            Format::Html => {
                let page = table_page(table, self.sentences, register.classification(), register.as_of);
                Ok(page?.into_bytes())
            }
            Format::Table => {
                let sentences: String = self.sentences.iter().map(|line| format!("{}\n", mask(line))).collect();
                let between = if sentences.is_empty() { "" } else { "\n" };
                let shown = if table.rows.is_empty() { String::new() } else { screen(table, width) };
                Ok(format!("{sentences}{between}{shown}").into_bytes())
            }
            format => table_stream(table, Shape::of(format, Encoding::Utf8)?, width, Stamp::of(register)),
        }
    }
}
