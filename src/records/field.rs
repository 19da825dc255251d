//! One field of a record: the key that its file has, what the clerks call it, and what it takes.

use crate::basics::fold::fold;
use crate::basics::language::{Language, current};
use crate::basics::words::with_key;

mod kind;
mod part;
mod typed;
mod written;

pub use kind::Kind;
pub use part::Part;
pub use typed::{count, day_value, put};

/// What a field is, said once; the tables are in [`fields`](crate::records::fields).
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key, dotted inside a table: `liaison.name`.
    pub key: &'static str,
    /// What the clerks call it: in messages, on sheets and forms, and when they type it.
    pub name: &'static str,
    /// What else they call it.
    pub aliases: &'static [&'static str],
    /// What kind of value it takes.
    pub value: Kind,
    /// Where it stands.
    pub stands: Stands,
}

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// The path says it, so the file does not.
    InPath,
    /// In the file or table, which is broken without.
    Always,
    /// In the file or table, where it is known.
    Maybe,
}

impl Field {
    /// A field without which a record, or the table that it stands in, is broken.
    pub const fn required(
        key: &'static str,
        name: &'static str,
        value: Kind,
        aliases: &'static [&'static str],
    ) -> Field {
        Field { key, name, aliases, value, stands: Stands::Always }
    }

    /// A field that may be left out.
    pub const fn optional(
        key: &'static str,
        name: &'static str,
        value: Kind,
        aliases: &'static [&'static str],
    ) -> Field {
        Field { key, name, aliases, value, stands: Stands::Maybe }
    }

    /// What the path of a record says, and its file never repeats.
    pub const fn of_path(
        key: &'static str,
        name: &'static str,
        value: Kind,
        aliases: &'static [&'static str],
    ) -> Field {
        Field { key, name, aliases, value, stands: Stands::InPath }
    }

    /// Whether the file says it.
    pub fn is_in_file(&self) -> bool {
        self.stands != Stands::InPath
    }

    /// What it is called in the reader's language.
    pub fn called(&self) -> &'static str {
        match current() {
            Language::Chinese => self.name,
            Language::English => self.key,
        }
    }

    /// What it is called for one who looks for it in a file: `实到人数（staff_attended）`.
    pub fn in_file(&self) -> String {
        with_key(self.name, self.key)
    }

    /// All that it is called: the key, the name, the other names.
    pub fn calls(&self) -> impl Iterator<Item = &'static str> {
        [self.key, self.name].into_iter().chain(self.aliases.iter().copied())
    }
}

/// The fields of one kind of record, in the order of its sheets.
#[derive(Clone, Copy, Debug)]
pub struct Fields(pub &'static [&'static [Field]]);

/// A record whose fields are known.
pub trait Described {
    /// All of them.
    const FIELDS: Fields;
}

impl Fields {
    /// All fields, those of the path and those inside tables too.
    pub fn all(self) -> impl Iterator<Item = &'static Field> {
        self.0.iter().copied().flatten()
    }

    /// The field with a key.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.all().find(|field| field.key == key)
    }

    /// The field with a key, looked up while the program is compiled: a key that there is not is an error then.
    pub const fn get(self, key: &str) -> &'static Field {
        let mut table = 0;
        while table < self.0.len() {
            let mut place = 0;
            while place < self.0[table].len() {
                if is_same(self.0[table][place].key, key) {
                    return &self.0[table][place];
                }
                place += 1;
            }
            table += 1;
        }
        panic!("the record has no such key")
    }

    /// The fields that stand in a table; the empty key is the file itself.
    pub fn inside(self, table: &str) -> impl Iterator<Item = &'static Field> {
        self.all().filter(move |field| field.is_in_file() && parent(field.key) == table)
    }

    /// The field that a clerk typed, by anything that it is called.
    pub fn typed(self, text: &str) -> Option<&'static Field> {
        let typed = fold(text);
        self.all().find(|field| field.calls().any(|call| fold(call) == typed))
    }
}

/// The key of the table that a key stands in.
fn parent(key: &str) -> &str {
    key.rsplit_once('.').map_or("", |(table, _)| table)
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut place = 0;
    while place < one.len() && place < other.len() && one[place] == other[place] {
        place += 1;
    }
    place == one.len() && place == other.len()
}
