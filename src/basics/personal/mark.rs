//! What a character means to the privacy guard, in whatever form it is typed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a character says about a number that it may stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A digit of this value.
    Digit(u8, Script),
    /// The check letter X of an identity number, and what is typed for it.
    Check,
    /// What may stand between the digits of one number, as the ASCII sign that it resembles; `*` for a sign that rarely
    /// does.
    Joint(char),
    /// A character that is invisible between two digits.
    Hidden,
    /// The end of any number.
    Other,
}

/// How a digit is written; digits of two kinds side by side may be two numbers (`①138…`, `三138…`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// The decimal digits of any script.
    Decimal,
    /// Circled, superscript and the like.
    Sign,
    /// 〇一二三四五六七八九 and their formal forms.
    Chinese,
}

/// The mark of an ASCII character.
const fn ascii_mark(byte: u8) -> Mark {
    match byte {
        b'0'..=b'9' => Mark::Digit(byte - b'0', Script::Decimal),
        b'x' | b'X' => Mark::Check,
        b' ' | b'\t' => Mark::Joint(' '),
        b'\n' | b'\r' => Mark::Joint('\n'),
        b'-' | b'.' | b'_' | b'/' | b',' | b'(' | b')' | b'#' => Mark::Joint(byte as char),
        b'\\' => Mark::Joint('/'),
        0..=31 | 127 => Mark::Hidden,
        b'a'..=b'z' | b'A'..=b'Z' | 128.. => Mark::Other,
        _ => Mark::Joint('*'),
    }
}

/// What counting the digits of a number asks of a character: how many it stands for, and whether it ends a number.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    digits: u8,
    is_end: bool,
}

impl Sign {
    const NONE: Sign = Sign { digits: 0, is_end: false };

    /// Where the character at a place in a text ends, and its sign. Every byte read passes here, so ASCII is looked up.
    #[inline(always)]
    pub(super) fn at(text: &str, place: usize) -> (usize, Sign) {
        let byte = text.as_bytes()[place];
        match ASCII_SIGNS.get(usize::from(byte)) {
            Some(sign) => (place + 1, *sign),
            None => Sign::of_wide(text, place),
        }
    }

    fn of_wide(text: &str, place: usize) -> (usize, Sign) {
        let char = text[place..].chars().next().unwrap_or_default();
        let mut sign = Sign::NONE;
        each_mark(char, |mark| sign = sign.and(mark));
        (place + char.len_utf8(), sign)
    }

    /// How many digits it stands for.
    pub(super) fn digits(self) -> usize {
        usize::from(self.digits)
    }

    /// Whether no number continues after it.
    pub(super) fn is_end(self) -> bool {
        self.is_end
    }

    const fn and(self, mark: Mark) -> Sign {
        match mark {
            Mark::Digit(..) => Sign { digits: self.digits + 1, ..self },
            Mark::Check | Mark::Other => Sign { is_end: true, ..self },
            Mark::Joint(_) | Mark::Hidden => self,
        }
    }
}

const ASCII_SIGNS: [Sign; 128] = {
    let mut signs = [Sign::NONE; 128];
    let mut byte = 0;
    while byte < signs.len() {
        signs[byte] = Sign::NONE.and(ascii_mark(byte as u8));
        byte += 1;
    }
    signs
};

/// Gives the marks of one character: several where it stands for several (⑩, ⒈).
pub(super) fn each_mark(char: char, mut take: impl FnMut(Mark)) {
    match common_mark(char) {
        Some(mark) => take(mark),
        None => {
            for part in std::iter::once(char).nfkc() {
                take(common_mark(part).unwrap_or_else(|| rare_mark(part)));
            }
        }
    }
}

/// The mark of a character that needs no normalising; `None` for the rarer ones.
fn common_mark(char: char) -> Option<Mark> {
    if let Ok(byte @ ..=127) = u8::try_from(char) {
        return Some(ascii_mark(byte));
    }
    let mark = match char {
        '\u{4e00}'..='\u{9fff}' | '〇' => {
            chinese_digit(char).map_or(Mark::Other, |value| Mark::Digit(value, Script::Chinese))
        }
        '○' | '◯' => Mark::Digit(0, Script::Chinese),
        '，' => Mark::Joint(','),
        '、' => Mark::Joint(';'),
        '。' | '·' | '•' | '…' | '‧' | '∙' | '⋅' | '・' => Mark::Joint('.'),
        '\u{2010}'..='\u{2015}' | '−' | '➖' | 'ー' | '〜' => Mark::Joint('-'),
        '（' | '）' => Mark::Joint('('),
        '∕' | '⁄' | '∖' => Mark::Joint('/'),
        '“' | '”' | '：' | '；' | '《' | '》' => Mark::Joint('*'),
        '×' | 'Χ' | 'χ' | 'Х' | 'х' | '✕'..='✘' | '╳' | '⨯' | '❌' | '❎' => Mark::Check,
        '\u{2028}' | '\u{2029}' | '\u{85}' => Mark::Joint('\n'),
        _ if is_unseen(char) => Mark::Hidden,
        _ => return digit(char),
    };
    Some(mark)
}

/// The mark of a rare character whose normal form is itself.
fn rare_mark(char: char) -> Mark {
    match char {
        _ if is_combining_mark(char) => Mark::Hidden,
        _ if char.is_whitespace() => Mark::Joint(' '),
        _ if !char.is_alphanumeric() => Mark::Joint('*'),
        _ => Mark::Other,
    }
}

pub(super) fn is_unseen(char: char) -> bool {
    let filler = matches!(char, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}');
    let format = matches!(
        char,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    );
    filler || format || char.is_control()
}

fn chinese_digit(char: char) -> Option<u8> {
    Some(match char {
        '〇' | '零' => 0,
        '一' | '壹' | '弌' | '幺' => 1,
        '二' | '贰' | '貳' | '弍' => 2,
        '三' | '叁' | '參' | '弎' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn digit(char: char) -> Option<Mark> {
    let code = u32::from(char);
    let of = |zero: u32, script| u8::try_from(code - zero).ok().map(|value| Mark::Digit(value, script));
    let below = DECIMAL_ZEROS.partition_point(|zero| *zero <= code).checked_sub(1);
    if let Some(zero) = below.map(|place| DECIMAL_ZEROS[place]).filter(|zero| code - zero < 10) {
        return of(zero, Script::Decimal);
    }
    let sign = SIGN_DIGITS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    sign.and_then(|(first, _, value)| of(first - value, Script::Sign))
}

/// The zeros of the decimal digits of Unicode, each followed by its one to nine.
const DECIMAL_ZEROS: [u32; 74] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50,
    0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// Other characters that stand for a digit: first, last, value of the first.
const SIGN_DIGITS: [(u32, u32, u32); 24] = [
    (0xb2, 0xb3, 2),
    (0xb9, 0xb9, 1),
    (0x1369, 0x1371, 1),
    (0x19da, 0x19da, 1),
    (0x2070, 0x2070, 0),
    (0x2074, 0x2079, 4),
    (0x2080, 0x2089, 0),
    (0x2460, 0x2468, 1),
    (0x2474, 0x247c, 1),
    (0x2488, 0x2490, 1),
    (0x24ea, 0x24ea, 0),
    (0x24f5, 0x24fd, 1),
    (0x24ff, 0x24ff, 0),
    (0x2776, 0x277e, 1),
    (0x2780, 0x2788, 1),
    (0x278a, 0x2792, 1),
    (0x10a40, 0x10a43, 1),
    (0x10e60, 0x10e68, 1),
    (0x11052, 0x1105a, 1),
    (0x1f100, 0x1f100, 0),
    (0x1f101, 0x1f10a, 0),
    (0x1f10b, 0x1f10b, 0),
    (0x1f10c, 0x1f10c, 0),
    (0x3021, 0x3029, 1),
];
