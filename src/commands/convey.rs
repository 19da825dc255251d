//! `convey`: visits that convey the notice to all staff of a school.

use crate::arguments::selection::Selection;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::taking_part::TakingPart;
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, noted, policy};
use crate::records::{Conveyance, VisitKey, count};
use crate::tr;
use anyhow::bail;

/// What `convey` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "传达")]
#[command(about = tr!("Record visits that told the staff of a school", "登记入校（园）传达"))]
#[command(after_help = tr!(
    "  shuangqian convey 沧县/沧县第一中学 --on 2019-08-02 --staff 86 --attended 84 --by 张某@procuratorate --by 王某@education_bureau",
    "  shuangqian 传达 沧县/沧县第一中学 --on 2019-08-02 --staff 86 --attended 84 --by 张某@检察院、王某@教育局"
))]
pub struct Args {
    /// Which schools.
    #[command(flatten)]
    pub selection: Selection,
    /// The day of the visit.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the visit", "传达日期"))]
    pub on: Day,
    /// How many staff there are.
    #[arg(long, value_name = tr!("N", "人数"), value_parser = count)]
    #[arg(help = tr!("How many staff there are", "应到教职员人数"))]
    pub staff: Option<u32>,
    /// How many of them came.
    #[arg(long, value_name = tr!("N", "人数"), value_parser = count)]
    #[arg(help = tr!("How many of them came", "实到人数"))]
    pub attended: Option<u32>,
    /// Who took part.
    #[command(flatten)]
    pub taking_part: TakingPart,
    /// A note.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text)]
    #[arg(help = tr!("A note", "备注"))]
    pub note: Option<String>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Records the visits.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let schools = self.selection.schools(recording.register(), self.on)?;
        if schools.len() > 1 && (self.staff.is_some() || self.attended.is_some()) {
            bail!(tr!(
                "--staff and --attended go with one school only",
                "--staff 和 --attended 只能用于一所学校（幼儿园）"
            ));
        }
        let conveyance = Conveyance {
            participants: self.taking_part.named(),
            staff_total: self.staff,
            staff_attended: self.attended,
            note: noted("--note", self.note.as_deref())?,
        };
        let round = recording.campaign_on(self.on)?.id.clone();
        let drafts: Vec<_> = schools
            .into_iter()
            .map(|school| draft(&VisitKey::new(round.clone(), school, self.on), &conveyance))
            .collect::<anyhow::Result<_>>()?;
        recording.finish(&drafts, policy(self.replace), out)
    }
}
