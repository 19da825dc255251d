//! `round`: the notices, one a round.

use crate::arguments::new_item::new_item;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::showing::{Showing, Shown};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::files::scope::Scope;
use crate::output::stream::Out;
use crate::records::Item;
use crate::reports::rounds;
use crate::tr;
use std::path::PathBuf;

mod commenting;
mod opening;
mod sealing;

/// What `round` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "轮次", subcommand_required = true, arg_required_else_help = true)]
#[command(about = tr!("Open, list or seal rounds: one notice with its deadlines each", "建立、查看、封存轮次（一份通知为一轮）"))]
#[command(after_help = tr!("  shuangqian round list", "  shuangqian 轮次 列表"))]
pub struct Args {
    /// What to do with rounds.
    #[command(subcommand)]
    pub deed: Deed,
}

/// What can be done with rounds.
#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    Open(Box<Open>),
    List(List),
    Seal(Seal),
}

/// What `round open` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "建立")]
#[command(about = tr!("Open a round: a new notice and its deadlines", "按新通知建立一轮，写明各项期限"))]
#[command(after_help = tr!(
    "  shuangqian round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30\n  shuangqian round open 2020 --from 2020.toml",
    "  shuangqian 轮次 建立 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30\n  shuangqian 轮次 建立 2020 --from 2020.toml"
))]
pub struct Open {
    /// Its id.
    #[arg(value_name = tr!("ID", "轮次"), value_parser = typing::round)]
    #[arg(help = tr!("A short name for the round, such as the year", "轮次编号，一般写年份"))]
    pub id: RoundId,
    /// The notice's number.
    #[arg(long, required_unless_present = "from", value_name = tr!("NO", "文号"), value_parser = typing::text)]
    #[arg(help = tr!("Number of the notice", "通知文号"))]
    pub document: Option<String>,
    /// The day of the notice.
    #[arg(long, required_unless_present = "from", value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the notice", "印发日期"))]
    pub issued: Option<Day>,
    /// The deadline of letters.
    #[arg(long, required_unless_present = "from", value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the letters, both levels", "责任书签订期限（市县、县校相同）"))]
    pub letters: Option<Day>,
    /// The deadline of inspections.
    #[arg(long, required_unless_present = "from", value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the inspections", "检查期限"))]
    pub inspections: Option<Day>,
    /// The deadline of conveyances.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the conveyances; otherwise that of the letters", "传达期限；不写则同责任书"))]
    pub conveyances: Option<Day>,
    /// The deadline of school work.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the schools’ own work; otherwise that of the inspections", "学校自查落实期限；不写则同检查"))]
    pub school_work: Option<Day>,
    /// The first day of spot checks.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("First day of spot checks; otherwise the day after the inspections’ deadline", "督导抽查起始日期；不写则为检查期限次日"))]
    pub spot_checks_from: Option<Day>,
    /// Items that it asks beside those of the last round.
    #[arg(long, value_name = tr!("'KEY HEADING [KIND]'", "'代号 标题 [填写方式]'"), value_parser = new_item)]
    #[arg(help = tr!(
        "A further item, before the last text; KIND: result (default), text, examined; may be repeated",
        "增加一个检查事项，排在“其他事项”之前；填写方式：结果（默认）、文字、排查；可写多次"
    ))]
    pub add_item: Vec<Item>,
    /// A file that says all of it.
    #[arg(long, value_name = tr!("FILE", "文件"), conflicts_with_all = [
        "document", "issued", "letters", "inspections", "conveyances", "school_work", "spot_checks_from", "add_item",
    ])]
    #[arg(help = tr!("Take the whole notice from this file, as rounds/ keeps it", "整个轮次文件照此文件建立，写法同 rounds 中的文件"))]
    pub from: Option<PathBuf>,
}

/// What `round list` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "列表")]
#[command(about = tr!("List the rounds and their deadlines", "列出各轮及其期限"))]
#[command(after_help = tr!("  shuangqian round list", "  shuangqian 轮次 列表"))]
pub struct List {
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// What `round seal` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "封存")]
#[command(about = tr!("Seal a round: it then takes rectifications only", "封存一轮：此后只能再登记整改"))]
#[command(after_help = tr!(
    "  shuangqian round seal 2019 --on 2019-12-31\n  shuangqian round seal 2019 --on 2020-01-10 --replace --yes",
    "  shuangqian 轮次 封存 2019 --on 2019-12-31\n  shuangqian 轮次 封存 2019 --on 2020-01-10 --replace --yes"
))]
pub struct Seal {
    /// Its id.
    #[arg(value_name = tr!("ID", "轮次"), value_parser = typing::round)]
    #[arg(help = tr!("The round", "哪一轮"))]
    pub id: RoundId,
    /// The day.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!(
        "The day of sealing: not before the last deadline, and no record of the round may be later",
        "封存日期：不早于最后一项期限；该轮记录都不能晚于这一天"
    ))]
    pub on: Day,
    /// Whether an earlier seal is corrected.
    #[arg(long, help = tr!("Seal anew what is already sealed", "已封存的重新封存"))]
    pub replace: bool,
    /// Whether it is sealed without a question.
    #[arg(long, help = tr!("Seal without asking, as a script must", "不再询问，直接封存；脚本中须写"))]
    pub yes: bool,
}

impl Args {
    /// Opens, lists or seals.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match self.deed {
            Deed::Open(open) => open.run(session, out),
            Deed::List(list) => list.run(session, out),
            Deed::Seal(seal) => seal.run(session, out),
        }
    }
}

impl List {
    /// Lists the rounds.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let origin = session.origin()?;
        let (register, outcome) = session.open_as_far_as_read(&origin, Scope::Units, out)?;
        self.showing.give(&Shown::of(&rounds(&register), &register), &origin, out)?;
        Ok(outcome)
    }
}
