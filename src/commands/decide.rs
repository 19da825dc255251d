//! `decide`: commendation, accountability, urging.

use crate::arguments::choice::word;
use crate::arguments::errors::wrong;
use crate::arguments::selection::named_units;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::basics::words::Word;
use crate::files::path::RecordPath;
use crate::output::stream::Out;
use crate::recording::{Part, Recording, draft, named, noted, nothing_written, policy, refuse};
use crate::records::{Decision, DecisionKey, DecisionKind, Name};
use crate::register::Outlook;
use crate::reports::Report;
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;

/// What `decide` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "奖惩")]
#[command(about = tr!("Record a decision: commendation, accountability, urging", "登记通报表扬、追究责任、督促"))]
#[command(after_help = tr!(
    "  shuangqian decide commendation 沧县第一中学 --on 2019-10-08 --reason 各项落实到位
  shuangqian decide urging 沧县 青县 --on 2019-10-08 --reason 进度缓慢 --basis assessment",
    "  shuangqian 奖惩 通报表扬 沧县第一中学 --on 2019-10-08 --reason 各项落实到位
  shuangqian 奖惩 督促 沧县 青县 --on 2019-10-08 --reason 进度缓慢 --basis 考核依据"
))]
pub struct Args {
    /// What is decided.
    #[arg(value_name = tr!("KIND", "决定"), value_parser = word::<DecisionKind>())]
    #[arg(help = tr!("What is decided", "决定的种类"))]
    pub kind: DecisionKind,
    /// The county groups and schools, as typed.
    #[arg(required = true, value_name = tr!("UNIT", "单位"), value_parser = typing::units)]
    #[arg(help = tr!("County groups or schools", "县工作组或学校（幼儿园），可写多个"))]
    pub units: Vec<String>,
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
    #[arg(help = tr!(
        "A record that it rests on, by its path, or “assessment”: each unit’s own of that report; may be repeated",
        "依据的记录（路径），或写“考核依据”，即该报表中各单位自己的依据；可写多次"
    ))]
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
    /// Records the decisions: one of each unit.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let units = named_units(recording.register(), &self.units)?;
        let round = recording.campaign_on(self.on)?.id.clone();
        let named = self.basis.iter().filter(|typed| !is_assessment(typed));
        let named: Vec<Name> = named.map(|record| basis(record)).collect::<anyhow::Result<_>>()?;
        let assessed = match self.basis.iter().any(|typed| is_assessment(typed)) {
            true => self.assessed(&mut recording, &round, &units)?,
            false => vec![Vec::new(); units.len()],
        };
        let decision = self.decision()?;
        let drafts = units.into_iter().zip(assessed).map(|(unit, own)| {
            let key = DecisionKey { round: round.clone(), unit, on: self.on, what: self.kind };
            let basis = each_once(own.into_iter().chain(named.iter().cloned()));
            draft(&key, &Decision { basis: Some(basis).filter(|basis| !basis.is_empty()), ..decision.clone() })
        });
        let drafts: Vec<_> = drafts.collect::<anyhow::Result<_>>()?;
        recording.finish(&drafts, policy(self.replace), out)
    }

    /// What is decided of every unit, without what it rests on.
    fn decision(&self) -> anyhow::Result<Decision> {
        let document = self.document.as_deref().map(str::parse).transpose();
        let reason = noted("--reason", Some(&self.reason))?;
        Ok(Decision {
            document_number: document.map_err(|fault| wrong("--document", fault))?,
            reason: reason.ok_or_else(|| anyhow!(tr!("--reason is empty", "--reason 不能为空")))?,
            basis: None,
            post: named("--post", self.post.as_deref())?,
        })
    }

    /// What each unit's assessment of the decision's day rests on. Refused where that does not speak for the decision.
    fn assessed(&self, recording: &mut Recording, round: &RoundId, units: &[UnitId]) -> anyhow::Result<Vec<Vec<Name>>> {
        let counties: BTreeSet<_> = units.iter().map(|unit| unit.county().clone()).collect();
        counties.into_iter().try_for_each(|county| recording.read(Part::CountyEver(county)))?;
        let mut then = recording.register().on(self.on);
        then.look_at(Some(round.clone()));
        let sealed = then.as_sealed();
        let outlook = Outlook::new(sealed.campaign()?, then.campaign()?);
        let (own, refusals): (Vec<_>, Vec<_>) =
            units.iter().map(|unit| self.own_basis(&outlook, unit)).partition(Result::is_ok);
        let refusals = refusals.into_iter().filter_map(Result::err).map(|refusal| refusal.to_string());
        refuse(refusals.collect(), nothing_written)?;
        own.into_iter().collect()
    }

    fn own_basis(&self, outlook: &Outlook, unit: &UnitId) -> anyhow::Result<Vec<Name>> {
        let assessed = outlook.unit(unit).unwrap_or_default();
        let (day, kind) = (self.on, self.kind.shown());
        match assessed.candidate() {
            None => bail!(tr!(
                "{unit}: its assessment as of {day} speaks neither for commendation nor for urging; name the records with --basis",
                "{unit}：截至{day}的考核依据中没有候选，请用 --basis 写明依据的记录"
            )),
            Some(candidate) if !candidate.supports(self.kind) => {
                let candidate = candidate.shown();
                bail!(tr!(
                    "{unit}: its assessment as of {day} is “{candidate}”, which does not speak for {kind}",
                    "{unit}：截至{day}的考核依据候选为“{candidate}”，不能作为{kind}的依据"
                ))
            }
            Some(_) => assessed.basis().map(|path| Ok(path.as_cited().parse()?)).collect(),
        }
    }
}

/// Whether each unit's own basis is meant: the name of the report.
fn is_assessment(typed: &str) -> bool {
    Report::typed(typed.trim()) == Some(Report::Assessment)
}

fn each_once(names: impl Iterator<Item = Name>) -> Vec<Name> {
    let mut kept = Vec::new();
    for name in names {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// A record by its path, with or without `.toml`.
fn basis(typed: &str) -> anyhow::Result<Name> {
    let path = typed.trim().replace(['\\', '／'], "/");
    let path = RecordPath::at(path.trim_start_matches("./"));
    path.as_cited().parse().map_err(|fault| anyhow!(tr!("--basis {typed}: {fault}", "--basis {typed}：{fault}")))
}
