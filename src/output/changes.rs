//! What was changed, to bytes: a table as any other, and on a page or a screen the sentences before it.

use crate::basics::personal::mask;
use crate::files::Root;
use crate::output::file::{write_output, wrote};
use crate::output::format::{Encoding, Format, Shape};
use crate::output::page::table_page;
use crate::output::render::{Stamp, table_file, table_stream};
use crate::output::screen::{Elsewhere, screen};
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
        (format, encoding): (Option<Format>, Encoding),
        output: Option<&Path>,
        root: &Root,
        out: &mut Out,
    ) -> anyhow::Result<()> {
        let width = terminal_width();
        let Some(path) = output else {
            let usual = if width.is_some() { Format::Table } else { Format::Csv };
            let format = format.unwrap_or(usual);
            format.fits_a_screen(&self.table.title)?;
            return out.data(self.stream(Shape::of(format, encoding)?, width)?);
        };
        let shape = Shape::of(Format::asked(format, Some(path))?, encoding)?;
        write_output(root, path, &self.file(shape)?)?;
        out.say(wrote(path, Some(self.table.rows.len())));
        Ok(())
    }

    /// As a file.
    pub fn file(&self, shape: Shape) -> anyhow::Result<Vec<u8>> {
        match shape {
            Shape::Html | Shape::Table => self.stream(shape, None),
            shape => table_file(self.table, shape, Stamp::of(self.register)),
        }
    }

    /// As they go to a pipe, or to a terminal so many columns wide.
    pub fn stream(&self, shape: Shape, width: Option<u16>) -> anyhow::Result<Vec<u8>> {
        let (table, register) = (self.table, self.register);
        match shape {
            Shape::Html => {
                let page = table_page(table, self.sentences, register.classification(), register.as_of);
                Ok(page?.into_bytes())
            }
            Shape::Table => {
                let sentences: String = self.sentences.iter().map(|line| format!("{}\n", mask(line))).collect();
                let between = if sentences.is_empty() { "" } else { "\n" };
                let shown =
                    if table.rows.is_empty() { String::new() } else { screen(table, width, Elsewhere::InAFile) };
                Ok(format!("{sentences}{between}{shown}").into_bytes())
            }
            shape => table_stream(table, shape, width, Stamp::of(register)),
        }
    }
}
