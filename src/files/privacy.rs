//! What must not stand in the records: personal numbers are errors, words that tell a case are worth a look.

use crate::basics::personal::{Hit, case_words, find};
use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::tr;
use memchr::memchr;
use std::fmt::Write;

/// What a record's path and text hold that they must not. The number is never repeated.
pub fn faults(path: &str, text: &str) -> Vec<Fault> {
    let in_name = find(path).map(|hit| personal(&hit, Place::File));
    let in_text = find(text).map(|hit| personal(&hit, Place::span(text, hit.range.clone())));
    let hidden = hidden_by_escapes(text);
    let in_text = in_text.or_else(|| Some(personal(&find(hidden.as_deref()?)?, Place::File)));
    let words = case_words(text).map(|(word, range)| case_detail(word, Place::span(text, range)));
    let words = words.or_else(|| Some(case_detail(case_words(hidden.as_deref()?)?.0, Place::File)));
    in_name.into_iter().chain(in_text).chain(words).collect()
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
fn hidden_by_escapes(text: &str) -> Option<String> {
    if memchr(b'\\', text.as_bytes()).is_none() || !["\\u", "\\U", "\\x"].iter().any(|escape| text.contains(escape)) {
        return None;
    }
    let table: toml::Table = text.parse().ok()?;
    let mut plain = String::new();
    strings(&toml::Value::Table(table), &mut plain);
    Some(plain)
}

/// Every key and string of a value, a line each.
fn strings(value: &toml::Value, plain: &mut String) {
    match value {
        toml::Value::String(text) => {
            // Writing to a String cannot fail.
            let _ = writeln!(plain, "{text}");
        }
        toml::Value::Array(values) => values.iter().for_each(|value| strings(value, plain)),
        toml::Value::Table(table) => {
            for (key, value) in table {
                let _ = writeln!(plain, "{key}");
                strings(value, plain);
            }
        }
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

    #[test]
    fn the_number_is_never_repeated() {
        let said = format!("{:?}", faults("13800000000.toml", "note = \"13900000000\"\n"));
        assert!(!said.contains("0000000"), "{said}");
    }
}
