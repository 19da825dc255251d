//! The form as data: its items, in the order of its columns.

use crate::basics::id::ItemKey;
use crate::records::{Name, School};
use crate::tr;
use serde::{Deserialize, Deserializer, Serialize, de};

/// One item of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its key in the records.
    #[serde(with = "item_key")]
    pub key: ItemKey,
    /// Its column heading.
    pub heading: Name,
    /// Other headings that import accepts.
    pub aliases: Option<Vec<Name>>,
    /// Whether it has a column on the paper form; it has, unless said otherwise.
    pub column: Option<bool>,
    /// What an answer to it is; a result, unless said otherwise.
    pub kind: Option<ItemKind>,
    /// Which schools it applies to; all, unless said otherwise.
    pub applies: Option<Applies>,
}

crate::words! {
    /// What an answer to an item is.
    ItemKind {
        Result = "result", "结果";
        Text = "text", "文字";
        Examined = "examined", "排查";
    }
}

crate::words! {
    /// Which schools an item applies to.
    Applies {
        Always = "always", "所有学校";
        GirlsDormitory = "girls_dormitory", "有女生集体宿舍的学校";
    }
}

impl Item {
    /// Whether it has a column on the paper form.
    pub fn has_column(&self) -> bool {
        self.column.unwrap_or(true)
    }

    /// What an answer to it is.
    pub fn kind(&self) -> ItemKind {
        self.kind.unwrap_or(ItemKind::Result)
    }

    /// Which schools it applies to.
    pub fn applies(&self) -> Applies {
        self.applies.unwrap_or(Applies::Always)
    }

    /// Whether it asks for one of the results.
    pub fn is_result(&self) -> bool {
        self.kind() == ItemKind::Result
    }

    /// Whether its heading names what should not be there, so that it is not plain which answer is the good one.
    pub fn is_of_something_bad(&self) -> bool {
        let heading = self.heading.as_str();
        let names = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        names(&["盲区", "隐患"]) || heading.starts_with("有无") && names(&["前科", "违法", "犯罪"])
    }

    /// Whether it applies to every school.
    pub fn applies_always(&self) -> bool {
        self.applies() == Applies::Always
    }

    /// Whether it must be answered at a school; of dormitory items not, unless it is known that there is one.
    pub fn applies_to(&self, school: &School) -> bool {
        match self.applies() {
            Applies::Always => true,
            Applies::GirlsDormitory => school.girls_dormitory == Some(true),
        }
    }
}

/// The items of a form: at least one, no key and no heading twice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Form(Vec<Item>);

impl Form {
    /// The items, in the order of the form.
    pub fn items(&self) -> &[Item] {
        &self.0
    }

    /// The item with a key.
    pub fn item(&self, key: &ItemKey) -> Option<&Item> {
        self.0.iter().find(|item| item.key == *key)
    }

    /// The form with one more item: before its last text (其他事项), which takes what no other asks; of items without a column
    /// behind all.
    pub fn with(mut self, item: Item) -> Result<Form, String> {
        if let Some(fault) = twin(&self.0, &item) {
            return Err(fault);
        }
        let is_last_text = |known: &Item| known.has_column() && known.kind() == ItemKind::Text;
        let last_column = || self.0.iter().rposition(Item::has_column).map_or(0, |place| place + 1);
        let place = match item.has_column() {
            true => self.0.iter().rposition(is_last_text).unwrap_or_else(last_column),
            false => self.0.len(),
        };
        self.0.insert(place, item);
        Ok(self)
    }

    /// The items with a column, in order.
    pub fn columns(&self) -> impl Iterator<Item = &Item> {
        self.0.iter().filter(|item| item.has_column())
    }

    /// The items as the command line numbers them: those with a column from 1, then the others.
    pub fn numbered(&self) -> impl Iterator<Item = &Item> {
        self.columns().chain(self.0.iter().filter(|item| !item.has_column()))
    }
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Form, D::Error> {
        let items = Vec::<Item>::deserialize(deserializer)?;
        if items.is_empty() {
            return Err(de::Error::custom(tr!("a form has at least one item", "检查情况表至少有一项")));
        }
        for (index, item) in items.iter().enumerate() {
            if let Some(fault) = twin(&items[..index], item) {
                return Err(de::Error::custom(fault));
            }
        }
        Ok(Form(items))
    }
}

/// What is wrong with an item beside others: that one of them has its key or its heading.
fn twin(others: &[Item], item: &Item) -> Option<String> {
    let key = &item.key;
    let is_twin = others.iter().any(|other| other.key == *key || other.heading == item.heading);
    is_twin.then(|| tr!("the item “{key}” appears twice, by its key or its heading", "检查事项“{key}”的代号或标题重复"))
}

mod item_key {
    use super::*;

    pub fn serialize<S: serde::Serializer>(key: &ItemKey, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(key.as_str())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ItemKey, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| {
            de::Error::custom(tr!(
                "an item's key has 1 to 30 of a–z, 0–9 and _",
                "检查事项代号由1到30个小写字母、数字或_组成"
            ))
        })
    }
}
