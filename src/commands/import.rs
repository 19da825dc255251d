//! `import`: many records from one sheet.

use crate::commands::choice::word;
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;
use std::path::PathBuf;

crate::words! {
    /// What a sheet to import holds.
    Sheet {
        Schools = "schools", "学校";
        Letters = "letters", "责任书";
        Conveyances = "conveyances", "传达";
        Inspections = "inspections", "检查" | "检查情况表";
    }
}

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "导入", group = clap::ArgGroup::new("source").args(["file", "template"]).required(true))]
#[command(about = tr!("Take in a sheet, or write an empty one to fill in", "从表格批量导入，或生成空白模板"))]
#[command(after_help = tr!(
    "  shuangqian import schools --template -o 学校.csv --county 沧县\n  shuangqian import schools 学校.csv --dry-run",
    "  shuangqian 导入 学校 --template -o 学校.csv --county 沧县\n  shuangqian 导入 学校 学校.csv --dry-run"
))]
pub struct Args {
    /// What the sheet holds.
    #[arg(value_name = tr!("KIND", "类别"), value_parser = word::<Sheet>())]
    #[arg(help = tr!("What the sheet holds", "表格内容"))]
    pub kind: Sheet,
    /// The sheet.
    #[arg(value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("The sheet (CSV); all of it is judged before anything is written", "要导入的表格（CSV）；全部核对无误才写入"))]
    pub file: Option<PathBuf>,
    /// Whether nothing is written.
    #[arg(long, conflicts_with = "template", help = tr!("Only judge; write nothing", "只核对，不写入"))]
    pub dry_run: bool,
    /// Where refused rows go.
    #[arg(long, conflicts_with = "template", value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write the refused rows with their reasons here", "把有问题的行连同原因写到这个文件"))]
    pub rejects: Option<PathBuf>,
    /// Whether other values are corrected.
    #[arg(long, conflicts_with = "template", help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
    /// Whether an empty sheet is written instead.
    #[arg(long, requires = "output", help = tr!("Write an empty sheet with its headings instead", "生成带表头的空白模板"))]
    pub template: bool,
    /// Where the empty sheet goes.
    #[arg(short, long, requires = "template", value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("With --template: the file to write", "与 --template 同用：模板写到哪个文件"))]
    pub output: Option<PathBuf>,
    /// The county that the empty sheet is for, as typed.
    #[arg(long, requires = "template", value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("With --template: fill in this county’s schools", "与 --template 同用：预先填好该县学校"))]
    pub county: Option<String>,
}

impl Args {
    /// Imports the sheet, or writes an empty one.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
