//! What must not stand in the records: personal numbers are errors, words that tell a case are worth a look.

use crate::basics::personal::{Hit, case_words, find, find_all};
use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::tr;
use memchr::memchr;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a record's path and text hold that they must not. The numbers are never repeated.
pub fn faults(path: &str, text: &str) -> Vec<Fault> {
    let in_name = find(path).map(|hit| personal(&hit, Place::File));
    let (numbers, words) = (find_all(text), case_words(text));
    let in_text = numbers.iter().map(|hit| personal(hit, Place::span(text, hit.range.clone())));
    let of_case = words.iter().map(|(word, range)| case_detail(word, Place::span(text, range.clone())));
    let mut faults: Vec<_> = in_name.into_iter().chain(in_text).chain(of_case).collect();
    for (string, span) in hidden_by_escapes(text) {
        let overlaps = |range: &Range<usize>| span.start < range.end && range.start < span.end;
        let place = || Place::span(text, span.clone());
        let number = find(&string).filter(|_| !numbers.iter().any(|hit| overlaps(&hit.range)));
        faults.extend(number.map(|hit| personal(&hit, place())));
        let word = case_words(&string).into_iter().next().filter(|_| !words.iter().any(|(_, range)| overlaps(range)));
        faults.extend(word.map(|(word, _)| case_detail(word, place())));
    }
    faults
}

fn personal(hit: &Hit, place: Place) -> Fault {
    let kind = hit.kind;
    Fault {
        code: Code::PersonalData,
        place,
        message: tr!("{kind}", "{kind}"),
        help: tr!(
            "take it out; if it was committed, git still has it: tell who keeps the repository",
            "请删去；如已提交，git历史中仍有，请告知仓库管理人"
        ),
    }
}

/// The keys and strings of a text in which TOML escapes (`\u0031`) hide what they say from a look at the text.
fn hidden_by_escapes(text: &str) -> Vec<(String, Range<usize>)> {
    let is_escaped = |part: &str| ["\\u", "\\U", "\\x"].iter().any(|escape| part.contains(escape));
    if memchr(b'\\', text.as_bytes()).is_none() || !is_escaped(text) {
        return Vec::new();
    }
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let mut all = Vec::new();
    strings_of_table(table.get_ref(), &mut all);
    all.retain(|(_, span)| text.get(span.clone()).is_some_and(is_escaped));
    all
}

/// Every key and string of a table, and where it stands.
fn strings_of_table(table: &DeTable, all: &mut Vec<(String, Range<usize>)>) {
    for (key, value) in table {
        all.push((key.get_ref().to_string(), key.span()));
        strings_of_value(value, all);
    }
}

fn strings_of_value(value: &Spanned<DeValue>, all: &mut Vec<(String, Range<usize>)>) {
    match value.get_ref() {
        DeValue::String(text) => all.push((text.to_string(), value.span())),
        DeValue::Array(values) => values.iter().for_each(|value| strings_of_value(value, all)),
        DeValue::Table(table) => strings_of_table(table, all),
        _ => {}
    }
}

fn case_detail(word: &str, place: Place) -> Fault {
    Fault {
        code: Code::CaseDetail,
        place,
        message: tr!(
            "“{word}” may tell of a case or a child; the records say only that cases were examined",
            "“{word}”可能涉及案情或未成年人身份；记录中只写“已排查”"
        ),
        help: tr!("if it does, take it out", "如确实涉及，请删去"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(path: &str, text: &str) -> Vec<Code> {
        faults(path, text).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn numbers_are_found_in_texts_comments_names_and_escapes() {
        assert_eq!(codes("a.toml", "note = \"张某 13800000000\"\n"), [Code::PersonalData]);
        assert_eq!(codes("a.toml", "# 11010519491231002X\n"), [Code::PersonalData]);
        assert_eq!(codes("units/沧县/13800000000.toml", "name = \"x\"\n"), [Code::PersonalData]);
        assert_eq!(codes("a.toml", "note = \"\\u0031\\u0033800000000\"\n"), [Code::PersonalData]);
        for told in ["被害人陈述", "被\u{200b}害人", "猥褻", "被\\u5bb3人", "被\\u200b害人"] {
            assert_eq!(codes("a.toml", &format!("note = \"{told}\"\n")), [Code::CaseDetail], "{told}");
        }
        assert!(codes("inspections/2019/沧县/2019-08-12-3113000101.toml", "staff_total = 86\n").is_empty());
    }

    /// A number that was there before must not hide one that is new: the hook tells them apart by their lines.
    #[test]
    fn every_number_and_every_word_is_told_where_it_stands() {
        let text = "# 13800000000\n# 被害人\n\nnote = \"11010519491231002X 13900000000\"\nremarks = \"强奸\"\nx = \"\\u5bb3被\\u5bb3人\"\n";
        let told: Vec<_> = faults("a.toml", text).into_iter().map(|fault| (fault.code, line(&fault.place))).collect();
        let expected = [
            (Code::PersonalData, 1),
            (Code::PersonalData, 4),
            (Code::PersonalData, 4),
            (Code::CaseDetail, 2),
            (Code::CaseDetail, 5),
            (Code::CaseDetail, 6),
        ];
        assert_eq!(told, expected);
    }

    fn line(place: &Place) -> usize {
        match place {
            Place::Span { line, .. } => *line,
            _ => 0,
        }
    }

    #[test]
    fn the_number_is_never_repeated() {
        let said = format!("{:?}", faults("13800000000.toml", "note = \"13900000000\"\n"));
        assert!(!said.contains("0000000"), "{said}");
    }
}
