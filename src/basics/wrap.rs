//! Breaks a text into lines as a Chinese page does: at spaces and between characters of double width, never within a
//! date, a number or a code.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A blank at which no line ends; whoever shows the lines puts a plain one in its place.
pub const TIE: char = '\u{a0}';

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

/// How wide the widest part of a text is that is never broken.
pub fn widest_piece(text: &str) -> usize {
    text.split_inclusive('\n').flat_map(pieces).map(|piece| piece.trim_end().width()).max().unwrap_or(0)
}

/// The text cut at every place where a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in text.split_inclusive(ends_word) {
        match is_code(word) {
            true => pieces.push(word),
            false => cut(word, &mut pieces),
        }
    }
    joined(text, pieces)
}

/// Whether no code goes on behind a character.
fn ends_word(char: char) -> bool {
    char.is_whitespace() && char != TIE || "，。；：、！？".contains(char)
}

/// How wide a code is at most; longer is prose without a stop.
const LONGEST_CODE: usize = 90;

/// Whether a word is the path of a record, the number of a finding or of a document, or is tied to another:
/// `沧县/2019-08-12-沧县第一中学-policy`, `沧检联〔2019〕4号`.
fn is_code(word: &str) -> bool {
    let is_numbered = word.contains(['/', '〔']) && word.contains(|char: char| char.is_ascii_digit());
    (is_numbered || word.contains(TIE)) && word.width() <= LONGEST_CODE
}

fn cut<'t>(word: &'t str, pieces: &mut Vec<&'t str>) {
    let mut start = 0;
    for ((_, before), (place, after)) in word.char_indices().zip(word.char_indices().skip(1)) {
        if may_break(before, after) {
            pieces.push(&word[start..place]);
            start = place;
        }
    }
    if start < word.len() {
        pieces.push(&word[start..]);
    }
}

/// The pieces, those joined between which no line may end: a sign that closes stays with what is before it.
fn joined<'t>(text: &'t str, pieces: Vec<&'t str>) -> Vec<&'t str> {
    let mut joined: Vec<&str> = Vec::with_capacity(pieces.len());
    let mut end = 0;
    for piece in pieces {
        let start = end;
        end += piece.len();
        let last = joined.last().and_then(|last| last.chars().next_back());
        let is_apart = last.zip(piece.chars().next()).is_none_or(|(before, after)| may_break(before, after));
        match joined.last_mut() {
            Some(last) if !is_apart => *last = &text[start - last.len()..end],
            _ => joined.push(piece),
        }
    }
    if joined.is_empty() { vec![text] } else { joined }
}

fn may_break(before: char, after: char) -> bool {
    let wide = |char: char| char.width() == Some(2);
    let opens = |char: char| "（“《〔".contains(char);
    let closes = |char: char| "，。；：、）”》〕！？…".contains(char);
    // 2019年8月5日, 3所, 沧检联〔2019〕4号: a number stays with its unit.
    let is_numbered = before.is_ascii_digit() && wide(after) || wide(before) && after.is_ascii_digit();
    if after == ' '
        || before == TIE
        || after == TIE
        || opens(before)
        || closes(after)
        || is_numbered && !ends_word(before)
    {
        return false;
    }
    before == ' ' || wide(before) || wide(after) || closes(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        assert_eq!(wrapped("逾期补 2019-08-11", 10), ["逾期补", "2019-08-11"]);
        assert_eq!(wrapped("至2019年8月5日止", 6), ["至2019年8月5日", "止"]);
        assert_eq!(
            wrapped("见沧县/2019-08-12-沧县第一中学-policy、青县", 8),
            ["见沧县/2019-08-12-沧县第一中学-policy、", "青县"]
        );
        assert_eq!(wrapped("沧检联〔2019〕4号，2019年", 6), ["沧检联〔2019〕4号，", "2019年"]);
        assert_eq!(wrapped("警告 督促\u{a0}urging", 8), ["警告", "督促\u{a0}urging"]);
        assert_eq!(widest_piece("逾期补 2019-08-11"), 10);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_wider_than_it_must_be(text in "[ab1-9/，。（） 县学年月]{0,40}", width in 1..20usize) {
            let lines = wrapped(&text, width);
            let bare = |text: &str| text.chars().filter(|char| *char != ' ').collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            let most = width.max(widest_piece(&text));
            prop_assert!(lines.iter().all(|line| line.width() <= most), "{:?}", lines);
        }
    }
}
