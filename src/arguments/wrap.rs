//! Breaks a text into lines as a Chinese page does: at spaces and between characters of double width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The lines of a text, each at most `width` columns wide where it can be broken at all.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in text.split_inclusive('\n').flat_map(pieces) {
        let line = lines.last().map(String::as_str).unwrap_or_default();
        let ended = line.ends_with('\n');
        if ended || !line.is_empty() && line.width() + piece.trim_end().width() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The text cut at every place where a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for ((_, before), (place, after)) in text.char_indices().zip(text.char_indices().skip(1)) {
        if may_break(before, after) {
            pieces.push(&text[start..place]);
            start = place;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let wide = |char: char| char.width() == Some(2);
    let opens = |char: char| "（“《〔".contains(char);
    let closes = |char: char| "，。；：、）”》〕！？…".contains(char);
    if after == ' ' || opens(before) || closes(after) {
        return false;
    }
    before == ' ' || wide(before) || wide(after) || closes(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces_and_between_characters() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("登记责任书签订", 6), ["登记责", "任书签", "订"]);
        assert_eq!(wrapped("", 6), [""]);
    }

    #[test]
    fn punctuation_stays_with_its_word() {
        assert_eq!(wrapped("登记签订，县校", 8), ["登记签", "订，县校"]);
        assert_eq!(wrapped("签订（市县）", 6), ["签订", "（市", "县）"]);
    }

    #[test]
    fn what_cannot_be_broken_stays_whole() {
        assert_eq!(wrapped("a not_applicable b", 6), ["a", "not_applicable", "b"]);
    }
}
