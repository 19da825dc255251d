//! Changes to a record's text that keep what a clerk wrote around them.

use crate::records::{Form, Wording, told_apart_by};
use crate::tr;
use foldhash::HashMap;
use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

/// The text of a new record, as the contract formats it.
pub fn document<R: Serialize>(record: &R) -> Result<DocumentMut, toml_edit::ser::Error> {
    let mut document = toml_edit::ser::to_document(record)?;
    for (key, item) in document.as_table_mut().iter_mut() {
        open_tables(key.get(), item);
    }
    Ok(document)
}

/// What a record says, by its keys.
pub fn said<R: Serialize>(record: &R) -> Result<toml::Value, toml_edit::ser::Error> {
    toml_edit::ser::to_document(record).map(|document| plain(document.as_item()))
}

/// What a record’s text says, key by key in its own order; `None` where it is not TOML.
pub fn members(text: &str) -> Option<Vec<(String, toml::Value)>> {
    let document: DocumentMut = text.parse().ok()?;
    Some(document.iter().map(|(key, item)| (key.to_owned(), plain(item))).collect())
}

/// What a record says, in one line: each value behind what it is called; as it is where it is not TOML.
pub fn in_one_line(text: &str, wording: Wording) -> String {
    let said = match members(text) {
        Some(members) => {
            let leaves = members.iter().flat_map(|(key, value)| wording.leaves(key, value));
            leaves.map(|(key, value)| labelled(&wording.name(&key), &wording.value(&key, &value))).collect()
        }
        None => text.lines().map(str::to_owned).collect::<Vec<_>>(),
    };
    let said = said.join(&tr!("; ", "；")).split_whitespace().collect::<Vec<_>>().join(" ");
    if said.is_empty() { tr!("nothing beside its name", "除文件名外没有内容") } else { said }
}

fn labelled(name: &str, value: &str) -> String {
    tr!("{name}: {value}", "{name}：{value}")
}

/// The document of a record with its keys in the order of the format; as it was where it is not such a record yet.
pub fn in_order<R: Serialize + serde::de::DeserializeOwned>(given: &DocumentMut) -> DocumentMut {
    let record = toml_edit::de::from_document::<R>(given.clone());
    record.ok().and_then(|record| document(&record).ok()).unwrap_or_else(|| given.clone())
}

/// Puts the answers and notes of a row in the order of the form.
pub fn order_items(document: &mut DocumentMut, form: &Form) {
    let places: HashMap<_, _> =
        form.items().iter().enumerate().map(|(place, item)| (item.key.as_str(), place)).collect();
    let place = |key: &str| places.get(key);
    for table in ["results", "notes"] {
        if let Some(table) = document.get_mut(table).and_then(Item::as_table_mut) {
            table.sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
        }
    }
}

/// Gives tables, and lists of tables, a header of their own; the participants of a visit stay on one line.
fn open_tables(key: &str, item: &mut Item) {
    let opened = match item {
        Item::Value(Value::InlineTable(table)) => Item::Table(std::mem::take(table).into_table()),
        Item::Value(Value::Array(array)) if key != "participants" && array.iter().any(Value::is_inline_table) => {
            let tables = std::mem::take(array).into_iter().filter_map(|value| match value {
                Value::InlineTable(table) => Some(table.into_table()),
                _ => None,
            });
            Item::ArrayOfTables(tables.collect::<ArrayOfTables>())
        }
        _ => return,
    };
    *item = opened;
}

/// A key whose value in the record differs from the one given.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The dotted key.
    pub key: String,
    /// As the record has it.
    pub old: toml::Value,
    /// As it was given.
    pub new: toml::Value,
}

/// A key that was taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// The dotted key.
    pub key: String,
    /// As the record had it.
    pub old: toml::Value,
}

/// What a merge did, or would have to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// Keys that the record lacked and now has.
    pub added: Vec<String>,
    /// Keys that differ: left as they were by [`add`], overwritten by [`replace`].
    pub differing: Vec<Difference>,
    /// Keys taken out.
    pub removed: Vec<Removal>,
}

impl Merge {
    /// Whether the record already said it all.
    pub fn is_nothing(&self) -> bool {
        self.added.is_empty() && self.differing.is_empty() && self.removed.is_empty()
    }
}

/// Adds what a record lacks; what differs is listed and left as it is.
pub fn add(document: &mut DocumentMut, addition: &DocumentMut) -> Merge {
    let mut merge = Merge::default();
    merge_tables(document.as_table_mut(), addition.as_table(), "", &mut merge, |_, _| {});
    merge
}

/// Adds what a record lacks and overwrites what differs; a comment after a value stays.
pub fn replace(document: &mut DocumentMut, addition: &DocumentMut) -> Merge {
    let mut merge = Merge::default();
    merge_tables(document.as_table_mut(), addition.as_table(), "", &mut merge, |old, new| match (old, new) {
        (Item::Value(old), Item::Value(new)) => {
            let decor = old.decor().clone();
            *old = new.clone();
            *old.decor_mut() = decor;
        }
        (old, new) => *old = new.clone(),
    });
    merge
}

/// Whether a document says anything under a dotted key.
pub fn says(document: &DocumentMut, key: &str) -> bool {
    let mut item = Some(document.as_item());
    for name in key.split('.') {
        item = item.and_then(|item| item.get(name));
    }
    item.is_some()
}

/// Takes out a dotted key, and its table where that is then empty.
pub fn remove(document: &mut DocumentMut, key: &str, merge: &mut Merge) {
    let mut note = |item: Item| merge.removed.push(Removal { key: key.to_owned(), old: plain(&item) });
    match key.split_once('.') {
        None => document.remove(key).into_iter().for_each(&mut note),
        Some((table, inner)) => {
            let Some(inside) = document.get_mut(table).and_then(Item::as_table_like_mut) else { return };
            inside.remove(inner).into_iter().for_each(&mut note);
            if inside.is_empty() {
                document.remove(table);
            }
        }
    }
}

fn merge_tables(old: &mut dyn TableLike, new: &Table, path: &str, merge: &mut Merge, settle: fn(&mut Item, &Item)) {
    for (key, item) in new.iter() {
        let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let Some(existing) = old.get_mut(key) else {
            old.insert(key, item.clone());
            merge.added.push(path);
            continue;
        };
        if let (Item::ArrayOfTables(list), Item::ArrayOfTables(more)) = (&mut *existing, item) {
            merge_lists(list, more, &path, merge, settle);
        } else if let (Some(inner), Item::Table(table)) = (existing.as_table_like_mut(), item) {
            merge_tables(inner, table, &path, merge, settle);
        } else if plain(existing) != plain(item) {
            merge.differing.push(Difference { key: path, old: plain(existing), new: plain(item) });
            settle(existing, item);
        }
    }
}

/// Merges each table into the one of the list that stands for the same; where there is none, the list lacks it.
fn merge_lists(
    list: &mut ArrayOfTables,
    more: &ArrayOfTables,
    path: &str,
    merge: &mut Merge,
    settle: fn(&mut Item, &Item),
) {
    let mut lacked = false;
    for table in more {
        let Some(old) = same(list, table, told_apart_by(path)) else {
            lacked = true;
            list.push(table.clone());
            continue;
        };
        let (before, mut inside) = (old.clone(), Merge::default());
        merge_tables(old, table, path, &mut inside, settle);
        lacked |= !inside.added.is_empty();
        // The whole table is told: a count says nothing without its day.
        merge.differing.extend((!inside.differing.is_empty()).then(|| {
            let mut wanted = before.clone();
            wanted.extend(table.iter().map(|(key, item)| (key.to_owned(), item.clone())));
            let [old, new] = [before, wanted].map(|table| plain(&Item::Table(table)));
            Difference { key: path.to_owned(), old, new }
        }));
    }
    merge.added.extend(lacked.then(|| path.to_owned()));
}

/// The table of a list that stands for the same as another one; of several the one that says it all, else one that does not
/// contradict it.
fn same<'l>(list: &'l mut ArrayOfTables, table: &Table, keys: &[&str]) -> Option<&'l mut Table> {
    let is_same = |old: &Table| keys.iter().all(|key| says_alike(old, table, key));
    let agrees = |old: &Table| table.iter().all(|(key, _)| !old.contains_key(key) || says_alike(old, table, key));
    let rank = |old: &Table| (!says_all(old, table), !agrees(old));
    let fitting = list.iter().enumerate().filter(|(_, old)| says_all(old, table) || !keys.is_empty() && is_same(old));
    let (place, _) = fitting.min_by_key(|(_, old)| rank(old))?;
    list.get_mut(place)
}

/// Whether two tables both say the same under a key.
fn says_alike(one: &Table, other: &Table, key: &str) -> bool {
    one.get(key).zip(other.get(key)).is_some_and(|(one, other)| plain(one) == plain(other))
}

/// Whether a table says everything that another one says.
fn says_all(table: &Table, other: &Table) -> bool {
    other.iter().all(|(key, _)| says_alike(table, other, key))
}

/// What an item says, whatever stands around it and however it is written.
fn plain(item: &Item) -> toml::Value {
    let value = item.clone().into_value().ok();
    let plain = value.and_then(|value| toml::Value::deserialize(value.into_deserializer()).ok());
    plain.unwrap_or_else(|| toml::Value::String(item.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> DocumentMut {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_absent_is_added_and_comments_stay() {
        let mut record = parsed("# 张某登记\ncopies = 2 # 两份\n\n[upper]\nsigner = \"张某\"\n");
        let merge =
            add(&mut record, &parsed("copies = 2\n\n[upper]\nsigner = \"张某\"\n\n[lower]\nsigner = \"李某\"\n"));
        assert_eq!((merge.added, merge.differing), (vec!["lower".to_owned()], vec![]));
        let expected = "# 张某登记\ncopies = 2 # 两份\n\n[upper]\nsigner = \"张某\"\n\n[lower]\nsigner = \"李某\"\n";
        assert_eq!(record.to_string(), expected);
    }

    #[test]
    fn what_differs_is_left_by_add_and_set_by_replace() {
        let text = "copies = 2 # 两份\n";
        let mut record = parsed(text);
        let addition = parsed("copies = 3\n");
        let difference = Difference { key: "copies".into(), old: 2.into(), new: 3.into() };
        assert_eq!(add(&mut record, &addition).differing, vec![difference.clone()]);
        assert_eq!(record.to_string(), text);
        assert_eq!(replace(&mut record, &addition).differing, vec![difference]);
        assert_eq!(record.to_string(), "copies = 3 # 两份\n");
    }

    #[test]
    fn a_member_of_a_list_is_corrected_where_it_stands() {
        let session = |day: u8, staff: u8| format!("[[study]]\nheld_on = 2019-09-{day:02}\nstaff_attended = {staff}\n");
        let mut record = parsed(&(session(2, 20) + &session(3, 9)));
        let addition = parsed(&session(2, 25));
        let merge = add(&mut record, &addition);
        assert_eq!((merge.added.len(), merge.differing.len(), merge.differing[0].key.as_str()), (0, 1, "study"));
        assert_eq!(record.to_string(), session(2, 20) + &session(3, 9));
        assert_eq!(replace(&mut record, &addition), merge);
        assert_eq!(record.to_string(), session(2, 25) + &session(3, 9));
        assert!(add(&mut record, &parsed("[[study]]\nheld_on = 2019-09-03\n")).is_nothing());
        assert_eq!(add(&mut record, &parsed(&session(4, 9))).added, ["study"]);
        // Two sessions of one day may stand in a file: what one of them says already is no difference.
        let mut record = parsed(&(session(2, 20) + &session(2, 25)));
        assert!(replace(&mut record, &addition).is_nothing());
        let lesson = |kind: &str| format!("[[education]]\nheld_on = 2019-09-02\nkind = \"{kind}\"\n");
        let mut record = parsed(&lesson("law"));
        assert_eq!(add(&mut record, &parsed(&lesson("self_protection"))).added, ["education"]);
        let noted = lesson("law") + "note = \"甲\"\n";
        assert_eq!(add(&mut record, &parsed(&noted)).added, ["education"]);
        assert_eq!(record.to_string(), noted + &lesson("self_protection"));
    }

    #[test]
    fn a_table_that_a_removal_empties_goes_too() {
        let mut record = parsed("name = \"甲\"\n\n[liaison]\nname = \"孙某\"\n");
        let mut merge = Merge::default();
        remove(&mut record, "liaison.name", &mut merge);
        assert_eq!(record.to_string(), "name = \"甲\"\n");
        assert_eq!(merge.removed[0].old, "孙某".into());
    }
}
