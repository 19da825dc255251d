//! Tables by item: the results and notes of a row of the form.

use crate::basics::id::ItemKey;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeMap;

/// Writes a table by item.
pub fn serialize<V: Serialize, S: Serializer>(table: &BTreeMap<ItemKey, V>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(table.iter().map(|(key, value)| (key.as_str(), value)))
}

/// Reads a table by item. An item that no form can have is an unknown key; one that this form lacks is found later.
pub fn deserialize<'de, V: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<ItemKey, V>, D::Error> {
    struct TableVisitor<V>(std::marker::PhantomData<V>);
    impl<'de, V: Deserialize<'de>> de::Visitor<'de> for TableVisitor<V> {
        type Value = BTreeMap<ItemKey, V>;
        fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
            to.write_str(&crate::tr!("a table by item", "按检查事项列出的表"))
        }
        fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut table = BTreeMap::new();
            while let Some(key) = entries.next_key::<KeyText>()? {
                table.insert(key.0, entries.next_value()?);
            }
            Ok(table)
        }
    }
    deserializer.deserialize_map(TableVisitor(std::marker::PhantomData))
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
