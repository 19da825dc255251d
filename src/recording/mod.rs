//! The step with which every recording command ends: what it wants recorded is judged as a whole, then written.

use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, RoundId};
use crate::checks;
use crate::diagnostics::Diagnostic;
use crate::files::digest::Take;
use crate::files::edit;
use crate::files::evidence::{Figures, Redraws};
use crate::files::path::{RecordPath, path_of_seal_list};
use crate::files::plan::{Draft, Policy};
use crate::files::scans::Scans;
use crate::files::scope::Scope;
use crate::files::seal_list::SealList;
use crate::files::store;
use crate::files::texts::Texts;
use crate::files::turn::{Turn, take_turn};
use crate::files::{Evidence, Records, Root, load_with_texts};
use crate::output::stream::Out;
use crate::records::{County, Name, Note, Record};
use crate::register::{Campaign, Register};
use crate::tr;
use anyhow::bail;
use std::collections::BTreeSet;

mod judging;
mod moving;
mod part;
mod removing;
mod telling;
mod twins;
mod weighing;

pub use moving::Whereto;
pub use part::Part;
pub use telling::{Judged, shown};
pub use weighing::Refusal;

/// A command that records, from having the right to write until it has written.
pub struct Recording {
    root: Root,
    turn: Turn,
    /// What was read so far. The records are held once: to be judged, those to be written are put in and taken out.
    register: Register,
    texts: Texts,
    faults: Vec<Diagnostic>,
    parts: Vec<Part>,
    arriving: Option<NewScan>,
}

/// A scan that a letter is recorded with, and that is kept beside the records.
pub struct NewScan {
    /// Where it is kept, from the root of the records.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The digest of that.
    pub digest: Digest,
}

/// The policy that `--replace` stands for.
pub fn policy(replace: bool) -> Policy {
    if replace { Policy::Replace } else { Policy::Keep }
}

/// The name that an option gives.
pub fn named(option: &str, typed: Option<&str>) -> anyhow::Result<Option<Name>> {
    typed.map(Name::typed).transpose().map_err(|fault| wrong(option, fault))
}

/// The text that an option gives.
pub fn noted(option: &str, typed: Option<&str>) -> anyhow::Result<Option<Note>> {
    typed.map(Note::typed).transpose().map_err(|fault| wrong(option, fault))
}

/// The draft of a record that is to say what is given, and to keep what else it says.
pub fn draft<R: Record>(key: &R::Key, record: &R) -> anyhow::Result<Draft> {
    Ok(Draft::of(RecordPath::of::<R>(key), edit::document(record)?))
}

impl Recording {
    /// Waits for the right to write and reads the rounds and units.
    pub fn begin(session: &Session, out: &mut Out) -> anyhow::Result<Recording> {
        let root = session.root()?;
        let turn = take_turn(&root, || {
            out.say(tr!("another command is writing; waiting …", "另一条命令正在写入，请稍候……"));
        })?;
        let (loaded, texts) = load_with_texts(&root, Scope::Units, Take::Every)?;
        let (register, faults) = session.register(loaded, session.as_of)?;
        // Without the folder of units nobody would be registered.
        if let Some(fault) = faults.iter().find(|fault| fault.file == County::FOLDER) {
            bail!(shown(fault));
        }
        let (parts, arriving) = (Vec::new(), None);
        Ok(Recording { root, turn, register, texts, faults, parts, arriving })
    }

    /// The root of the records.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The rounds and units, and what was read beside.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// What the texts say of the records that were read beside rounds and units.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Gives up the right to write and returns the records to look at: others may write from now on.
    pub fn into_register(self) -> Register {
        self.register
    }

    /// What is wrong with the files that were read.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// The round to record in what is of a day.
    pub fn campaign_on(&self, day: Day) -> anyhow::Result<Campaign<'_>> {
        Ok(self.register.campaign_on(day)?)
    }

    /// Reads what counties recorded in a round, which a command asks something of.
    pub fn read_counties<'c>(
        &mut self,
        round: &RoundId,
        counties: impl IntoIterator<Item = &'c CountyId>,
    ) -> anyhow::Result<()> {
        let counties: BTreeSet<_> = counties.into_iter().collect();
        counties.into_iter().try_for_each(|county| self.read(Part::County(round.clone(), county.clone())))
    }

    /// Reads a part of the records, unless it was read already. What a write is judged by is read without being asked for.
    pub fn read(&mut self, part: Part) -> anyhow::Result<()> {
        if self.parts.iter().any(|read| read.holds(&part)) {
            return Ok(());
        }
        let (mut loaded, texts) = load_with_texts(&self.root, part.scope(), Take::Every)?;
        self.faults.append(&mut loaded.faults);
        self.register.absorb(loaded);
        self.texts.absorb(texts);
        self.parts.push(part);
        Ok(())
    }

    /// Everything that `check` would find in what was read, were some records in it.
    pub fn found_with(&mut self, records: Records) -> Vec<Diagnostic> {
        let scans = Scans::of(&self.root, self.register.letters());
        let mut written = self.register.written(records);
        self.register.exchange(&mut written);
        let (figures, draws) = (Figures::new(), Redraws::new());
        let evidence = Evidence { texts: &self.texts, scans: &scans, figures: &figures, draws: &draws };
        let found = checks::run(&self.register, evidence);
        self.register.exchange(&mut written);
        found
    }

    /// Keeps a scan beside the records, once what is recorded with it may be written.
    pub fn bring(&mut self, scan: NewScan) {
        self.arriving = Some(scan);
    }

    /// Judges all drafts, then writes them and says what was written. Where any is refused, nothing is written.
    pub fn finish(mut self, drafts: &[Draft], policy: Policy, out: &mut Out) -> anyhow::Result<Outcome> {
        let judged = self.judged(drafts, policy)?;
        if let Some(scan) = &self.arriving {
            store::keep_scan(&self.root, &scan.path, &scan.bytes)?;
        }
        self.write(&judged, out)
    }

    /// What would be written; an error where it may not be.
    pub fn judged(&mut self, drafts: &[Draft], policy: Policy) -> anyhow::Result<Judged> {
        let (judged, refusals) = self.weigh(drafts, policy)?;
        let may_be_replaced = refusals.iter().all(|refusal| refusal.is_difference);
        refuse(refusals.iter().map(ToString::to_string).collect(), || match (may_be_replaced, policy) {
            (true, Policy::New) => registered_already(drafts),
            (true, _) => replace_to_correct(),
            (false, _) => nothing_written(),
        })?;
        Ok(judged)
    }

    /// Takes the list that a seal is about to be written with for the one that is here.
    pub fn take_list(&mut self, round: &RoundId, list: SealList) {
        self.texts.take_list(round, list);
    }

    /// Writes the list of a seal, and says so; nothing where it is there already.
    pub fn write_list(&self, round: &RoundId, list: &SealList, out: &mut Out) -> anyhow::Result<()> {
        let path = path_of_seal_list(round);
        if store::keep_list(&self.root, &self.turn, &path, list)? {
            out.say(tr!("the digests of its records: {path}", "各条记录的校验值：{path}"));
        }
        Ok(())
    }

    /// Writes what was judged, and says what was written.
    pub fn write(&self, judged: &Judged, out: &mut Out) -> anyhow::Result<Outcome> {
        let written = |done: usize, of: usize| tr!("written: {done} of {of}", "已写入{done}条，共{of}条");
        store::write(&self.root, &self.turn, &judged.planned, |done, of| out.progress(done, of, &written(done, of)))?;
        // What is on the disk counts as written, and is told, whether or not the disk confirms it.
        let confirmed = store::confirm(&self.root, &self.turn, &judged.planned);
        judged.tell(&self.register, out);
        confirmed.map(|()| Outcome::Fine)
    }
}

/// The sentence that ends a refusal.
pub fn nothing_written() -> String {
    tr!("Nothing was written.", "没有写入任何内容。")
}

/// The sentence that ends a refusal which `--replace` would lift.
pub fn replace_to_correct() -> String {
    tr!(
        "Nothing was written. To correct what is recorded, run the command again with --replace.",
        "没有写入任何内容。如确要更正已登记的内容，请加 --replace 再运行一次。"
    )
}

/// The sentence that ends the refusal of what is registered already, with what corrects it.
fn registered_already(drafts: &[Draft]) -> String {
    let path = drafts.first().map(|draft| &draft.path);
    let unit = path.and_then(|path| path.key()).and_then(|key| key.unit());
    match (unit, path) {
        (Some(unit), _) => tr!(
            "Nothing was written. It is registered already; correct it with `unit set {unit} KEY=VALUE --replace`.",
            "没有写入任何内容。该单位已经登记，更正请用 shuangqian unit set {unit} 项目=内容 --replace"
        ),
        (None, Some(path)) => tr!(
            "Nothing was written. It is registered already; correct it in {path}, then run `check`.",
            "没有写入任何内容。已经登记过，更正请直接修改 {path}，再用 shuangqian check 核对"
        ),
        (None, None) => nothing_written(),
    }
}

/// Refuses a command for all reasons at once, each said once.
pub fn refuse(mut refusals: Vec<String>, end: impl FnOnce() -> String) -> anyhow::Result<()> {
    let mut said = BTreeSet::new();
    refusals.retain(|refusal| said.insert(refusal.clone()));
    match refusals.is_empty() {
        true => Ok(()),
        false => bail!("{}\n{}", refusals.join("\n"), end()),
    }
}
