//! The privacy guard: identity and mobile numbers in any dress, and words that tell a case.

mod group;
mod mark;
mod run;
mod shape;
#[cfg(test)]
mod tests;

use aho_corasick::packed::Searcher;
use mark::{Mark, Sign, each_mark};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

/// What the records must never hold.
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
    let text = &unescaped(text);
    let first = |hit: &Hit| (hit.range.start, Reverse(hit.range.end));
    candidates(text).into_iter().find_map(|span| run::hits(text, span).into_iter().min_by_key(first))
}

/// The text with `*` for every digit of the personal numbers in it.
pub fn mask(text: &str) -> Cow<'_, str> {
    let plain = &unescaped(text);
    let hits: Vec<Hit> = candidates(plain).into_iter().flat_map(|span| run::hits(plain, span)).collect();
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

/// The text, byte for byte, with escaped line feeds and tabs of TOML and JSON as characters that may stand in a number.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut escapes = false;
    let plain = text.chars().map(|char| {
        let escaped = escapes && matches!(char, 'n' | 'r' | 't' | 'b' | 'f' | 'e');
        escapes = char == '\\' && !escapes;
        if escaped { '\\' } else { char }
    });
    Cow::Owned(plain.collect())
}

fn is_number_sign(char: char) -> bool {
    let mut found = false;
    each_mark(char, |mark| found |= matches!(mark, Mark::Digit(..) | Mark::Check));
    found
}

/// How many digits the shortest personal number has (a mobile number), and so how many bytes at least.
const SHORTEST: usize = 11;

/// The parts of a text, in order, with as many digits as the shortest personal number and only joints between them,
/// each with the character that ends it. Where the byte that such a part must reach belongs to a character that ends a
/// number, the part is too short and skipped at that one look: most of a record is.
fn candidates(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    while let Some(reach) = boundary_before(text, start + SHORTEST) {
        let (end, sign) = Sign::at(text, reach);
        if sign.is_end() {
            start = end;
            continue;
        }
        let (end, digits) = stretch(text, start);
        if digits >= SHORTEST {
            parts.push(start..end);
        }
        start = end;
    }
    parts
}

/// The beginning of the character that holds the byte before a place; `None` where the text ends sooner.
fn boundary_before(text: &str, place: usize) -> Option<usize> {
    (place <= text.len()).then(|| (0..place).rev().find(|place| text.is_char_boundary(*place)))?
}

/// The end of the first character, from a place on, that ends a number; and how many digits there are up to it.
fn stretch(text: &str, mut at: usize) -> (usize, usize) {
    let mut digits = 0;
    while at < text.len() {
        let (end, sign) = Sign::at(text, at);
        at = end;
        digits += sign.digits();
        if sign.is_end() {
            break;
        }
    }
    (at, digits)
}

/// The words that tell a case rather than what a school does.
const CASE_WORDS: [&str; 11] =
    ["被害人", "受害", "姓名", "猥亵", "强奸", "侵害了", "某某（女", "岁女", "班学生", "家长电话", "身份证"];

/// The first word in the text that tells a case; width and white space make no difference.
pub fn case_words(text: &str) -> Option<&'static str> {
    let stands = |place: usize, word: &&str| begins_with(&text[place..], word);
    match &*BEGINNINGS {
        Some(beginnings) => beginnings.find_iter(text).find_map(|beginning| {
            let word = CASE_WORDS.get(beginning.pattern().as_usize()).copied();
            word.filter(|word| stands(beginning.start(), word))
        }),
        None => text.char_indices().find_map(|(place, _)| CASE_WORDS.into_iter().find(|word| stands(place, word))),
    }
}

/// Finds where a word may begin (each begins with a different character): every text of every record is searched.
/// `None` where the processor has no instructions for it.
static BEGINNINGS: LazyLock<Option<Searcher>> =
    LazyLock::new(|| Searcher::new(CASE_WORDS.map(|word| word.chars().take(1).collect::<String>())));

fn begins_with(text: &str, word: &str) -> bool {
    let mut chars = text.chars().filter(|char| !char.is_whitespace());
    word.chars().all(|expected| chars.next().is_some_and(|char| char == expected || (char, expected) == ('(', '（')))
}
