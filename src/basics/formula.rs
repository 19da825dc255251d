//! Cells that a spreadsheet would take for a formula.

use std::borrow::Cow;

/// Puts `'` before what a spreadsheet would take for a formula, and before what already looks defused, so that [`fuse`]
/// gives back any text.
pub fn defuse(text: &str) -> Cow<'_, str> {
    match is_formula(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// Takes off the `'` that [`defuse`] put before a formula.
pub fn fuse(text: &str) -> &str {
    let defused = text.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\'')));
    defused.unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_defused_is_no_formula_and_comes_back(text in "['=+@\t\r＝－甲-]{0,6}") {
            let defused = defuse(&text);
            prop_assert!(!is_formula(&defused));
            prop_assert_eq!(fuse(&defused), &text);
        }
    }
}
