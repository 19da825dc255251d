//! What is said of a value, and goes when the value is corrected.

/// The dotted keys of what belongs to the value under another: the post of a signer, the note to a result, what is said of
/// a liaison. Nobody said it of another signer, result or liaison.
pub fn companions(key: &str) -> Vec<String> {
    match key.split_once('.') {
        Some((side @ ("upper" | "lower"), "signer")) => vec![format!("{side}.post")],
        Some(("results", item)) => vec![format!("notes.{item}")],
        Some(("liaison", "name")) => ["liaison.female", "liaison.office_phone"].map(str::to_owned).into(),
        _ => Vec::new(),
    }
}
