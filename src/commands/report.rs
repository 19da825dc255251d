//! `report`: the tables that are sent on.

use crate::commands::choice::word;
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;
use std::path::PathBuf;

crate::words! {
    /// A report.
    ReportKind {
        Progress = "progress", "进度" | "进度统计表";
        Form = "form", "检查情况表" | "检查";
        Letters = "letters", "责任书" | "签订";
        Missing = "missing", "未完成";
    }
}

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
    #[arg(value_name = tr!("KIND", "报表"), value_parser = word::<ReportKind>(), help = tr!("Which report", "哪一种报表"))]
    pub kind: ReportKind,
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

impl Args {
    /// Writes the report.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
