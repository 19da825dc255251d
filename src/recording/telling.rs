//! What a recording command says: what it wrote, what differs, what is wrong.

use crate::basics::id::RoundId;
use crate::basics::language::list_separator;
use crate::diagnostics::Diagnostic;
use crate::files::edit::{Difference, Removal, in_one_line};
use crate::files::path::{RecordPath, names_ids};
use crate::files::plan::Planned;
use crate::files::taking::Taken;
use crate::output::stream::Out;
use crate::records::{Wording, without_keys};
use crate::register::Register;
use crate::tr;
use std::collections::BTreeMap;

/// Records that may be written.
pub struct Judged {
    /// The records.
    pub planned: Vec<Planned>,
    /// The warnings that they did not have before.
    pub warnings: Vec<Diagnostic>,
}

impl Judged {
    /// Says what would be new, what is recorded already and what differs; the register knows the forms.
    pub fn tell_dry(&self, register: &Register, out: &mut Out) {
        self.tell_planned_dry(register, out);
        let count = |is: fn(&Planned) -> bool| self.planned.iter().filter(|plan| is(plan)).count();
        let (new, same) = (count(|plan| plan.is_new), count(Planned::is_already_so));
        let changed = self.planned.len() - new - same;
        out.say(tr!(
            "nothing was written; it would be {new} new, {changed} changed, {same} already so",
            "没有写入；如写入：新登记{new}条，补充或更正{changed}条，{same}条原已如此"
        ));
        self.tell_rounds(register, out);
    }

    /// Says of each record whether it would be new, what is recorded already and what differs.
    pub fn tell_planned_dry(&self, register: &Register, out: &mut Out) {
        self.tell_planned(register, told_dry, out);
        self.tell_warnings(out);
    }

    /// Says what was written; the register knows the forms.
    pub fn tell(&self, register: &Register, out: &mut Out) {
        self.tell_planned(register, told, out);
        let written = self.planned.iter().filter(|plan| !plan.is_already_so()).count();
        let same = self.planned.len() - written;
        if self.planned.len() != 1 {
            out.say(tr!("{written} written, {same} already so", "共写入{written}条，{same}条原已如此"));
        }
        self.tell_rounds(register, out);
        self.tell_warnings(out);
    }

    /// Says of each record what is written of it. Where that is too much to be read, what is new and what is so already is
    /// told in short, and each change in full.
    fn tell_planned(&self, register: &Register, told: fn(&Planned, Wording) -> String, out: &mut Out) {
        let told = |plan: &Planned| told(plan, register.wording(&plan.path));
        let of = |is_told: fn(&&Planned) -> bool| self.planned.iter().filter(is_told).map(told).collect::<Vec<_>>();
        let (new, same) = (of(|plan| plan.is_new), of(|plan| plan.is_already_so()));
        if !out.is_too_many(new.len()) && !out.is_too_many(same.len()) {
            return self.planned.iter().for_each(|plan| out.say(told(plan)));
        }
        out.say_all(&new);
        out.say_all(&same);
        of(|plan| !plan.is_new && !plan.is_already_so()).iter().for_each(|line| out.say(line));
    }

    /// Says which rounds the records are of, where they could be of another.
    fn tell_rounds(&self, register: &Register, out: &mut Out) {
        let of_round = |plan: &Planned| Some(plan.path.key().filter(|key| !names_ids(key.folder()))?.round()?.clone());
        let mut counts: BTreeMap<RoundId, usize> = BTreeMap::new();
        let written = self.planned.iter().filter(|plan| !plan.is_already_so());
        written.filter_map(of_round).for_each(|round| *counts.entry(round).or_default() += 1);
        if counts.is_empty() || register.rounds_not_sealed().nth(1).is_none() {
            return;
        }
        let is_one = counts.len() == 1;
        let told = counts.iter().map(|(round, count)| match is_one {
            true => round.to_string(),
            false => tr!("{round} ({count})", "{round}（{count}条）"),
        });
        let rounds = told.collect::<Vec<_>>().join(list_separator());
        out.say(tr!("round: {rounds}", "所属轮次：{rounds}"));
    }

    fn tell_warnings(&self, out: &mut Out) {
        tell_notes(&self.warnings, out);
    }
}

/// Says what is worth a look; where that is too much to be read, code by code.
pub(super) fn tell_notes(notes: &[Diagnostic], out: &mut Out) {
    let told = |Diagnostic { file, message, unit, .. }: &Diagnostic| {
        let message = without_keys(message);
        // A draw tells of the schools that it drew.
        match unit.as_ref().filter(|unit| RecordPath::at(file.as_str()).unit().as_ref() != Some(*unit)) {
            Some(unit) => tr!("note: {file}: {unit}: {message}", "提醒：{file}：{unit}：{message}"),
            None => tr!("note: {file}: {message}", "提醒：{file}：{message}"),
        }
    };
    let mut by_code: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for note in notes {
        let code = out.is_too_many(notes.len()).then_some(note.code);
        by_code.entry(code).or_default().push(told(note));
    }
    by_code.values().for_each(|notes| out.say_all(notes));
}

/// The sentence that a record was taken away, with all that it said.
pub(super) fn told_gone(taken: &Taken, wording: Wording) -> String {
    let path = &taken.path;
    let said = match &taken.text {
        Ok(text) => in_one_line(text, wording),
        Err(fault) => fault.message.clone(),
    };
    tr!("removed: {path}: {said}", "已撤销：{path}：{said}")
}

/// The sentence that a recorded value differs from the one given.
pub fn differs(Difference { key, old, new }: &Difference, wording: Wording) -> String {
    let [old, new] = [old, new].map(|value| wording.value(key, value));
    tr!("already recorded as “{old}”, not “{new}”", "已登记为“{old}”，与“{new}”不同")
}

/// A diagnostic as a sentence: what would be wrong, and how to mend it.
pub fn shown(diagnostic: &Diagnostic) -> String {
    let Diagnostic { file, message, help, .. } = diagnostic;
    without_keys(&tr!("{file}: {message} ({help})", "{file}：{message}（{help}）"))
}

fn told_dry(plan: &Planned, wording: Wording) -> String {
    let path = &plan.path;
    if plan.is_new {
        return tr!("would be new: {path}", "将新登记：{path}");
    }
    if plan.is_already_so() {
        return tr!("already so: {path}", "原已如此：{path}");
    }
    let added = names(&plan.merge.added, wording);
    let added = (!added.is_empty()).then(|| tr!("would be added to {path}: {added}", "将补充：{path}：{added}"));
    let differing = plan.merge.differing.iter().map(|difference| {
        let (key, differs) = (wording.quoted(&difference.key), differs(difference, wording));
        tr!("differs: {path}: {key} is {differs}", "不同：{path}：{key}{differs}")
    });
    added.into_iter().chain(differing).collect::<Vec<_>>().join("\n")
}

fn told(plan: &Planned, wording: Wording) -> String {
    let path = &plan.path;
    if plan.is_new {
        return tr!("recorded: {path}", "已登记：{path}");
    }
    if plan.is_already_so() {
        return tr!("already so: {path}", "原已如此：{path}");
    }
    let mut lines = Vec::new();
    if !plan.merge.added.is_empty() {
        let keys = names(&plan.merge.added, wording);
        lines.push(tr!("added to {path}: {keys}", "已补充：{path}：{keys}"));
    }
    for Difference { key, old, new } in &plan.merge.differing {
        let (name, old, new) = (wording.name(key), wording.value(key, old), wording.value(key, new));
        lines.push(tr!("corrected in {path}: {name}: {old} → {new}", "已更正：{path}：{name}：{old} → {new}"));
    }
    for (key, old) in plan.merge.removed.iter().flat_map(|Removal { key, old }| wording.leaves(key, old)) {
        let (name, old) = (wording.name(&key), wording.value(&key, &old));
        lines.push(tr!("removed from {path}: {name}: {old}", "已删除：{path}：{name}：{old}"));
    }
    lines.join("\n")
}

fn names(keys: &[String], wording: Wording) -> String {
    keys.iter().map(|key| wording.name(key)).collect::<Vec<_>>().join(list_separator())
}
