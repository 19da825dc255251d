//! Characters that must not reach a terminal or a record unnoticed: control and bidirectional ones.

use std::borrow::Cow;

/// Whether a character may not stand in a record: a control character (line and paragraph separators among them) or a
/// bidirectional control.
pub fn is_hidden(char: char) -> bool {
    if is_common(char) {
        return false;
    }
    let bidirectional = matches!(
        char,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    bidirectional || char.is_control() || matches!(char, '\u{2028}' | '\u{2029}')
}

/// Whether a reader cannot see a character: what may not stand in a record, and Unicode's format characters (category Cf).
pub fn is_unseen(char: char) -> bool {
    if is_common(char) {
        return false;
    }
    let formats = matches!(
        char,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{180e}'
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}' | '\u{e0020}'..='\u{e007f}'
    );
    formats || is_hidden(char)
}

/// Whether a character is one of those that nearly all of every text is of.
fn is_common(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{4e00}'..='\u{9fff}')
}

/// The text on one line, each character that cannot be seen as an escape that can be read (`\n`, `\u{202e}`).
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, is_unseen)
}

/// The text with its line feeds, each other character that cannot be seen as an escape that can be read.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |char| char != '\n' && is_unseen(char))
}

fn escaped(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match hidden(char) {
            true => shown.extend(char.escape_default()),
            false => shown.push(char),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hidden_characters_become_escapes() {
        let shown = [
            ("a\nb", "a\\nb"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
            ("沧\u{202e}县\t", "沧\\u{202e}县\\t"),
            ("\u{85}\u{61c}\u{200f}\u{2069}\r", "\\u{85}\\u{61c}\\u{200f}\\u{2069}\\r"),
            ("\u{7f}", "\\u{7f}"),
            ("一\u{200b}二\u{feff}\u{2028}", "一\\u{200b}二\\u{feff}\\u{2028}"),
        ];
        for (text, expected) in shown {
            assert_eq!(visible(text), expected);
        }
        assert_eq!(visible_lines("a\nb\r\n"), "a\nb\\r\n");
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in ["沧县第一中学", "a-b （园）\u{3000}🄰", "é ★"] {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(visible_lines("一\n二"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_raw_reaches_a_terminal(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_unseen));
            prop_assert!(!visible_lines(&text).replace('\n', "").contains(is_unseen));
        }
    }
}
