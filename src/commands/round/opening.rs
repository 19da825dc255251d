//! `round open`: a new notice.

use super::Open;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::commands::round::commenting::comment;
use crate::files::path::RecordPath;
use crate::files::plan::{Draft, Policy};
use crate::files::read::{LARGEST, not_read};
use crate::files::{disk, edit};
use crate::output::stream::Out;
use crate::recording::{Recording, nothing_written, refuse};
use crate::records::{Deadlines, Form, Name, Round};
use crate::register::Register;
use crate::tr;
use anyhow::{anyhow, bail};
use std::path::Path;
use toml_edit::DocumentMut;

/// The form that the first round takes.
#[derive(serde::Deserialize)]
struct FirstForm {
    #[serde(rename = "item")]
    form: Form,
}

const FIRST_FORM: &str = include_str!("../../../data-template/form.toml");

/// What must be typed of a notice.
struct Notice<'o> {
    document: &'o str,
    issued: Day,
    letters: Day,
    inspections: Day,
}

impl Open {
    /// Opens the round: as a file has it, else with the form of the last one, the first with the built-in form.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let notice = self.notice();
        notice.as_ref().map_or(Ok(()), |notice| self.refuse_days_before(notice))?;
        // The round to be opened need not exist yet.
        let session = Session { round: None, ..session.clone() };
        let recording = Recording::begin(&session, out)?;
        let draft = match (&self.from, &notice) {
            (Some(file), _) => self.copied(recording.register(), file)?,
            (None, Some(notice)) => self.drafted(recording.register(), notice)?,
            (None, None) => {
                bail!(tr!("say what the notice says, or name its file", "请写明通知的内容，或用 --from 写明文件"))
            }
        };
        recording.finish(&[draft], Policy::New, out)
    }

    fn notice(&self) -> Option<Notice<'_>> {
        let document = self.document.as_deref()?;
        Some(Notice { document, issued: self.issued?, letters: self.letters?, inspections: self.inspections? })
    }

    /// The round as a file has it, with its comments.
    fn copied(&self, register: &Register, file: &Path) -> anyhow::Result<Draft> {
        let shown = file.display();
        let bytes = disk::read(file, LARGEST).map_err(|error| not_read(file, &error))?;
        let text = String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let document = text.parse::<DocumentMut>();
        let mut document = document.map_err(|fault| anyhow!(tr!("{shown}: {fault}", "{shown}的写法有误：{fault}")))?;
        if let Some((key, _)) = document.iter().find(|(key, _)| key.contains("sealed_")) {
            bail!(tr!(
                "{shown}: `{key}` is written by `round seal` and `round open`; take it out",
                "{shown}：{key}由封存、建立轮次的命令写入，请删去这一行"
            ));
        }
        let issued = document.get("issued_on").and_then(|item| item.as_datetime()?.to_string().parse().ok());
        if let Some(seal) = issued.and_then(|issued| self.previous_seal(register, issued)) {
            document["previous_sealed_sha256"] = toml_edit::value(seal.to_string());
        }
        Ok(Draft::of(RecordPath::of::<Round>(&self.id), document))
    }

    /// The round as typed, described for whoever edits it later.
    fn drafted(&self, register: &Register, notice: &Notice) -> anyhow::Result<Draft> {
        let mut document = edit::document(&self.round(register, notice)?)?;
        comment(&mut document);
        Ok(Draft { filled: self.filled(), ..Draft::of(RecordPath::of::<Round>(&self.id), document) })
    }

    fn round(&self, register: &Register, notice: &Notice) -> anyhow::Result<Round> {
        let &Notice { document, issued, letters, inspections } = notice;
        Ok(Round {
            title: self.title()?,
            document_number: document.parse().map_err(|fault| wrong("--document", fault))?,
            issued_on: issued,
            basis: None,
            form_title: self.last(register).and_then(|round| round.form_title.clone()),
            sealed_on: None,
            sealed_sha256: None,
            sealed_notice_sha256: None,
            sealed_progress_sha256: None,
            previous_sealed_sha256: self.previous_seal(register, issued),
            deadlines: Deadlines {
                inclusive: None,
                letters,
                conveyances: self.conveyances.unwrap_or(letters),
                inspections,
                school_work: self.school_work.unwrap_or(inspections),
                spot_checks_from: self.spot_checks_from.unwrap_or(inspections.plus(1)),
                rectification_days: None,
                opened_later_days: None,
            },
            form: self.form(register)?,
        })
    }

    /// The last round before this one.
    fn last<'r>(&self, register: &'r Register) -> Option<&'r Round> {
        let rounds = register.rounds().filter(|(id, _)| **id != self.id);
        rounds.max_by_key(|(id, round)| (round.issued_on, *id)).map(|(_, round)| round)
    }

    /// The form of the last round, the first time the built-in one, with the items that are added.
    fn form(&self, register: &Register) -> anyhow::Result<Form> {
        let form = match self.last(register) {
            Some(round) => round.form.clone(),
            None => toml::from_str::<FirstForm>(FIRST_FORM)?.form,
        };
        let added = self.add_item.iter().cloned().try_fold(form, Form::with);
        let form = added.map_err(|fault| wrong("--add-item", fault))?;
        let is_other = |round: &Round| !self.add_item.is_empty() && round.form != form;
        if register.round(&self.id).is_some_and(is_other) {
            let id = &self.id;
            bail!(tr!(
                "round {id} is open already with other items; add further ones in its file, in their place",
                "轮次{id}已建立，检查事项与此不同；要再增加事项，请在该轮次的文件中加在相应位置"
            ));
        }
        Ok(form)
    }

    /// The dotted keys of what was not typed.
    fn filled(&self) -> Vec<String> {
        let days = [
            ("deadlines.conveyances", self.conveyances),
            ("deadlines.school_work", self.school_work),
            ("deadlines.spot_checks_from", self.spot_checks_from),
        ];
        let left_out = days.into_iter().filter(|(_, day)| day.is_none()).map(|(key, _)| key);
        let form = self.add_item.is_empty().then_some("item");
        ["title", "form_title"].into_iter().chain(form).chain(left_out).map(str::to_owned).collect()
    }

    /// The seal of the round before, where it has one; of a round that is open already what it remembers.
    fn previous_seal(&self, register: &Register, issued: Day) -> Option<Digest> {
        if let Some(round) = register.round(&self.id) {
            return round.previous_sealed_sha256;
        }
        let earlier = register.rounds().filter(|(id, round)| (round.issued_on, *id) < (issued, &self.id));
        let (before, _) = earlier.max_by_key(|(id, round)| (round.issued_on, *id))?;
        register.round_in_full(before)?.sealed_sha256
    }

    /// Refuses days before the notice: they are slips, most often of the year.
    fn refuse_days_before(&self, &Notice { issued, letters, inspections, .. }: &Notice) -> anyhow::Result<()> {
        let days = [
            ("--letters", Some(letters)),
            ("--conveyances", self.conveyances),
            ("--inspections", Some(inspections)),
            ("--school-work", self.school_work),
            ("--spot-checks-from", self.spot_checks_from),
        ];
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
