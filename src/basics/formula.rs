//! Cells that a spreadsheet would take for a formula.

use crate::basics::text::is_unseen;
use std::borrow::Cow;

/// Puts `'` before what a spreadsheet would take for a formula, and before what already looks defused, so that [`fuse`]
/// gives back any text.
pub fn defuse(text: &str) -> Cow<'_, str> {
    match is_formula(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// Puts `'` before what looks defused, for a cell that is a text whatever it holds; [`fuse`] gives it back too.
pub fn kept(text: &str) -> Cow<'_, str> {
    if text.starts_with('\'') { defuse(text) } else { Cow::Borrowed(text) }
}

/// Takes off the `'` that [`defuse`] or [`kept`] put before a formula.
pub fn fuse(text: &str) -> &str {
    let defused = text.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\'')));
    defused.unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    // A spreadsheet may drop what nobody sees before the sign.
    let seen = text.trim_start_matches(|char: char| char.is_whitespace() || is_unseen(char));
    text.starts_with(['\t', '\r']) || seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_hides_no_formula() {
        for formula in ["=1", " =1", "\u{3000}=1", "\u{200b}=1", "\u{feff} ＝1", "\n=1", "\t1"] {
            assert!(is_formula(formula), "{formula:?}");
        }
        for plain in ["甲=1", " 甲", "\u{200b}", ""] {
            assert!(!is_formula(plain), "{plain:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_defused_is_no_formula_and_comes_back(text in "['=+@\t\r＝－甲 \u{3000}\u{200b}\u{feff}-]{0,6}") {
            let defused = defuse(&text);
            prop_assert!(!is_formula(&defused));
            prop_assert_eq!(fuse(&kept(&text)).to_owned(), text.clone());
            prop_assert_eq!(fuse(&defused), &text);
        }
    }
}
