//! Records that were moved: taken out at one path and put, unchanged, at another by the same commit. Where several may be
//! meant none is: each is told by itself.

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
    let (mut came_from, mut went_to) = (HashMap::default(), HashMap::<usize, usize>::default());
    for (place, change) in changes.iter().enumerate() {
        let (Before::One(Text::Nothing), Text::Said(text)) = (&change.before, &change.after) else { continue };
        let left = gone.get(&(change.commit, &**text)).into_iter().flatten();
        let from: Vec<_> = left.copied().filter(|from| may_be(&changes[*from].path, &change.path)).collect();
        from.iter().for_each(|from| *went_to.entry(*from).or_default() += 1);
        came_from.insert(place, from);
    }
    let only = |(place, from): (usize, Vec<usize>)| match from[..] {
        [from] if went_to[&from] == 1 => Some((place, from)),
        _ => None,
    };
    came_from.into_iter().filter_map(only).collect()
}

/// Whether a record at one path may be that which was at another: all that its path says is the same but the day or the
/// unit.
fn may_be(from: &RecordPath, to: &RecordPath) -> bool {
    let (Some(from), Some(to)) = (from.key(), to.key()) else { return false };
    if from.folder() != to.folder() || from.round() != to.round() || to.on().is_none() {
        return false;
    }
    let on_its_day = to.on().and_then(|on| from.with_day(on));
    let of_its_unit = to.unit().and_then(|unit| from.with_unit(&unit));
    [on_its_day, of_its_unit].into_iter().flatten().any(|moved| moved == *to)
}
