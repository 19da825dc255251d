//! Records that were moved: taken out at one path and put, unchanged, at another by the same commit.

use crate::files::git::{Before, Change, Text};
use crate::files::path::RecordPath;
use foldhash::HashMap;

/// Where each moved record came from: by the place of the change that put it, that of the change that took it out.
pub(super) fn moves(changes: &[Change]) -> HashMap<usize, usize> {
    let mut gone: HashMap<(usize, &str), Vec<usize>> = HashMap::default();
    for (place, change) in changes.iter().enumerate() {
        if let (Before::One(Text::Said(text)), Text::Nothing) = (&change.before, &change.after) {
            gone.entry((change.commit, text)).or_default().push(place);
        }
    }
    let mut moves = HashMap::default();
    for (place, change) in changes.iter().enumerate() {
        let (Before::One(Text::Nothing), Text::Said(text)) = (&change.before, &change.after) else { continue };
        let Some(left) = gone.get_mut(&(change.commit, &**text)) else { continue };
        let nearness = |from: &usize| nearness(&changes[*from].path, &change.path);
        if let Some((index, _)) =
            left.iter().enumerate().filter(|(_, from)| nearness(from) > 0).max_by_key(|(_, from)| nearness(from))
        {
            moves.insert(place, left.remove(index));
        }
    }
    moves
}

/// How surely a record at one path is that which was at another: of the same kind and round, and better of the same unit or
/// the same day.
fn nearness(from: &RecordPath, to: &RecordPath) -> usize {
    let (Some(one), Some(other)) = (from.key(), to.key()) else { return 0 };
    let is_of_its_kind = one.folder() == other.folder() && one.round() == other.round() && one.on().is_some();
    let alike = [one.unit() == other.unit(), one.on() == other.on()];
    if is_of_its_kind { 1 + alike.iter().filter(|alike| **alike).count() } else { 0 }
}
