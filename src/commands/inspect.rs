//! `inspect`: one row of the inspection form.

use crate::basics::id::SchoolId;
use crate::commands::participant::participants;
use crate::commands::recording::{Recording, draft, named, noted, policy};
use crate::commands::row::{Answers, RowArgs};
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::records::{Inspection, VisitKey};
use crate::tr;
use anyhow::bail;

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
    /// The row.
    #[command(flatten)]
    pub row: RowArgs,
}

impl Args {
    /// Records the inspection.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let id = recording.register().find_school(&self.school)?;
        recording.read_counties([&id.county])?;
        let campaign = recording.campaign()?;
        let Some(school) = campaign.register.records.schools.get(&id) else { bail!(unread(&id)) };
        let key = VisitKey { round: campaign.id.clone(), school: id, on: self.row.on };
        let before = campaign.register.records.inspections.get(&key);
        let recorded = Answers::recorded(before.map(|row| (&row.results, &row.notes)));
        let given = self.row.answers(&campaign, school, &recorded, out)?;
        let inspection = Inspection {
            participants: participants(&self.row.by)?,
            filled_on: self.row.filled,
            remarks: noted("--remarks", self.row.remarks.as_deref())?,
            archive_ref: named("--archive", self.row.archive.as_deref())?,
            results: given.results.clone(),
            notes: given.notes.clone(),
        };
        let nothing_is_left = self.row.rest.is_some() && before.is_some();
        if inspection == Inspection::default() && !nothing_is_left {
            bail!(tr!(
                "no answer is given; write ITEM=RESULT, or --rest RESULT for all items",
                "没有写检查结果；请写“事项=结果”，或用 --rest 结果 填写其余各项"
            ));
        }
        let draft = self.row.arranged(draft(&key, &inspection)?, &campaign.round.form, &recorded, &given);
        recording.finish(&[draft], policy(self.row.replace), out)
    }
}

/// A school whose file cannot be read: what applies to it is not known.
pub fn unread(school: &SchoolId) -> String {
    tr!("the file of {school} cannot be read; mend it first", "{school}的单位文件无法读取，请先改正")
}
