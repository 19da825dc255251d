//! The step that every recording command ends with: what it wants recorded is judged whole, then written.

use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::checks;
use crate::commands::{Outcome, Session};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::edit::{self, Difference};
use crate::files::kinds::{Batch, Placed, path_of};
use crate::files::load::Scope;
use crate::files::store::{self, Draft, Planned, Policy, Turn};
use crate::files::{Loaded, Records, Root, load};
use crate::output::stream::Out;
use crate::records::{Name, Note, Record, TextFault};
use crate::register::{Campaign, Register};
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use std::path::Path;

/// A command that records, between having the right to write and having written.
pub struct Recording {
    root: Root,
    turn: Turn,
    loaded: Loaded,
    register: Register,
}

/// Records that may be written.
pub struct Judged {
    /// The records.
    pub planned: Vec<Planned>,
    /// The warnings that they will newly have.
    pub warnings: Vec<Diagnostic>,
}

impl Judged {
    /// Says what would be written.
    pub fn tell_dry(&self, out: &mut Out) {
        let new = self.planned.iter().filter(|plan| plan.is_new).count();
        let same = self.planned.iter().filter(|plan| plan.is_already_so()).count();
        let changed = self.planned.len() - new - same;
        out.say(tr!(
            "nothing was written; it would be {new} new, {changed} changed, {same} already so",
            "没有写入；如写入：新登记{new}条，补充或更正{changed}条，{same}条原已如此"
        ));
    }

    fn tell(&self, out: &mut Out) {
        tell(&self.planned, out);
        for Diagnostic { file, message, .. } in &self.warnings {
            out.say(tr!("note: {file}: {message}", "提醒：{file}：{message}"));
        }
    }
}

/// The policy that `--replace` stands for.
pub fn policy(replace: bool) -> Policy {
    if replace { Policy::Replace } else { Policy::Keep }
}

/// The name that an option gives.
pub fn named(option: &str, typed: Option<&str>) -> anyhow::Result<Option<Name>> {
    typed.map(Name::typed).transpose().map_err(|fault| anyhow!(tr!("{option}: {fault}", "{option}：{fault}")))
}

/// The text that an option gives.
pub fn noted(option: &str, typed: Option<&str>) -> anyhow::Result<Option<Note>> {
    typed.map(str::parse).transpose().map_err(|fault: TextFault| anyhow!(tr!("{option}: {fault}", "{option}：{fault}")))
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
        Ok(Recording { root, turn, loaded, register })
    }

    /// The rounds and units.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The round to record in.
    pub fn campaign(&self) -> anyhow::Result<Campaign<'_>> {
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

    fn read(&mut self, scope: Scope) {
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
                Err(fault) => refusals.push(format!("{}: {}", draft.path, fault.message)),
            }
        }
        if policy == Policy::Keep {
            refusals
                .extend(planned.iter().flat_map(|plan| plan.merge.differing.iter().map(|value| differs(plan, value))));
        }
        refuse(refusals, || {
            tr!(
                "Nothing was written. To correct what is recorded, run the command again with --replace.",
                "没有写入任何内容。如确要更正已登记的内容，请加 --replace 再运行一次。"
            )
        })?;
        Ok(planned)
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
                    refusals.extend(faults.into_iter().map(|fault| format!("{}: {}", plan.path, fault.message)));
                }
                Placed::Misplaced(fault) => refusals.push(format!("{}: {fault}", plan.path)),
            }
        }
        refuse(refusals, nothing_written)?;
        Ok(batch.into_records(None))
    }
}

fn nothing_written() -> String {
    tr!("Nothing was written.", "没有写入任何内容。")
}

fn refuse(refusals: Vec<String>, end: impl FnOnce() -> String) -> anyhow::Result<()> {
    match refusals.is_empty() {
        true => Ok(()),
        false => bail!("{}\n{}", refusals.join("\n"), end()),
    }
}

fn differs(plan: &Planned, difference: &Difference) -> String {
    let path = &plan.path;
    let Difference { key, old, new } = difference;
    tr!("{path}: `{key}` is already recorded as “{old}”, not “{new}”", "{path}：“{key}”已登记为“{old}”，与“{new}”不同")
}

fn shown(diagnostic: &Diagnostic) -> String {
    let Diagnostic { file, message, help, .. } = diagnostic;
    tr!("{file}: {message} ({help})", "{file}：{message}（{help}）")
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

fn tell(planned: &[Planned], out: &mut Out) {
    for plan in planned {
        out.say(told(plan));
    }
    let written = planned.iter().filter(|plan| !plan.is_already_so()).count();
    let same = planned.len() - written;
    if planned.len() > 1 {
        out.say(tr!("{written} written, {same} already so", "共写入{written}条，{same}条原已如此"));
    }
}

fn told(plan: &Planned) -> String {
    let path = &plan.path;
    if plan.is_new {
        return tr!("recorded: {path}", "已登记：{path}");
    }
    if plan.is_already_so() {
        return tr!("already so: {path}", "原已如此：{path}");
    }
    let mut lines = Vec::new();
    if !plan.merge.added.is_empty() {
        let keys = plan.merge.added.join(crate::basics::language::list_separator());
        lines.push(tr!("added to {path}: {keys}", "已补充：{path}：{keys}"));
    }
    for Difference { key, old, new } in &plan.merge.differing {
        lines.push(tr!("corrected in {path}: {key}: {old} → {new}", "已更正：{path}：{key}：{old} → {new}"));
    }
    for Difference { key, old, .. } in &plan.merge.removed {
        lines.push(tr!("removed from {path}: {key}: {old}", "已删除：{path}：{key}：{old}"));
    }
    lines.join("\n")
}
