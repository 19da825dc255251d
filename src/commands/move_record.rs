//! `move`: a record with a wrong day or unit, to the right one.

use crate::arguments::named_record::named_record;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::output::stream::Out;
use crate::recording::{Recording, Whereto};
use crate::tr;
use clap::{ArgGroup, ValueHint};

/// What `move` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "改正")]
#[command(about = tr!("Move a record to the right day, county or school", "改正记录的日期或单位"))]
#[command(after_help = tr!(
    "  shuangqian move inspections/2019/沧县/2019-08-13-沧县一中 --on 2019-08-12\n  shuangqian move letters/2019/沧县/沧县第一中学 --to 沧县第二中学\n\nThe working-off of what a visit found goes along. The days inside a record stay; they are corrected with --replace.",
    "  shuangqian 改正 inspections/2019/沧县/2019-08-13-沧县一中 --on 2019-08-12\n  shuangqian 改正 letters/2019/沧县/沧县第一中学 --to 沧县第二中学\n\n检查、抽查改日期或学校，所查问题的整改一并改。记录里面的日期不变，要改请用原来的命令加 --replace。"
))]
#[command(group = ArgGroup::new("whereto").args(["on", "to"]).required(true).multiple(true))]
pub struct Args {
    /// The record, as typed.
    #[arg(value_name = tr!("RECORD", "记录"), value_parser = typing::text, value_hint = ValueHint::FilePath)]
    #[arg(help = tr!("The record by its path, with or without .toml", "记录的路径，写不写 .toml 都行"))]
    pub record: String,
    /// Its right day.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, help = tr!("The right day; with --to, both are corrected", "正确的日期；可与 --to 同写"))]
    pub on: Option<Day>,
    /// Its right unit, as typed.
    #[arg(long, value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("The right county or school", "正确的县或学校（幼儿园）"))]
    pub to: Option<String>,
}

impl Args {
    /// Moves the record.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let record = named_record(recording.root(), &self.record)?;
        let unit = self.to.map(|typed| recording.register().find_unit(&typed)).transpose()?;
        recording.move_record(&record, &Whereto { on: self.on, unit }, out)
    }
}
