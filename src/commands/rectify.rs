//! `rectify`: the working-off of findings, to their closing.

use crate::arguments::person::person;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::parted;
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::id::SchoolId;
use crate::basics::language::list_separator;
use crate::files::path::RecordPath;
use crate::output::stream::Out;
use crate::recording::{Part, Recording, draft, noted, nothing_written, policy, refuse};
use crate::records::{FindingKey, Inspection, Person, Rectification, SpotCheck};
use crate::register::{Finding, Register, find_item};
use crate::tr;
use anyhow::bail;
use clap::ArgGroup;
use std::collections::BTreeSet;

/// What `rectify` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "整改")]
#[command(group = ArgGroup::new("which").args(["items", "all"]).required(true))]
#[command(about = tr!("Work off findings, to their closing", "登记问题整改和销号"))]
#[command(after_help = tr!(
    "  shuangqian rectify 沧县/沧县第一中学 dormitory_closed --done 2019-08-20 --note 已调整值班\n  shuangqian rectify 沧县/沧县第一中学 3,5,7 --close 2019-08-26 --checked-by 王某",
    "  shuangqian 整改 沧县/沧县第一中学 7 --done 2019-08-20 --note 已调整值班\n  shuangqian 整改 沧县/沧县第一中学 3、5、7 --close 2019-08-26 --checked-by 王某"
))]
pub struct Args {
    /// The school, as typed.
    #[arg(value_name = tr!("SCHOOL", "学校"), value_parser = typing::unit)]
    #[arg(help = tr!("School: name, code, or a part that fits one only", "学校：名称、编号，或名称中唯一的一部分"))]
    pub school: String,
    /// The items, as typed.
    #[arg(value_name = tr!("ITEM", "事项"), value_parser = typing::text)]
    #[arg(help = tr!(
        "Items: key, number on the form, or part of the heading; several joined by `,`",
        "检查事项：序号或标题中的词；几项用“、”隔开，如 3、5、8"
    ))]
    pub items: Vec<String>,
    /// Whether every open finding is meant.
    #[arg(long, conflicts_with = "items", help = tr!("Every open finding of the school", "这所学校全部未销号的问题"))]
    pub all: bool,
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
        recording.read(Part::CountyEver(school.county.clone()))?;
        let keys = self.findings(recording.register(), &school)?;
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
        let drafts: Vec<_> = keys.iter().map(|key| draft(key, &rectification)).collect::<anyhow::Result<_>>()?;
        recording.finish(&drafts, policy(self.replace), out)
    }

    /// The findings that are meant, each once; every item that names none is told.
    fn findings(&self, register: &Register, school: &SchoolId) -> anyhow::Result<Vec<FindingKey>> {
        let in_round = |key: &FindingKey| !register.is_round_named() || register.round_id() == Some(&key.round);
        let is_there = |key: &FindingKey| key.unit == *school && in_round(key);
        let findings = register.findings().filter(|one| is_there(&one.key)).collect();
        let found = At { register, school, found: self.found, findings };
        if self.all {
            return found.every_open_one();
        }
        let (mut keys, mut faults) = (Vec::new(), Vec::new());
        for item in self.items.iter().flat_map(|typed| found.items(typed)) {
            match found.one(item) {
                Ok(key) if keys.contains(&key) => {}
                Ok(key) => keys.push(key),
                Err(fault) => faults.push(fault.to_string()),
            }
        }
        refuse(faults, nothing_written)?;
        Ok(keys)
    }
}

/// What was found at a school.
struct At<'r> {
    register: &'r Register,
    school: &'r SchoolId,
    /// The day of what is meant, if it was said.
    found: Option<Day>,
    findings: Vec<Finding<'r>>,
}

impl At<'_> {
    /// The items of one argument: one, where a heading that holds `、` is written out.
    fn items<'t>(&self, typed: &'t str) -> Vec<&'t str> {
        let is_whole = self.findings.iter().any(|finding| self.is_of(finding, typed));
        if is_whole { vec![typed] } else { parted(typed) }
    }

    /// Whether a finding is of an item, by the form of its own round.
    fn is_of(&self, finding: &Finding, item: &str) -> bool {
        let form = self.register.form(&finding.key.round);
        form.and_then(|form| find_item(form, item).ok()).is_some_and(|item| item.key == finding.key.what)
    }

    /// The keys of all that are open.
    fn every_open_one(&self) -> anyhow::Result<Vec<FindingKey>> {
        let keys: Vec<_> = self.open().filter(|one| self.is_of_the_day(one)).map(|one| one.key.clone()).collect();
        if !keys.is_empty() {
            return Ok(keys);
        }
        let (school, open) = (self.school, self.listed());
        match self.found.filter(|_| !open.is_empty()) {
            Some(on) => bail!(tr!(
                "nothing found on {on} is open at {school}; open there:{open}",
                "{school}没有{on}发现的未销号问题；未销号的有：{open}"
            )),
            None => {
                let unread = self.unread();
                bail!(tr!("nothing is open at {school}{unread}", "{school}没有未销号的问题{unread}"))
            }
        }
    }

    fn is_of_the_day(&self, finding: &Finding) -> bool {
        self.found.is_none_or(|on| finding.key.on == on)
    }

    fn open(&self) -> impl Iterator<Item = &Finding<'_>> {
        self.findings.iter().filter(|finding| finding.closed_on().is_none())
    }

    /// The one finding of an item: the open one, else the one that is closed.
    fn one(&self, item: &str) -> anyhow::Result<FindingKey> {
        let of_item = self.findings.iter().filter(|one| self.is_of_the_day(one) && self.is_of(one, item));
        let (open, closed): (Vec<_>, Vec<_>) = of_item.partition(|finding| finding.closed_on().is_none());
        let candidates = if open.is_empty() { closed } else { open };
        match candidates.as_slice() {
            [one] => Ok(one.key.clone()),
            [] => bail!(self.nothing_found(item)?),
            several => {
                let days: BTreeSet<_> = several.iter().map(|finding| finding.key.on.to_string()).collect();
                let rounds: Vec<_> = several.iter().map(|finding| finding.key.round.as_str()).collect();
                let rounds = rounds.join(list_separator());
                let is_one_day = days.len() == 1;
                let days = days.into_iter().collect::<Vec<_>>().join(list_separator());
                // A visit is of one round by its day, unless another one was named for it.
                if is_one_day {
                    bail!(tr!(
                        "“{item}” was found on {days} in several rounds, {rounds}; say which with --round",
                        "“{item}”方面{days}发现的问题，几个轮次中都有：{rounds}；请用 --round 写明轮次"
                    ));
                }
                bail!(tr!(
                    "several findings of “{item}” fit, found on {days}; say which with --found",
                    "“{item}”方面符合的问题不止一个，发现日期：{days}；请用 --found 写明"
                ))
            }
        }
    }

    /// What is open, each in a line of its own.
    fn listed(&self) -> String {
        self.open().map(|finding| self.line(finding)).collect()
    }

    /// A finding as its item is typed: by its number on the form.
    fn line(&self, Finding { key, .. }: &Finding) -> String {
        let place =
            self.register.form(&key.round).and_then(|form| form.numbered().position(|item| item.key == key.what));
        let number = place.map(|place| format!("{} ", place + 1)).unwrap_or_default();
        let (heading, on) = (self.register.heading(key), key.on);
        tr!("\n  {number}{heading}, found on {on}", "\n  {number}{heading}（{on}发现）")
    }

    /// The end of such a sentence where visits to the school cannot be read: what these found is not known.
    fn unread(&self) -> String {
        let is_of_school = |path: &&RecordPath| path.unit().is_some_and(|unit| unit.school() == Some(self.school));
        let is_visit = |path: &&RecordPath| path.is_in::<Inspection>() || path.is_in::<SpotCheck>();
        let unread: Vec<_> =
            self.register.gaps().filter(is_visit).filter(is_of_school).map(RecordPath::as_str).collect();
        let paths = unread.join(list_separator());
        match unread.is_empty() {
            true => String::new(),
            false => tr!(" (not readable, so not known: {paths})", "（无法读取，其中查出什么不清楚：{paths}）"),
        }
    }

    /// The sentence that nothing was found of an item, with what is open; an item that is not on the form is told first.
    fn nothing_found(&self, item: &str) -> anyhow::Result<String> {
        let school = self.school;
        find_item(&self.register.campaign()?.round.form, item)?;
        let on = self.found.map_or_else(String::new, |on| tr!(" on {on}", "{on}发现的"));
        let unread = self.unread();
        Ok(match self.listed() {
            open if open.is_empty() => tr!(
                "nothing was found of “{item}”{on} at {school}, where nothing is open{unread}",
                "{school}没有{on}“{item}”方面的问题，也没有未销号的问题{unread}"
            ),
            open => tr!(
                "nothing was found of “{item}”{on} at {school}{unread}; open there:{open}",
                "{school}没有{on}“{item}”方面的问题{unread}；未销号的有：{open}"
            ),
        })
    }
}
