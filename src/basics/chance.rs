//! Chance: what nobody can foretell.

use crate::basics::digest::Digest;
use std::hash::{BuildHasher, Hasher, RandomState};

/// 128 random bits, in 32 letters from a to p: digits might look like somebody's number. They come from the keys that the
/// system gives for hashing, which never show.
pub fn chance() -> String {
    let number = |place: u64| {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u64(place);
        hasher.finish()
    };
    let numbers: Vec<u8> = (0..8).flat_map(|place| number(place).to_le_bytes()).collect();
    let digits = Digest::of(&numbers).to_string();
    digits.bytes().take(LETTERS).filter_map(letter).collect()
}

/// How many letters 128 bits take.
const LETTERS: usize = 32;

/// The letter for a digit of hex.
fn letter(digit: u8) -> Option<char> {
    let value = char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())?;
    Some(char::from(b'a' + value))
}

/// Whether a text can be such letters.
pub fn is_chance(text: &str) -> bool {
    text.len() == LETTERS && text.bytes().all(|letter| (b'a'..=b'p').contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn chance_never_comes_twice_and_has_all_letters() {
        let drawn: BTreeSet<String> = (0..200).map(|_| chance()).collect();
        assert!(drawn.len() == 200 && drawn.iter().all(|one| is_chance(one)));
        let letters: BTreeSet<char> = drawn.iter().flat_map(|one| one.chars()).collect();
        assert_eq!(letters.into_iter().collect::<String>(), "abcdefghijklmnop");
        let long = "a".repeat(33);
        assert!(!is_chance(&long) && is_chance(&long[1..]) && !is_chance(&long[2..]));
        assert!(!is_chance(&"q".repeat(32)) && !is_chance(&"A".repeat(32)));
    }
}
