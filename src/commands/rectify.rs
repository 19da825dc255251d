//! `rectify`: the working-off of a finding, to its closing.

use crate::arguments::person::person;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::id::SchoolId;
use crate::output::stream::Out;
use crate::recording::{Part, Recording, draft, noted, policy};
use crate::records::{FindingKey, Person, Rectification};
use crate::register::{Register, find_item};
use crate::tr;
use anyhow::bail;

/// What `rectify` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "整改")]
#[command(about = tr!("Work off a finding, to its closing", "登记问题整改和销号"))]
#[command(after_help = tr!(
    "  shuangqian rectify 沧县/沧县第一中学 dormitory_closed --done 2019-08-20 --note 已调整值班\n  shuangqian rectify 沧县/沧县第一中学 7 --close 2019-08-26 --checked-by 王某",
    "  shuangqian 整改 沧县/沧县第一中学 7 --done 2019-08-20 --note 已调整值班\n  shuangqian 整改 沧县/沧县第一中学 7 --close 2019-08-26 --checked-by 王某"
))]
pub struct Args {
    /// The school, as typed.
    #[arg(value_name = tr!("SCHOOL", "学校"), value_parser = typing::unit)]
    #[arg(help = tr!("School: name, code, or a part that fits one only", "学校：名称、编号，或名称中唯一的一部分"))]
    pub school: String,
    /// The item, as typed.
    #[arg(value_name = tr!("ITEM", "事项"), value_parser = typing::text)]
    #[arg(help = tr!("Item: key, number on the form, or part of its heading", "检查事项：序号、代号或标题中的词"))]
    pub item: String,
    /// The day that it was found.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("When it was found, where several are open", "发现日期（有多个未销号问题时写明）"))]
    pub found: Option<Day>,
    /// What is to be done.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text, help = tr!("What is to be done", "整改措施"))]
    pub measure: Option<String>,
    /// By whom.
    #[arg(long, value_name = tr!("NAME", "姓名"), value_parser = typing::text, help = tr!("By whom", "责任人"))]
    pub responsible: Option<String>,
    /// Until when.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, help = tr!("Until and with which day", "整改时限"))]
    pub due: Option<Day>,
    /// When it was done.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, help = tr!("When it was done", "完成日期"))]
    pub done: Option<Day>,
    /// How.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text, help = tr!("How it was done", "整改情况"))]
    pub note: Option<String>,
    /// When it was closed.
    #[arg(long, requires = "checked_by", value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("When it was closed, after a check by someone else", "销号日期（经他人复查）"))]
    pub close: Option<Day>,
    /// Who checked.
    #[arg(long, requires = "close", value_name = tr!("NAME", "姓名"), value_parser = typing::text)]
    #[arg(help = tr!("Who checked", "复查人"))]
    pub checked_by: Option<String>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

/// The person that an option names; none where it is not typed.
fn named(option: &str, typed: Option<&str>) -> anyhow::Result<Option<Person>> {
    typed.map(|typed| person(option, typed)).transpose()
}

impl Args {
    /// Records the working-off.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let school = recording.register().find_school(&self.school)?;
        // A finding outlives its round, so those of every round are looked at.
        recording.read(Part::CountyEver(school.county.clone()));
        let key = self.finding(recording.register(), &school)?;
        let rectification = Rectification {
            measure: noted("--measure", self.measure.as_deref())?,
            responsible: named("--responsible", self.responsible.as_deref())?,
            due_on: self.due,
            done_on: self.done,
            note: noted("--note", self.note.as_deref())?,
            closed_on: self.close,
            checked_by: named("--checked-by", self.checked_by.as_deref())?,
        };
        if rectification == Rectification::default() {
            bail!(tr!(
                "nothing to record; write --measure, --done or --close with --checked-by",
                "没有写要登记的内容；请写 --measure、--done，或 --close 和 --checked-by"
            ));
        }
        recording.finish(&[draft(&key, &rectification)?], policy(self.replace), out)
    }

    /// The one finding that is meant: the open one, or that of `--found`.
    fn finding(&self, register: &Register, school: &SchoolId) -> anyhow::Result<FindingKey> {
        let of_item = |key: &FindingKey| {
            let item = register.form(&key.round).and_then(|form| find_item(form, &self.item).ok());
            item.is_some_and(|item| item.key == key.what)
        };
        let in_round = |key: &FindingKey| !register.is_round_named() || register.round_id() == Some(&key.round);
        let found = register.findings().filter(|finding| {
            let key = &finding.key;
            key.unit == *school && in_round(key) && of_item(key) && self.found.is_none_or(|on| key.on == on)
        });
        let (open, closed): (Vec<_>, Vec<_>) = found.partition(|finding| finding.closed_on().is_none());
        let candidates = if open.is_empty() { closed } else { open };
        match candidates.as_slice() {
            [one] => Ok(one.key.clone()),
            [] => {
                // An item that is not on the form is reported first.
                find_item(&register.campaign()?.round.form, &self.item)?;
                let item = &self.item;
                bail!(tr!("nothing was found of “{item}” at {school}", "{school}没有“{item}”方面的问题"))
            }
            several => {
                let days: Vec<_> = several.iter().map(|finding| finding.key.on.to_string()).collect();
                let days = days.join(crate::basics::language::list_separator());
                bail!(tr!(
                    "several findings fit, found on {days}; say which with --found",
                    "符合的问题不止一个，发现日期：{days}；请用 --found 写明"
                ))
            }
        }
    }
}
