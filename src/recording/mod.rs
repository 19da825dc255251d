//! The step that every recording command ends with: what it wants recorded is judged whole, then written.

use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::basics::id::CountyId;
use crate::files::edit;
use crate::files::kinds::path_of;
use crate::files::plan::{Draft, Policy};
use crate::files::scope::Scope;
use crate::files::store;
use crate::files::turn::{Turn, take_turn};
use crate::files::{Loaded, Root, load};
use crate::output::stream::Out;
use crate::records::{Name, Note, Record};
use crate::register::{Campaign, Register};
use crate::tr;
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::Path;

mod telling;
mod twins;
mod weighing;

pub use telling::{Judged, shown};

/// A command that records, between having the right to write and having written.
pub struct Recording {
    root: Root,
    turn: Turn,
    loaded: Loaded,
    register: Register,
    round_is_named: bool,
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

/// A record that shall say what is given, and keep what else it says.
pub fn draft<R: Record>(key: &R::Key, record: &R) -> anyhow::Result<Draft> {
    Ok(Draft { path: path_of::<R>(key), addition: edit::document(record)?, removals: Vec::new() })
}

impl Recording {
    /// Waits for the right to write and reads the rounds and units.
    pub fn begin(session: &Session, out: &mut Out) -> anyhow::Result<Recording> {
        let root = session.root()?;
        let turn = take_turn(&root, || {
            out.say(tr!("another command is writing; waiting …", "另一条命令正在写入，请稍候……"));
        })?;
        let loaded = load(&root, Scope::Units);
        let mut register = Register::new(loaded.clone(), session.as_of);
        register.choose_round(session.round.as_ref())?;
        Ok(Recording { root, turn, loaded, register, round_is_named: session.round.is_some() })
    }

    /// The root of the records.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The rounds and units.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The records to look at, without the right to write: others may write from now on.
    pub fn into_register(self) -> Register {
        self.register
    }

    /// What was read, also what is dated after the as-of date.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// The round to record in. While one cannot be read it may be the newest, so that the round must be named.
    pub fn campaign(&self) -> anyhow::Result<Campaign<'_>> {
        let unread = self.register.gaps().find(|path| path.starts_with("rounds/"));
        if let (Some(path), false) = (unread, self.round_is_named) {
            bail!(tr!(
                "{path} cannot be read, so it is not known which round is the newest; mend it, or name the round with --round",
                "{path}无法读取，不知道最近一轮是哪一轮；请先改正，或用 --round 写明轮次"
            ));
        }
        Ok(self.register.campaign()?)
    }

    /// Reads what counties recorded in the round, so that it too is judged.
    pub fn read_counties<'c>(&mut self, counties: impl IntoIterator<Item = &'c CountyId>) -> anyhow::Result<()> {
        let counties: BTreeSet<_> = counties.into_iter().collect();
        if counties.is_empty() {
            return Ok(());
        }
        let round = self.campaign()?.id.clone();
        for county in counties {
            self.read(Scope::County(&round, county));
        }
        Ok(())
    }

    /// Reads everything, so that all of it is judged.
    pub fn read_all(&mut self) {
        self.read(Scope::All);
    }

    /// Reads a further part, so that it too is judged.
    pub fn read(&mut self, scope: Scope) {
        self.loaded.absorb(load(&self.root, scope));
        self.register = self.rebuilt(self.loaded.clone());
    }

    fn rebuilt(&self, loaded: Loaded) -> Register {
        let mut register = Register::new(loaded, self.register.as_of);
        // The round was chosen once already; the units have not changed it.
        let _ = register.choose_round(self.register.round_id());
        register
    }

    /// Judges all drafts, then writes them and says what was written. Refused, nothing is written.
    pub fn finish(self, drafts: &[Draft], policy: Policy, out: &mut Out) -> anyhow::Result<Outcome> {
        let judged = self.judged(drafts, policy)?;
        self.write(&judged, out)
    }

    /// As [`finish`](Recording::finish), and keeps a copy of a scan beside the records.
    pub fn finish_with_scan(
        self,
        drafts: &[Draft],
        (file, kept): (&Path, &str),
        policy: Policy,
        out: &mut Out,
    ) -> anyhow::Result<Outcome> {
        let judged = self.judged(drafts, policy)?;
        store::keep_scan(&self.root, file, kept)?;
        self.write(&judged, out)
    }

    /// What would be written, if it may be.
    pub fn judged(&self, drafts: &[Draft], policy: Policy) -> anyhow::Result<Judged> {
        let (judged, refusals) = self.weigh(drafts, policy);
        let may_be_replaced = refusals.iter().all(|refusal| refusal.is_difference);
        refuse(refusals.iter().map(ToString::to_string).collect(), || match may_be_replaced {
            true => replace_to_correct(),
            false => nothing_written(),
        })?;
        Ok(judged)
    }

    /// Writes what was judged, and says what was written.
    pub fn write(&self, judged: &Judged, out: &mut Out) -> anyhow::Result<Outcome> {
        let written = |done: usize, of: usize| tr!("written: {done} of {of}", "已写入{done}条，共{of}条");
        store::write(&self.root, &self.turn, &judged.planned, |done, of| out.progress(done, of, &written(done, of)))?;
        judged.tell(&self.loaded.records, out);
        Ok(Outcome::Fine)
    }
}

/// How a refusal ends.
pub fn nothing_written() -> String {
    tr!("Nothing was written.", "没有写入任何内容。")
}

/// How a refusal ends that `--replace` would mend.
pub fn replace_to_correct() -> String {
    tr!(
        "Nothing was written. To correct what is recorded, run the command again with --replace.",
        "没有写入任何内容。如确要更正已登记的内容，请加 --replace 再运行一次。"
    )
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
