//! What looks like going through the motions (clause 一(2), 不走过场).

use crate::basics::day::Day;
use crate::basics::id::{CountyId, ItemKey};
use crate::checks::{Found, Spot, counts};
use crate::records::{Inspection, VisitKey};
use crate::register::Campaign;
use crate::tr;
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeSet;

/// The length in characters from which a note counts: a shorter one, such as `门卫无登记`, may well be the same at many
/// schools.
const SHORTEST: usize = 8;

/// At how many schools a note is taken for pasted: two may have the same fault.
const SCHOOLS: usize = 3;

/// What a note says, in which county and on which day.
type Said<'r> = (&'r CountyId, Day, &'r str);

/// Ensures that the same note does not stand at three schools of a county on one day.
pub fn notes_are_not_pasted(campaign: &Campaign, found: &mut Found) {
    let mut groups: HashMap<Said, Vec<(&VisitKey, &ItemKey)>> = HashMap::new();
    for (key, row) in campaign.all_inspections() {
        for (item, note) in row.notes.iter() {
            let note = note.as_str().trim();
            if note.chars().count() >= SHORTEST {
                groups.entry((&key.unit.county, key.on, note)).or_default().push((key, item));
            }
        }
    }
    for mut rows in groups.into_values().filter(|rows| rows.len() >= SCHOOLS) {
        rows.retain(|(key, _)| counts(campaign, *key));
        let schools = rows.iter().map(|(key, _)| &key.unit).collect::<BTreeSet<_>>().len();
        for (key, item) in rows.into_iter().filter(|_| schools >= SCHOOLS) {
            let on = key.on;
            found.add(
                Spot::value::<Inspection>(key, format!("notes.{item}")),
                tr!("the same note stands at {schools} schools on {on}", "{on}有{schools}所学校写了一样的情况"),
                tr!("write what was seen at each school", "请按各校实际情况分别填写"),
            );
        }
    }
}
