//! `submit`: what a county sends upward, with the forms that count and have not been sent, or were changed since.

use crate::arguments::choice::words;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::{Several, all};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::words::Word;
use crate::files::path::RecordKey;
use crate::files::plan::Policy;
use crate::files::texts::Texts;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, noted, policy};
use crate::records::{Addressee, FormName, Submission, SubmissionKey};
use crate::register::{Campaign, is_fulfilling};
use crate::tr;
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
    #[arg(long, value_name = tr!("ADDRESSEE", "对象"), value_parser = words::<Addressee>())]
    #[arg(help = tr!(
        "To whom; otherwise to all three; several joined by `,`, or the option repeated",
        "报给谁，几家用“、”隔开，或写多次；不写则三家都报"
    ))]
    pub to: Vec<Several<Addressee>>,
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
        let round = recording.campaign_on(self.on)?.id.clone();
        recording.read_counties(&round, [&county])?;
        let campaign = recording.campaign_on(self.on)?;
        let key = SubmissionKey::new(round, county, self.on);
        let recorded = campaign.register.submission(&key);
        let to = match (self.to.is_empty(), recorded) {
            (false, _) => self.addressees(),
            (true, Some(recorded)) => recorded.to.clone(),
            (true, None) => Addressee::ALL.to_vec(),
        };
        let mut forms = BTreeMap::new();
        if to.contains(&Addressee::CityGroup) {
            let parcel = Parcel::of(&campaign, recording.texts(), &key, self.renewal());
            parcel.tell(out);
            forms = parcel.forms;
        }
        let note = noted("--note", self.note.as_deref())?;
        let submission = Submission { to, received_on: self.received, note, forms };
        recording.finish(&[draft(&key, &submission)?], policy(self.replace), out)
    }

    /// The addressees named, each once.
    fn addressees(&self) -> Vec<Addressee> {
        let mut named = Vec::new();
        for to in all(&self.to).copied() {
            named.extend((!named.contains(&to)).then_some(to));
        }
        named
    }

    /// What becomes of forms that were changed after they were sent on this day. Their texts are typed nowhere, so they
    /// are corrected only where nothing else is.
    fn renewal(&self) -> Policy {
        let is_alone = self.to.is_empty() && self.received.is_none() && self.note.is_none();
        policy(self.replace && is_alone)
    }
}

/// The forms of a county that count, and what becomes of each.
#[derive(Default)]
struct Parcel {
    /// Those that go along, and what they say now.
    forms: BTreeMap<FormName, Digest>,
    /// How many of them go again, because they were changed.
    again: usize,
    /// How many stay, because they were sent and say the same still.
    unchanged: usize,
    /// How many were changed after they were sent on this very day.
    changed_since: usize,
}

impl Parcel {
    /// The forms that count by the day of a submission, less those that it need not take along.
    fn of(campaign: &Campaign, texts: &Texts, by: &SubmissionKey, policy: Policy) -> Parcel {
        let mut parcel = Parcel::default();
        let sent = campaign.register.forms_last_sent();
        let rows = campaign.all_inspections();
        for (key, row) in rows.filter(|(key, _)| key.unit.county == by.unit && key.on <= by.on) {
            let school = campaign.register.school(&key.unit);
            if !school.is_some_and(|school| is_fulfilling(&campaign.round.form, school, row)) {
                continue;
            }
            // It was read with its text.
            let Some(now) = texts.digest(&RecordKey::Inspection(key.clone())) else { continue };
            match sent.get(key) {
                Some(last) if !last.is_changed(now) || last.by.on > by.on => parcel.unchanged += 1,
                Some(last) if last.by.on == by.on && policy == Policy::Keep => parcel.changed_since += 1,
                last => {
                    parcel.again += usize::from(last.is_some());
                    parcel.forms.insert(FormName::of(key), *now);
                }
            }
        }
        parcel
    }

    fn tell(&self, out: &mut Out) {
        let Parcel { forms, again, unchanged, changed_since } = self;
        let count = forms.len();
        out.say(tr!("forms that go along: {count}", "随报检查情况表{count}份"));
        if *again > 0 {
            out.say(tr!("of them changed since they were sent, and sent again: {again}", "其中改动后重报{again}份"));
        }
        if *unchanged > 0 {
            out.say(tr!("sent before and unchanged, so they stay: {unchanged}", "已报且无改动的{unchanged}份不再随报"));
        }
        if *changed_since > 0 {
            out.say(tr!(
                "changed after they were sent on this day: {changed_since}; record the day that they are sent again, or correct them in this submission with --on and --replace alone",
                "有{changed_since}份在当日上报以后有改动：请按实际重报日期另行登记，或只写 --on 和 --replace 更正本次上报的表"
            ));
        }
    }
}
