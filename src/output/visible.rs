//! Text of any origin, made fit for a terminal.

use std::borrow::Cow;

/// The text with its personal data masked, on one line, without a character that a terminal would act upon.
pub(super) fn shown(text: &str) -> String {
    visible(&mask(text)).into_owned()
}

/// SWAP for `crate::basics::text::visible`, which writes escapes.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    match text.contains(is_hidden) {
        true => Cow::Owned(text.replace(is_hidden, "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}

/// SWAP for `crate::basics::text::is_hidden`.
pub(super) fn is_hidden(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// SWAP for `crate::basics::personal::mask`, which is not in this tree yet. Keeps the number of characters.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
