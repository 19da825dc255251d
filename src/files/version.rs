//! Which version of the format the records are written in, and whether this program knows it.

use crate::files::root::MECHANISM;
use crate::files::source::Source;
use crate::records::Format;
use crate::tr;
use std::fmt;
use toml::de::{DeTable, DeValue};

/// A version of the records that is newer than what this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The version, as it is written.
    version: String,
}

impl Newer {
    /// The version that the records need, where this program does not know it. Only `format` is looked at: all else may
    /// be written in a way that is not known yet.
    pub fn of(source: &dyn Source) -> Option<Newer> {
        source.text(MECHANISM).ok()?.and_then(|text| Newer::said_in(&text))
    }

    fn said_in(text: &str) -> Option<Newer> {
        if !text.contains("format") {
            return None;
        }
        let (table, faults) = DeTable::parse_recoverable(text);
        let version = table.get_ref().get("format").and_then(|value| number(value.get_ref()));
        let version = version.or_else(|| written(text).filter(|_| !faults.is_empty()))?;
        // What has too many digits to be counted with is newer than all.
        let is_newer = version.parse::<u64>().map_or(true, |version| version > Format::NEWEST);
        is_newer.then_some(Newer { version })
    }
}

/// A number, as it is written in tens; none where it is less than nothing.
fn number(value: &DeValue) -> Option<String> {
    let DeValue::Integer(number) = value else { return None };
    let digits = number.as_str().trim_start_matches('+');
    let known =
        u64::from_str_radix(digits, number.radix()).map_or_else(|_| digits.to_owned(), |known| known.to_string());
    (!known.starts_with('-')).then_some(known)
}

/// What a line before all tables says of the format, in a file that this program cannot read.
fn written(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).take_while(|line| !line.starts_with('['));
    let mut said = lines.filter_map(|line| line.strip_prefix("format")?.trim_start().strip_prefix('='));
    let digits: String = said.next()?.trim_start().chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

impl std::error::Error for Newer {}

impl fmt::Display for Newer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (needed, known, program) = (&self.version, Format::NEWEST, env!("CARGO_PKG_VERSION"));
        to.write_str(&tr!(
            "these records are of format {needed}; this is shuangqian {program}, which knows format {known}: install a newer one",
            "这些记录的格式是第{needed}版，本程序（双签 {program}）只认得到第{known}版，请升级本程序"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::load::load;
    use crate::files::scope::Scope;
    use crate::files::tree::Tree;

    fn version(text: &str) -> Option<String> {
        Newer::said_in(text).map(|newer| newer.version)
    }

    #[test]
    fn only_a_newer_format_is_newer() {
        for known in ["", "format = 1\n", "format = 0\n", "format = -2\n", "format = \"2\"\n", "[x]\nformat = 2\n"] {
            assert_eq!(version(known), None, "{known}");
        }
        for newer in ["format = 2\n", "title = {\nformat = 2\n", "format = 2\nshape = [[1], { a.b = 1979-01-01 }]\n"] {
            assert_eq!(version(newer).as_deref(), Some("2"), "{newer}");
        }
        assert!(version(&format!("format = {}\n", "9".repeat(90))).is_some());
    }

    #[test]
    fn nothing_else_is_said_of_newer_records() {
        let tree = Tree::from_iter([(MECHANISM, "format = 2\nshape = 1\n"), ("units/沧县.toml", "x = 1\n")]);
        assert_eq!(load(&tree, Scope::All).unwrap_err(), Newer { version: "2".to_owned() });
    }
}
