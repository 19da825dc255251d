//! One row of the inspection form.

use crate::basics::day::Day;
use crate::basics::id::ItemKey;
use crate::records::{Deed, ItemKind, Name, Note, Participant, Record, VisitKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::words! {
    /// The answer to an item. `compliant` is always the good one, whatever the question's polarity.
    Answer {
        Compliant = "compliant", "符合" | "合格" | "达标" | "落实" | "已落实" | "已建立" | "√" | "✓" | "✔" | "☑" | "对";
        Partial = "partial", "基本符合" | "基本落实" | "部分符合" | "部分" | "整改中";
        Problem = "problem", "不符合" | "不合格" | "未建立" | "未落实" | "有问题" | "×" | "✗" | "叉";
        NotApplicable = "not_applicable", "不适用" | "不涉及" | "无宿舍" | "无女生宿舍" | "非寄宿" | "N/A" | "/" | "—";
        NotChecked = "not_checked", "未查" | "待查";
        Examined = "examined", "已排查";
    }
}

impl Answer {
    /// Whether it is a finding.
    pub fn is_finding(self) -> bool {
        matches!(self, Answer::Partial | Answer::Problem)
    }

    /// Whether an item of a kind can be answered so.
    pub fn fits(self, kind: ItemKind) -> bool {
        match kind {
            ItemKind::Result => self != Answer::Examined,
            ItemKind::Examined => matches!(self, Answer::Examined | Answer::NotChecked),
            ItemKind::Text => false,
        }
    }
}

/// `inspections/<round>/<county>/<date>-<school>.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Who inspected.
    pub participants: Option<Vec<Participant>>,
    /// The day that the form was filled in, which is not before the inspection (clause 表).
    pub filled_on: Option<Day>,
    /// The remarks column.
    pub remarks: Option<Note>,
    /// Where the copy kept on file lies.
    pub archive_ref: Option<Name>,
    /// The answers.
    #[serde(default, with = "by_item", skip_serializing_if = "BTreeMap::is_empty")]
    pub results: BTreeMap<ItemKey, Answer>,
    /// The notes to the answers, and the answers to text items.
    #[serde(default, with = "by_item", skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<ItemKey, Note>,
}

impl Record for Inspection {
    const FOLDER: &'static str = "inspections";
    type Key = VisitKey;

    fn deeds(&self) -> Vec<Deed> {
        Deed::of("filled_on", self.filled_on).into_iter().collect()
    }

    fn rewind(&mut self, to: Day) {
        self.filled_on.take_if(|on| *on > to);
    }
}

/// Tables by item. An item that no form can have is kept out here; one that this form lacks is `unknown-item`.
mod by_item {
    use super::*;
    use serde::{Deserializer, Serializer, de};

    pub fn serialize<V: Serialize, S: Serializer>(
        table: &BTreeMap<ItemKey, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(table.iter().map(|(key, value)| (key.as_str(), value)))
    }

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
            let text = String::deserialize(deserializer)?;
            let key = text.parse().map_err(|()| de::Error::unknown_field(&text, &[]))?;
            Ok(KeyText(key))
        }
    }
}
