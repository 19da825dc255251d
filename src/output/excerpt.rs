//! The line of a file that an error is about, made fit to be shown.

use crate::basics::personal::mask;
use crate::basics::text::is_unseen;
use crate::files::locate::within;
use std::borrow::Cow;
use std::ops::Range;

/// A line to show, and the bytes of it to point at.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) span: Range<usize>,
}

impl Excerpt {
    /// The first line that a span of the source touches.
    pub(super) fn of(source: &str, span: &Range<usize>) -> Excerpt {
        let span = within(source, span.clone());
        let begin = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
        let line = source[begin..].split('\n').next().unwrap_or_default();
        let end = begin + line.trim_end_matches('\r').len();
        let (start, stop) = (span.start.min(end), span.end.min(end));
        // A number may be broken over two lines, so the whole text is masked before the line is cut out.
        let masked = mask(source);
        let part = |range: Range<usize>| match &masked {
            Cow::Borrowed(text) => fit(&text[range]),
            Cow::Owned(text) => fit(same_characters(source, text, range)),
        };
        let (before, pointed, after) = (part(begin..start), part(start..stop), part(stop..end));
        let span = before.len()..before.len() + pointed.len();
        Excerpt { line: before + &pointed + &after, span }
    }
}

/// A range of the source in its masked form, which has as many characters but may have other bytes.
fn same_characters<'m>(source: &str, masked: &'m str, range: Range<usize>) -> &'m str {
    let bytes = |text: &str, characters: usize| text.chars().take(characters).map(char::len_utf8).sum::<usize>();
    let rest = &masked[bytes(masked, source[..range.start].chars().count())..];
    &rest[..bytes(rest, source[range].chars().count())]
}

/// One character for each hidden one, so that columns stay what they are; tabs are drawn by the renderer.
fn fit(text: &str) -> String {
    text.replace(|char| char != '\t' && is_unseen(char), "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointed(source: &str, span: Range<usize>) -> (String, String) {
        let excerpt = Excerpt::of(source, &span);
        (excerpt.line[excerpt.span].to_owned(), excerpt.line)
    }

    #[test]
    fn it_is_the_first_line_of_the_span() {
        let source = "a = 1\r\n\tb = [甲,\r\n乙]\r\n";
        assert_eq!(pointed(source, 12..21), ("[甲,".into(), "\tb = [甲,".into()));
        assert_eq!(pointed(source, 0..1), ("a".into(), "a = 1".into()));
    }

    #[test]
    fn a_span_that_fits_no_characters_is_moved() {
        assert_eq!(pointed("甲\r\n", 1..2), ("甲".into(), "甲".into()));
        assert_eq!(pointed("甲\r\n", 4..99), ("".into(), "甲".into()));
        assert_eq!(pointed("甲\n", 99..100), ("".into(), "".into()));
        assert_eq!(pointed("", 0..0), ("".into(), "".into()));
    }

    #[test]
    fn a_mask_of_other_bytes_keeps_the_place() {
        let (source, masked) = ("１２\n甲=３４", "**\n甲=**");
        assert_eq!(same_characters(source, masked, 11..17), "**");
        assert_eq!(same_characters(source, masked, 7..11), "甲=");
    }
}
