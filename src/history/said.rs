//! What two texts of a record say differently, field by field.

use crate::files::edit::members;
use crate::records::{Wording, told_apart_by};
use toml::Value;

/// A field, or a member of a list in it, that two texts say differently.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    /// The dotted key.
    pub(super) key: String,
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
}

/// What a text says, by dotted key; `None` where it is not TOML.
pub(super) fn leaves(text: &str, wording: Wording) -> Option<Vec<(String, Value)>> {
    Some(members(text)?.iter().flat_map(|(key, value)| wording.leaves(key, value)).collect())
}

/// What two texts say differently, in the order of the newer, then what only the older says.
pub(super) fn differences(old: &[(String, Value)], new: &[(String, Value)]) -> Vec<Difference> {
    let mut found = Vec::new();
    for (key, value) in new {
        match said(old, key) {
            Some(before) if before == value => {}
            before => found.extend(apart(key, before, Some(value))),
        }
    }
    let gone = old.iter().filter(|(key, _)| said(new, key).is_none());
    found.extend(gone.flat_map(|(key, value)| apart(key, Some(value), None)));
    found
}

/// What is said under a key.
pub(super) fn said<'v>(leaves: &'v [(String, Value)], key: &str) -> Option<&'v Value> {
    leaves.iter().find(|(known, _)| known == key).map(|(_, value)| value)
}

/// Of two lists only the members that are not in both, those that stand for the same beside each other.
fn apart(key: &str, old: Option<&Value>, new: Option<&Value>) -> Vec<Difference> {
    let difference = |old: Option<&Value>, new: Option<&Value>| Difference {
        key: key.to_owned(),
        old: old.cloned(),
        new: new.cloned(),
    };
    let (Some(Value::Array(before)), Some(Value::Array(after))) = (old, new) else { return vec![difference(old, new)] };
    let mut gone: Vec<_> = without(before, after);
    let mut come: Vec<_> = without(after, before);
    let mut found = Vec::new();
    if let ([one], [other]) = (&gone[..], &come[..]) {
        return vec![difference(Some(one), Some(other))];
    }
    gone.retain(|one| match come.iter().position(|other| is_same(key, one, other)) {
        Some(place) => {
            found.push(difference(Some(one), Some(come.remove(place))));
            false
        }
        None => true,
    });
    found.extend(gone.into_iter().map(|one| difference(Some(one), None)));
    found.extend(come.into_iter().map(|one| difference(None, Some(one))));
    // The same members in another order.
    if found.is_empty() { vec![difference(old, new)] } else { found }
}

/// The members of a list that another does not have, as often as it lacks them.
fn without<'v>(list: &'v [Value], other: &[Value]) -> Vec<&'v Value> {
    let mut left: Vec<_> = other.iter().collect();
    let mut found = Vec::new();
    for value in list {
        match left.iter().position(|known| *known == value) {
            Some(place) => drop(left.swap_remove(place)),
            None => found.push(value),
        }
    }
    found
}

/// Whether two members of a list stand for the same.
fn is_same(list: &str, one: &Value, other: &Value) -> bool {
    let keys = told_apart_by(list);
    let is_alike = |key: &&str| one.get(*key).is_some() && one.get(*key) == other.get(*key);
    !keys.is_empty() && keys.iter().all(is_alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Described, School, SchoolWork};

    fn found<R: Described>(old: &str, new: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let wording = Wording { fields: R::FIELDS, form: None };
        let [old, new] = [old, new].map(|text| leaves(text, wording).unwrap());
        let said = |value: Option<Value>| value.map(|value| value.to_string());
        differences(&old, &new).into_iter().map(|one| (one.key, said(one.old), said(one.new))).collect()
    }

    #[test]
    fn only_what_differs_is_found_inside_tables_too() {
        let old = "name = \"甲\"\nstaff = 3\n[liaison]\nname = \"孙\"\nfemale = true\n";
        let new = "# 注\nstaff = 4\nname = '甲'\nboarding = true\nliaison = { name = \"孙\" }\n";
        let some = |text: &str| Some(text.to_owned());
        let expected = [
            ("staff".to_owned(), some("3"), some("4")),
            ("boarding".to_owned(), None, some("true")),
            ("liaison.female".to_owned(), some("true"), None),
        ];
        assert_eq!(found::<School>(old, new), expected);
        assert!(found::<School>(old, old).is_empty());
    }

    #[test]
    fn of_a_list_only_its_changed_members_are_found() {
        let session =
            |day: u32, staff: u32| format!("[[study]]\nheld_on = 2019-08-{day:02}\nstaff_attended = {staff}\n");
        let count = |old: &[(u32, u32)], new: &[(u32, u32)]| {
            let text =
                |sessions: &[(u32, u32)]| sessions.iter().map(|(day, staff)| session(*day, *staff)).collect::<String>();
            let found = found::<SchoolWork>(&text(old), &text(new));
            found.iter().map(|(_, old, new)| (old.is_some(), new.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(count(&[(1, 1)], &[(1, 1), (2, 2)]), [(false, true)]);
        assert_eq!(count(&[(1, 1), (2, 2)], &[(2, 2)]), [(true, false)]);
        assert_eq!(count(&[(1, 1), (2, 2)], &[(1, 1), (2, 3)]), [(true, true)]);
        assert_eq!(
            count(&[(1, 1), (2, 2)], &[(3, 1), (2, 3), (4, 4)]),
            [(true, true), (true, false), (false, true), (false, true)]
        );
        assert_eq!(count(&[], &[(1, 1), (2, 2)]), [(false, true)]);
        assert_eq!(count(&[(1, 1), (2, 2)], &[(2, 2), (1, 1)]), [(true, true)]);
    }
}
