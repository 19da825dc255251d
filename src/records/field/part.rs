//! What a dotted path inside a record's file is of.

use super::{Field, Fields, Kind};
use crate::basics::language::{Language, current};
use crate::records::Form;

/// A field, or one member of it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'p> {
    /// The field.
    pub field: &'static Field,
    /// Which member: the number in a list, from 0; the key of an item; the name of a form.
    pub member: Option<&'p str>,
}

impl Fields {
    /// What a dotted path is of: `upper.signer`, `participants.0.agency`, `results.policy`.
    pub fn part<'p>(self, path: &'p str) -> Option<Part<'p>> {
        let (first, rest) = parted(path);
        self.within(self.field(first)?, rest, None)
    }

    fn within<'p>(self, field: &'static Field, rest: Option<&'p str>, member: Option<&'p str>) -> Option<Part<'p>> {
        let Some(rest) = rest else { return Some(Part { field, member }) };
        let (first, further) = parted(rest);
        let child = |key: &str| self.field(&format!("{}.{key}", field.key));
        match field.value {
            Kind::WordByItem(_) | Kind::NoteByItem | Kind::DigestByForm => Some(Part { field, member: Some(rest) }),
            Kind::Table => self.within(child(first)?, further, member),
            Kind::Tables => match further.map(parted) {
                Some((key, further)) => self.within(child(key)?, further, Some(first)),
                None => Some(Part { field, member: Some(first) }),
            },
            Kind::Texts | Kind::Words(_) => Some(Part { field, member: Some(rest) }),
            _ => None,
        }
    }

    /// What a dotted path is called for one who looks for it in a file: `联络员（liaison.name）`; the path itself where
    /// there is no such field.
    pub fn in_file(self, path: &str) -> String {
        match (current(), self.part(path)) {
            (Language::Chinese, Some(part)) => format!("{}（{path}）", part.in_its_list()),
            _ => path.to_owned(),
        }
    }
}

impl Part<'_> {
    /// What it is called in Chinese, an item by its heading: `检查结果“其他事项”`.
    pub fn in_chinese(&self, form: Option<&Form>) -> String {
        let name = self.field.name;
        match (self.field.value, self.member) {
            (Kind::WordByItem(_) | Kind::NoteByItem, Some(key)) => {
                let item = form.and_then(|form| form.items().iter().find(|item| item.key.as_str() == key));
                format!("{name}“{}”", item.map_or(key, |item| item.heading.as_str()))
            }
            (Kind::DigestByForm, Some(form)) => format!("{name}“{form}”"),
            _ => self.in_its_list(),
        }
    }

    /// What it is called in Chinese, with its number where it stands in a list.
    fn in_its_list(&self) -> String {
        let name = self.field.name;
        match self.member.and_then(|member| member.parse::<usize>().ok()) {
            Some(index) => format!("第{}项{name}", index + 1),
            None => name.to_owned(),
        }
    }
}

fn parted(path: &str) -> (&str, Option<&str>) {
    path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)))
}
