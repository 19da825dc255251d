//! What is said of a value, and goes when the value is corrected.

/// The dotted key of what belongs to the value under another: the post of a signer, the note to a result. Nobody said it
/// of another signer or result.
pub fn companion(key: &str) -> Option<String> {
    match key.split_once('.')? {
        (side @ ("upper" | "lower"), "signer") => Some(format!("{side}.post")),
        ("results", item) => Some(format!("notes.{item}")),
        _ => None,
    }
}
