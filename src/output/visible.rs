//! Text of any origin, made fit for a terminal.

use std::borrow::Cow;

/// SWAP for `crate::basics::text::visible`: what is written here is only what this floor needs of it.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let acts = |char: char| char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match text.contains(acts) {
        true => Cow::Owned(text.replace(acts, "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}
