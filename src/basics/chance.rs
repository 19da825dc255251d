//! Chance: what nobody can foretell.

use crate::tr;
use anyhow::Context;

/// 128 bits of the system's randomness, in 32 letters from a to p: digits might look like somebody's number.
///
/// # Errors
/// Where the system has none to give.
pub fn chance() -> anyhow::Result<String> {
    let mut bits = [0; LETTERS / 2];
    getrandom::fill(&mut bits).with_context(|| tr!("the system gives no random numbers", "系统无法提供随机数"))?;
    Ok(bits.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|value| char::from(b'a' + value)).collect())
}

/// How many letters 128 bits take.
const LETTERS: usize = 32;

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
        let drawn: BTreeSet<String> = (0..200).map(|_| chance().unwrap()).collect();
        assert!(drawn.len() == 200 && drawn.iter().all(|one| is_chance(one)));
        let letters: BTreeSet<char> = drawn.iter().flat_map(|one| one.chars()).collect();
        assert_eq!(letters.into_iter().collect::<String>(), "abcdefghijklmnop");
        let long = "a".repeat(33);
        assert!(!is_chance(&long) && is_chance(&long[1..]) && !is_chance(&long[2..]));
        assert!(!is_chance(&"q".repeat(32)) && !is_chance(&"A".repeat(32)));
    }
}
