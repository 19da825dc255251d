//! `report`: the tables that are sent on.

mod proving;
mod verify;

use crate::arguments::choice::word;
use crate::arguments::counties::Counties;
use crate::arguments::session::{Outcome, Session, tell_gaps};
use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::commands::report::proving::{proof, proof_of_file};
use crate::files::whole::folder_of;
use crate::files::{Origin, Root};
use crate::output::file::{write_output, write_outputs, wrote};
use crate::output::format::{Encoding, Format, Shape};
use crate::output::proof::OF_FOLDER;
use crate::output::render::{Rendered, not_of_a_week, render_file, render_stream, render_week_in_git};
use crate::output::stream::{Out, terminal_width};
use crate::register::Register;
use crate::reports::{Earlier, Report};
use crate::tr;
use anyhow::bail;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What `report` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "报表")]
#[command(about = tr!("Write the tables that are sent on", "生成上报用的统计表"))]
#[command(after_help = tr!(
    "  shuangqian report progress -o 进度.csv\n  shuangqian report missing --county 沧县 --format table",
    "  shuangqian 报表 进度 -o 进度.csv\n  shuangqian 报表 未完成 --county 沧县 --format 表格"
))]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    /// What else can be done with a report.
    #[command(subcommand)]
    pub deed: Option<Deed>,
    /// Which report.
    #[arg(value_name = tr!("KIND", "报表"), value_parser = word::<Report>(), required = true)]
    #[arg(help = tr!("Which report", "哪一种报表"))]
    pub kind: Option<Report>,
    /// The only counties to report on.
    #[command(flatten)]
    pub counties: Counties,
    /// Where it goes.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file (.xlsx, .html, .csv, .json; weekly: a folder, .xlsx or .html); otherwise to the screen or a pipe", "写到这个文件（.xlsx、.html、.csv、.json；周报为文件夹、.xlsx 或 .html）；不写则输出到屏幕"))]
    pub output: Option<PathBuf>,
    /// Its format.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<Format>())]
    #[arg(help = tr!("Its form (otherwise by the file’s ending, otherwise csv)", "格式（不写则看文件扩展名，再则为 csv）"))]
    pub format: Option<Format>,
    /// The characters of a CSV.
    #[arg(long, value_name = tr!("ENCODING", "编码"), value_parser = word::<Encoding>(), default_value = "utf-8")]
    #[arg(help = tr!("Characters of the CSV (gb18030 for old spreadsheets)", "CSV 的编码（旧版表格软件用 gb18030）"))]
    pub encoding: Encoding,
    /// Whether its proof is written too.
    #[arg(long, requires = "output")]
    #[arg(help = tr!("Write its proof beside it, from which `report verify` makes it again", "同时写凭证，供 shuangqian 报表 核验 重做比对"))]
    pub proof: bool,
}

/// What else can be done with a report.
#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    Verify(verify::Args),
}

impl Args {
    /// Writes the report, or compares one with its proof.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match (&self.deed, self.kind) {
            (Some(Deed::Verify(args)), _) => args.run(session, out),
            (None, Some(kind)) => self.write(kind, session, out),
            (None, None) => bail!(tr!("name a report", "请写明哪一种报表")),
        }
    }

    fn write(&self, kind: Report, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let shape = self.shape(kind)?;
        let origin = session.origin()?;
        let (register, outcome) = session.open_to_send_on(&origin, out, |register| self.counties.asked(register))?;
        let counties = self.counties.asked(register)?;
        let Some(path) = &self.output else {
            let page = page_in_git((kind, shape), session, &origin, register, &counties, out)?;
            return match page {
                Some((Rendered::File { bytes, .. }, compared)) => {
                    out.data(bytes).map(|()| outcome.max(compared.unwrap_or(Outcome::Fine)))
                }
                _ => out.data(render_stream(kind, shape, terminal_width(), register, &counties)?).map(|()| outcome),
            };
        };
        let (rendered, compared) = rendered((kind, shape), session, &origin, register, &counties, out)?;
        let proof = match self.proof {
            true => Some(proof(&origin, register, (kind, shape, &counties), &rendered)?.written()?),
            false => None,
        };
        write(origin.root(), path, rendered, proof, out)?;
        Ok(outcome.max(compared.unwrap_or(Outcome::Fine)))
    }

    /// The shape asked for, else that of the file's ending, else CSV; refused where the report does not come in it.
    fn shape(&self, kind: Report) -> anyhow::Result<Shape> {
        let asked = Format::asked(self.format, self.output.as_deref());
        // A name that is of no format is judged as a week judges names; a contradiction is one of any report.
        let is_in_doubt = asked.as_ref().map_or(self.format.is_none(), |format| !is_whole(*format));
        if kind == Report::Weekly && is_in_doubt {
            self.fits_a_week()?;
        }
        let format = asked?;
        if self.output.is_none() {
            format.fits_a_screen(&kind.shown())?;
        }
        Shape::of(format, self.encoding)
    }

    /// Refuses what asks for one table: a week is a folder of tables, a workbook, or a page.
    fn fits_a_week(&self) -> anyhow::Result<()> {
        if self.format.is_some_and(|format| !is_whole(format)) || self.encoding != Encoding::Utf8 {
            return Err(not_of_a_week());
        }
        let is_other = |path: &&PathBuf| match Format::of_file(path) {
            Ok(Some(format)) => !is_whole(format),
            Ok(None) => path.is_file() && self.format.is_none(),
            Err(_) => true,
        };
        if let Some(path) = self.output.as_ref().filter(is_other) {
            let path = path.display();
            bail!(tr!(
                "weekly writes a folder, a workbook that ends in .xlsx or a page that ends in .html, and “{path}” names another file",
                "周报要写成文件夹、扩展名为 .xlsx 的工作簿或扩展名为 .html 的一页，“{path}”却是别的文件名"
            ));
        }
        Ok(())
    }
}

/// Whether a week comes in a format as a whole.
fn is_whole(format: Format) -> bool {
    matches!(format, Format::Html | Format::Xlsx)
}

/// Whether all could be read that a report was compared with; why it could not be compared, if it could not.
type Compared = Result<Outcome, String>;

/// The report as it is written to a file or a folder.
fn rendered(
    (kind, shape): (Report, Shape),
    session: &Session,
    origin: &Origin,
    register: &Register,
    counties: &Asked<CountyId>,
    out: &mut Out,
) -> anyhow::Result<(Rendered, Compared)> {
    match page_in_git((kind, shape), session, origin, register, counties, out)? {
        Some(page) => Ok(page),
        None => Ok((render_file(kind, shape, register, counties)?, Ok(Outcome::Fine))),
    }
}

/// The page of a week, where its records lie in git; `None` of anything else. What git cannot tell is said, and does not
/// keep the page from being made, nor does what could not be read in the week before.
fn page_in_git(
    asked: (Report, Shape),
    session: &Session,
    origin: &Origin,
    register: &Register,
    counties: &Asked<CountyId>,
    out: &mut Out,
) -> anyhow::Result<Option<(Rendered, Compared)>> {
    if asked != (Report::Weekly, Shape::Html) {
        return Ok(None);
    }
    match session.week_in_git(origin, register) {
        Ok(Some(week)) => {
            let rendered = render_week_in_git(register, counties, &week)?;
            Ok(Some((rendered, tell_compared(week.earlier, out))))
        }
        Ok(None) => Ok(None),
        Err(error) => {
            out.say(not_compared(&error.to_string()));
            Ok(None)
        }
    }
}

/// Tells what keeps a week from being compared with the week before, or from being compared in full.
fn tell_compared(earlier: Earlier, out: &mut Out) -> Compared {
    match earlier {
        Earlier::Committed(earlier, _) => Ok(tell_gaps(earlier, out)),
        Earlier::Nothing | Earlier::NoRecords => Ok(Outcome::Fine),
        Earlier::Unknown(reason) => {
            out.say(not_compared(&reason));
            Err(reason)
        }
    }
}

fn not_compared(reason: &str) -> String {
    tr!("without a comparison: {reason}", "未作对比：{reason}")
}

/// Writes the file or the folder, its proof too if there is one, and says so.
fn write(root: &Root, path: &Path, rendered: Rendered, proof: Option<String>, out: &mut Out) -> anyhow::Result<()> {
    let (said, proof_path) = match rendered {
        Rendered::File { bytes, rows } => {
            let proof_path = proof_of_file(path);
            match (&proof, path.file_name().zip(proof_path.file_name())) {
                // Both are whole before the first takes its place.
                (Some(proof), Some((name, of_proof))) if folder_of(path).is_dir() => {
                    let text = |name: &OsStr| name.to_string_lossy().into_owned();
                    let files = [(text(name), bytes), (text(of_proof), proof.clone().into_bytes())];
                    write_outputs(root, folder_of(path), &files)?;
                }
                _ => write_output(root, path, &bytes)?,
            }
            (wrote(path, rows), proof_path)
        }
        Rendered::Folder(mut files) => {
            let count = files.len();
            files.extend(proof.iter().map(|proof| (OF_FOLDER.to_owned(), proof.clone().into_bytes())));
            write_outputs(root, path, &files)?;
            let shown = path.display();
            let said = tr!("wrote {count} files into {shown}", "已在{shown}写入{count}个文件");
            (said, path.join(OF_FOLDER))
        }
    };
    out.say(said);
    if proof.is_some() {
        let proof = proof_path.display();
        out.say(tr!("its proof: {proof}", "凭证：{proof}"));
    }
    Ok(())
}
