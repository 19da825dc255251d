//! What a command says of a record: its keys by their names, its items by their headings, its values in words.

use crate::basics::language::{Language, current};
use crate::records::{Fields, Form, Kind, TABLES};
use toml::Value;

/// The words for the fields of one record.
#[derive(Clone, Copy)]
pub struct Wording<'f> {
    /// The fields of its kind.
    pub fields: Fields,
    /// The form of its round, where it is of one.
    pub form: Option<&'f Form>,
}

impl Wording<'_> {
    /// What a dotted key is called: `实到人数`, `检查结果“其他事项”`.
    pub fn name(&self, key: &str) -> String {
        match (current(), self.fields.part(key)) {
            (Language::Chinese, Some(part)) => part.in_chinese(self.form),
            _ => key.to_owned(),
        }
    }

    /// The same, to stand in a sentence: `“实到人数”`.
    pub fn quoted(&self, key: &str) -> String {
        match (current(), self.name(key)) {
            (Language::English, key) => format!("`{key}`"),
            (Language::Chinese, name) if name.ends_with('”') => name,
            (Language::Chinese, name) => format!("“{name}”"),
        }
    }

    /// What the value of a dotted key says.
    pub fn value(&self, key: &str, value: &Value) -> String {
        match self.fields.part(key) {
            Some(part) => self.fields.spoken(part.field, value),
            None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        }
    }

    /// The dotted keys that a key stands for, each with its value: of a table those inside it, which have names.
    pub fn leaves(&self, key: &str, value: &Value) -> Vec<(String, Value)> {
        match (self.fields.part(key).map(|part| part.field.value), value) {
            (Some(Kind::Table | Kind::WordByItem(_) | Kind::NoteByItem | Kind::DigestByForm), Value::Table(table)) => {
                table.iter().map(|(inner, value)| (format!("{key}.{inner}"), value.clone())).collect()
            }
            _ => vec![(key.to_owned(), value.clone())],
        }
    }
}

/// A message without the keys and words of files, which stand in brackets behind what they are called: a command asks
/// nobody to edit a file.
pub fn without_keys(message: &str) -> String {
    let (mut said, mut rest) = (String::new(), message);
    while let Some((before, after)) = rest.split_once('（') {
        said.push_str(before);
        rest = match after.split_once('）') {
            Some((key, behind)) if stands_in_files(key) => behind,
            _ => {
                said.push('（');
                after
            }
        };
    }
    said + rest
}

/// Whether files have it as a key, or as a word.
fn stands_in_files(text: &str) -> bool {
    let is_key = |key: &str| key.split('.').next() == text.split('.').next() || key.rsplit('.').next() == Some(text);
    let is_word = |kind: Kind| match kind {
        Kind::Word(words) | Kind::Words(words) | Kind::WordByItem(words) => words.chinese(text).is_some(),
        _ => false,
    };
    let mut fields = TABLES.iter().copied().flat_map(Fields::all).filter(|field| field.is_in_file());
    matches!(text, "true" | "false") || text.is_ascii() && fields.any(|field| is_key(field.key) || is_word(field.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_files_is_taken_out_of_its_brackets() {
        let message = "请改正实到人数（staff_attended）或联络员（liaison.name），填“符合”（compliant）（见表）（name";
        assert_eq!(without_keys(message), "请改正实到人数或联络员，填“符合”（见表）（name");
        let other = "第2项参加人员所属机关（participants.1.agency）、办公电话（office_phone）、甲（东）";
        assert_eq!(without_keys(other), "第2项参加人员所属机关、办公电话、甲（东）");
    }
}
