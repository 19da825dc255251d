//! The privacy guard: identity and mobile numbers in any dress, and words that tell a case.

mod mark;
mod run;
mod shape;
#[cfg(test)]
mod tests;

use aho_corasick::{AhoCorasick, BuildError};
use mark::{Mark, each_mark, is_end};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

/// What must never stand in the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalData {
    /// A resident identity number, of 18 or 15 digits.
    IdentityNumber,
    /// A mobile telephone number.
    MobileNumber,
}

impl fmt::Display for PersonalData {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&match self {
            PersonalData::IdentityNumber => crate::tr!(
                "this holds what looks like a resident identity number; the records never keep one",
                "含有疑似身份证号码；本工具不保存任何人的身份证号码"
            ),
            PersonalData::MobileNumber => crate::tr!(
                "this holds what looks like a mobile number; the records never keep one",
                "含有疑似手机号码；本工具不保存手机号码"
            ),
        })
    }
}

/// Where personal data stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: PersonalData,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The first personal number in a text.
pub fn find(text: &str) -> Option<Hit> {
    let first = |hit: &Hit| (hit.range.start, Reverse(hit.range.end));
    candidates(text).find_map(|span| run::hits(text, span).into_iter().min_by_key(first))
}

/// The text with `*` for every digit of the personal numbers in it.
pub fn mask(text: &str) -> Cow<'_, str> {
    let hits: Vec<Hit> = candidates(text).flat_map(|span| run::hits(text, span)).collect();
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let (mut ahead, mut end) = (hits.iter().peekable(), 0);
    for (place, char) in text.char_indices() {
        while let Some(hit) = ahead.next_if(|hit| hit.range.start <= place) {
            end = end.max(hit.range.end);
        }
        masked.push(if place < end && is_number_sign(char) { '*' } else { char });
    }
    Cow::Owned(masked)
}

fn is_number_sign(char: char) -> bool {
    let mut found = false;
    each_mark(char, |mark| found |= matches!(mark, Mark::Digit(..) | Mark::Check));
    found
}

/// How many digits the shortest personal number has, and so how many bytes at least.
const SHORTEST: usize = 11;

/// The parts of a text, in order, with as many digits as the shortest personal number and only joints between them,
/// each with the character that ends it. One pass, no allocation.
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = long_stretch(text, at)?;
            let (mut count, mut is_end) = (0, false);
            at = start;
            for char in text[start..].chars() {
                each_mark(char, |mark| match mark {
                    Mark::Digit(..) => count += 1,
                    Mark::Check | Mark::Other => is_end = true,
                    Mark::Joint(_) | Mark::Hidden => {}
                });
                at += char.len_utf8();
                if is_end {
                    break;
                }
            }
            if count >= SHORTEST {
                return Some(start..at);
            }
        }
    })
}

/// Where the next stretch of at least [`SHORTEST`] bytes without an end in it begins. Looks only at the place where such
/// a stretch from `at` on would have to reach, and goes back from there.
fn long_stretch(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let reach = at + SHORTEST - 1;
        let probe = (at..=reach).rev().find(|place| text.is_char_boundary(*place))?;
        let char = text[probe..].chars().next().filter(|_| reach < text.len())?;
        if !is_end(char) {
            let end = text[at..probe].char_indices().rev().find(|(_, char)| is_end(*char));
            return Some(end.map_or(at, |(place, char)| at + place + char.len_utf8()));
        }
        at = probe + char.len_utf8();
    }
}

/// The words that tell a case rather than what a school does.
const CASE_WORDS: [&str; 11] =
    ["被害人", "受害", "姓名", "猥亵", "强奸", "侵害了", "某某（女", "岁女", "班学生", "家长电话", "身份证"];

/// The first word in the text that tells a case; width and white space make no difference.
pub fn case_words(text: &str) -> Option<&'static str> {
    let stands = |place: usize, word: &&str| begins_with(&text[place..], word);
    match &*BEGINNINGS {
        Ok(beginnings) => beginnings.find_iter(text).find_map(|beginning| {
            let word = CASE_WORDS.get(beginning.pattern().as_usize()).copied();
            word.filter(|word| stands(beginning.start(), word))
        }),
        Err(_) => text.char_indices().find_map(|(place, _)| CASE_WORDS.into_iter().find(|word| stands(place, word))),
    }
}

/// Finds where a word may begin, which is another character for each: every text of every record is looked through.
static BEGINNINGS: LazyLock<Result<AhoCorasick, BuildError>> =
    LazyLock::new(|| AhoCorasick::new(CASE_WORDS.map(|word| word.chars().take(1).collect::<String>())));

fn begins_with(text: &str, word: &str) -> bool {
    let mut chars = text.chars().filter(|char| !char.is_whitespace());
    word.chars().all(|expected| chars.next().is_some_and(|char| char == expected || (char, expected) == ('(', '（')))
}
