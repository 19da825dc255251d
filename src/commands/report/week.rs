//! The week's report, which is a folder of tables with a summary, or one page.

use crate::commands::report::{Args, Encoding, ReportFormat, ending};
use crate::files::Root;
use crate::files::templates::spare;
use crate::output::csv::csv_for_file;
use crate::output::file::{write_output, write_outputs};
use crate::output::page::page;
use crate::output::stream::Out;
use crate::reports::{Weekly, WeeklyPage};
use crate::tr;
use anyhow::bail;
use std::path::PathBuf;

impl Args {
    /// The summary; with `-o` a folder that holds it and the tables.
    pub(super) fn write_week(&self, week: &Weekly, out: &mut Out) -> anyhow::Result<()> {
        let Some(folder) = &self.output else { return out.data(&week.summary) };
        let tables = week.tables.iter().map(|table| Ok((format!("{}.csv", table.name), csv_for_file(table)?)));
        let mut files = tables.collect::<anyhow::Result<Vec<_>>>()?;
        files.push(("summary.txt".to_owned(), week.summary.clone().into_bytes()));
        write_outputs(folder, &files)?;
        let (folder, count) = (folder.display(), files.len());
        out.say(tr!("wrote {count} files into {folder}", "已在{folder}写入{count}个文件"));
        Ok(())
    }

    /// The week on one page.
    pub(super) fn write_page(&self, root: &Root, week: &WeeklyPage, out: &mut Out) -> anyhow::Result<()> {
        let page = page(week)?;
        let Some(path) = &self.output else { return out.data(page) };
        spare(root, path)?;
        write_output(path, page.as_bytes())?;
        let path = path.display();
        out.say(tr!("wrote {path}", "已写入{path}"));
        Ok(())
    }

    /// Refuses options that ask for one table: a week is a folder of tables, or a page.
    pub(super) fn fits_a_week(&self) -> anyhow::Result<()> {
        if self.format.is_some_and(|format| format != ReportFormat::Html) || self.encoding != Encoding::Utf8 {
            bail!(tr!(
                "weekly takes neither --encoding nor another --format than html: with -o FOLDER it writes CSV files, with \
                 -o FILE.html one page, without it the summary",
                "周报不能用 --encoding，--format 只能写 html：写 -o 文件夹 时生成一组 CSV 和摘要，写 -o 文件.html 时生成一页，\
                 不写时输出摘要"
            ));
        }
        let is_a_file = |path: &&PathBuf| path.is_file() || !matches!(ending(path), Ok(None));
        if let Some(path) = self.output.as_ref().filter(is_a_file) {
            let path = path.display();
            bail!(tr!(
                "weekly writes a folder, or a page that ends in .html, and “{path}” names another file",
                "周报要写成文件夹，或扩展名为 .html 的一页，“{path}”却是别的文件名"
            ));
        }
        Ok(())
    }
}
