//! `report`: the tables that are sent on.

use crate::basics::words::Word;
use crate::commands::choice::word;
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::files::store::{write_output, write_outputs};
use crate::output::csv::{csv_for_file, csv_for_pipe, csv_gb18030};
use crate::output::json::report_json;
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::register::Campaign;
use crate::reports::{Made, Report, Table, Weekly};
use crate::tr;
use anyhow::bail;
use std::path::{Path, PathBuf};

crate::words! {
    /// The form that a report takes.
    ReportFormat {
        Csv = "csv", "csv";
        Table = "table", "表格";
        Json = "json", "json";
    }
}

crate::words! {
    /// The characters of a CSV.
    Encoding {
        Utf8 = "utf-8", "utf-8" | "utf8" | "utf_8";
        Gb18030 = "gb18030", "gb18030" | "gbk";
    }
}

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
    /// The only counties told about, as typed.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("Only this county; may be repeated", "只要这个县，可写多次"))]
    pub county: Vec<String>,
    /// Where it goes.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file (weekly: folder); otherwise to the screen or a pipe", "写到这个文件（周报为文件夹）；不写则输出到屏幕"))]
    pub output: Option<PathBuf>,
    /// Its form.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<ReportFormat>())]
    #[arg(help = tr!("Its form (otherwise by the file’s ending, otherwise csv)", "格式（不写则看文件扩展名，再则为 csv）"))]
    pub format: Option<ReportFormat>,
    /// The characters of a CSV.
    #[arg(long, value_name = tr!("ENCODING", "编码"), value_parser = word::<Encoding>(), default_value = "utf-8")]
    #[arg(help = tr!("Characters of the CSV (gb18030 for old spreadsheets)", "CSV 的编码（旧版表格软件用 gb18030）"))]
    pub encoding: Encoding,
}

/// Endings of files that are neither text nor JSON, or that are records.
const OTHER_ENDINGS: &[&str] = &["xlsx", "xls", "et", "html", "htm", "doc", "docx", "wps", "pdf", "toml"];

impl Args {
    /// Writes the report.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let format = self.format()?;
        let (register, outcome) = session.open_for_report(out)?;
        let counties: Vec<_> = self.county.iter().map(|typed| register.find_county(typed)).collect::<Result<_, _>>()?;
        match self.kind.make(&register, &counties)? {
            Made::Table(table) => self.write_table(&table, format, &self.kind.seen_in(&register).campaign()?, out)?,
            Made::Week(week) => self.write_week(&week, out)?,
        }
        Ok(outcome)
    }

    fn write_table(
        &self,
        table: &Table,
        format: ReportFormat,
        campaign: &Campaign,
        out: &mut Out,
    ) -> anyhow::Result<()> {
        let bytes = self.bytes(format, table, campaign)?;
        let Some(path) = &self.output else { return out.data(bytes) };
        write_output(path, &bytes)?;
        let (path, rows) = (path.display(), table.rows.len());
        out.say(tr!("wrote {path} ({rows} rows)", "已写入{path}（{rows}行）"));
        Ok(())
    }

    /// The summary; with `-o` a folder that holds it and the tables.
    fn write_week(&self, week: &Weekly, out: &mut Out) -> anyhow::Result<()> {
        let Some(folder) = &self.output else { return out.data(&week.summary) };
        let tables = week.tables.iter().map(|table| Ok((format!("{}.csv", table.name), csv_for_file(table)?)));
        let mut files = tables.collect::<anyhow::Result<Vec<_>>>()?;
        files.push(("summary.txt".to_owned(), week.summary.clone().into_bytes()));
        write_outputs(folder, &files)?;
        let (folder, count) = (folder.display(), files.len());
        out.say(tr!("wrote {count} files into {folder}", "已在{folder}写入{count}个文件"));
        Ok(())
    }

    /// A week is a folder of tables and a page: nothing that asks for one table fits it.
    fn fits_a_week(&self) -> anyhow::Result<()> {
        if self.format.is_some() || self.encoding != Encoding::Utf8 {
            bail!(tr!(
                "weekly takes neither --format nor --encoding: with -o FOLDER it writes CSV files, without it the summary",
                "周报不能用 --format 和 --encoding：写 -o 文件夹 时生成一组 CSV 和摘要，不写时输出摘要"
            ));
        }
        let is_a_file = |path: &&PathBuf| path.is_file() || !matches!(ending(path), Ok(None));
        if let Some(path) = self.output.as_ref().filter(is_a_file) {
            let path = path.display();
            bail!(tr!(
                "weekly writes a folder, and “{path}” names a file; name a folder after -o",
                "周报要写成文件夹，“{path}”却是文件名；请在 -o 后写文件夹"
            ));
        }
        Ok(())
    }

    /// The form asked for, else the file's ending, else CSV. The two must not contradict each other.
    fn format(&self) -> anyhow::Result<ReportFormat> {
        if self.kind == Report::Weekly {
            self.fits_a_week()?;
            return Ok(ReportFormat::Csv);
        }
        let ending = self.output.as_deref().map(ending).transpose()?.flatten();
        let format = self.format.or(ending).unwrap_or(ReportFormat::Csv);
        if let Some(ending) = ending.filter(|ending| *ending != format) {
            let (asked, ending) = (format.key(), ending.key());
            bail!(tr!(
                "--format {asked} contradicts the file’s ending .{ending}; leave one of them out",
                "--format {asked} 与文件扩展名 .{ending} 不一致，请去掉其中一个"
            ));
        }
        if self.encoding == Encoding::Gb18030 && format != ReportFormat::Csv {
            let format = format.shown();
            bail!(tr!(
                "--encoding gb18030 is for CSV only, not for {format}",
                "--encoding gb18030 只用于 csv，不用于{format}"
            ));
        }
        Ok(format)
    }

    fn bytes(&self, format: ReportFormat, table: &Table, campaign: &Campaign) -> anyhow::Result<Vec<u8>> {
        match format {
            ReportFormat::Csv if self.encoding == Encoding::Gb18030 => csv_gb18030(table),
            ReportFormat::Csv if self.output.is_some() => csv_for_file(table),
            ReportFormat::Csv => csv_for_pipe(table),
            ReportFormat::Table => Ok(screen(table, terminal_width().filter(|_| self.output.is_none())).into_bytes()),
            ReportFormat::Json => {
                let mechanism = campaign.register.records.mechanism.as_ref();
                let classification = mechanism.and_then(|mechanism| mechanism.classification.as_ref());
                let classification = classification.map(|classification| classification.as_str());
                Ok(report_json(table, campaign.as_of(), campaign.id, classification).into_bytes())
            }
        }
    }
}

/// The form that a file's ending says, if it says one of ours.
fn ending(path: &Path) -> anyhow::Result<Option<ReportFormat>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if OTHER_ENDINGS.contains(&ending.as_str()) {
        bail!(tr!(
            "a report cannot be written as .{ending}; let the file end in .csv or .json",
            "报表不能写成 .{ending} 文件，请以 .csv 或 .json 为扩展名"
        ));
    }
    Ok(match ending.as_str() {
        "csv" => Some(ReportFormat::Csv),
        "json" => Some(ReportFormat::Json),
        _ => None,
    })
}
