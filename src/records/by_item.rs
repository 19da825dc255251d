//! Tables by item: the results and notes of a row of the form.

use crate::basics::id::ItemKey;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::marker::PhantomData;

/// What a row of the form says of each item, in the order of the keys. As small as it can be: a city has many rows.
#[derive(Clone, Debug, PartialEq)]
pub struct ByItem<V>(Vec<(ItemKey, V)>);

impl<V> Default for ByItem<V> {
    fn default() -> ByItem<V> {
        ByItem(Vec::new())
    }
}

impl<V> ByItem<V> {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What it says of an item.
    pub fn get(&self, item: &ItemKey) -> Option<&V> {
        self.place(item).ok().map(|place| &self.0[place].1)
    }

    /// Whether it says anything of an item.
    pub fn contains_key(&self, item: &ItemKey) -> bool {
        self.place(item).is_ok()
    }

    /// Says this of an item, instead of what was said before.
    pub fn insert(&mut self, item: ItemKey, value: V) {
        match self.place(&item) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (item, value)),
        }
    }

    /// The items that it says anything of, in order.
    pub fn keys(&self) -> impl Iterator<Item = &ItemKey> {
        self.iter().map(|(item, _)| item)
    }

    /// The items with what it says of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&ItemKey, &V)> {
        self.0.iter().map(|(item, value)| (item, value))
    }

    fn place(&self, item: &ItemKey) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(item))
    }
}

impl<V> Extend<(ItemKey, V)> for ByItem<V> {
    fn extend<I: IntoIterator<Item = (ItemKey, V)>>(&mut self, said: I) {
        said.into_iter().for_each(|(item, value)| self.insert(item, value));
    }
}

impl<V: Serialize> Serialize for ByItem<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(item, value)| (item.as_str(), value)))
    }
}

/// An item that no form can have is an unknown key; one that this form lacks is found later.
impl<'de, V: Deserialize<'de>> Deserialize<'de> for ByItem<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ByItem<V>, D::Error> {
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

struct TableVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> de::Visitor<'de> for TableVisitor<V> {
    type Value = ByItem<V>;

    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str(&crate::tr!("a table by item", "按检查事项列出的表"))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<ByItem<V>, A::Error> {
        let mut said = Vec::with_capacity(entries.size_hint().unwrap_or_default());
        while let Some(KeyText(item)) = entries.next_key()? {
            said.push((item, entries.next_value()?));
        }
        // No table has a key twice.
        said.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Ok(ByItem(said))
    }
}

struct KeyText(ItemKey);

impl<'de> Deserialize<'de> for KeyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<KeyText, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl de::Visitor<'_> for KeyVisitor {
    type Value = KeyText;

    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str(&crate::tr!("the key of an item", "检查事项的代号"))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<KeyText, E> {
        text.parse().map(KeyText).map_err(|()| E::unknown_field(text, &[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_said_once_and_in_order() {
        let key = |text: &str| text.parse::<ItemKey>().unwrap();
        let mut table = ByItem::default();
        for (item, value) in [("b", 1), ("a", 2), ("c", 3), ("b", 4)] {
            table.insert(key(item), value);
        }
        assert_eq!(
            table.iter().map(|(item, value)| (item.as_str(), *value)).collect::<Vec<_>>(),
            [("a", 2), ("b", 4), ("c", 3)]
        );
        assert_eq!((table.get(&key("b")), table.get(&key("d"))), (Some(&4), None));
    }
}
