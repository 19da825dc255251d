//! `check`: every diagnostic in one run.

use crate::commands::choice::word;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;
use std::path::PathBuf;

crate::words! {
    /// From what on `check` is not fine.
    FailOn {
        Error = "error", "错误";
        Overdue = "overdue", "逾期";
        Warning = "warning", "提醒" | "警告";
        Never = "never", "从不";
    }
}

crate::words! {
    /// How diagnostics are shown.
    CheckFormat {
        Text = "text", "文字";
        Json = "json", "json";
    }
}

/// What `check` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "校验", visible_alias = "validate")]
#[command(about = tr!("Find every error, overdue duty and warning in the records", "核对全部记录：错误、逾期、提醒"))]
#[command(after_help = tr!(
    "  shuangqian check\n  shuangqian check --fail-on error --format json",
    "  shuangqian 校验\n  shuangqian 校验 --fail-on 错误 --format json"
))]
pub struct Args {
    /// The only files told about.
    #[arg(value_name = tr!("FILE", "文件"), help = tr!("Tell only about these files", "只看这些文件的问题"))]
    pub files: Vec<PathBuf>,
    /// From what on it is not fine.
    #[arg(long, value_name = tr!("LEVEL", "级别"), value_parser = word::<FailOn>(), default_value = "overdue")]
    #[arg(help = tr!("Exit with 1 from this level on", "有这一级别及以上的问题时退出状态为1"))]
    pub fail_on: FailOn,
    /// How it is shown.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<CheckFormat>(), default_value = "text")]
    #[arg(help = tr!("How it is shown", "输出格式"))]
    pub format: CheckFormat,
    /// Whether the rules are listed instead.
    #[arg(long, help = tr!("List all rules instead", "列出全部核对规则"))]
    pub list: bool,
}

impl Args {
    /// Checks the records.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
