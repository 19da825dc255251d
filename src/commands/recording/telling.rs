//! What a recording command says: what it wrote, what differs, what is wrong.

use crate::basics::language::list_separator;
use crate::diagnostics::Diagnostic;
use crate::files::edit::Difference;
use crate::files::store::Planned;
use crate::output::stream::Out;
use crate::tr;

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

    /// Says what was written.
    pub fn tell(&self, out: &mut Out) {
        tell(&self.planned, out);
        for Diagnostic { file, message, .. } in &self.warnings {
            out.say(tr!("note: {file}: {message}", "提醒：{file}：{message}"));
        }
    }
}

/// A value of a record that differs from the one given.
pub fn differs(plan: &Planned, difference: &Difference) -> String {
    let path = &plan.path;
    let Difference { key, old, new } = difference;
    tr!("{path}: `{key}` is already recorded as “{old}”, not “{new}”", "{path}：“{key}”已登记为“{old}”，与“{new}”不同")
}

/// What would be wrong, and how to mend it.
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
    for Difference { key, old, new } in &plan.merge.differing {
        lines.push(tr!("corrected in {path}: {key}: {old} → {new}", "已更正：{path}：{key}：{old} → {new}"));
    }
    for Difference { key, old, .. } in &plan.merge.removed {
        lines.push(tr!("removed from {path}: {key}: {old}", "已删除：{path}：{key}：{old}"));
    }
    lines.join("\n")
}
