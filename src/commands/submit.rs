//! `submit`: what a county sends upward, with the forms that count and have not been sent.

use crate::basics::codes::Digest;
use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::commands::choice::word;
use crate::commands::recording::{Recording, draft, noted, policy};
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::files::Root;
use crate::files::kinds::path_of;
use crate::files::read::read_text;
use crate::output::stream::Out;
use crate::records::{Addressee, Inspection, Submission, SubmissionKey};
use crate::register::{Campaign, is_fulfilling};
use crate::tr;
use anyhow::anyhow;
use std::collections::BTreeMap;

/// What `submit` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "上报")]
#[command(about = tr!("Record what a county sent upward", "登记向市里上报"))]
#[command(after_help = tr!(
    "  shuangqian submit 沧县 --on 2019-08-31\n  shuangqian submit 沧县 --on 2019-08-31 --received 2019-09-02",
    "  shuangqian 上报 沧县 --on 2019-08-31\n  shuangqian 上报 沧县 --on 2019-08-31 --received 2019-09-02"
))]
pub struct Args {
    /// The county, as typed.
    #[arg(value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("The county that sends", "上报的县"))]
    pub county: String,
    /// The day.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, help = tr!("When it was sent", "上报日期"))]
    pub on: Day,
    /// To whom; all three otherwise.
    #[arg(long, value_name = tr!("ADDRESSEE", "对象"), value_parser = word::<Addressee>())]
    #[arg(help = tr!("To whom; otherwise to all three; may be repeated", "报给谁；不写则三家都报；可写多次"))]
    pub to: Vec<Addressee>,
    /// When the city group received it.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("When the city group received it", "市联合督导组签收日期"))]
    pub received: Option<Day>,
    /// A note.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text, help = tr!("A note", "备注"))]
    pub note: Option<String>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Records the submission.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let county = recording.register().find_county(&self.county)?;
        recording.read_counties([&county])?;
        let campaign = recording.campaign()?;
        let key = SubmissionKey { round: campaign.id.clone(), county, on: self.on };
        let recorded = campaign.register.records.submissions.get(&key);
        let to = match (self.to.is_empty(), recorded) {
            (false, _) => self.to.clone(),
            (true, Some(recorded)) => recorded.to.clone(),
            (true, None) => Addressee::ALL.to_vec(),
        };
        let forms = match to.contains(&Addressee::CityGroup) {
            true => unsent(recording.root(), &campaign, &key.county, self.on)?,
            false => BTreeMap::new(),
        };
        let count = forms.len();
        out.say(tr!("{count} forms go along", "随报检查情况表{count}份"));
        let note = noted("--note", self.note.as_deref())?;
        let submission = Submission { to, received_on: self.received, note, forms };
        recording.finish(&[draft(&key, &submission)?], policy(self.replace), out)
    }
}

/// The forms of a county that count by a day and have not been sent, and what they say now.
fn unsent(root: &Root, campaign: &Campaign, county: &CountyId, on: Day) -> anyhow::Result<BTreeMap<String, Digest>> {
    let mut forms = BTreeMap::new();
    let rows = campaign.all_inspections().filter(|(key, _)| key.school.county == *county && key.on <= on);
    for (key, row) in rows {
        let school = campaign.register.records.schools.get(&key.school);
        let counts = school.is_some_and(|school| is_fulfilling(&campaign.round.form, school, row));
        if counts && !campaign.is_submitted(key) {
            let path = path_of::<Inspection>(key);
            let text = read_text(&root.join(&path)).map_err(|fault| anyhow!("{path}: {}", fault.message))?;
            forms.insert(key.form_name(), Digest::of_text(&text));
        }
    }
    Ok(forms)
}
