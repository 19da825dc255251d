//! The privacy guard: identity and mobile numbers in any dress, and words that tell a case.

mod case;
mod escapes;
mod group;
mod mark;
mod run;
mod shape;
#[cfg(test)]
mod tests;
mod worded;

pub use case::case_words;

use escapes::unescaped;
use mark::{Mark, Sign, each_mark};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

/// What the records must never hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalData {
    /// A resident identity number, of 18 or 15 digits.
    IdentityNumber,
    /// A mobile telephone number.
    MobileNumber,
    /// The number of a bank card.
    BankCard,
    /// An e-mail address.
    Email,
    /// A telephone number of Hong Kong, Macao or Taiwan.
    OverseasNumber,
    /// The number of a passport or of a permit to travel.
    TravelDocument,
}

impl PersonalData {
    /// Whether its letters tell as much as its digits.
    fn has_letters(self) -> bool {
        matches!(self, PersonalData::Email | PersonalData::TravelDocument)
    }
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
            PersonalData::BankCard => crate::tr!(
                "this holds what looks like the number of a bank card; the records never keep one",
                "含有疑似银行卡号；本工具不保存银行卡号"
            ),
            PersonalData::Email => crate::tr!(
                "this holds what looks like an e-mail address; the records never keep one",
                "含有疑似电子邮箱地址；本工具不保存电子邮箱"
            ),
            PersonalData::OverseasNumber => crate::tr!(
                "this holds what looks like a telephone number of Hong Kong, Macao or Taiwan; the records never keep one",
                "含有疑似港澳台电话号码；本工具不保存个人电话号码"
            ),
            PersonalData::TravelDocument => crate::tr!(
                "this holds what looks like the number of a passport or travel permit; the records never keep one",
                "含有疑似护照或通行证号码；本工具不保存证件号码"
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
    find_all(text).into_iter().next()
}

/// Every personal number in a text, in order; of those that overlap the first, of these rather one of digits, the longest.
pub fn find_all(text: &str) -> Vec<Hit> {
    let mut hits = all_readings(&unescaped(text));
    let mut end = 0;
    hits.retain(|hit| {
        let is_apart = hit.range.start >= end;
        end = end.max(hit.range.end);
        is_apart
    });
    hits
}

/// Whatever in a text may be read as a personal number, in order.
fn all_readings(plain: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = candidates(plain).into_iter().flat_map(|span| run::hits(plain, span)).collect();
    hits.extend(worded::hits(plain));
    hits.sort_by_key(|hit| (hit.range.start, hit.kind.has_letters(), Reverse(hit.range.end)));
    hits
}

/// The text with `*` for every digit of the personal numbers in it, and every letter too where those tell as much.
pub fn mask(text: &str) -> Cow<'_, str> {
    let hits = all_readings(&unescaped(text));
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let (mut ahead, mut end, mut lettered) = (hits.iter().peekable(), 0, 0);
    for (place, char) in text.char_indices() {
        while let Some(hit) = ahead.next_if(|hit| hit.range.start <= place) {
            end = end.max(hit.range.end);
            if hit.kind.has_letters() {
                lettered = lettered.max(hit.range.end);
            }
        }
        let is_masked = (place < end && is_number_sign(char)) || (place < lettered && char.is_alphanumeric());
        masked.push(if is_masked { '*' } else { char });
    }
    Cow::Owned(masked)
}

/// Whether a text holds what [`mask`] writes over a number or an address: as many `*` as the shortest has digits, with no
/// letter or digit between them, or one beside the sign of an address. `张**` and `138****` are a clerk’s own.
pub fn is_masked(text: &str) -> bool {
    const SHORTEST_MASKED: usize = 8;
    let count = |part: &str| part.matches('*').count();
    let is_long = |part: &str| count(part) >= SHORTEST_MASKED;
    text.contains('*')
        && (["*@", "*＠"].iter().any(|sign| text.contains(sign)) || text.split(char::is_alphanumeric).any(is_long))
}

fn is_number_sign(char: char) -> bool {
    let mut found = false;
    each_mark(char, |mark| found |= matches!(mark, Mark::Digit(..) | Mark::Check));
    found
}

/// How many digits the shortest personal number has (a mobile number), and so how many bytes at least.
const SHORTEST: usize = 11;

/// The parts of a text, in order, with as many digits as the shortest personal number and only joints between them,
/// each with the character that ends it. What ends within the bytes that such a part must have is too short, and skipped
/// with all before its last end: most of a record is, at one look for every few bytes.
fn candidates(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    while start + SHORTEST <= text.len() {
        if let Some(end) = last_end(text, start..start + SHORTEST) {
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

/// The end of the last character that ends a number, of those that begin in a part of a text.
fn last_end(text: &str, part: Range<usize>) -> Option<usize> {
    let boundaries = part.rev().filter(|place| text.is_char_boundary(*place));
    boundaries.map(|place| Sign::at(text, place)).find(|(_, sign)| sign.is_end()).map(|(end, _)| end)
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
