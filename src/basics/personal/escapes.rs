//! Escapes of TOML and JSON, which are seen through: `\\u0031` is a 1.

use super::mark::{Mark, each_mark};
use memchr::memchr;
use std::borrow::Cow;

/// The text, byte for byte, with each escape as what it means to the guard: a sign at its end, with what is invisible
/// before it. Escaped line feeds and tabs are as characters that may stand in a number.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if memchr(b'\\', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = text.as_bytes().to_vec();
    let mut at = 0;
    while at + 1 < plain.len() {
        if plain[at] != b'\\' {
            at += 1;
            continue;
        }
        let letter = plain[at + 1];
        match escape(text, at) {
            Some((length, char)) => {
                plain[at..at + length].fill(0);
                plain[at + length - 1] = sign(char);
                at += length;
            }
            None => {
                if matches!(letter, b'n' | b'r' | b't' | b'b' | b'f' | b'e') {
                    plain[at + 1] = b'\\';
                }
                at += 2;
            }
        }
    }
    String::from_utf8(plain).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The length and the character of the escape by number that begins at a backslash.
fn escape(text: &str, at: usize) -> Option<(usize, char)> {
    let digits = match text.as_bytes().get(at + 1)? {
        b'u' => 4,
        b'U' => 8,
        b'x' => 2,
        _ => return None,
    };
    let number =
        text.get(at + 2..at + 2 + digits).filter(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((2 + digits, char::from_u32(u32::from_str_radix(number, 16).ok()?)?))
}

/// The ASCII character that means the same to the guard.
fn sign(char: char) -> u8 {
    if let Ok(byte @ ..=127) = u8::try_from(char) {
        return byte;
    }
    let (mut marks, mut sign) = (0, b'a');
    each_mark(char, |mark| {
        marks += 1;
        sign = match mark {
            Mark::Digit(value, _) => b'0' + value,
            Mark::Check => b'X',
            Mark::Joint(sign) => u8::try_from(sign).unwrap_or(b'*'),
            Mark::Hidden => 0,
            Mark::Other => b'a',
        };
    });
    if marks == 1 { sign } else { b'a' }
}
