//! What is offered at the cursor, as each shell wants it.

use super::Shell;
use super::place::Place;

/// A word that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The word.
    pub word: String,
    /// What it means, for shells that show that.
    pub about: String,
}

impl Offer {
    /// A word that says all itself.
    pub fn word(word: impl Into<String>) -> Offer {
        Offer { word: word.into(), about: String::new() }
    }

    /// A word and what it means.
    pub fn of(word: impl Into<String>, about: impl Into<String>) -> Offer {
        Offer { word: word.into(), about: about.into() }
    }
}

/// All that is offered.
#[derive(Default)]
pub struct Offers {
    /// The words.
    pub all: Vec<Offer>,
    /// Whether they are names of files, which a shell quotes.
    pub are_files: bool,
}

/// Behind what more is to be typed.
const OPEN: [char; 5] = ['=', '/', '：', ':', '@'];

/// The offers for a typed word as a shell reads them: a line that says how to take them, then a line each.
pub fn written(shell: Shell, typed: &str, place: &Place, offers: &Offers) -> String {
    let whole = offers.all.iter().map(|offer| Offer { word: format!("{}{}", place.stem, offer.word), ..offer.clone() });
    let whole: Vec<_> = whole.collect();
    let is_open = |offer: &Offer| offer.word.ends_with(OPEN);
    let head = match whole.as_slice() {
        _ if offers.are_files => "files",
        [_, _, ..] if !whole.iter().any(|offer| offer.word.starts_with(typed)) => "other",
        all if !all.is_empty() && all.iter().all(is_open) => "open",
        _ => "words",
    };
    let lines = match shell {
        Shell::Bash => in_bash(whole, typed),
        Shell::Pwsh => whole.iter().map(|offer| with_about(&quoted(&offer.word), &offer.about)).collect(),
        _ => whole.iter().map(|offer| with_about(&offer.word, &offer.about)).collect::<Vec<_>>(),
    };
    std::iter::once(head.to_owned()).chain(lines).map(|line| line + "\n").collect()
}

fn with_about(word: &str, about: &str) -> String {
    let about = about.split(['\n', '\t']).next().unwrap_or_default();
    if about.is_empty() { word.to_owned() } else { format!("{word}\t{about}") }
}

/// Bash replaces what is typed behind the last character that breaks words for it, and takes what all words have in
/// common for meant: where several do not begin as typed, what is typed is one of them, so that it stays.
fn in_bash(offers: Vec<Offer>, typed: &str) -> Vec<String> {
    let breaks = std::env::var("SHUANGQIAN_BREAKS").unwrap_or_default();
    let behind = typed.rfind(|char| breaks.contains(char)).map_or(0, |place| place + 1);
    let begin_as_typed = offers.iter().all(|offer| offer.word.starts_with(typed));
    let words = offers.iter().filter_map(|offer| offer.word.strip_prefix(&typed[..behind]).map(str::to_owned));
    let mut words: Vec<_> = words.collect();
    if words.len() > 1 && !begin_as_typed && !typed.is_empty() {
        words.push(typed[behind..].to_owned());
    }
    words
}

/// A word as PowerShell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./\\:=·：".contains(char);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "''")) }
}
