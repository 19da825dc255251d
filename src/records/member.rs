//! What tells the members of the lists in records apart.

/// The keys by which two tables of a list stand for the same: an item of a form by its key, a person by the name, a session
/// by its day, a lesson by its kind too. None of any other list.
pub fn told_apart_by(list: &str) -> &'static [&'static str] {
    match list {
        "item" => &["key"],
        "participants" => &["name"],
        "study" => &["held_on"],
        "education" => &["held_on", "kind"],
        _ => &[],
    }
}
