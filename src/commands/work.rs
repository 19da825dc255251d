//! `work`: what schools did themselves.

use crate::arguments::selection::Selection;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::words::{Word, instead};
use crate::output::stream::Out;
use crate::recording::{Recording, draft, noted, policy};
use crate::records::{Education, EducationKind, Record, SchoolWork, SchoolWorkKey, Study, count};
use crate::tr;
use anyhow::bail;

/// What `work` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "落实")]
#[command(about = tr!("Record what schools did themselves", "登记学校（幼儿园）自己落实的工作"))]
#[command(after_help = tr!(
    "  shuangqian work 沧县/沧县第一中学 --reported 2019-08-06 --studied 2019-08-07 --attended 80 --self-inspected 2019-08-15\n  shuangqian work --all 沧县 --except 沧县第二中学 --education law:2019-09-03",
    "  shuangqian 落实 沧县/沧县第一中学 --reported 2019-08-06 --studied 2019-08-07 --attended 80 --self-inspected 2019-08-15\n  shuangqian 落实 --all 沧县 --except 沧县第二中学 --education 法治教育：2019-09-03"
))]
pub struct Args {
    /// Which schools.
    #[command(flatten)]
    pub selection: Selection,
    /// When the leaders were told.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("When the leaders of the school were told", "向校（园）领导汇报的日期"))]
    pub reported: Option<Day>,
    /// When the staff studied.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("When all staff studied", "组织全体教职员学习的日期"))]
    pub studied: Option<Day>,
    /// How many came.
    #[arg(long, requires = "studied", value_name = tr!("N", "人数"), value_parser = count)]
    #[arg(help = tr!("With --studied: how many came", "与 --studied 同用：参加人数"))]
    pub attended: Option<u32>,
    /// When the school inspected itself.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("When the school inspected itself", "完成自查的日期"))]
    pub self_inspected: Option<Day>,
    /// Lessons.
    #[arg(long, value_name = tr!("KIND:DATE[:NOTE]", "类别：日期[：说明]"), value_parser = lesson)]
    #[arg(help = tr!("A lesson for pupils: law or self_protection; may be repeated", "对学生的教育：法治教育、自护教育；可写多次"))]
    pub education: Vec<Lesson>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

/// A lesson as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    kind: EducationKind,
    on: Day,
    note: Option<String>,
}

/// Reads `KIND:DATE[:NOTE]`.
fn lesson(text: &str) -> Result<Lesson, String> {
    let mut parts = text.splitn(3, [':', '：']);
    let (kind, day) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let kind = EducationKind::typed(kind).ok_or_else(|| {
        let instead = instead(kind, EducationKind::ALL);
        tr!("there is no kind of lesson “{kind}”; {instead}", "没有“{kind}”这种教育；{instead}")
    })?;
    let note = parts.next().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    Ok(Lesson { kind, on: typing::day(day)?, note })
}

impl Args {
    /// Records the work.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let work = SchoolWork {
            reported_to_leaders_on: self.reported,
            self_inspected_on: self.self_inspected,
            study: self.studied.map(|held_on| Study { held_on, staff_attended: self.attended }).into_iter().collect(),
            education: self.lessons()?,
        };
        let Some(last) = work.deeds().iter().map(|deed| deed.on).max() else {
            bail!(tr!(
                "nothing to record; write what the school did and when",
                "没有写要登记的内容；请写明做了什么、哪一天"
            ));
        };
        let recording = Recording::begin(session, out)?;
        let schools = self.selection.schools(recording.register(), last)?;
        if schools.len() > 1 && self.attended.is_some() {
            bail!(tr!("--attended goes with one school only", "--attended 只能用于一所学校（幼儿园）"));
        }
        let round = recording.campaign_on(last)?.id.clone();
        let key = |school| SchoolWorkKey { round: round.clone(), school };
        let drafts: Vec<_> =
            schools.into_iter().map(|school| draft(&key(school), &work)).collect::<anyhow::Result<_>>()?;
        recording.finish(&drafts, policy(self.replace), out)
    }

    /// The lessons as typed, each once.
    fn lessons(&self) -> anyhow::Result<Vec<Education>> {
        let mut lessons: Vec<Education> = Vec::new();
        for &Lesson { kind, on, ref note } in &self.education {
            let lesson = Education { held_on: on, kind, note: noted("--education", note.as_deref())? };
            let is_of_it = |other: &&Education| (other.kind, other.held_on) == (kind, on);
            match lessons.iter().find(is_of_it) {
                Some(other) if *other != lesson => {
                    let kind = kind.shown();
                    bail!(tr!(
                        "--education: {kind} on {on} is given twice, and differently",
                        "--education：{on}的{kind}写了两次，内容却不同"
                    ));
                }
                Some(_) => {}
                None => lessons.push(lesson),
            }
        }
        Ok(lessons)
    }
}
