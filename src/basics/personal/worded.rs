//! What is known by a word or a sign and not by its digits: e-mail addresses, and numbers beside the word for a passport or
//! a travel permit.

use super::mark::is_unseen;
use super::{Hit, PersonalData};
use crate::basics::day::Day;
use crate::basics::fold::narrow_char;
use aho_corasick::packed::Searcher;
use memchr::memchr_iter;
use std::ops::Range;
use std::sync::LazyLock;

/// The sign of an address that is one byte long. It is looked for by itself: among the words it would make the search stop
/// at nearly every Chinese character.
const AT: u8 = b'@';

/// What else to look for: the wide sign of an address, then words for a document.
const WORDS: [&str; 12] =
    ["＠", "护照", "護照", "通行证", "通行證", "台胞证", "臺胞證", "台胞證", "回乡证", "回鄉證", "assport", "ASSPORT"];
/// Every text of every record is searched. `None` where the processor has no instructions for it.
static SEARCHER: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(WORDS));

/// The addresses and document numbers in a text.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    let email = |sign| address(text, sign).map(|range| Hit { kind: PersonalData::Email, range });
    let judged = |(word, range): (usize, Range<usize>)| match word {
        0 => email(range),
        _ => document(text, range).map(|range| Hit { kind: PersonalData::TravelDocument, range }),
    };
    let plain = memchr_iter(AT, text.as_bytes()).map(|start| start..start + 1);
    plain.filter_map(email).chain(words(text).into_iter().filter_map(judged)).collect()
}

/// Where the words stand in a text, and the number of each.
fn words(text: &str) -> Vec<(usize, Range<usize>)> {
    if let Some(searcher) = &*SEARCHER {
        let found = searcher.find_iter(text);
        return found.map(|found| (found.pattern().as_usize(), found.start()..found.end())).collect();
    }
    let of_word = |(number, word): (usize, &&str)| {
        let found = text.match_indices(*word).map(move |(start, found)| (number, start..start + found.len()));
        found.collect::<Vec<_>>()
    };
    WORDS.iter().enumerate().flat_map(of_word).collect()
}

/// The e-mail address around its sign: a name before it, a domain behind.
fn address(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    let is_of_name = |char: &char| char.is_ascii_alphanumeric() || "._%+-".contains(*char);
    let name = text[..sign.start].char_indices().rev().map(|(place, char)| (place, narrow_char(char)));
    let start = name.take_while(|(_, char)| is_of_name(char)).last()?.0;
    let behind = || text[sign.end..].chars().map(|char| (char.len_utf8(), narrow_char(char)));
    let domain = || behind().take_while(|(_, char)| char.is_ascii_alphanumeric() || matches!(char, '-' | '.' | '。'));
    let plain: String = domain().map(|(_, char)| if char == '。' { '.' } else { char }).collect();
    let (host, top) = plain.trim_end_matches(['.', '-']).rsplit_once('.')?;
    let is_domain = !host.is_empty() && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_name = text[start..sign.start].chars().any(|char| narrow_char(char).is_ascii_alphanumeric());
    (is_domain && is_name).then(|| start..sign.end + domain().map(|(length, _)| length).sum::<usize>())
}

/// How many characters behind its word a number may begin.
const NEAR: usize = 20;
/// How many characters such a number has, with the blanks in it.
const LONGEST: usize = 14;

/// The number of a document, on the line of the word for it: soon behind, or just before.
fn document(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    let line_end = text[word.end..].find('\n').map_or(text.len(), |end| word.end + end);
    let starts = text[word.end..line_end].char_indices().take(NEAR).map(|(place, _)| word.end + place);
    let behind = starts.filter(|start| begins_a_word(text, *start)).find_map(|start| number(&text[..line_end], start));
    behind.or_else(|| before(text, word.start))
}

fn begins_a_word(text: &str, start: usize) -> bool {
    let before = text[..start].chars().next_back().map(narrow_char);
    !before.is_some_and(|char| char.is_ascii_alphanumeric())
}

/// A number shortly before its word, on the same line. One of digits alone may be anything there.
fn before(text: &str, end: usize) -> Option<Range<usize>> {
    let text = &text[..end];
    let starts = text.char_indices().rev().take_while(|(_, char)| *char != '\n').take(NEAR + LONGEST);
    let letters = starts.filter(|(_, char)| narrow_char(*char).is_ascii_alphabetic()).map(|(place, _)| place);
    letters.filter(|start| begins_a_word(text, *start)).find_map(|start| number(text, start))
}

/// The number of a document that begins here: up to two letters, and digits that perhaps have blanks between.
fn number(text: &str, start: usize) -> Option<Range<usize>> {
    let signs = || text[start..].char_indices().map(|(place, char)| (start + place, char, narrow_char(char)));
    let letters = signs().take_while(|(_, _, char)| char.is_ascii_alphabetic()).count();
    let is_joint = |char: char| char == ' ' || is_unseen(char);
    let rest = || signs().skip(letters).filter(|(_, _, char)| !is_joint(*char));
    let digits: String = rest().map(|(_, _, char)| char).take_while(char::is_ascii_digit).collect();
    let fits = match (letters, digits.len()) {
        (0, 8..=9) => !begins_with_date(&digits),
        (1, 8..=10) | (2, 7) => true,
        _ => false,
    };
    let (last, char, _) = rest().nth(digits.len().checked_sub(1)?)?;
    let is_whole = rest().nth(digits.len()).is_none_or(|(_, _, char)| !char.is_ascii_alphanumeric());
    (fits && is_whole).then(|| start..last + char.len_utf8())
}

fn begins_with_date(digits: &str) -> bool {
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or_default();
    Day::new(i32::try_from(part(0..4)).unwrap_or_default(), part(4..6), part(6..8)).is_some()
}
