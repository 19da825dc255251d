//! What serde says of a value, in the reader's language.

use super::{Fault, expected_words};
use crate::basics::language::{Language, current, list_separator};
use crate::basics::nearness::nearest;
use crate::basics::vocabulary::Vocabulary;
use crate::basics::words::with_key;
use crate::diagnostics::{Code, Place};
use crate::records::{Fields, Kind};
use crate::tr;
use toml::de::DeValue;

/// The fault of a value that is not of its kind.
pub fn bad_value(fields: Fields, path: &str, message: &str, value: Option<&DeValue>) -> Fault {
    let called = fields.in_file(path);
    if matches!(value, Some(DeValue::Array(_))) && message.contains("struct ") {
        return listed_table(path, &called);
    }
    let is_type = message.starts_with("invalid type: ") || message.starts_with("invalid value: ");
    let expected = message.split_once(", expected ").map(|(_, expected)| expected);
    let fault = |message, help| Fault { code: Code::BadValue, place: Place::Value(path.to_owned()), message, help };
    if let Some(word) = message.strip_prefix("unknown variant `") {
        let word = word.split('`').next().unwrap_or_default();
        return fault(
            tr!("“{called}” cannot be “{word}”", "“{called}”中没有“{word}”这个词"),
            word_help(words(fields, path), word, &expected_words(message)),
        );
    }
    let Some(expected) = expected.filter(|_| is_type) else {
        let help = tr!("mend the value of `{called}`", "请改正“{called}”的值");
        if is_of_the_reader(message) {
            return fault(tr!("“{called}”: {message}", "“{called}”：{message}"), help);
        }
        let found = found(value);
        return fault(tr!("“{called}” cannot be {found} like this", "“{called}”不能写成这样的{found}"), help);
    };
    let (found, wanted) = (found(value), wanted(expected));
    let help = match value {
        Some(DeValue::String(text)) if is_date(expected) => {
            tr!("write the date without quotes: {path} = {text}", "日期不加引号，应写 {path} = {text}")
        }
        _ => tr!("write {wanted}", "请写成{wanted}"),
    };
    if let Some(DeValue::Integer(number)) = value
        && is_beyond(number.as_str(), expected)
    {
        let most = u32::MAX;
        return fault(
            tr!("“{called}” is too large: {number}", "“{called}”的数太大：{number}"),
            tr!("write a number up to {most}", "请核对后改正，最大{most}"),
        );
    }
    fault(tr!("“{called}” is {found}, but must be {wanted}", "“{called}”写成了{found}，应为{wanted}"), help)
}

/// Whether a number is of the kind that is expected, but above all that fit.
fn is_beyond(number: &str, expected: &str) -> bool {
    expected == "u32" && !number.starts_with('-')
}

/// The fault of a table that is written as a list of tables, or as a list of values.
fn listed_table(path: &str, called: &str) -> Fault {
    Fault {
        code: Code::BadValue,
        place: Place::Value(path.to_owned()),
        message: tr!("“{called}” is a list, but there is only one", "“{called}”写成了列表，而这一项只有一个"),
        help: tr!(
            "write [{path}] once, in single brackets, not [[{path}]]",
            "请写成 [{path}]，单层方括号，只写一次，不写 [[{path}]]"
        ),
    }
}

/// Whether a message is one of ours, in the reader's language, and not one of the libraries'.
fn is_of_the_reader(message: &str) -> bool {
    const OF_LIBRARIES: [&str; 12] = [
        "invalid ",
        "wanted ",
        "expected ",
        "unexpected ",
        "unknown ",
        "missing ",
        "duplicate ",
        "integer number",
        "floating-point",
        "value is missing",
        "data did not",
        "extra ",
    ];
    match current() {
        Language::English => !OF_LIBRARIES.iter().any(|start| message.starts_with(start)),
        Language::Chinese => !message.is_ascii(),
    }
}

/// The words that a key takes.
fn words(fields: Fields, path: &str) -> Option<Vocabulary> {
    match fields.part(path)?.field.value {
        Kind::Word(words) | Kind::Words(words) | Kind::WordByItem(words) => Some(words),
        _ => None,
    }
}

/// The word that is meant, and all that there are: a Chinese one is written by its key.
fn word_help(words: Option<Vocabulary>, word: &str, known: &[&str]) -> String {
    if let Some(key) = words.and_then(|words| words.key_typed(word)) {
        return tr!("write \"{key}\"", "请写成 \"{key}\"");
    }
    let called = |key: &str| {
        let chinese = words.and_then(|words| words.chinese(key));
        chinese.map_or_else(|| key.to_owned(), |chinese| with_key(chinese, key))
    };
    let listed = known.iter().map(|key| called(key)).collect::<Vec<_>>().join(list_separator());
    match nearest(word, known).map(called) {
        Some(near) => tr!("is it “{near}”? There are: {listed}", "是不是“{near}”？可用：{listed}"),
        None => tr!("there are: {listed}", "可用：{listed}"),
    }
}

fn is_date(expected: &str) -> bool {
    expected.contains("datetime") || expected.contains("date-time")
}

fn found(value: Option<&DeValue>) -> String {
    match value {
        Some(DeValue::String(_)) => tr!("a text in quotes", "加引号的文字"),
        Some(DeValue::Integer(number)) => tr!("the number {number}", "数字{number}"),
        Some(DeValue::Float(number)) => tr!("the number {number}", "数字{number}"),
        Some(DeValue::Boolean(_)) => tr!("true or false", "是（true）或否（false）"),
        Some(DeValue::Datetime(_)) => tr!("a date", "日期"),
        Some(DeValue::Array(_)) => tr!("a list in [ ]", "方括号[ ]中的列表"),
        Some(DeValue::Table(_)) => tr!("a table", "一组项（表）"),
        None => tr!("something else", "其他内容"),
    }
}

/// Whether what is expected is said in the libraries' words: a kind of Rust's, not of the records.
fn is_of_libraries(expected: &str) -> bool {
    let begins = ["tuple", "enum ", "unit", "newtype", "i8", "i16", "i32", "i64", "f32", "f64", "string or", "a tuple"];
    begins.iter().any(|begin| expected.starts_with(begin)) || (current() == Language::Chinese && expected.is_ascii())
}

/// What serde names in English; what our own types expect is in the reader's language already.
fn wanted(expected: &str) -> String {
    match expected {
        "a boolean" => tr!("true or false", "是（true）或否（false）"),
        "u8" => tr!("a whole number from 0 to 255", "0到255的整数"),
        "u16" => tr!("a whole number from 0 to 65535", "0到65535的整数"),
        "u32" => tr!("a whole number, 0 or more", "不小于0的整数"),
        "a string" => tr!("a text in quotes", "加引号的文字"),
        "a sequence" => tr!("a list in [ ]", "方括号[ ]中的列表"),
        "a map" => tr!("a table", "一组项（表）"),
        other if is_date(other) => tr!("a date such as 2019-08-05", "日期，如 2019-08-05（不加引号）"),
        other if other.starts_with("struct ") => tr!("a table", "一组项（表）"),
        "u64" => tr!("a whole number, 0 or more", "不小于0的整数"),
        other if is_of_libraries(other) => tr!("something else", "别的内容"),
        other => other.to_owned(),
    }
}
