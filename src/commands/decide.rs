//! `decide`: commendation, accountability, urging.

use crate::arguments::choice::word;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::files::path::RecordPath;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, named, noted, policy};
use crate::records::{Decision, DecisionKey, DecisionKind, Name};
use crate::tr;
use anyhow::anyhow;

/// What `decide` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "奖惩")]
#[command(about = tr!("Record a decision: commendation, accountability, urging", "登记通报表扬、追究责任、督促"))]
#[command(after_help = tr!(
    "  shuangqian decide commendation 沧县第一中学 --on 2019-10-08 --reason 各项落实到位",
    "  shuangqian 奖惩 通报表扬 沧县第一中学 --on 2019-10-08 --reason 各项落实到位"
))]
pub struct Args {
    /// What is decided.
    #[arg(value_name = tr!("KIND", "决定"), value_parser = word::<DecisionKind>())]
    #[arg(help = tr!("What is decided", "决定的种类"))]
    pub kind: DecisionKind,
    /// The county group or school, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("County group or school", "县工作组或学校（幼儿园）"))]
    pub unit: String,
    /// The day.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, help = tr!("Date of the decision", "决定日期"))]
    pub on: Day,
    /// Why.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text, help = tr!("Why", "事由"))]
    pub reason: String,
    /// The document's number.
    #[arg(long, value_name = tr!("NO", "文号"), value_parser = typing::text, help = tr!("Number of the document", "文号"))]
    pub document: Option<String>,
    /// The records that it rests on.
    #[arg(long, value_name = tr!("RECORD", "记录"), value_parser = typing::text)]
    #[arg(help = tr!("A record that it rests on, by its path; may be repeated", "依据的记录（路径），可写多次"))]
    pub basis: Vec<String>,
    /// The post held.
    #[arg(long, value_name = tr!("TEXT", "职务"), value_parser = typing::text)]
    #[arg(help = tr!("Accountability: the post held", "追究责任：所任职务"))]
    pub post: Option<String>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Records the decision.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let unit = recording.register().find_unit(&self.unit)?;
        let key = DecisionKey { round: recording.campaign_on(self.on)?.id.clone(), unit, on: self.on, what: self.kind };
        let document = self.document.as_deref().map(str::parse).transpose();
        let reason = noted("--reason", Some(&self.reason))?;
        let basis: Vec<Name> = self.basis.iter().map(|record| basis(record)).collect::<anyhow::Result<_>>()?;
        let decision = Decision {
            document_number: document.map_err(|fault| wrong("--document", fault))?,
            reason: reason.ok_or_else(|| anyhow!(tr!("--reason is empty", "--reason 不能为空")))?,
            basis: Some(basis).filter(|basis| !basis.is_empty()),
            post: named("--post", self.post.as_deref())?,
        };
        recording.finish(&[draft(&key, &decision)?], policy(self.replace), out)
    }
}

/// A record by its path, with or without `.toml`.
fn basis(typed: &str) -> anyhow::Result<Name> {
    let path = typed.trim().replace(['\\', '／'], "/");
    let path = RecordPath::at(path.trim_start_matches("./"));
    path.as_cited().parse().map_err(|fault| anyhow!(tr!("--basis {typed}: {fault}", "--basis {typed}：{fault}")))
}
