//! `round seal`: the end of a round.

use super::Seal;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::commands::prompt::keyboard::is_possible;
use crate::commands::prompt::{Consent, Prompt, Reply};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::Records;
use crate::files::edit::document;
use crate::files::path::RecordPath;
use crate::files::plan::{Draft, Planned};
use crate::files::seal_list::SealList;
use crate::output::figures::figures_on;
use crate::output::stream::Out;
use crate::recording::{Judged, Part, Recording, nothing_written, policy, refuse, shown};
use crate::records::{Round, School, SealKeys};
use crate::register::{Later, Register};
use crate::reports::missing;
use crate::tr;
use anyhow::bail;

/// What the next round remembers of a seal.
#[derive(serde::Serialize)]
struct Memory {
    previous_sealed_sha256: Digest,
}

/// A seal that may be written.
struct Ready {
    recording: Recording,
    list: SealList,
    keys: SealKeys,
    judged: Judged,
    /// What is left open on the day, as a sentence.
    left_open: String,
}

impl Seal {
    /// Seals the round, unless a record of it is in error or would be cut off. Tells first what is left open, and asks.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let session = Session { round: Some(self.id.clone()), ..session.clone() };
        let mut ready = self.ready(&session, out)?;
        out.say(&ready.left_open);
        if !self.yes && !ready.is_already_so() {
            let asked_about = ready.keys;
            // Others may write while nobody answers.
            drop(ready);
            self.ask(&session)?;
            ready = self.ready(&session, out)?;
            if ready.keys != asked_about {
                bail!(tr!(
                    "records of the round were changed meanwhile; nothing was written; run the command again",
                    "询问期间该轮记录有改动；没有写入任何内容，请再运行一次"
                ));
            }
        }
        ready.write(&self.id, out)
    }

    /// All that is judged before anything is asked or written.
    fn ready(&self, session: &Session, out: &mut Out) -> anyhow::Result<Ready> {
        let mut recording = Recording::begin(session, out)?;
        recording.read(Part::All)?;
        let keys = self.keys(&recording)?;
        let later = self.later(recording.register());
        let mut reasons: Vec<_> = self.to_come(session.as_of).into_iter().collect();
        reasons.extend(self.early(recording.register()));
        reasons.extend(later.iter().map(|later| self.cut_off(later)));
        reasons.extend(self.errors(&mut recording, keys));
        let remembering = keys.map(|keys| self.remembering(recording.register(), &keys)).unwrap_or_default();
        reasons.extend(remembering.iter().filter(|(_, round)| round.sealed_on.is_some()).map(|(id, _)| rests(id)));
        refuse(reasons, || ending(&later))?;
        // What cannot be read is an error of the round, and so refused already.
        let (Some(keys), Some(list)) = (keys, recording.texts().list_now(&self.id)) else { bail!(nothing_written()) };
        let left_open = self.left_open(recording.register())?;
        let drafts = self.drafts(&keys, &remembering)?;
        recording.take_list(&self.id, list.clone());
        let judged = recording.judged(&drafts, policy(self.replace))?;
        Ok(Ready { recording, list, keys, judged, left_open })
    }

    /// What the seal would say; nothing where not all of the round can be read, or the day is refused.
    fn keys(&self, recording: &Recording) -> anyhow::Result<Option<SealKeys>> {
        let (register, texts) = (recording.register(), recording.texts());
        let digests = texts.round_digest(&self.id).zip(texts.notice_digest(&self.id));
        let Some((sealed_sha256, notice)) = digests.filter(|_| self.early(register).is_none()) else {
            return Ok(None);
        };
        let sealed_progress_sha256 = figures_on(register, &self.id, self.on)?;
        let sealed_on = self.on;
        Ok(Some(SealKeys { sealed_on, sealed_sha256, sealed_notice_sha256: *notice, sealed_progress_sha256 }))
    }

    /// The refusal of a day on which not every duty was due.
    fn early(&self, register: &Register) -> Option<String> {
        let (on, last) = (self.on, register.round(&self.id)?.deadlines.last());
        (on < last).then(|| {
            tr!("{on} is before the last deadline of the round, {last}", "封存日期{on}早于本轮最后一项期限{last}")
        })
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
    fn errors(&self, recording: &mut Recording, keys: Option<SealKeys>) -> Vec<String> {
        let round = recording.register().round(&self.id).cloned().zip(keys);
        let sealed = round.map(|(mut round, keys)| {
            round.set_seal(Some(keys));
            (self.id.clone(), round)
        });
        let sealed = Records { rounds: sealed.into_iter().collect(), ..Records::default() };
        let found = recording.found_with(sealed);
        let is_of_round = |error: &Diagnostic| RecordPath::at(&error.file).is_of_round(&self.id);
        // The figures that are sealed count every unit: none may be unknown.
        let is_of_unit = |error: &Diagnostic| RecordPath::at(&error.file).is_in::<School>();
        let unread = recording.faults().iter().filter(|error| is_of_round(error) || is_of_unit(error)).cloned();
        let found = unread.chain(found.into_iter().filter(is_of_round));
        // What is still to come would be cut off, which was reported already.
        let errors = found.filter(|one| one.code.severity() == Severity::Error && one.code != Code::FutureDate);
        errors.map(|error| shown(&error)).collect()
    }

    /// The later rounds that remember the seal as it was, where it is another now.
    fn remembering(&self, register: &Register, keys: &SealKeys) -> Vec<(RoundId, Round)> {
        let before = register
            .round_in_full(&self.id)
            .and_then(|round| round.sealed_sha256)
            .filter(|before| *before != keys.sealed_sha256);
        let rounds = register.rounds().filter(|(_, round)| before.is_some() && round.previous_sealed_sha256 == before);
        rounds.map(|(id, round)| (id.clone(), round.clone())).collect()
    }

    /// What is to be written: the seal, and the memory of it.
    fn drafts(&self, keys: &SealKeys, remembering: &[(RoundId, Round)]) -> anyhow::Result<Vec<Draft>> {
        let draft = |id, addition| Draft::of(RecordPath::of::<Round>(id), addition);
        let memory = document(&Memory { previous_sealed_sha256: keys.sealed_sha256 })?;
        let seal = draft(&self.id, document(keys)?);
        Ok([seal].into_iter().chain(remembering.iter().map(|(id, _)| draft(id, memory.clone()))).collect())
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

    /// Asks whether the round is to be sealed; an error where it is not, or nobody is there to ask.
    fn ask(&self, session: &Session) -> anyhow::Result<()> {
        if !is_possible() {
            bail!(tr!(
                "a sealed round takes no more records, and nobody can be asked here; to seal it all the same add --yes; nothing was written",
                "封存后该轮不能再登记（整改除外），这里又无法询问；确认封存请加 --yes；没有写入任何内容"
            ));
        }
        let id = &self.id;
        let question = tr!("Seal round {id}? (yes/no)", "确认封存轮次{id}？（是/否）");
        match Prompt::of(session.colour)?.consent(question)? {
            Reply::Said(Consent::Yes) => Ok(()),
            _ => bail!(tr!("nothing was written", "没有写入任何内容")),
        }
    }
}

impl Ready {
    /// Whether the round is sealed so already, its list too.
    fn is_already_so(&self) -> bool {
        self.judged.planned.iter().all(Planned::is_already_so)
    }

    /// Writes the list first: a round that is sealed has its list, and a sealing that was killed in between is told by
    /// `check` and finished by running it again.
    fn write(self, id: &RoundId, out: &mut Out) -> anyhow::Result<Outcome> {
        self.recording.write_list(id, &self.list, out)?;
        self.recording.write(&self.judged, out)
    }
}

/// The refusal of another seal for a round that a sealed one remembers.
fn rests(id: &RoundId) -> String {
    tr!("round {id}, which is sealed, remembers the seal as it was", "轮次{id}已经封存，其中记着这一轮原来的封存校验值")
}

/// How a refusal ends: with the first day that would leave nothing out.
fn ending(later: &[Later]) -> String {
    let first = later.iter().map(|later| later.on).max();
    let hint = first.map(|on| tr!("Seal the round on {on} or later. ", "封存日期不能早于{on}。"));
    hint.unwrap_or_default() + &nothing_written()
}
