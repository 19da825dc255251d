//! `report`: the tables that are sent on.

use crate::arguments::choice::word;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::words::Word;
use crate::output::csv::{csv_for_file, csv_for_pipe, csv_gb18030};
use crate::output::file::write_output;
use crate::output::json::report_json;
use crate::output::screen::screen;
use crate::output::stream::{Out, is_terminal, terminal_width};
use crate::output::xlsx::xlsx;
use crate::register::Campaign;
use crate::reports::{Made, Report, Table, weekly_page};
use crate::tr;
use anyhow::bail;
use std::path::{Path, PathBuf};

mod week;

crate::words! {
    /// The format of a report.
    ReportFormat {
        Csv = "csv", "csv";
        Table = "table", "表格";
        Json = "json", "json";
        Xlsx = "xlsx", "xlsx" | "excel";
        Html = "html", "html" | "网页";
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
    /// The only counties to report on, as typed.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("Only this county; may be repeated", "只要这个县，可写多次"))]
    pub county: Vec<String>,
    /// Where it goes.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file (weekly: folder, or .html); otherwise to the screen or a pipe", "写到这个文件（周报为文件夹或 .html）；不写则输出到屏幕"))]
    pub output: Option<PathBuf>,
    /// Its format.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<ReportFormat>())]
    #[arg(help = tr!("Its form (otherwise by the file’s ending, otherwise csv)", "格式（不写则看文件扩展名，再则为 csv）"))]
    pub format: Option<ReportFormat>,
    /// The characters of a CSV.
    #[arg(long, value_name = tr!("ENCODING", "编码"), value_parser = word::<Encoding>(), default_value = "utf-8")]
    #[arg(help = tr!("Characters of the CSV (gb18030 for old spreadsheets)", "CSV 的编码（旧版表格软件用 gb18030）"))]
    pub encoding: Encoding,
}

/// Endings of files in which no report can be written, or which records have.
const OTHER_ENDINGS: &[&str] = &["xls", "et", "doc", "docx", "wps", "pdf", "toml"];

impl Args {
    /// Writes the report.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let format = self.format()?;
        let (register, outcome) = session.open_for_report(out)?;
        let counties: Vec<_> = self.county.iter().map(|typed| register.find_county(typed)).collect::<Result<_, _>>()?;
        if self.kind == Report::Weekly && format == ReportFormat::Html {
            self.write_page(&session.root()?, &weekly_page(&register, &counties)?, out)?;
            return Ok(outcome);
        }
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

    /// The format asked for, else that of the file's ending, else CSV.
    fn format(&self) -> anyhow::Result<ReportFormat> {
        let format = self.uncontradicted()?;
        if self.kind == Report::Weekly && format != ReportFormat::Html {
            self.fits_a_week()?;
        }
        if format == ReportFormat::Xlsx && self.output.is_none() && is_terminal() {
            let file = self.kind.shown();
            bail!(tr!(
                "an Excel sheet cannot be shown on the screen; name a file with -o, such as -o {file}.xlsx",
                "Excel 表格不能显示在屏幕上，请用 -o 写明文件，如 -o {file}.xlsx"
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

    /// The format asked for, which the file's ending must not contradict.
    fn uncontradicted(&self) -> anyhow::Result<ReportFormat> {
        let ending = self.output.as_deref().map(ending).transpose()?.flatten();
        let format = self.format.or(ending).unwrap_or(ReportFormat::Csv);
        if let Some(ending) = ending.filter(|ending| *ending != format) {
            let (asked, ending) = (format.key(), ending.key());
            bail!(tr!(
                "--format {asked} contradicts the file’s ending .{ending}; leave one of them out",
                "--format {asked} 与文件扩展名 .{ending} 不一致，请去掉其中一个"
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
            ReportFormat::Xlsx => xlsx(table, campaign.register.classification(), campaign.as_of()),
            ReportFormat::Html => bail!(tr!(
                "only the weekly report is a page; name a file that ends in .xlsx or .csv",
                "只有周报可以写成网页；其他报表请写成 .xlsx 或 .csv"
            )),
            ReportFormat::Json => {
                let classification = campaign.register.classification();
                Ok(report_json(table, campaign.as_of(), campaign.id, classification).into_bytes())
            }
        }
    }
}

/// The format of a file's ending, if it is one of ours.
fn ending(path: &Path) -> anyhow::Result<Option<ReportFormat>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if OTHER_ENDINGS.contains(&ending.as_str()) {
        bail!(tr!(
            "a report cannot be written as .{ending}; name a file that ends in .csv, .xlsx or .json",
            "报表不能写成 .{ending} 文件，请以 .csv、.xlsx 或 .json 为扩展名"
        ));
    }
    Ok(match ending.as_str() {
        "csv" => Some(ReportFormat::Csv),
        "json" => Some(ReportFormat::Json),
        "xlsx" => Some(ReportFormat::Xlsx),
        "html" | "htm" => Some(ReportFormat::Html),
        _ => None,
    })
}
