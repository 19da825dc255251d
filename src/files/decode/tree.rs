//! The parsed table of a broken file, from which what is wrong is taken out bit by bit.

use super::{spanned, stand_in_span};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

/// A place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The dotted path; empty for the whole.
    pub path: String,
}

impl Spot {
    /// The path of a key in the table here.
    pub fn child(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The table that the key here stands in.
    pub fn table(&self) -> Spot {
        Spot { path: self.path.rsplit_once('.').map_or("", |(table, _)| table).to_owned() }
    }
}

/// The tree, and the stand-ins in it.
pub struct Tree<'t> {
    root: Spanned<DeTable<'t>>,
    /// The number of the candidate that stands in now, by path.
    stand_ins: BTreeMap<String, usize>,
    /// How many stand-ins were made: each has a span of its own.
    made: usize,
}

/// How many values are tried for a missing key, in the order of [`candidate`].
const CANDIDATES: usize = 7;

/// The value to try for a missing key; `word` is one of those that the last error said were expected.
///
/// In this order, since each try reads the record once more: most required keys take any text, which also makes a
/// closed vocabulary say its words, one of which comes next; a digest takes no other text. Then each kind of value that
/// a text cannot be. No number is tried, since no required key takes one.
fn candidate(number: usize, word: Option<&str>) -> DeValue<'static> {
    let text = |text: String| DeValue::String(Cow::Owned(text));
    let date = toml::value::Date { year: 2000, month: 1, day: 1 };
    match number {
        0 => text("x".to_owned()),
        1 => text(word.unwrap_or("x").to_owned()),
        2 => text("0".repeat(64)),
        3 => DeValue::Table(DeTable::new()),
        4 => DeValue::Array(DeArray::new()),
        5 => DeValue::Boolean(true),
        _ => DeValue::Datetime(toml::value::Datetime { date: Some(date), time: None, offset: None }),
    }
}

impl<'t> Tree<'t> {
    pub fn new(root: Spanned<DeTable<'t>>) -> Tree<'t> {
        Tree { root, stand_ins: BTreeMap::new(), made: 0 }
    }

    /// A copy to read a record from.
    pub fn root(&self) -> Spanned<DeTable<'t>> {
        self.root.clone()
    }

    /// The place of the key or value with a span; the innermost around it where none has exactly that span.
    pub fn spot(&self, span: Range<usize>) -> Spot {
        let mut best: Option<(usize, String)> = None;
        let mut see = |path: &str, seen: Range<usize>| {
            let holds = seen.start <= span.start && span.end <= seen.end;
            let size = seen.len();
            if holds && best.as_ref().is_none_or(|(smallest, _)| size <= *smallest) {
                best = Some((size, path.to_owned()));
            }
        };
        if self.root.span() != span {
            see_table("", self.root.get_ref(), &mut see);
        }
        Spot { path: best.map_or_else(String::new, |(_, path)| path) }
    }

    /// The value at a spot.
    pub fn value(&self, spot: &Spot) -> Option<&DeValue<'t>> {
        let mut names = spot.path.split('.');
        let (_, first) =
            self.root.get_ref().iter().find(|(key, _)| Some(key.get_ref().as_ref()) == names.clone().next())?;
        names.next();
        names.try_fold(first.get_ref(), |value, name| match value {
            DeValue::Table(table) => {
                let found = table.iter().find(|(key, _)| key.get_ref() == name);
                found.map(|(_, value)| value.get_ref())
            }
            DeValue::Array(array) => array.get(name.parse::<usize>().ok()?).map(Spanned::get_ref),
            _ => None,
        })
    }

    /// Takes out what stands at a spot; false where nothing does.
    pub fn take_out(&mut self, spot: &Spot) -> bool {
        let (parent, name) = spot.path.rsplit_once('.').unwrap_or(("", &spot.path));
        match container(self.root.get_mut(), parent) {
            Some(Container::Table(table)) => remove(table, name),
            // The other members keep their numbers, so this one is not removed: a stand-in takes its place.
            Some(Container::Array(_)) => self.put(&spot.path, 0, None),
            None => false,
        }
    }

    /// Whether a spot is, or lies in, a value that stands in for a missing one.
    pub fn is_stand_in(&self, spot: &Spot) -> bool {
        let mut path = spot.path.as_str();
        loop {
            if self.stand_ins.contains_key(path) {
                return true;
            }
            match path.rsplit_once('.') {
                Some((parent, _)) => path = parent,
                None => return false,
            }
        }
    }

    /// Puts a value where a table lacks a key.
    pub fn stand_in(&mut self, table: &Spot, key: &str) -> bool {
        let path = table.child(key);
        !self.stand_ins.contains_key(&path) && self.put(&path, 0, None)
    }

    /// Puts the next candidate where the last one did not fit; false when there are no more.
    pub fn try_next_stand_in(&mut self, spot: &Spot, word: Option<&str>) -> bool {
        let Some(tried) = self.stand_ins.get(&spot.path).copied() else { return false };
        tried + 1 < CANDIDATES && self.put(&spot.path.clone(), tried + 1, word)
    }

    fn put(&mut self, path: &str, number: usize, word: Option<&str>) -> bool {
        self.made += 1;
        let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
        let span = stand_in_span(self.made);
        let value = spanned(span.clone(), candidate(number, word));
        let done = match container(self.root.get_mut(), parent) {
            Some(Container::Table(table)) => {
                remove(table, name);
                table.insert(Spanned::new(span, DeString::from(name.to_owned())), value);
                true
            }
            Some(Container::Array(array)) => match name.parse().ok().and_then(|index: usize| array.get_mut(index)) {
                Some(member) => {
                    *member = value;
                    true
                }
                None => false,
            },
            None => false,
        };
        if done {
            self.stand_ins.insert(path.to_owned(), number);
        }
        done
    }
}

enum Container<'a, 't> {
    Table(&'a mut DeTable<'t>),
    Array(&'a mut DeArray<'t>),
}

/// The table or array at a path.
fn container<'a, 't>(root: &'a mut DeTable<'t>, path: &str) -> Option<Container<'a, 't>> {
    let mut here = Container::Table(root);
    for name in path.split('.').filter(|name| !name.is_empty()) {
        let value = match here {
            Container::Table(table) => table.iter_mut().find(|(key, _)| key.get_ref() == name)?.1,
            Container::Array(array) => array.get_mut(name.parse::<usize>().ok()?)?,
        };
        here = match value.get_mut() {
            DeValue::Table(table) => Container::Table(table),
            DeValue::Array(array) => Container::Array(array),
            _ => return None,
        };
    }
    Some(here)
}

fn remove(table: &mut DeTable, name: &str) -> bool {
    let key = table.keys().find(|key| key.get_ref() == name).cloned();
    key.is_some_and(|key| table.remove(&key).is_some())
}

fn see_table(path: &str, table: &DeTable, see: &mut impl FnMut(&str, Range<usize>)) {
    for (key, value) in table {
        let path = Spot { path: path.to_owned() }.child(key.get_ref());
        see(&path, key.span());
        see_value(&path, value, see);
    }
}

fn see_value(path: &str, value: &Spanned<DeValue>, see: &mut impl FnMut(&str, Range<usize>)) {
    see(path, value.span());
    match value.get_ref() {
        DeValue::Table(table) => see_table(path, table, see),
        DeValue::Array(array) => {
            for (index, member) in array.iter().enumerate() {
                see_value(&format!("{path}.{index}"), member, see);
            }
        }
        _ => {}
    }
}
