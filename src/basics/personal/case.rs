//! Words that tell a case rather than what a school does.

use super::mark::is_unseen;
use aho_corasick::packed::Searcher;
use std::ops::Range;
use std::sync::LazyLock;

/// The words, each of which begins with a different character.
pub(super) const CASE_WORDS: [&str; 11] =
    ["被害人", "受害", "姓名", "猥亵", "强奸", "侵害了", "某某（女", "岁女", "班学生", "家长电话", "身份证"];

/// Other forms of the characters in the words: the traditional ones, and those of another width.
const FORMS: [(char, char); 12] = [
    ('褻', '亵'),
    ('強', '强'),
    ('姦', '奸'),
    ('歲', '岁'),
    ('學', '学'),
    ('長', '长'),
    ('電', '电'),
    ('話', '话'),
    ('證', '证'),
    ('証', '证'),
    ('分', '份'),
    ('(', '（'),
];

/// The words in the text that tell a case, in order, and where; width, white space, what nobody sees and traditional forms
/// make no difference.
pub fn case_words(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let stands = |place: usize, word: &'static str| Some((word, place..place + length_of(&text[place..], word)?));
    match &*BEGINNINGS {
        Some((beginnings, words)) => beginnings
            .find_iter(text)
            .filter_map(|beginning| stands(beginning.start(), words.get(beginning.pattern().as_usize())?))
            .collect(),
        None => text
            .char_indices()
            .flat_map(|(place, _)| CASE_WORDS.into_iter().filter_map(move |word| stands(place, word)))
            .collect(),
    }
}

/// Finds where a word may begin, and which: every text of every record is searched. `None` where the processor has no
/// instructions for it.
static BEGINNINGS: LazyLock<Option<(Searcher, Vec<&'static str>)>> = LazyLock::new(|| {
    let forms = |first: char| FORMS.into_iter().filter(move |(_, usual)| *usual == first).map(|(form, _)| form);
    let beginnings = |word: &'static str| {
        word.chars()
            .take(1)
            .flat_map(move |first| std::iter::once(first).chain(forms(first)))
            .map(move |one| (one, word))
    };
    let (signs, words): (Vec<_>, Vec<_>) = CASE_WORDS.into_iter().flat_map(beginnings).unzip();
    Some((Searcher::new(signs.into_iter().map(String::from))?, words))
});

/// How many bytes a word takes at the beginning of a text, if it stands there.
fn length_of(text: &str, word: &str) -> Option<usize> {
    let mut chars = text.char_indices().filter(|(_, char)| !char.is_whitespace() && !is_unseen(*char));
    let mut end = 0;
    for expected in word.chars() {
        let (place, char) = chars.next().filter(|(_, char)| *char == expected || FORMS.contains(&(*char, expected)))?;
        end = place + char.len_utf8();
    }
    Some(end)
}
