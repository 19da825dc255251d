//! `init`: a new records directory.

use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;
use std::path::PathBuf;

/// What `init` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "初始化")]
#[command(about = tr!("Make a new, empty records folder", "新建台账文件夹"))]
#[command(after_help = tr!("  shuangqian init 台账 --city 沧州市", "  shuangqian 初始化 台账 --city 沧州市"))]
pub struct Args {
    /// The folder; the current one otherwise.
    #[arg(value_name = tr!("DIR", "文件夹"))]
    #[arg(help = tr!("The folder to make; otherwise the current one", "要建的文件夹；不写则为当前文件夹"))]
    pub dir: Option<PathBuf>,
    /// The city's name.
    #[arg(long, value_name = tr!("NAME", "市名"), value_parser = typing::text)]
    #[arg(help = tr!("The city; its two agencies are named after it", "市名；市检察院、市教育局的名称随之写入"))]
    pub city: String,
}

impl Args {
    /// Makes the folder.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
