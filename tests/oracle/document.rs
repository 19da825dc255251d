//! TOML written by hand, in the manners that editors and clerks have.

use crate::model::Day;
use crate::rng::Rng;

/// A record file before it is text: keys with values that are TOML already.
#[derive(Default)]
pub struct Document {
    keys: Vec<(String, String)>,
    tables: Vec<(String, Vec<(String, String)>)>,
}

/// A text as a TOML string.
pub fn text(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// Texts as a TOML array.
pub fn texts<T: AsRef<str>>(several: &[T]) -> String {
    let several: Vec<String> = several.iter().map(|one| text(one.as_ref())).collect();
    format!("[{}]", several.join(", "))
}

impl Document {
    /// A key at the top.
    pub fn key(&mut self, key: &str, value: impl Into<String>) {
        self.keys.push((key.to_owned(), value.into()));
    }

    /// A text at the top, where there is one.
    pub fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.key(key, text(value));
        }
    }

    /// A day at the top, where there is one.
    pub fn day(&mut self, key: &str, value: Option<Day>) {
        if let Some(value) = value {
            self.key(key, value.to_string());
        }
    }

    /// A table (`[scan]`), where it has keys.
    pub fn table(&mut self, name: &str, keys: Vec<(String, String)>) {
        if !keys.is_empty() {
            self.tables.push((format!("[{name}]"), keys));
        }
    }

    /// One table of several (`[[item]]`).
    pub fn element(&mut self, name: &str, keys: Vec<(String, String)>) {
        self.tables.push((format!("[[{name}]]"), keys));
    }

    /// The text of the file in a chance manner: keys in another order, tables in a line, comments.
    pub fn written(mut self, rng: &mut Rng) -> String {
        if rng.chance(30) {
            rng.shuffle(&mut self.keys);
            self.tables.iter_mut().for_each(|(_, keys)| rng.shuffle(keys));
            self.tables.sort_by_key(|(head, _)| head.starts_with("[["));
        }
        if rng.chance(20) {
            self.put_tables_in_lines();
        }
        let mut text = if rng.chance(15) { "# 手工录入\n\n".to_owned() } else { String::new() };
        let line = |(key, value): &(String, String)| format!("{key} = {value}\n");
        text.extend(self.keys.iter().map(line));
        for (head, keys) in &self.tables {
            text.push_str(&format!("\n{head}\n"));
            text.extend(keys.iter().map(line));
        }
        // contract: “a record that says nothing beside its path is written as one comment line”
        if text.is_empty() { "# 无其他内容\n".to_owned() } else { text }
    }

    fn put_tables_in_lines(&mut self) {
        let (elements, tables): (Vec<_>, Vec<_>) = self.tables.drain(..).partition(|(head, _)| head.starts_with("[["));
        self.tables = elements;
        for (head, keys) in tables {
            let pairs: Vec<String> = keys.iter().map(|(key, value)| format!("{key} = {value}")).collect();
            self.key(head.trim_matches(['[', ']']), format!("{{ {} }}", pairs.join(", ")));
        }
    }
}
