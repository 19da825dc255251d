//! `round seal`: the end of a round.

use super::Seal;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::diagnostics::{Code, Severity};
use crate::files::Records;
use crate::files::edit::document;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::output::stream::Out;
use crate::recording::{Part, Recording, nothing_written, policy, refuse, shown};
use crate::records::Round;
use crate::register::{Later, Register};
use crate::reports::missing;
use crate::tr;
use anyhow::bail;

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
        recording.read(Part::All);
        let digest = recording.texts().round_digest(&self.id);
        let later = self.later(recording.register());
        let mut reasons: Vec<_> = self.to_come(session.as_of).into_iter().collect();
        reasons.extend(later.iter().map(|later| self.cut_off(later)));
        reasons.extend(self.errors(&mut recording, digest));
        refuse(reasons, || ending(&later))?;
        // What cannot be read is an error of the round, and so refused already.
        let Some(sealed_sha256) = digest else { bail!(nothing_written()) };
        let mark = Mark { sealed_on: self.on, sealed_sha256 };
        let draft = Draft { path: RecordPath::of::<Round>(&self.id), addition: document(&mark)?, removals: Vec::new() };
        let left_open = self.left_open(recording.register())?;
        let outcome = recording.finish(&[draft], policy(self.replace), out)?;
        out.say(left_open);
        Ok(outcome)
    }

    /// The refusal where the sealing is still to come.
    fn to_come(&self, as_of: Day) -> Option<String> {
        let fault = |on| tr!("{on} is later than {as_of}", "{on}晚于{as_of}，还没有到");
        (self.on > as_of).then(|| wrong("--on", fault(self.on)).to_string())
    }

    /// The deeds of the round that a seal would cover and its day leave out.
    fn later(&self, register: &Register) -> Vec<Later> {
        let mut later = register.later_than(self.on);
        later.retain(|later| later.path.is_sealed(&self.id));
        later
    }

    fn cut_off(&self, later: &Later) -> String {
        let (path, day, on) = (&later.path, later.on, self.on);
        tr!(
            "{path}: {day} is after the sealing on {on}, which would leave it out",
            "{path}：日期{day}晚于封存日期{on}，封存后将不计入"
        )
    }

    /// The errors that `check` would find in the round once it is sealed.
    fn errors(&self, recording: &mut Recording, digest: Option<Digest>) -> Vec<String> {
        let round = recording.register().round(&self.id).cloned().zip(digest);
        let sealed = round.map(|(round, digest)| {
            (self.id.clone(), Round { sealed_on: Some(self.on), sealed_sha256: Some(digest), ..round })
        });
        let sealed = Records { rounds: sealed.into_iter().collect(), ..Records::default() };
        let found = recording.found_with(sealed);
        let found = recording.faults().iter().cloned().chain(found);
        // What is still to come would be cut off, which was reported already.
        let errors = found.filter(|one| one.code.severity() == Severity::Error && one.code != Code::FutureDate);
        errors.filter(|error| RecordPath::at(&error.file).is_of_round(&self.id)).map(|error| shown(&error)).collect()
    }

    /// What nobody did by the day.
    fn left_open(&self, register: &Register) -> anyhow::Result<String> {
        let then = register.on(self.on);
        let duties = missing(&then.campaign()?, &Asked::All).rows.len();
        let open = then.findings().filter(|finding| finding.key.round == self.id && finding.closed_on().is_none());
        let findings = open.count();
        Ok(tr!(
            "left open on that day: {duties} duties, {findings} findings; rectifications may still be recorded",
            "截至封存日，尚有未完成事项{duties}项、未销号问题{findings}个；整改仍可继续登记"
        ))
    }
}

/// How a refusal ends: with the first day that would leave nothing out.
fn ending(later: &[Later]) -> String {
    let first = later.iter().map(|later| later.on).max();
    let hint = first.map(|on| tr!("Seal the round on {on} or later. ", "封存日期不能早于{on}。"));
    hint.unwrap_or_default() + &nothing_written()
}
