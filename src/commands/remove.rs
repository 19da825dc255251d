//! `remove`: takes records back that should not be there.

use crate::arguments::named_record::named_record;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::output::stream::Out;
use crate::recording::Recording;
use crate::tr;
use clap::ValueHint;

/// What `remove` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "撤销")]
#[command(about = tr!("Take back records that should not be there", "撤销不该有的记录"))]
#[command(after_help = tr!(
    "  shuangqian remove conveyances/2019/沧县/2019-08-02-沧县第一中学\n\nA wrong value: the same command again with --replace. A wrong day or school: `shuangqian move`.",
    "  shuangqian 撤销 conveyances/2019/沧县/2019-08-02-沧县第一中学\n\n内容写错了：同一条命令加 --replace 重写；日期或学校写错了：用 shuangqian 改正。"
))]
pub struct Args {
    /// The records, as typed.
    #[arg(required = true, value_name = tr!("RECORD", "记录"), value_parser = typing::text, value_hint = ValueHint::FilePath)]
    #[arg(help = tr!(
        "A record by its path, with or without .toml; those that rest on each other together",
        "记录的路径，写不写 .toml 都行；互为依据的写在一起"
    ))]
    pub records: Vec<String>,
}

impl Args {
    /// Takes the records back.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let named = self.records.iter().map(|typed| named_record(recording.root(), typed));
        let records = named.collect::<anyhow::Result<_>>()?;
        recording.remove(&records, out)
    }
}
