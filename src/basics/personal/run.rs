//! A run of digits with nothing but joints between them, and the personal numbers in it.

use super::group::{Group, Part};
use super::mark::{Mark, Script, each_mark};
use super::shape::{
    card_shape_fits, landline_length, mobile_shape_fits, old_identity_shape_fits, telephone_shape_fits,
};
use super::{Hit, PersonalData, SHORTEST};
use crate::basics::credit_check;
use crate::basics::day::Day;
use std::ops::Range;

/// Groups of digits joined by separators.
#[derive(Default)]
struct Run {
    digits: Vec<u8>,
    groups: Vec<Group>,
    joint: String,
    /// The byte after the check letter, where one ends the run.
    check_end: Option<usize>,
}

/// Every personal number in the part of a text that `span` marks out.
pub(super) fn hits(text: &str, span: Range<usize>) -> Vec<Hit> {
    let digits = Vec::with_capacity(span.len());
    let (mut run, mut hits) = (Run { digits, ..Run::default() }, Vec::new());
    for (place, char) in text[span.clone()].char_indices() {
        let range = span.start + place..span.start + place + char.len_utf8();
        each_mark(char, |mark| match mark {
            Mark::Digit(value, script) => run.push(value, script, &range),
            Mark::Joint(sign) => run.joint.push(sign),
            Mark::Hidden => {}
            Mark::Check => std::mem::take(&mut run).close(text, Some(range.end), &mut hits),
            Mark::Other => std::mem::take(&mut run).close(text, None, &mut hits),
        });
    }
    run.close(text, None, &mut hits);
    hits
}

impl Run {
    fn push(&mut self, value: u8, script: Script, range: &Range<usize>) {
        let place = self.digits.len();
        self.digits.push(value);
        match self.groups.last_mut() {
            Some(last) if self.joint.is_empty() && last.script == script => {
                last.range.end = range.end;
                last.digits.end = place + 1;
            }
            _ => self.groups.push(Group {
                range: range.clone(),
                digits: place..place + 1,
                joint: std::mem::take(&mut self.joint),
                script,
                part: Part::Free,
            }),
        }
    }

    fn close(mut self, text: &str, check_end: Option<usize>, hits: &mut Vec<Hit>) {
        if self.digits.len() < SHORTEST {
            return;
        }
        self.check_end = check_end;
        self.mark_dates();
        self.mark_landlines();
        let is_of_token = |group: &Group| is_in_token(text, &group.range);
        let glued = self.groups.iter().filter(|group| self.is_glued(group) && !is_of_token(group));
        hits.extend(glued.map(|group| Hit { kind: PersonalData::MobileNumber, range: group.range.clone() }));
        for start in 0..self.groups.len() {
            for end in start + 1..=self.groups.len() {
                let window = &self.groups[start..end];
                match self.digits_of(window).len() {
                    ..11 => {}
                    11..=19 => {
                        let hit = self.judge(text, window, end == self.groups.len());
                        hits.extend(hit.filter(|_| !window.iter().any(is_of_token)));
                    }
                    _ => break,
                }
            }
        }
    }

    /// The digits of neighbouring groups.
    fn digits_of(&self, window: &[Group]) -> &[u8] {
        match window {
            [first, .., last] => &self.digits[first.digits.start..last.digits.end],
            [only] => &self.digits[only.digits.clone()],
            [] => &[],
        }
    }

    /// Marks dates, whose digits belong to no other number.
    fn mark_dates(&mut self) {
        for start in 0..self.groups.len().saturating_sub(2) {
            let [year, month, day] = &self.groups[start..start + 3] else { continue };
            let joined = month.joint == day.joint && ["-", ".", "/"].contains(&month.joint.as_str());
            let lengths = [year.digits.len(), month.digits.len(), day.digits.len()];
            let sized = matches!(lengths, [4, 1..=2, 1..=2]);
            let number = |group: &Group| number(&self.digits[group.digits.clone()]);
            if joined && sized && is_birth_date(number(year), number(month), number(day)) {
                self.groups[start].part = Part::Year;
                self.groups[start + 1].part = Part::MonthOrDay;
                self.groups[start + 2].part = Part::MonthOrDay;
            }
        }
    }

    fn mark_landlines(&mut self) {
        for start in 0..self.groups.len() {
            let length = landline_length(&self.digits, &self.groups[start..]);
            let free = self.groups[start..start + length].iter().all(|group| group.part == Part::Free);
            if free {
                self.groups[start..start + length].iter_mut().for_each(|group| group.part = Part::Landline);
            }
        }
    }

    /// What the window is, read as one number.
    fn judge(&self, text: &str, window: &[Group], is_last: bool) -> Option<Hit> {
        let digits = self.digits_of(window);
        let (start, end) = (window.first()?.range.start, window.last()?.range.end);
        let check_end = self.check_end.filter(|_| is_last && digits.len() == 17);
        let complete = digits.len() == 18 || check_end.is_some();
        if complete && is_identity_number(digits) && self.dates_fit(window) {
            return Some(Hit { kind: PersonalData::IdentityNumber, range: start..check_end.unwrap_or(end) });
        }
        if window.iter().any(|group| group.part != Part::Free) {
            return None;
        }
        if is_old_identity_number(digits) && old_identity_shape_fits(window) {
            return Some(Hit { kind: PersonalData::IdentityNumber, range: start..end });
        }
        if is_card_number(digits) && card_shape_fits(window) {
            return Some(Hit { kind: PersonalData::BankCard, range: start..end });
        }
        if is_overseas_number(digits, text[..start].ends_with(['+', '＋'])) && telephone_shape_fits(window) {
            return Some(Hit { kind: PersonalData::OverseasNumber, range: start..end });
        }
        let mobile = ["", "0", "86", "0086"].iter().any(|prefix| self.is_mobile(window, prefix));
        mobile.then_some(Hit { kind: PersonalData::MobileNumber, range: start..end })
    }

    /// Whether the window holds no date, or one, as its date of birth and joined alike on both sides.
    fn dates_fit(&self, window: &[Group]) -> bool {
        let is_date = |group: &Group| matches!(group.part, Part::Year | Part::MonthOrDay);
        let Some(place) = window.iter().position(is_date) else { return true };
        let (Some(start), Some(behind)) = (window.first(), window.get(place + 3)) else { return false };
        let year = &window[place];
        let is_birth = year.part == Part::Year && year.digits.start - start.digits.start == 6;
        is_birth && year.joint == behind.joint && !window[place + 3..].iter().any(is_date)
    }

    /// Whether neighbouring digits are a mobile number and a few more, a day, or another mobile number.
    fn is_glued(&self, group: &Group) -> bool {
        let digits = &self.digits[group.digits.clone()];
        let is_mobile = |digits: &[u8]| matches!(digits, [1, 3..=9, ..]);
        group.part == Part::Free
            && match digits.len() {
                12..=15 if begins_with_date(digits) => false,
                length @ 12..=15 => {
                    let behind_others = (1..=length - MOBILE).any(|start| is_mobile(&digits[start..]));
                    behind_others || (is_mobile(digits) && !is_division(digits))
                }
                19 => {
                    let (day, behind) = (begins_with_date(digits), begins_with_date(&digits[MOBILE..]));
                    (day && is_mobile(&digits[8..])) || (is_mobile(digits) && behind)
                }
                22 => is_mobile(digits) && is_mobile(&digits[MOBILE..]),
                _ => false,
            }
    }

    fn is_mobile(&self, window: &[Group], prefix: &str) -> bool {
        let digits = self.digits_of(window);
        let glued = window.first().is_some_and(|first| prefix.is_empty() || first.digits.len() > prefix.len());
        let country = prefix.bytes().eq(digits.iter().take(prefix.len()).map(|digit| digit + b'0'));
        let plausible = matches!(digits.get(prefix.len()..), Some([1, 3..=9, rest @ ..]) if rest.len() == 9);
        glued && country && plausible && mobile_shape_fits(&self.digits, window, prefix.len())
    }
}

/// How many digits a mobile number has.
const MOBILE: usize = 11;

fn begins_with_date(digits: &[u8]) -> bool {
    digits.len() >= 8 && is_birth_date(number(&digits[..4]), number(&digits[4..6]), number(&digits[6..8]))
}

/// Whether digits begin as the codes of villages in the provinces 13 to 15 do: province, prefecture.
fn is_division(digits: &[u8]) -> bool {
    matches!(digits, [1, 3..=5, 0, 1..=9, ..] | [1, 3..=5, 1, 0..=3, ..] | [1, 3..=5, 2, 1..=9, ..])
}

/// The number of a bank card: an issuer's beginning, and a last digit that proves the others (Luhn). A credit code of
/// digits alone may do so by chance.
fn is_card_number(digits: &[u8]) -> bool {
    let begins = digits.get(..4).map(number);
    let is_issued = begins.is_some_and(|begin| matches!(begin, 2221..=2720 | 3000..=6999 | 9000..=9999));
    (16..=19).contains(&digits.len()) && is_issued && is_luhn(digits) && !is_credit_code(digits)
}

fn is_luhn(digits: &[u8]) -> bool {
    let worth = |(place, digit): (usize, &u8)| match (place % 2, *digit) {
        (0, digit) => u32::from(digit),
        (_, digit @ ..=4) => u32::from(digit) * 2,
        (_, digit) => u32::from(digit) * 2 - 9,
    };
    digits.iter().rev().enumerate().map(worth).sum::<u32>() % 10 == 0
}

fn is_credit_code(digits: &[u8]) -> bool {
    let code: Vec<u8> = digits.iter().map(|digit| digit + b'0').collect();
    code.len() == 18 && credit_check::fits(&code)
}

/// A number of Hong Kong, Macao or Taiwan, behind `+` or 00.
fn is_overseas_number(digits: &[u8], follows_plus: bool) -> bool {
    let number = match digits {
        [0, 0, number @ ..] => number,
        number if follows_plus => number,
        _ => return false,
    };
    match number {
        [8, 5, 2, 2..=9, rest @ ..] => rest.len() == 7,
        [8, 5, 3, 2 | 6 | 8, rest @ ..] => rest.len() == 7,
        [8, 8, 6, 0, rest @ ..] => (8..=9).contains(&rest.len()),
        [8, 8, 6, 2..=9, rest @ ..] => (7..=8).contains(&rest.len()),
        _ => false,
    }
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + u32::from(*digit))
}

/// Region, date of birth; 17 digits and a check letter, or 18. A wrong check digit is a slip, not another number.
fn is_identity_number(digits: &[u8]) -> bool {
    let date = (number(&digits[6..10]), number(&digits[10..12]), number(&digits[12..14]));
    is_region(number(&digits[..2])) && is_birth_date(date.0, date.1, date.2)
}

/// The identity numbers until 1999: 15 digits, the year of birth with two.
fn is_old_identity_number(digits: &[u8]) -> bool {
    digits.len() == 15 && is_region(number(&digits[..2])) && {
        let date = (1900 + number(&digits[6..8]), number(&digits[8..10]), number(&digits[10..12]));
        is_birth_date(date.0, date.1, date.2)
    }
}

fn is_region(prefix: u32) -> bool {
    matches!(prefix, 11..=65 | 71 | 81..=83)
}

fn is_birth_date(year: u32, month: u32, day: u32) -> bool {
    let year = i32::try_from(year).unwrap_or_default();
    (1900..2100).contains(&year) && Day::new(year, month, day).is_some()
}

/// Whether the digits are part of a digest (64 hex digits), of the name of a commit (40), or of a credit code with letters.
fn is_in_token(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let before = bytes[..range.start].iter().rev().take(65).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let behind = bytes[range.end..].iter().take(65).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let token = &bytes[range.start - before..range.end + behind];
    is_digest(token) || is_lettered_credit_code(token)
}

fn is_digest(token: &[u8]) -> bool {
    matches!(token.len(), 40 | 64) && token.iter().all(u8::is_ascii_hexdigit)
}

fn is_lettered_credit_code(token: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    token.len() == 18
        && token.iter().all(plain)
        && token[2..8].iter().all(u8::is_ascii_digit)
        && token[..17].iter().any(u8::is_ascii_uppercase)
}
