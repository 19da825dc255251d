//! `report`: the tables that are sent on.

use crate::arguments::choice::word;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::{Several, all, several};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::files::{Origin, Root};
use crate::output::file::{write_output, write_outputs};
use crate::output::format::{Encoding, Format, Shape};
use crate::output::render::{Rendered, not_of_a_week, render_file, render_stream, render_week_in_git};
use crate::output::stream::{Out, is_terminal, terminal_width};
use crate::register::Register;
use crate::reports::Report;
use crate::tr;
use anyhow::bail;
use std::path::{Path, PathBuf};

/// What `report` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "报表")]
#[command(about = tr!("Write the tables that are sent on", "生成上报用的统计表"))]
#[command(after_help = tr!(
    "  shuangqian report progress -o 进度.csv\n  shuangqian report missing --county 沧县 --format table",
    "  shuangqian 报表 进度 -o 进度.csv\n  shuangqian 报表 未完成 --county 沧县 --format 表格"
))]
pub struct Args {
    /// Which report.
    #[arg(value_name = tr!("KIND", "报表"), value_parser = word::<Report>(), help = tr!("Which report", "哪一种报表"))]
    pub kind: Report,
    /// The only counties to report on, as typed.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = several(typing::unit))]
    #[arg(help = tr!(
        "Only this county; several joined by `,`, or the option repeated",
        "只要这个县，几个县用“、”隔开，或写多次"
    ))]
    pub county: Vec<Several<String>>,
    /// Where it goes.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file (weekly: folder, or .html); otherwise to the screen or a pipe", "写到这个文件（周报为文件夹或 .html）；不写则输出到屏幕"))]
    pub output: Option<PathBuf>,
    /// Its format.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<Format>())]
    #[arg(help = tr!("Its form (otherwise by the file’s ending, otherwise csv)", "格式（不写则看文件扩展名，再则为 csv）"))]
    pub format: Option<Format>,
    /// The characters of a CSV.
    #[arg(long, value_name = tr!("ENCODING", "编码"), value_parser = word::<Encoding>(), default_value = "utf-8")]
    #[arg(help = tr!("Characters of the CSV (gb18030 for old spreadsheets)", "CSV 的编码（旧版表格软件用 gb18030）"))]
    pub encoding: Encoding,
}

impl Args {
    /// Writes the report.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let shape = self.shape()?;
        let origin = session.origin()?;
        let (register, outcome) = session.open_to_send_on(&origin, out, |register| self.counties(register))?;
        let counties = self.counties(&register)?;
        if self.kind == Report::Weekly
            && shape == Shape::Html
            && let Some(page) = week_in_git(session, &origin, &register, &counties, out)?
        {
            return match (&self.output, page) {
                (None, Rendered::File { bytes, .. }) => out.data(bytes),
                (None, Rendered::Folder(_)) => Err(not_of_a_week()),
                (Some(path), page) => write(origin.root(), path, &page, out),
            }
            .map(|()| outcome);
        }
        match &self.output {
            None => out.data(render_stream(self.kind, shape, terminal_width(), &register, &counties)?)?,
            Some(path) => {
                write(origin.root(), path, &render_file(self.kind, shape, &register, &counties)?, out)?;
            }
        }
        Ok(outcome)
    }

    /// The counties to report on.
    fn counties(&self, register: &Register) -> anyhow::Result<Asked<CountyId>> {
        let counties = all(&self.county).map(|typed| register.find_listed_county(typed));
        Ok(Asked::typed(counties.collect::<Result<_, _>>()?))
    }

    /// The shape asked for, else that of the file's ending, else CSV; refused where the report does not come in it.
    fn shape(&self) -> anyhow::Result<Shape> {
        let format = Format::asked(self.format, self.output.as_deref())?;
        if self.kind == Report::Weekly && format != Format::Html {
            self.fits_a_week()?;
        }
        if format == Format::Xlsx && self.output.is_none() && is_terminal() {
            let file = self.kind.shown();
            bail!(tr!(
                "an Excel sheet cannot be shown on the screen; name a file with -o, such as -o {file}.xlsx",
                "Excel 表格不能显示在屏幕上，请用 -o 写明文件，如 -o {file}.xlsx"
            ));
        }
        Shape::of(format, self.encoding)
    }

    /// Refuses options that ask for one table: a week is a folder of tables, or a page.
    fn fits_a_week(&self) -> anyhow::Result<()> {
        if self.format.is_some_and(|format| format != Format::Html) || self.encoding != Encoding::Utf8 {
            return Err(not_of_a_week());
        }
        let is_a_file = |path: &&PathBuf| path.is_file() || !matches!(Format::of_file(path), Ok(None));
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

/// The page of a week, where its records lie in git. What git cannot tell is said, and does not keep the page from being
/// made.
fn week_in_git(
    session: &Session,
    origin: &Origin,
    register: &Register,
    counties: &Asked<CountyId>,
    out: &mut Out,
) -> anyhow::Result<Option<Rendered>> {
    match session.week_in_git(origin, register) {
        Ok(Some(week)) => Ok(Some(render_week_in_git(register, counties, &week)?)),
        Ok(None) => Ok(None),
        Err(error) => {
            out.say(tr!("without a comparison: {error}", "未作对比：{error}"));
            Ok(None)
        }
    }
}

/// Writes the file or the folder, and says so.
fn write(root: &Root, path: &Path, rendered: &Rendered, out: &mut Out) -> anyhow::Result<()> {
    match rendered {
        Rendered::File { bytes, .. } => write_output(root, path, bytes)?,
        Rendered::Folder(files) => write_outputs(root, path, files)?,
    }
    let path = path.display();
    out.say(match rendered {
        Rendered::File { rows: Some(rows), .. } => tr!("wrote {path} ({rows} rows)", "已写入{path}（{rows}行）"),
        Rendered::File { rows: None, .. } => tr!("wrote {path}", "已写入{path}"),
        Rendered::Folder(files) => {
            let count = files.len();
            tr!("wrote {count} files into {path}", "已在{path}写入{count}个文件")
        }
    });
    Ok(())
}
