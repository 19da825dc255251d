//! The step that every recording command ends with: what it wants recorded is judged whole, then written.

use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::checks;
use crate::commands::errors::wrong;
use crate::commands::{Outcome, Session};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::edit;
use crate::files::kinds::{Batch, Placed, path_of};
use crate::files::load::{Scope, diagnostic};
use crate::files::privacy;
use crate::files::store::{self, Draft, Planned, Policy, Turn};
use crate::files::{Loaded, Records, Root, load};
use crate::output::stream::Out;
use crate::records::{Name, Note, Record, Rectification};
use crate::register::{Campaign, Register};
use crate::tr;
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::Path;

mod telling;
mod twins;

use telling::differs;
pub use telling::{Judged, shown};
use twins::twins;

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
        let turn = store::take_turn(&root, || {
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
        let round = self.campaign()?.id.clone();
        let counties: BTreeSet<_> = counties.into_iter().collect();
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
        let planned = self.plan(drafts, policy)?;
        let warnings = self.judge(&planned)?;
        Ok(Judged { planned, warnings })
    }

    fn write(&self, judged: &Judged, out: &mut Out) -> anyhow::Result<Outcome> {
        store::write(&self.root, &self.turn, &judged.planned)?;
        judged.tell(out);
        Ok(Outcome::Fine)
    }

    fn plan(&self, drafts: &[Draft], policy: Policy) -> anyhow::Result<Vec<Planned>> {
        let mut planned = Vec::new();
        let mut refusals = Vec::new();
        for draft in drafts {
            match store::plan(&self.root, draft, policy) {
                Ok(plan) => planned.push(plan),
                Err(fault) => refusals.push(wrong(&draft.path, fault.message).to_string()),
            }
        }
        refusals.extend(twins(&self.loaded, &planned));
        refusals.extend(planned.iter().filter(|plan| !plan.is_already_so()).filter_map(|plan| self.sealed(plan)));
        refusals.extend(guarded(&planned, Severity::Error).map(|diagnostic| shown(&diagnostic)));
        refuse(refusals, nothing_written)?;
        let differing = planned.iter().filter(|_| policy == Policy::Keep);
        let differing = differing.flat_map(|plan| plan.merge.differing.iter().map(|value| differs(plan, value)));
        refuse(differing.collect(), || {
            tr!(
                "Nothing was written. To correct what is recorded, run the command again with --replace.",
                "没有写入任何内容。如确要更正已登记的内容，请加 --replace 再运行一次。"
            )
        })?;
        Ok(planned)
    }

    /// A sealed round takes no record but rectifications.
    fn sealed(&self, plan: &Planned) -> Option<String> {
        let mut names = plan.path.split('/');
        let (folder, round) = (names.next()?, names.next()?);
        if folder == Rectification::FOLDER {
            return None;
        }
        // Sealed is sealed, also as of an earlier day.
        let (id, round) = self.loaded.records.rounds.iter().find(|(id, _)| id.as_str() == round)?;
        let sealed_on = round.sealed_on?;
        Some(
            wrong(
                &plan.path,
                tr!(
                    "round {id} was sealed on {sealed_on}; only rectifications may still be recorded",
                    "轮次{id}已于{sealed_on}封存，只能再登记整改"
                ),
            )
            .to_string(),
        )
    }

    /// The warnings that the records would newly have; an error that they would newly have refuses them.
    fn judge(&self, planned: &[Planned]) -> anyhow::Result<Vec<Diagnostic>> {
        let added = self.decoded(planned)?;
        let later = later_deeds(&added, self.register.as_of);
        refuse(later, nothing_written)?;
        let mut loaded = self.loaded.clone();
        loaded.records.absorb(added);
        let known: BTreeSet<_> = checks::run(&self.register).into_iter().map(identity).collect();
        let mut found = checks::run(&self.rebuilt(loaded));
        found.retain(|diagnostic| !known.contains(&identity(diagnostic.clone())));
        let errors = found.iter().filter(|diagnostic| diagnostic.code.severity() == Severity::Error);
        refuse(errors.map(shown).collect(), nothing_written)?;
        let paths: BTreeSet<_> = planned.iter().map(|plan| plan.path.as_str()).collect();
        found.retain(|diagnostic| {
            diagnostic.code.severity() == Severity::Warning && paths.contains(diagnostic.file.as_str())
        });
        found.extend(guarded(planned, Severity::Warning));
        Ok(found)
    }

    fn decoded(&self, planned: &[Planned]) -> anyhow::Result<Records> {
        let mut batch = Batch::default();
        let mut refusals = Vec::new();
        for plan in planned {
            let names: Vec<_> = plan.path.trim_end_matches(".toml").split('/').collect();
            let Some((folder, names)) = names.split_first() else { continue };
            match batch.place(folder, names, &plan.text) {
                Placed::Read => {}
                Placed::Broken(faults) => {
                    refusals.extend(faults.into_iter().map(|fault| wrong(&plan.path, fault.message).to_string()));
                }
                Placed::Misplaced(fault) => refusals.push(wrong(&plan.path, fault).to_string()),
            }
        }
        refuse(refusals, nothing_written)?;
        Ok(batch.into_records(None))
    }
}

/// What the guard of privacy finds in records that would be written.
fn guarded(planned: &[Planned], severity: Severity) -> impl Iterator<Item = Diagnostic> {
    let faults = planned.iter().filter(|plan| !plan.is_already_so()).flat_map(|plan| {
        let faults = privacy::faults(&plan.path, &plan.text);
        faults.into_iter().map(|fault| diagnostic(&plan.path, fault))
    });
    faults.filter(move |diagnostic| diagnostic.code.severity() == severity)
}

/// How a refusal ends.
pub fn nothing_written() -> String {
    tr!("Nothing was written.", "没有写入任何内容。")
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

/// What makes a diagnostic the same before and after.
fn identity(diagnostic: Diagnostic) -> (Code, String, String) {
    (diagnostic.code, diagnostic.file, diagnostic.message)
}

fn later_deeds(records: &Records, as_of: Day) -> Vec<String> {
    let later = |path: &str, on| {
        tr!(
            "{path}: {on} is later than {as_of}; what is not done yet is not recorded",
            "{path}：{on}晚于{as_of}，还没有做的事不能登记"
        )
    };
    let mut found = Vec::new();
    for entry in records.entries() {
        let days = entry.on().into_iter().chain(entry.deeds().into_iter().map(|deed| deed.on));
        found.extend(days.filter(|on| *on > as_of).map(|on| later(&entry.path(), on)));
    }
    found
}
