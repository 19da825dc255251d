//! What a recording command says: what it wrote, what differs, what is wrong.

use crate::basics::language::list_separator;
use crate::basics::words::Word;
use crate::diagnostics::Diagnostic;
use crate::files::edit::Difference;
use crate::files::plan::Planned;
use crate::output::stream::Out;
use crate::records::{Answer, CountyKind, Ownership, SchoolKind};
use crate::tr;

/// Records that may be written.
pub struct Judged {
    /// The records.
    pub planned: Vec<Planned>,
    /// The warnings that they did not have before.
    pub warnings: Vec<Diagnostic>,
}

impl Judged {
    /// Says what would be new, what is recorded already and what differs.
    pub fn tell_dry(&self, out: &mut Out) {
        self.planned.iter().for_each(|plan| out.say(told_dry(plan)));
        self.tell_warnings(out);
        let count = |is: fn(&Planned) -> bool| self.planned.iter().filter(|plan| is(plan)).count();
        let (new, same) = (count(|plan| plan.is_new), count(Planned::is_already_so));
        let changed = self.planned.len() - new - same;
        out.say(tr!(
            "nothing was written; it would be {new} new, {changed} changed, {same} already so",
            "没有写入；如写入：新登记{new}条，补充或更正{changed}条，{same}条原已如此"
        ));
    }

    /// Says what was written.
    pub fn tell(&self, out: &mut Out) {
        tell(&self.planned, out);
        self.tell_warnings(out);
    }

    fn tell_warnings(&self, out: &mut Out) {
        for Diagnostic { file, message, .. } in &self.warnings {
            out.say(tr!("note: {file}: {message}", "提醒：{file}：{message}"));
        }
    }
}

/// The sentence that a recorded value differs from the one given.
pub fn differs(difference: &Difference) -> String {
    let [old, new] = spoken(difference);
    tr!("already recorded as “{old}”, not “{new}”", "已登记为“{old}”，与“{new}”不同")
}

/// The old and the new value: a word of a closed vocabulary as the reader would type it, all else as the record has it.
fn spoken(Difference { key, old, new }: &Difference) -> [&str; 2] {
    [old, new].map(|value| {
        let word = match key.split('.').next() {
            Some("results") => spelled::<Answer>(value),
            Some("ownership") => spelled::<Ownership>(value),
            Some("kind") => spelled::<SchoolKind>(value).or_else(|| spelled::<CountyKind>(value)),
            _ => None,
        };
        word.unwrap_or(value)
    })
}

fn spelled<W: Word>(key: &str) -> Option<&'static str> {
    W::of_key(key).map(W::spelled)
}

/// A diagnostic as a sentence: what would be wrong, and how to mend it.
pub fn shown(diagnostic: &Diagnostic) -> String {
    let Diagnostic { file, message, help, .. } = diagnostic;
    tr!("{file}: {message} ({help})", "{file}：{message}（{help}）")
}

fn tell(planned: &[Planned], out: &mut Out) {
    for plan in planned {
        out.say(told(plan));
    }
    let written = planned.iter().filter(|plan| !plan.is_already_so()).count();
    let same = planned.len() - written;
    if planned.len() != 1 {
        out.say(tr!("{written} written, {same} already so", "共写入{written}条，{same}条原已如此"));
    }
}

fn told_dry(plan: &Planned) -> String {
    let path = &plan.path;
    if plan.is_new {
        return tr!("would be new: {path}", "将新登记：{path}");
    }
    if plan.is_already_so() {
        return tr!("already so: {path}", "原已如此：{path}");
    }
    let added = plan.merge.added.join(list_separator());
    let added = (!added.is_empty()).then(|| tr!("would be added to {path}: {added}", "将补充：{path}：{added}"));
    let differing = plan.merge.differing.iter().map(|difference| {
        let (key, differs) = (&difference.key, differs(difference));
        tr!("differs: {path}: `{key}` is {differs}", "不同：{path}：“{key}”{differs}")
    });
    added.into_iter().chain(differing).collect::<Vec<_>>().join("\n")
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
        let keys = plan.merge.added.join(list_separator());
        lines.push(tr!("added to {path}: {keys}", "已补充：{path}：{keys}"));
    }
    for difference in &plan.merge.differing {
        let (key, [old, new]) = (&difference.key, spoken(difference));
        lines.push(tr!("corrected in {path}: {key}: {old} → {new}", "已更正：{path}：{key}：{old} → {new}"));
    }
    for Difference { key, old, .. } in &plan.merge.removed {
        lines.push(tr!("removed from {path}: {key}: {old}", "已删除：{path}：{key}：{old}"));
    }
    lines.join("\n")
}
