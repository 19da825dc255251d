//! The privacy guard: identity and mobile numbers in any dress, and words that tell a case.

mod mark;
mod run;
mod shape;
#[cfg(test)]
mod tests;

use mark::{Mark, ascii_mark, each_mark};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

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

/// The parts of a text, in order, with as many digits as the shortest personal number and only joints between them,
/// each with the character that ends it. One pass, no allocation.
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> {
    const SHORTEST: usize = 11;
    let mut at = 0;
    std::iter::from_fn(move || {
        let (mut start, mut count) = (at, 0);
        while let Some(byte) = text.as_bytes().get(at) {
            let (here, mut is_end) = (at, false);
            let take = |mark| match mark {
                Mark::Digit(..) => {
                    start = if count == 0 { here } else { start };
                    count += 1;
                }
                Mark::Check | Mark::Other => is_end = true,
                Mark::Joint(_) | Mark::Hidden => {}
            };
            at += take_char(text, at, *byte, take);
            if is_end && count >= SHORTEST {
                return Some(start..at);
            }
            count = if is_end { 0 } else { count };
        }
        (count >= SHORTEST).then_some(start..at)
    })
}

/// Gives the marks of the character that begins at a place, and its length in bytes.
fn take_char(text: &str, at: usize, first: u8, mut take: impl FnMut(Mark)) -> usize {
    if first.is_ascii() {
        take(ascii_mark(first));
        return 1;
    }
    text[at..].chars().next().map_or(1, |char| {
        each_mark(char, take);
        char.len_utf8()
    })
}

/// The words that tell a case rather than what a school does.
const CASE_WORDS: [&str; 11] =
    ["被害人", "受害", "姓名", "猥亵", "强奸", "侵害了", "某某（女", "岁女", "班学生", "家长电话", "身份证"];

/// The first word in the text that tells a case; width and white space make no difference.
pub fn case_words(text: &str) -> Option<&'static str> {
    let at = |place: usize| CASE_WORDS.into_iter().find(|word| begins_with(&text[place..], word));
    text.char_indices().filter(|(_, char)| !char.is_ascii()).find_map(|(place, _)| at(place))
}

fn begins_with(text: &str, word: &str) -> bool {
    let mut chars = text.chars().filter(|char| !char.is_whitespace());
    word.chars().all(|expected| chars.next().is_some_and(|char| char == expected || (char, expected) == ('(', '（')))
}
