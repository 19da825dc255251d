//! What makes two spellings the same text for a clerk.

use crate::basics::look_alike::usual;
use unicode_normalization::UnicodeNormalization;

/// Folds width, case and look-alikes (NFKC, lower case, the radicals that NFKC leaves, the dots of names) and drops all
/// white space: `（园）` = `(园)`, `ＡＢ` = `ab`, `⻢` = `马`.
pub fn fold(text: &str) -> String {
    if text.chars().all(is_plain) {
        let mut folded = text.to_ascii_lowercase();
        folded.retain(|char| !char.is_whitespace());
        return folded;
    }
    usual(text).nfkc().filter(|char| !char.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether a character is its own normal form whatever its neighbours are, and has no case beyond ASCII's.
fn is_plain(char: char) -> bool {
    char.is_ascii() || matches!(char, '\u{4e00}'..='\u{9fff}')
}

/// Turns the full-width forms of ASCII characters and the ideographic space into ASCII; leaves all else.
pub fn narrow(text: &str) -> String {
    text.chars().map(narrow_char).collect()
}

/// As [`narrow`], of one character.
pub fn narrow_char(char: char) -> char {
    match char {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        other => other,
    }
}
