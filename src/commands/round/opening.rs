//! `round open`: a new notice.

use super::Open;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::basics::digest::Digest;
use crate::files::plan::{Draft, Policy};
use crate::output::stream::Out;
use crate::recording::{Recording, draft, nothing_written, refuse};
use crate::records::{Deadlines, Form, Name, Round};
use crate::register::Register;
use crate::tr;

/// The form that the first round takes.
#[derive(serde::Deserialize)]
struct FirstForm {
    #[serde(rename = "item")]
    form: Form,
}

const FIRST_FORM: &str = include_str!("../../../data-template/form.toml");

impl Open {
    /// Opens the round with the form of the last one, the first with the built-in form.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        self.refuse_days_before_the_notice()?;
        // The round to be opened need not exist yet.
        let session = Session { round: None, ..session.clone() };
        let recording = Recording::begin(&session, out)?;
        let rounds = recording.register().rounds();
        let last = rounds.filter(|(id, _)| **id != self.id).max_by_key(|(id, round)| (round.issued_on, *id));
        let (form, form_title) = match last {
            Some((_, round)) => (round.form.clone(), round.form_title.clone()),
            None => (toml::from_str::<FirstForm>(FIRST_FORM)?.form, None),
        };
        let round = Round {
            title: self.title()?,
            document_number: self.document.parse().map_err(|fault| wrong("--document", fault))?,
            issued_on: self.issued,
            basis: None,
            form_title,
            sealed_on: None,
            sealed_sha256: None,
            sealed_notice_sha256: None,
            sealed_progress_sha256: None,
            previous_sealed_sha256: self.previous_seal(recording.register()),
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
        let draft = Draft { filled: self.filled(), ..draft(&self.id, &round)? };
        recording.finish(&[draft], Policy::Keep, out)
    }

    /// The dotted keys of what was not typed.
    fn filled(&self) -> Vec<String> {
        let days = [
            ("deadlines.conveyances", self.conveyances),
            ("deadlines.school_work", self.school_work),
            ("deadlines.spot_checks_from", self.spot_checks_from),
        ];
        let left_out = days.into_iter().filter(|(_, day)| day.is_none()).map(|(key, _)| key);
        ["title", "form_title", "item"].into_iter().chain(left_out).map(str::to_owned).collect()
    }

    /// The seal of the round before, where it has one; of a round that is open already what it remembers.
    fn previous_seal(&self, register: &Register) -> Option<Digest> {
        if let Some(round) = register.round(&self.id) {
            return round.previous_sealed_sha256;
        }
        let earlier = register.rounds().filter(|(id, round)| (round.issued_on, *id) < (self.issued, &self.id));
        let (before, _) = earlier.max_by_key(|(id, round)| (round.issued_on, *id))?;
        register.round_in_full(before)?.sealed_sha256
    }

    /// Refuses days before the notice: they are slips, most often of the year.
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
                "{option} {day} is before the notice, which is dated {issued}",
                "{option} {day}早于通知印发日期{issued}，请核对年份"
            )
        });
        refuse(early.collect(), nothing_written)
    }

    /// `2019年双签双入校（园）工作`; for a round that is not named after a year, with its id.
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
