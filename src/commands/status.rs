//! `status`: progress on the screen.

use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;

/// What `status` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "进度")]
#[command(about = tr!("Show progress, county by county or school by school", "在屏幕上看各县（或各校）进度"))]
#[command(after_help = tr!("  shuangqian status\n  shuangqian status 沧县", "  shuangqian 进度\n  shuangqian 进度 沧县"))]
pub struct Args {
    /// The county, as typed.
    #[arg(value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("Show the schools of this county", "看这个县各校进度"))]
    pub county: Option<String>,
}

impl Args {
    /// Shows the progress.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
