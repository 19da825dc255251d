//! `--format` and `-o` of the commands that show a table.

use crate::arguments::choice::word;
use crate::arguments::session::refuse_unknown_classification;
use crate::basics::personal::mask;
use crate::files::{Origin, Root};
use crate::output::changes::Changes;
use crate::output::csv::csv_for_pipe;
use crate::output::file::{write_output, wrote};
use crate::output::format::{Encoding, Format, Shape};
use crate::output::render::{Stamp, table_file, table_stream};
use crate::output::screen::{Elsewhere, screen_in};
use crate::output::stream::{Out, terminal_width};
use crate::register::Register;
use crate::reports::Table;
use crate::tr;
use std::path::{Path, PathBuf};

/// How a table is shown, and where it goes.
#[derive(Debug, clap::Args)]
pub struct Showing {
    /// Where it goes.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file (.xlsx, .html, .csv, .json); otherwise to the screen", "写到这个文件（.xlsx、.html、.csv、.json）；不写则显示在屏幕上"))]
    pub output: Option<PathBuf>,
    /// Its format.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<Format>())]
    #[arg(help = tr!("Its form (otherwise by the file’s ending)", "格式（不写则看文件扩展名）"))]
    pub format: Option<Format>,
}

/// How changes are shown, and where they go.
#[derive(Debug, clap::Args)]
pub struct ShowingChanges {
    /// Their format.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<Format>())]
    #[arg(help = tr!("Its form (otherwise by the file’s ending, otherwise a table on the screen, csv in a pipe)", "格式（不写则看文件扩展名，再则屏幕上为表格、管道中为 csv）"))]
    pub format: Option<Format>,
    /// The characters of a CSV.
    #[arg(long, value_name = tr!("ENCODING", "编码"), value_parser = word::<Encoding>(), default_value = "utf-8")]
    #[arg(help = tr!("Characters of the CSV (gb18030 for old spreadsheets)", "CSV 的编码（旧版表格软件用 gb18030）"))]
    pub encoding: Encoding,
    /// Where they go.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file; otherwise to the screen or a pipe", "写到这个文件；不写则输出到屏幕"))]
    pub output: Option<PathBuf>,
}

impl ShowingChanges {
    /// Writes them to the file named, else shows them.
    pub fn give(&self, changes: &Changes, root: &Root, out: &mut Out) -> anyhow::Result<()> {
        changes.show((self.format, self.encoding), self.output.as_deref(), root, out)
    }
}

/// A table to be shown.
pub struct Shown<'s> {
    /// The table as it is sent on.
    pub table: &'s Table,
    /// The table as a screen has it, where that is another.
    pub on_screen: Option<&'s Table>,
    /// What stands above it on a screen; ends in a line feed, or says nothing.
    pub above: &'s str,
    /// The records that it was made from.
    pub register: &'s Register,
}

impl<'s> Shown<'s> {
    /// A table that is the same everywhere.
    pub fn of(table: &'s Table, register: &'s Register) -> Shown<'s> {
        Shown { table, on_screen: None, above: "", register }
    }
}

impl Showing {
    /// Writes the table to the file named, else shows it: as columns unless another format is named.
    pub fn give(&self, shown: &Shown, origin: &Origin, out: &mut Out) -> anyhow::Result<()> {
        if let Some(path) = &self.output {
            return write(shown, Format::asked(self.format, Some(path))?, path, origin, out);
        }
        let format = self.format.unwrap_or(Format::Table);
        format.fits_a_screen(&shown.table.title)?;
        match format {
            Format::Table => {
                let table = shown.on_screen.unwrap_or(shown.table);
                let columns = screen_in(table, terminal_width(), Elsewhere::InAFile, out.style());
                out.data(mask(shown.above).into_owned() + &columns)
            }
            Format::Csv => out.data(csv_for_pipe(shown.table)?),
            format => out.data(table_stream(shown.table, Shape::of(format, Encoding::Utf8)?, None, stamp(shown)?)?),
        }
    }
}

/// Writes a table to a file, and says so.
fn write(shown: &Shown, format: Format, path: &Path, origin: &Origin, out: &mut Out) -> anyhow::Result<()> {
    let bytes = table_file(shown.table, Shape::of(format, Encoding::Utf8)?, stamp(shown)?)?;
    write_output(origin.root(), path, &bytes)?;
    out.say(wrote(path, Some(shown.table.rows.len())));
    Ok(())
}

/// What the table bears. Refused where it is not known whether that is a classification.
fn stamp<'s>(shown: &Shown<'s>) -> anyhow::Result<Stamp<'s>> {
    refuse_unknown_classification(shown.register)?;
    Ok(Stamp::of(shown.register))
}
