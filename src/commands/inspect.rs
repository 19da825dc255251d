//! `inspect`: one row of the inspection form.

use crate::arguments::participant::participants;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::id::SchoolId;
use crate::commands::visit::asking::Visited;
use crate::commands::visit::row::{Answers, RowArgs, no_answer};
use crate::files::plan::Draft;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, named, noted, policy};
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
    pub fn run(mut self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (mut recording, key) = self.begin(session, out)?;
        let mut recorded = recorded(&recording, &key);
        if let Some(prompt) = self.row.prompt(&recorded, session) {
            let without_answers = draft(&key, &self.inspection(&Answers::default())?)?;
            recording.judged(&[without_answers], policy(self.row.replace))?;
            self.row.answers = self.visited(&key, &recorded).ask(recording, &prompt, out)?;
            (recording, _) = self.begin(session, out)?;
            recorded = self::recorded(&recording, &key);
        }
        let draft = self.draft(&recording, &key, &recorded, out)?;
        recording.finish(&[draft], policy(self.row.replace), out)
    }

    /// Takes the right to write, and finds which row it is.
    fn begin(&self, session: &Session, out: &mut Out) -> anyhow::Result<(Recording, VisitKey)> {
        let mut recording = Recording::begin(session, out)?;
        let school = recording.register().find_school(&self.school)?;
        recording.read_counties([&school.county])?;
        let round = recording.campaign()?.id.clone();
        Ok((recording, VisitKey { round, school, on: self.row.on }))
    }

    fn visited<'v>(&self, key: &'v VisitKey, recorded: &'v Answers) -> Visited<'v> {
        Visited { school: &key.school, on: key.on, recorded, policy: policy(self.row.replace) }
    }

    fn draft(&self, recording: &Recording, key: &VisitKey, recorded: &Answers, out: &mut Out) -> anyhow::Result<Draft> {
        let campaign = recording.campaign()?;
        let Some(school) = campaign.register.records.schools.get(&key.school) else { bail!(unread(&key.school)) };
        let given = self.row.answers(&campaign, school, recorded, out)?;
        let inspection = self.inspection(&given)?;
        let is_new = !campaign.register.records.inspections.contains_key(key);
        if self.row.is_silent() || (is_new && inspection == Inspection::default()) {
            bail!(no_answer());
        }
        Ok(self.row.arranged(draft(key, &inspection)?, &campaign.round.form, recorded, &given))
    }

    fn inspection(&self, given: &Answers) -> anyhow::Result<Inspection> {
        Ok(Inspection {
            participants: participants(&self.row.by)?,
            filled_on: self.row.filled,
            remarks: noted("--remarks", self.row.remarks.as_deref())?,
            archive_ref: named("--archive", self.row.archive.as_deref())?,
            results: given.results.clone(),
            notes: given.notes.clone(),
        })
    }
}

fn recorded(recording: &Recording, key: &VisitKey) -> Answers {
    let before = recording.register().records.inspections.get(key);
    Answers::recorded(before.map(|row| (&row.results, &row.notes)))
}

/// The refusal for a school whose file cannot be read: what applies to it is not known.
pub fn unread(school: &SchoolId) -> String {
    tr!("the file of {school} cannot be read; mend it first", "{school}的单位文件无法读取，请先改正")
}
