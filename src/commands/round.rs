//! `round`: the notices, one a round.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::commands::errors::wrong;
use crate::commands::recording::{Recording, draft, nothing_written, refuse};
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::files::load::Scope;
use crate::files::store::Policy;
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::records::{Deadlines, Form, Name, Round};
use crate::reports::rounds;
use crate::tr;

/// What `round` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "轮次", subcommand_required = true, arg_required_else_help = true)]
#[command(about = tr!("Open or list rounds: one notice with its deadlines each", "建立、查看轮次（一份通知为一轮）"))]
#[command(after_help = tr!("  shuangqian round list", "  shuangqian 轮次 列表"))]
pub struct Args {
    /// What to do with rounds.
    #[command(subcommand)]
    pub deed: Deed,
}

/// What can be done with rounds.
#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    Open(Box<Open>),
    List(List),
}

/// What `round open` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "建立")]
#[command(about = tr!("Open a round: a new notice and its deadlines", "按新通知建立一轮，写明各项期限"))]
#[command(after_help = tr!(
    "  shuangqian round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
    "  shuangqian 轮次 建立 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30"
))]
pub struct Open {
    /// Its id.
    #[arg(value_name = tr!("ID", "轮次"), value_parser = typing::round)]
    #[arg(help = tr!("A short name for the round, such as the year", "轮次编号，一般写年份"))]
    pub id: RoundId,
    /// The notice's number.
    #[arg(long, value_name = tr!("NO", "文号"), value_parser = typing::text)]
    #[arg(help = tr!("Number of the notice", "通知文号"))]
    pub document: String,
    /// The day of the notice.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the notice", "印发日期"))]
    pub issued: Day,
    /// The deadline of letters.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the letters, both levels", "责任书签订期限（市县、县校相同）"))]
    pub letters: Day,
    /// The deadline of inspections.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the inspections", "检查期限"))]
    pub inspections: Day,
    /// The deadline of conveyances.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the conveyances; otherwise that of the letters", "传达期限；不写则同责任书"))]
    pub conveyances: Option<Day>,
    /// The deadline of school work.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Deadline of the schools’ own work; otherwise that of the inspections", "学校自查落实期限；不写则同检查"))]
    pub school_work: Option<Day>,
    /// The first day of spot checks.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("First day of spot checks; otherwise the day after the inspections’ deadline", "督导抽查起始日期；不写则为检查期限次日"))]
    pub spot_checks_from: Option<Day>,
}

/// What `round list` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "列表")]
#[command(about = tr!("List the rounds and their deadlines", "列出各轮及其期限"))]
#[command(after_help = tr!("  shuangqian round list", "  shuangqian 轮次 列表"))]
pub struct List {}

impl Args {
    /// Opens or lists.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match self.deed {
            Deed::Open(open) => open.run(session, out),
            Deed::List(list) => list.run(session, out),
        }
    }
}

/// The form that the first round takes.
#[derive(serde::Deserialize)]
struct FirstForm {
    #[serde(rename = "item")]
    form: Form,
}

const FIRST_FORM: &str = include_str!("../../data-template/form.toml");

impl Open {
    /// Opens the round with the form of the last one, the first with the built-in form.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        self.refuse_days_before_the_notice()?;
        // The round to open need not be there yet.
        let session = Session { round: None, ..session.clone() };
        let recording = Recording::begin(&session, out)?;
        let rounds = &recording.register().records.rounds;
        let last = rounds.iter().filter(|(id, _)| **id != self.id).max_by_key(|(id, round)| (round.issued_on, *id));
        let form = match last {
            Some((_, round)) => round.form.clone(),
            None => toml::from_str::<FirstForm>(FIRST_FORM)?.form,
        };
        let round = Round {
            title: self.title()?,
            document_number: self.document.parse().map_err(|fault| wrong("--document", fault))?,
            issued_on: self.issued,
            basis: None,
            sealed_on: None,
            sealed_sha256: None,
            deadlines: Deadlines {
                inclusive: None,
                letters: self.letters,
                conveyances: self.conveyances.unwrap_or(self.letters),
                inspections: self.inspections,
                school_work: self.school_work.unwrap_or(self.inspections),
                spot_checks_from: self.spot_checks_from.unwrap_or(self.inspections.plus(1)),
                rectification_days: None,
                opened_later_days: None,
            },
            form,
        };
        recording.finish(&[draft(&self.id, &round)?], Policy::Keep, out)
    }

    /// A day before the notice is a slip, most often of the year.
    fn refuse_days_before_the_notice(&self) -> anyhow::Result<()> {
        let days = [
            ("--letters", Some(self.letters)),
            ("--conveyances", self.conveyances),
            ("--inspections", Some(self.inspections)),
            ("--school-work", self.school_work),
            ("--spot-checks-from", self.spot_checks_from),
        ];
        let issued = self.issued;
        let early = days.into_iter().filter_map(|(option, day)| Some((option, day.filter(|day| *day < issued)?)));
        let early = early.map(|(option, day)| {
            tr!(
                "{option} {day} is before the notice, which is of {issued}",
                "{option} {day}早于通知印发日期{issued}，请核对年份"
            )
        });
        refuse(early.collect(), nothing_written)
    }

    /// `2019年双签双入校（园）工作`; a round that is named for no year goes by its id.
    fn title(&self) -> anyhow::Result<Name> {
        let id = self.id.as_str();
        let is_year = id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
        let title = if is_year {
            format!("{id}年双签双入校（园）工作")
        } else {
            format!("{id}双签双入校（园）工作")
        };
        Ok(title.parse()?)
    }
}

impl List {
    /// Lists the rounds.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (register, outcome) = session.open_as_far_as_read(Scope::Units, out)?;
        out.data(screen(&rounds(&register), terminal_width()))?;
        Ok(outcome)
    }
}
