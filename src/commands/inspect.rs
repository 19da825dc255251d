//! `inspect`: one row of the inspection form.

use crate::basics::day::Day;
use crate::commands::answer::{Answer, answer};
use crate::commands::participant::{TypedParticipant, participant};
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;

/// What `inspect` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "检查")]
#[command(about = tr!("Record a joint inspection: one row of the form", "登记联合检查（检查情况表一行）"))]
#[command(after_help = tr!(
    "  shuangqian inspect 沧县/沧县第一中学 --on 2019-08-12 --rest compliant dormitory_closed=problem:宿管员夜间不在岗",
    "  shuangqian 检查 沧县/沧县第一中学 --on 2019-08-12 --rest 符合 7=不符合：宿管员夜间不在岗"
))]
pub struct Args {
    /// The school, as typed.
    #[arg(value_name = tr!("SCHOOL", "学校"), value_parser = typing::unit)]
    #[arg(help = tr!("School: name, code, or a part that fits one only", "学校：名称、编号，或名称中唯一的一部分"))]
    pub school: String,
    /// The answers.
    #[arg(value_name = tr!("ITEM=RESULT[:NOTE]", "事项=结果[：说明]"), value_parser = answer)]
    #[arg(help = tr!(
        "ITEM: key, number on the form, or part of its heading. \
         RESULT: compliant, partial, problem, not_applicable, not_checked; examined for past cases",
        "事项写序号（1–10）或标题中的词；结果写符合、基本符合、不符合、不适用、未查；案件排查写已排查、未查"
    ))]
    pub answers: Vec<Answer>,
    /// The day of the inspection.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the inspection", "检查日期"))]
    pub on: Day,
    /// The result of what is left, as typed.
    #[arg(long, value_name = tr!("RESULT", "结果"), value_parser = typing::text)]
    #[arg(help = tr!("The result of all items not named", "其余事项的结果"))]
    pub rest: Option<String>,
    /// Who took part.
    #[arg(long, value_name = tr!("NAME@AGENCY", "姓名@机关"), value_parser = participant)]
    #[arg(help = tr!("Who took part, and for which agency; may be repeated", "参加人员及所属机关（检察院、教育局），可写多次"))]
    pub by: Vec<TypedParticipant>,
    /// The day that the form was filled in.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date that the form was filled in", "填表日期"))]
    pub filled: Option<Day>,
    /// Remarks.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text)]
    #[arg(help = tr!("Remarks", "备注"))]
    pub remarks: Option<String>,
    /// Where the paper lies.
    #[arg(long, value_name = tr!("REF", "档号"), value_parser = typing::text)]
    #[arg(help = tr!("Where the paper lies", "纸质件存放处"))]
    pub archive: Option<String>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Records the inspection.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
