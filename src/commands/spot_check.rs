//! `spot-check`: the city group visits a school, or a county group itself.

use crate::arguments::participant::participants;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::id::UnitId;
use crate::commands::inspect::unread;
use crate::commands::visit::asking::Visited;
use crate::commands::visit::prompt::Prompt;
use crate::commands::visit::row::{Answers, RowArgs, no_answer};
use crate::files::plan::Draft;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, named, noted, policy};
use crate::records::{SpotCheck, SpotCheckKey};
use crate::register::Campaign;
use crate::tr;
use anyhow::bail;

/// What `spot-check` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "抽查")]
#[command(about = tr!("Record a spot check by the city group", "登记市级督导抽查"))]
#[command(after_help = tr!(
    "  shuangqian spot-check 沧县/沧县第一中学 --on 2019-09-10 --unannounced --rest compliant\n  shuangqian spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
    "  shuangqian 抽查 沧县/沧县第一中学 --on 2019-09-10 --unannounced --rest 符合\n  shuangqian 抽查 沧县 --on 2019-09-10 --remarks 台账齐全"
))]
pub struct Args {
    /// The school or county group, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("School, or a county for its working group", "学校；写县则为抽查该县工作组"))]
    pub unit: String,
    /// Whether nobody was told before.
    #[arg(long, help = tr!("Nobody was told before", "暗访，事先未通知"))]
    pub unannounced: bool,
    /// The row.
    #[command(flatten)]
    pub row: RowArgs,
}

impl Args {
    /// Records the spot check.
    pub fn run(mut self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (mut recording, key) = self.begin(session, out)?;
        let mut recorded = recorded(&recording, &key);
        if let Some((school, prompt)) = key.unit.school().zip(self.prompt(&recorded, session)) {
            let without_answers = draft(&key, &self.spot_check(&Answers::default())?)?;
            recording.judged(&[without_answers], policy(self.row.replace))?;
            let visited = Visited { school, on: key.on, recorded: &recorded, policy: policy(self.row.replace) };
            self.row.answers = visited.ask(recording, &prompt, out)?;
            (recording, _) = self.begin(session, out)?;
            recorded = self::recorded(&recording, &key);
        }
        let draft = self.draft(&recording, &key, &recorded, out)?;
        recording.finish(&[draft], policy(self.row.replace), out)
    }

    /// Takes the right to write, and finds which visit it is.
    fn begin(&self, session: &Session, out: &mut Out) -> anyhow::Result<(Recording, SpotCheckKey)> {
        let mut recording = Recording::begin(session, out)?;
        let unit = recording.register().find_unit(&self.unit)?;
        recording.read_counties([unit.county()])?;
        let round = recording.campaign()?.id.clone();
        Ok((recording, SpotCheckKey { round, unit, on: self.row.on }))
    }

    /// Who is to be asked; `None` where the command only adds that the visit was unannounced.
    fn prompt(&self, recorded: &Answers, session: &Session) -> Option<Prompt> {
        let only_adds = self.unannounced && !recorded.results.is_empty();
        if only_adds { None } else { self.row.prompt(recorded, session) }
    }

    fn draft(
        &self,
        recording: &Recording,
        key: &SpotCheckKey,
        recorded: &Answers,
        out: &mut Out,
    ) -> anyhow::Result<Draft> {
        if key.unit.school().is_some() && self.row.is_silent() && !self.unannounced {
            bail!(no_answer());
        }
        let campaign = recording.campaign()?;
        let given = self.answers(&campaign, &key.unit, recorded, out)?;
        let draft = draft(key, &self.spot_check(&given)?)?;
        Ok(self.row.arranged(draft, &campaign.round.form, recorded, &given))
    }

    fn spot_check(&self, given: &Answers) -> anyhow::Result<SpotCheck> {
        Ok(SpotCheck {
            participants: participants(&self.row.by)?,
            unannounced: self.unannounced.then_some(true),
            filled_on: self.row.filled,
            remarks: noted("--remarks", self.row.remarks.as_deref())?,
            archive_ref: named("--archive", self.row.archive.as_deref())?,
            results: given.results.clone(),
            notes: given.notes.clone(),
        })
    }

    fn answers(
        &self,
        campaign: &Campaign,
        unit: &UnitId,
        recorded: &Answers,
        out: &mut Out,
    ) -> anyhow::Result<Answers> {
        match unit {
            UnitId::School(id) => match campaign.register.records.schools.get(id) {
                Some(school) => self.row.answers(campaign, school, recorded, out),
                None => bail!(unread(id)),
            },
            UnitId::County(_) if self.row.answers.is_empty() && self.row.rest.is_none() => Ok(Answers::default()),
            UnitId::County(county) => bail!(tr!(
                "{county} is a county group, which is not asked the items of the form; write --remarks",
                "{county}是县工作组，不填检查事项，请用 --remarks 写明情况"
            )),
        }
    }
}

fn recorded(recording: &Recording, key: &SpotCheckKey) -> Answers {
    let before = recording.register().records.spot_checks.get(key);
    Answers::recorded(before.map(|row| (&row.results, &row.notes)))
}
