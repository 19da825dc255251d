//! `round seal`: the end of a round.

use super::Seal;
use crate::basics::codes::Digest;
use crate::basics::day::Day;
use crate::checks;
use crate::commands::errors::wrong;
use crate::commands::recording::{Recording, nothing_written, policy, refuse, shown};
use crate::commands::{Outcome, Session};
use crate::diagnostics::{Code, Severity};
use crate::files::digest::{is_sealed, round_digest};
use crate::files::edit::document;
use crate::files::kinds::path_of;
use crate::files::store::Draft;
use crate::output::stream::Out;
use crate::records::{Record, Round, School};
use crate::register::Register;
use crate::reports::missing;
use crate::tr;

/// What a seal adds to the round.
#[derive(serde::Serialize)]
struct Mark {
    sealed_on: Day,
    sealed_sha256: Digest,
}

impl Seal {
    /// Seals the round, unless a record of it is in error or would be cut off.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let session = Session { round: Some(self.id.clone()), ..session.clone() };
        let mut recording = Recording::begin(&session, out)?;
        recording.read_all();
        let digest = round_digest(recording.root(), &self.id);
        let mut reasons = self.later(&recording);
        reasons.extend(self.errors(&recording, digest.as_ref().ok()));
        refuse(reasons, nothing_written)?;
        let mark = Mark { sealed_on: self.on, sealed_sha256: digest? };
        let draft = Draft { path: path_of::<Round>(&self.id), addition: document(&mark)?, removals: Vec::new() };
        let left_open = self.left_open(recording.register())?;
        let outcome = recording.finish(&[draft], policy(self.replace), out)?;
        out.say(left_open);
        Ok(outcome)
    }

    /// A sealing that is still to come, and the records that it would cut off.
    fn later(&self, recording: &Recording) -> Vec<String> {
        let (on, as_of) = (self.on, recording.register().as_of);
        let to_come = (on > as_of).then(|| {
            let fault = tr!("{on} is later than {as_of}", "{on}晚于{as_of}，还没有到");
            wrong("--on", fault).to_string()
        });
        let later = Register::new(recording.loaded().clone(), on).later;
        let cut_off = later.iter().filter(|later| is_sealed(&self.id, &later.path)).map(|later| {
            let (path, day) = (&later.path, later.on);
            tr!(
                "{path}: {day} is after the sealing on {on}, which would leave it out; seal on that day or later",
                "{path}：日期{day}晚于封存日期{on}，封存后将不计入；请改用这一天或以后的封存日期"
            )
        });
        to_come.into_iter().chain(cut_off).collect()
    }

    /// What `check` would call an error in the round once it is sealed.
    fn errors(&self, recording: &Recording, digest: Option<&Digest>) -> Vec<String> {
        let mut register = recording.register().clone();
        if let (Some(digest), Some(round)) = (digest, register.records.rounds.get_mut(&self.id)) {
            round.sealed_on = Some(self.on);
            round.sealed_sha256 = Some(digest.clone());
        }
        register.take_digests(recording.root());
        let found = recording.loaded().faults.iter().cloned().chain(checks::run(&register));
        // What is still to come would be cut off, which is said already.
        let errors = found.filter(|one| one.code.severity() == Severity::Error && one.code != Code::FutureDate);
        errors.filter(|error| self.holds(&error.file)).map(|error| shown(&error)).collect()
    }

    /// Whether a path is of the round: its own file, or in one of its folders, which may itself be unreadable.
    fn holds(&self, path: &str) -> bool {
        let mut names = path.trim_end_matches(".toml").split('/');
        match (names.next(), names.next()) {
            (Some(School::FOLDER | "mechanism"), _) => false,
            (_, round) => round.is_none_or(|round| round == self.id.as_str()),
        }
    }

    /// What nobody did by the day.
    fn left_open(&self, register: &Register) -> anyhow::Result<String> {
        let then = register.on(self.on);
        let duties = missing(&then.campaign()?, &[]).rows.len();
        let open = then.findings().filter(|finding| finding.key.round == self.id && finding.closed_on().is_none());
        let findings = open.count();
        Ok(tr!(
            "left open on that day: {duties} duties, {findings} findings; rectifications may still be recorded",
            "截至封存日，尚有未完成事项{duties}项、未销号问题{findings}个；整改仍可继续登记"
        ))
    }
}
