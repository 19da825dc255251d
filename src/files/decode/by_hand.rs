//! What a clerk who writes TOML by hand gets wrong: signs of another width, dates as on paper, numbers and words as
//! elsewhere.

use crate::basics::text::is_unseen;
use crate::basics::typed_day::typed_day;
use crate::files::locate::within;
use crate::tr;
use std::ops::Range;

/// A slip, where it is, and how to mend it.
pub struct Slip {
    pub range: Range<usize>,
    pub message: String,
    pub help: String,
}

/// The slip on the line where the parser stopped, if it is a usual one.
pub fn slip(text: &str, stopped: Range<usize>) -> Option<Slip> {
    let stopped = within(text, stopped);
    let start = text[..stopped.start].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let slip = sign(line).or_else(|| value(line, stopped.start - start))?;
    Some(Slip { range: slip.range.start + start..slip.range.end + start, ..slip })
}

/// A sign outside quotes and comments that only looks like one of TOML's, or that nobody sees.
fn sign(line: &str) -> Option<Slip> {
    let mut quote: Option<(usize, char)> = None;
    let mut escaped = false;
    for (place, char) in line.char_indices() {
        let of = |slip: fn(char) -> Option<(String, String)>| {
            let (message, help) = slip(char)?;
            Some(Slip { range: place..place + char.len_utf8(), message, help })
        };
        match quote {
            Some((_, mark)) => {
                let ends = char == mark && !escaped;
                escaped = mark == '"' && char == '\\' && !escaped;
                quote = quote.filter(|_| !ends);
            }
            None if char == '#' => return None,
            None if char == '"' || char == '\'' => quote = Some((place, char)),
            None => {
                if let Some(slip) = of(misread) {
                    return Some(slip);
                }
            }
        }
    }
    // A half-width quotation mark opened what a Chinese one was meant to close.
    let (opened, _) = quote?;
    let closing = line[opened..].char_indices().rfind(|(_, char)| matches!(char, '”' | '“' | '＂' | '’' | '＇'));
    let (place, char) = closing?;
    let (message, help) = misread(char)?;
    Some(Slip { range: opened + place..opened + place + char.len_utf8(), message, help })
}

/// What a character outside quotes is called and what is written for it.
fn misread(char: char) -> Option<(String, String)> {
    let code = u32::from(char);
    let meant = match char {
        '“' | '”' | '„' | '＂' | '「' | '」' => '"',
        '‘' | '’' | '＇' => '\'',
        '＝' => '=',
        '＃' => '#',
        '，' | '、' => ',',
        '。' | '．' => '.',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        '－' | '—' | '–' => '-',
        '\u{3000}' => return Some((tr!("here is a full-width (ideographic) space", "此处有全角空格"), blank())),
        '\u{a0}' => {
            return Some((
                tr!("here is a no-break space (U+00A0)", "此处有不换行空格（U+00A0，多由网页或Word粘贴而来）"),
                blank(),
            ));
        }
        '\u{feff}' => {
            return Some((
                tr!("here is an invisible byte order mark (U+FEFF)", "此处有看不见的字节顺序标记（BOM，U+FEFF）"),
                unseen(),
            ));
        }
        '\t' => return None,
        _ if char.is_whitespace() && !char.is_ascii() => {
            return Some((
                tr!("here is a blank of another kind (U+{code:04X})", "此处有特殊空格（U+{code:04X}）"),
                blank(),
            ));
        }
        _ if is_unseen(char) => {
            return Some((
                tr!("here is an invisible character (U+{code:04X})", "此处有看不见的字符（U+{code:04X}）"),
                unseen(),
            ));
        }
        _ => return None,
    };
    Some((
        tr!("“{char}” is not a half-width sign", "“{char}”是中文（全角）标点"),
        tr!("write the half-width {meant} for it", "请改成半角（英文）标点 {meant}"),
    ))
}

fn blank() -> String {
    tr!("delete it, or put a usual (half-width) space", "请删去，或改成普通（半角）空格")
}

fn unseen() -> String {
    tr!("delete it: it stands just before the next character", "请删去，它紧挨在后一个字之前")
}

/// A value that is written as on paper or in another language.
fn value(line: &str, stopped: usize) -> Option<Slip> {
    let before = line.get(..stopped)?;
    let is_opening = |char| matches!(char, '=' | '[' | '{' | ',');
    let begin = match before.rfind(is_opening) {
        Some(place) => place + 1,
        None => line.find('=')? + 1,
    };
    let rest = &line[begin..];
    let begin = begin + rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    if rest.starts_with('"') {
        return path(line, begin);
    }
    let end = rest.find([',', ']', '}', '#']).unwrap_or(rest.len());
    let word = rest[..end].trim_end();
    let key = line.split('=').next().unwrap_or_default().trim();
    let (message, help) =
        date(key, word).or_else(|| truth(word)).or_else(|| number(key, word)).or_else(|| bare_text(key, word))?;
    Some(Slip { range: begin..begin + word.len(), message, help })
}

fn date(key: &str, word: &str) -> Option<(String, String)> {
    let is_dated =
        word.contains(['/', '年', '.', '-', '—', '–']) && word.starts_with(|char: char| char.is_ascii_digit());
    let day = typed_day(word).ok().filter(|_| is_dated)?;
    let message = match word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        true => tr!("the month and the day have two digits each", "月和日都要写两位"),
        false => tr!("a date is not written like this", "日期不能这样写"),
    };
    Some((message, tr!("write {key} = {day}, without quotes", "请写成 {key} = {day}（不加引号）")))
}

fn truth(word: &str) -> Option<(String, String)> {
    let meant = match word.to_lowercase().as_str() {
        "true" | "yes" | "是" | "有" => "true",
        "false" | "no" | "否" | "无" => "false",
        _ => return None,
    };
    Some((
        tr!("yes and no are written true and false, in small letters", "是否要写成 true 或 false（全小写，不加引号）"),
        tr!("write {meant}", "请写成 {meant}"),
    ))
}

fn number(key: &str, word: &str) -> Option<(String, String)> {
    let plain = word.trim_start_matches('0');
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() > 1 && plain.len() < word.len();
    let plain = if plain.is_empty() { "0" } else { plain };
    is_number.then(|| {
        (
            tr!("a number does not begin with 0", "数字前面不能有0"),
            tr!("write {key} = {plain}; a code goes in quotes", "请写成 {key} = {plain}；编号则要加半角引号"),
        )
    })
}

/// A text without quotes.
fn bare_text(key: &str, word: &str) -> Option<(String, String)> {
    let is_text = word.chars().any(char::is_alphabetic) && !word.contains(['"', '\'', '=', '\n']);
    is_text.then(|| match word.contains('\\') {
        true => (
            tr!("a text goes in quotes", "文字要加半角引号"),
            tr!("put it in single quotes, because of the \\: {key} = '…'", "其中有反斜杠，请加半角单引号：{key} = '…'"),
        ),
        false => (
            tr!("a text goes in quotes", "文字要加半角引号"),
            tr!("put it in half-width quotes: {key} = \"…\"", "请加半角引号：{key} = \"…\""),
        ),
    })
}

/// A text in quotes with a backslash, as in the path of a file.
fn path(line: &str, begin: usize) -> Option<Slip> {
    let text = line[begin + 1..].split('"').next()?;
    let place = text.find('\\')? + begin + 1;
    Some(Slip {
        range: place..place + 1,
        message: tr!("a \\ in double quotes stands for something else", "双引号里的反斜杠（\\）有别的意思"),
        help: tr!("write single quotes ('D:\\…'), or / for \\", "请改用半角单引号（如 'D:\\…'），或把 \\ 写成 /"),
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::{Code, Place};
    use crate::files::decode::{Fault, decode};
    use crate::records::School;

    fn fault(line: &str) -> (Fault, String) {
        let text = format!("kind = \"primary\"\n{line}\n[liaison]\nname = \"x\"\n");
        let fault = decode::<School>(&text).unwrap_err().remove(0);
        let Place::Span { bytes, .. } = fault.place.clone() else { panic!("no place: {fault:?}") };
        assert_eq!(fault.code, Code::Syntax, "{line}");
        (fault, text[bytes].to_owned())
    }

    #[test]
    fn every_slip_is_shown_where_it_is_with_its_mend() {
        let slips = [
            ("opened_on = 2015/09/01", "2015/09/01", "请写成 opened_on = 2015-09-01（不加引号）"),
            ("opened_on = 2015年9月1日", "2015年9月1日", "请写成 opened_on = 2015-09-01（不加引号）"),
            ("opened_on = 2015.9.1 # x", "2015.9.1", "请写成 opened_on = 2015-09-01（不加引号）"),
            ("opened_on = 2015-9-1", "2015-9-1", "请写成 opened_on = 2015-09-01（不加引号）"),
            ("boarding = True", "True", "请写成 true"),
            ("boarding = FALSE", "FALSE", "请写成 false"),
            ("boarding = 是", "是", "请写成 true"),
            ("staff = 086", "086", "请写成 staff = 86；编号则要加半角引号"),
            ("name = 沧县第一小学", "沧县第一小学", "请加半角引号：name = \"…\""),
            ("name = D:\\a", "D:\\a", "其中有反斜杠，请加半角单引号：name = '…'"),
            ("name = \"D:\\甲\"", "\\", "请改用半角单引号（如 'D:\\…'），或把 \\ 写成 /"),
            ("name = “沧县”", "“", "请改成半角（英文）标点 \""),
            ("name = \"沧县”", "”", "请改成半角（英文）标点 \""),
            ("name = ＂沧县＂", "＂", "请改成半角（英文）标点 \""),
            ("name ＝ \"沧县\"", "＝", "请改成半角（英文）标点 ="),
            ("＃ 沧县", "＃", "请改成半角（英文）标点 #"),
            ("aliases = [\"甲\"，\"乙\"]", "，", "请改成半角（英文）标点 ,"),
            ("name =\u{3000}\"沧县\"", "\u{3000}", "请删去，或改成普通（半角）空格"),
            ("\u{a0}name = \"沧县\"", "\u{a0}", "请删去，或改成普通（半角）空格"),
            ("\u{feff}name = \"沧县\"", "\u{feff}", "请删去，它紧挨在后一个字之前"),
            ("name\u{200b} = \"沧县\"", "\u{200b}", "请删去，它紧挨在后一个字之前"),
        ];
        for (line, shown, help) in slips {
            let (fault, pointed) = fault(line);
            assert_eq!((pointed.as_str(), fault.help.as_str()), (shown, help), "{line}: {}", fault.message);
        }
    }

    #[test]
    fn what_is_no_usual_slip_is_left_to_the_parser() {
        let (fault, _) = fault("opened_on = 2015-02-30");
        assert!(!fault.help.contains("2015"), "{}", fault.help);
    }
}
