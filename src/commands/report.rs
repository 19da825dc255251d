//! `report`: the tables that are sent on.

use crate::basics::words::Word;
use crate::commands::choice::word;
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::files::store::write_output;
use crate::output::csv::{csv_for_file, csv_for_pipe, csv_gb18030};
use crate::output::json::report_json;
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::register::Campaign;
use crate::reports::{Report, Table};
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
    #[arg(help = tr!("Write to this file; otherwise to the screen or a pipe", "写到这个文件；不写则输出到屏幕"))]
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
        let register = register.at_sealing();
        let counties: Vec<_> = self.county.iter().map(|typed| register.find_county(typed)).collect::<Result<_, _>>()?;
        let campaign = register.campaign()?;
        let table = self.kind.table(&campaign, &counties);
        let bytes = self.bytes(format, &table, &campaign)?;
        match &self.output {
            None => out.data(bytes)?,
            Some(path) => {
                write_output(path, &bytes)?;
                let (path, rows) = (path.display(), table.rows.len());
                out.say(tr!("wrote {path} ({rows} rows)", "已写入{path}（{rows}行）"));
            }
        }
        Ok(outcome)
    }

    /// The form asked for, else the file's ending, else CSV. The two must not contradict each other.
    fn format(&self) -> anyhow::Result<ReportFormat> {
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
