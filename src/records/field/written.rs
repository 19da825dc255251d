//! A value of a record in words: as the clerks write it, or for one who reads English.

use super::{Field, Fields, Kind};
use crate::basics::language::{Language, current};
use crate::basics::vocabulary::Vocabulary;
use toml::{Table, Value};

impl Fields {
    /// The value of a field in the reader's language.
    pub fn spoken(self, field: &Field, value: &Value) -> String {
        self.in_words(field, value, current())
    }

    /// The value of a field as official papers write it.
    pub fn in_chinese(self, field: &Field, value: &Value) -> String {
        self.in_words(field, value, Language::Chinese)
    }

    fn in_words(self, field: &Field, value: &Value, language: Language) -> String {
        match (field.value, value) {
            (Kind::Word(words) | Kind::Words(words) | Kind::WordByItem(words), Value::String(key)) => {
                word(words, key, language)
            }
            (Kind::Woman, Value::Boolean(yes)) if language == Language::Chinese => chosen(*yes, "女", "男"),
            (_, Value::Boolean(yes)) if language == Language::Chinese => chosen(*yes, "是", "否"),
            (_, Value::String(text)) => text.clone(),
            (_, Value::Array(members)) => {
                let members = members.iter().map(|member| self.in_words(field, member, language));
                members.collect::<Vec<_>>().join(separator(language))
            }
            (Kind::Tables, Value::Table(table)) => self.in_brackets(field, table, language),
            (_, Value::Table(table)) => self.labelled(field, table, language),
            (_, other) => other.to_string(),
        }
    }

    /// A table: each value behind what it is called.
    fn labelled(self, field: &Field, table: &Table, language: Language) -> String {
        let told = table.iter().map(|(key, value)| match self.field(&format!("{}.{key}", field.key)) {
            Some(part) => format!("{}：{}", part.called(), self.in_words(part, value, language)),
            None => format!("{key}：{}", self.in_words(field, value, language)),
        });
        told.collect::<Vec<_>>().join(separator(language))
    }

    /// A member of a list of tables: its first value, then the others in brackets: `张某（检察院）`.
    fn in_brackets(self, list: &Field, table: &Table, language: Language) -> String {
        let told = |field: &'static Field| {
            let key = field.key.rsplit('.').next()?;
            table.get(key).map(|value| self.in_words(field, value, language))
        };
        let mut told = self.inside(list.key).filter_map(told);
        let first = told.next().unwrap_or_default();
        let rest = told.collect::<Vec<_>>().join(separator(language));
        match (rest.is_empty(), language) {
            (true, _) => first,
            (false, Language::Chinese) => format!("{first}（{rest}）"),
            (false, Language::English) => format!("{first} ({rest})"),
        }
    }
}

fn word(words: Vocabulary, key: &str, language: Language) -> String {
    let chinese = words.chinese(key).filter(|_| language == Language::Chinese);
    chinese.unwrap_or(key).to_owned()
}

fn chosen(yes: bool, one: &str, other: &str) -> String {
    if yes { one.to_owned() } else { other.to_owned() }
}

fn separator(language: Language) -> &'static str {
    match language {
        Language::Chinese => "、",
        Language::English => ", ",
    }
}
