//! Where in a file's text a diagnostic points.

use crate::diagnostics::Place;
use std::ops::Range;
use toml_spanner::{Arena, Document, Item, TableStyle, Value};

/// One file's text, read once, in which any number of places can be found.
pub struct Positions<'t> {
    text: &'t str,
    document: Document<'t>,
}

impl<'t> Positions<'t> {
    /// Reads a file's text (without a byte order mark), as far as it is TOML.
    pub fn of(text: &'t str, arena: &'t Arena) -> Positions<'t> {
        Positions { text, document: toml_spanner::parse_recoverable(text, arena) }
    }

    /// The bytes of a place, on character boundaries. Something missing is shown at the nearest thing around it that
    /// exists, in the end at the beginning of the file.
    pub fn range(&self, place: &Place) -> Range<usize> {
        let found = match place {
            Place::File => None,
            Place::Key(path) => self.nearest(path).map(|found| found.key),
            Place::Value(path) => self.nearest(path).map(|found| self.shown(found.value)),
            Place::Opening(key) => self.nearest(key).map(|found| found.value.span().range()),
            Place::Span { bytes, .. } => Some(bytes.clone()),
        };
        within(self.text, found.unwrap_or(0..0))
    }

    /// What is shown of a value: of a table under a header only the header, since the rest may be long.
    fn shown(&self, value: &Item) -> Range<usize> {
        let span = value.span().range();
        let is_under_heading = value.as_table().is_some_and(|table| table.style() == TableStyle::Header);
        let heading = self.text.get(span.clone()).filter(|_| is_under_heading);
        let heading = heading.and_then(|text| text.split(['\r', '\n', '#']).next());
        heading.map_or(span.clone(), |heading| span.start..span.start + heading.trim_end().len())
    }

    fn nearest(&self, path: &str) -> Option<Found<'_>> {
        let mut nearest: Option<Found> = None;
        let mut rest = Some(path);
        while let Some(path) = rest {
            let container = nearest.as_ref().map_or(self.document.table().as_item(), |found| found.value);
            let Some((found, further)) = step(container, path) else { break };
            nearest = Some(found);
            rest = further;
        }
        nearest
    }
}

/// The byte range of a place in one file's text; see [`Positions`] for many of one file.
pub fn locate(text: &str, place: &Place) -> Range<usize> {
    Positions::of(text, &Arena::new()).range(place)
}

/// Whether a text begins with a key, as the tool writes it: ` = ` and its value on the same line.
pub fn begins_with(text: &str, key: &str) -> bool {
    let value = text.strip_prefix(key).and_then(|rest| rest.strip_prefix(" = "));
    value.is_some_and(|value| !value.starts_with(char::is_whitespace))
}

/// The line and the column of the value of the key that a text begins with; see [`begins_with`].
pub fn opening(key: &str) -> (usize, usize) {
    (1, key.len() + " = ".len() + 1)
}

/// The line and the column, in characters, of a byte of a text; both from 1.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..within(text, offset..offset).start];
    let line_begin = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_begin..].chars().count() + 1)
}

/// A range moved to character boundaries inside the text.
pub fn within(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |offset: usize| (0..=offset.min(text.len())).rev().find(|offset| text.is_char_boundary(*offset));
    let ceiling = |offset: usize| (offset..=text.len()).find(|offset| text.is_char_boundary(*offset));
    let start = floor(range.start).unwrap_or(0);
    start..ceiling(range.end.max(start)).unwrap_or(text.len())
}

/// A key and its value; a member of an array, which has no key, stands for its key too.
struct Found<'t> {
    key: Range<usize>,
    value: &'t Item<'t>,
}

/// Goes one step down a dotted path, and returns what remains of it. A key that itself holds dots is taken whole.
fn step<'t, 'p>(container: &'t Item<'t>, path: &'p str) -> Option<(Found<'t>, Option<&'p str>)> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    match container.value() {
        Value::Table(table) => {
            let member =
                |key: &str| table.get_key_value(key).map(|(key, value)| Found { key: key.span.range(), value });
            member(path).map(|found| (found, None)).or_else(|| Some((member(first)?, rest)))
        }
        Value::Array(array) => {
            let value = array.get(first.parse::<usize>().ok()?)?;
            Some((Found { key: value.span().range(), value }, rest))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "name = '沧县'\r\n\"甲.乙\" = 1\r\nlist = [{ name = '张' }, { name = '王' }]\r\n\
        [liaison]\r\nname = '孙'\r\n[[item]]\r\nkey = 'a'\r\n[[item]]\r\nkey = 'b'\r\n";

    fn shown(place: Place) -> &'static str {
        &TEXT[locate(TEXT, &place)]
    }

    #[test]
    fn keys_and_values_are_found_by_their_dotted_path() {
        assert_eq!(shown(Place::Key("name".into())), "name");
        assert_eq!(shown(Place::Value("name".into())), "'沧县'");
        assert_eq!(shown(Place::Value("list.1.name".into())), "'王'");
        assert_eq!(shown(Place::Value("item.1.key".into())), "'b'");
        assert_eq!(shown(Place::Key("甲.乙".into())), "\"甲.乙\"");
        assert_eq!(shown(Place::Key("liaison".into())), "liaison");
        assert_eq!(shown(Place::Value("liaison".into())), "[liaison]");
    }

    #[test]
    fn what_is_not_there_is_shown_at_what_is_around_it() {
        assert_eq!(shown(Place::Value("liaison.female".into())), "[liaison]");
        assert_eq!(shown(Place::Key("list.1.agency".into())), "{ name = '王' }");
        assert_eq!(shown(Place::Key("list.7.name".into())), "list");
        assert_eq!(locate(TEXT, &Place::Key("staff".into())), 0..0);
        assert_eq!(locate(TEXT, &Place::File), 0..0);
    }

    #[test]
    fn the_value_that_a_text_begins_with_is_where_it_is_said_to_be() {
        for text in ["name = '沧县'\nstaff = 3\n", "name = \"\"\"\n沧县\"\"\"\r\n"] {
            assert!(begins_with(text, "name"));
            for place in [Place::Opening("name"), Place::Value("name".into())] {
                assert_eq!(line_and_column(text, locate(text, &place).start), opening("name"));
            }
        }
        for text in ["name= '沧县'", "name =  '沧县'", "# 县\nname = '沧县'", "names = '沧县'", ""] {
            assert!(!begins_with(text, "name"), "{text}");
        }
    }

    #[test]
    fn lines_and_columns_count_characters_from_1() {
        let at = |place: Place| line_and_column(TEXT, locate(TEXT, &place).start);
        assert_eq!(at(Place::File), (1, 1));
        assert_eq!(at(Place::Value("list.1.name".into())), (3, 34));
        assert_eq!(at(Place::Value("item.1.key".into())), (9, 7));
        assert_eq!(line_and_column(TEXT, usize::MAX), (10, 1));
        assert_eq!(line_and_column("甲", 1), (1, 1));
    }

    proptest! {
        #[test]
        fn a_place_lies_inside_any_text(
            text in "[a-c甲\\[\\]{}='\"\\\\.,\r\n\t #😀]{0,40}", path in "[a-c甲.0-2]{0,8}", start: u8, end: u8,
        ) {
            let span = Place::span(&text, start.into()..end.into());
            for place in [Place::Key(path.clone()), Place::Value(path), span] {
                prop_assert!(text.get(locate(&text, &place)).is_some());
            }
        }
    }
}
