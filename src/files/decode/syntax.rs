//! What the TOML parser says, in the reader's language.

use super::conflict::conflict;
use super::{Fault, by_hand};
use crate::basics::language::{Language, current};
use crate::diagnostics::{Code, Place};
use crate::records::Fields;
use crate::tr;

/// The parser's first error; the others of a file mostly follow from it.
pub fn fault(text: &str, error: &toml::de::Error, fields: Fields) -> Fault {
    let span = error.span().unwrap_or(0..0);
    if let Some(conflict) = conflict(text, span.start, fields) {
        return conflict;
    }
    if let Some(slip) = by_hand::slip(text, span.clone()) {
        return Fault {
            code: Code::Syntax,
            place: Place::span(text, slip.range),
            message: slip.message,
            help: slip.help,
        };
    }
    Fault {
        code: Code::Syntax,
        place: Place::span(text, span),
        message: said(error.message()),
        help: tr!(
            "a line is written `key = \"text\"`, `key = 2019-08-05`, `key = 86` or `key = true`",
            "每行的写法：项 = \"文字\"、项 = 2019-08-05、项 = 86 或 项 = true（标点用半角）"
        ),
    }
}

const TOO_DEEP: &str = "括号或项的层级套得太深";

/// The parser's commonest sentences, by their beginning.
const SENTENCES: &[(&str, &str)] = &[
    ("duplicate key", "同一项写了两次"),
    ("invalid unquoted key", "项的名称只能用英文字母、数字、-和_"),
    ("string values must be quoted", "文字要加半角引号"),
    ("invalid basic string", "文字两端的引号不成对，或其中有不允许的字符"),
    ("invalid literal string", "文字两端的引号不成对，或其中有不允许的字符"),
    ("invalid multi-line", "多行文字的引号不成对，或其中有不允许的字符"),
    ("invalid date", "没有这一天"),
    ("invalid time", "没有这个时间"),
    ("invalid datetime", "日期的写法不对，应如 2019-08-05"),
    ("key with no value", "只有项的名称，没有“= 值”"),
    ("unclosed array", "方括号没有配对"),
    ("unclosed inline table", "花括号没有配对"),
    ("unclosed table", "方括号没有配对"),
    ("missing comma", "缺少半角逗号"),
    ("missing value", "等号后面没有值"),
    ("leading zeros", "数字前面不能有0"),
    ("invalid comment", "注释中有不允许的字符"),
    ("missing escaped value", "反斜杠后面缺少字符"),
    ("invalid escape", "反斜杠后面的字符不对"),
    ("cannot recurse", TOO_DEEP),
    ("recursion limit", TOO_DEEP),
];

fn said(message: &str) -> String {
    let known = SENTENCES.iter().find(|(start, _)| message.starts_with(start));
    match (current(), known) {
        (Language::English, _) => message.to_owned(),
        (Language::Chinese, Some((_, sentence))) => (*sentence).to_owned(),
        (Language::Chinese, None) => "此处不符合TOML写法".to_owned(),
    }
}
