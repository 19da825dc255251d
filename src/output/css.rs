//! Text in a style sheet: what stands on every printed page.

/// The inside of a CSS string, where HTML's escapes do not count: every character by its number.
pub(super) fn in_css(text: &str) -> String {
    text.chars().map(|char| format!("\\{:x} ", u32::from(char))).collect()
}
