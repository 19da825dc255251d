//! Codes: of schools, organisations, administrative divisions; telephone numbers of offices; digests.

use crate::basics::fold::narrow;
use crate::tr;
use serde::{Deserialize, Deserializer, Serialize, de};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// Why a text is no code; a sentence in the reader's language, which never repeats a telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFault(String);

impl fmt::Display for CodeFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for CodeFault {}

/// A kind of code.
macro_rules! code_kind {
    ($(#[$meta:meta])* $name:ident, $check:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(String);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Reads a typed code: blanks dropped, full width narrowed.
            pub fn typed(text: &str) -> Result<$name, CodeFault> {
                let narrow = narrow(text);
                narrow.chars().filter(|char| !char.is_whitespace()).collect::<String>().parse()
            }
        }

        impl FromStr for $name {
            type Err = CodeFault;
            fn from_str(text: &str) -> Result<$name, CodeFault> {
                let check: fn(&str) -> Result<(), String> = $check;
                check(text).map(|()| $name(text.to_owned())).map_err(CodeFault)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&self.0)
            }
        }
    };
}

code_kind! {
    /// A school's identification code: 10 digits, no check digit.
    SchoolCode, |text| {
        if is_scientific(text) {
            return Err(tr!(
                "a spreadsheet has turned the school code into a power of ten, its digits are lost; \
                 take it from the original again (as text)",
                "学校标识码被表格软件改成科学计数法，数字已丢失，请从原件重新录入（列设为文本）"
            ));
        }
        digits(text, 10, &tr!("a school code", "学校标识码"))
    }
}

code_kind! {
    /// The code of a county-level unit in GB/T 2260: 6 digits.
    DivisionCode, |text| digits(text, 6, &tr!("a division code", "行政区划代码"))
}

code_kind! {
    /// A unified social credit code (GB 32100): 18 characters; some real ones fail the check digit.
    CreditCode, |text| {
        let count = text.chars().count();
        if count != 18 {
            return Err(tr!(
                "a unified social credit code has 18 characters, this one {count}",
                "统一社会信用代码应为18位，现为{count}位"
            ));
        }
        match text.bytes().all(|byte| CREDIT_ALPHABET.contains(&byte)) {
            true => Ok(()),
            false => Err(tr!(
                "a unified social credit code has digits and capital letters, without I, O, S, V, Z",
                "统一社会信用代码只能用数字和大写字母（不含I、O、S、V、Z）"
            )),
        }
    }
}

code_kind! {
    /// The telephone number of an office: a landline. Mobile numbers are refused and never repeated.
    OfficePhone, |text| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let strange = text.chars().any(|char| !(char.is_ascii_digit() || "-()（）转 ".contains(char)));
        if digits.len() >= 11 && digits.trim_start_matches("86").starts_with('1') {
            return Err(tr!(
                "mobile numbers are not kept; write the landline of the office",
                "不登记手机号码，请写办公室座机"
            ));
        }
        match !strange && (7..=16).contains(&digits.len()) {
            true => Ok(()),
            false => Err(tr!(
                "the landline of an office is written 0317-0000000",
                "办公电话应为座机，写成 0317-0000000"
            )),
        }
    }
}

code_kind! {
    /// A SHA-256 digest: 64 lower-case hexadecimal digits.
    Digest, |text| {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        match text.len() == 64 && text.bytes().all(hex) {
            true => Ok(()),
            false => Err(tr!("a digest has 64 lower-case hexadecimal digits", "摘要应为64位小写十六进制数")),
        }
    }
}

impl Digest {
    /// The digest of bytes as they are.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digest of a text with LF line ends and no byte order mark, so that every checkout has the same.
    pub fn of_text(text: &str) -> Digest {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Digest::of(text.replace("\r\n", "\n").as_bytes())
    }
}

const CREDIT_ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl CreditCode {
    /// Whether the last character is the one that the standard computes from the others.
    pub fn check_digit_fits(&self) -> bool {
        let values = self.0.bytes().map(|byte| CREDIT_ALPHABET.iter().position(|known| *known == byte).unwrap_or(0));
        let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
        let sum: usize = values.clone().take(17).zip(weights).map(|(value, weight)| value * weight).sum();
        values.into_iter().next_back() == Some((31 - sum % 31) % 31)
    }
}

fn digits(text: &str, wanted: usize, what: &str) -> Result<(), String> {
    let count = text.chars().count();
    match text.bytes().all(|byte| byte.is_ascii_digit()) {
        true if count == wanted => Ok(()),
        true => Err(tr!("{what} has {wanted} digits, this one {count}", "{what}应为{wanted}位，现为{count}位")),
        false => Err(tr!("{what} has {wanted} digits and nothing else", "{what}应为{wanted}位数字，不能有其他字符")),
    }
}

/// `2.113E+09`, as spreadsheets show a long number in a narrow column.
fn is_scientific(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.split_once("E+").is_some_and(|(number, power)| {
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        is_number(number) && is_number(power)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn school_codes_have_ten_digits() {
        assert_eq!(SchoolCode::typed("2113 0001 23").unwrap().as_str(), "2113000123");
        assert_eq!(SchoolCode::typed("２１１３０００１２３").unwrap().as_str(), "2113000123");
        for wrong in ["211300123", "2.113E+09", "21130001234", "211300012a", ""] {
            assert!(SchoolCode::typed(wrong).is_err(), "{wrong}");
        }
        assert!("2113 0001 23".parse::<SchoolCode>().is_err());
    }

    #[test]
    fn credit_codes_carry_a_check_digit() {
        for right in ["12130900401234567F", "52130902MJ0123456W"] {
            assert!(right.parse::<CreditCode>().unwrap().check_digit_fits(), "{right}");
        }
        assert!(!"121309004012345670".parse::<CreditCode>().unwrap().check_digit_fits());
        for wrong in ["1213090040123456", "12130900401234567I", "12130900401234567f"] {
            assert!(wrong.parse::<CreditCode>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn offices_have_landlines() {
        for right in ["0317-0000000", "03170000000", "(0317)2000000转12", "2000000"] {
            assert!(right.parse::<OfficePhone>().is_ok(), "{right}");
        }
        for wrong in ["13800000000", "138-0000-0000", "86 138 0000 0000", "无", "12"] {
            let fault = wrong.parse::<OfficePhone>().unwrap_err().to_string();
            assert!(!fault.contains("138"), "{fault}");
        }
    }

    #[test]
    fn digests_are_of_the_text_whatever_the_checkout() {
        let plain = Digest::of(b"note = \"a\"\n");
        assert_eq!(Digest::of_text("\u{feff}note = \"a\"\r\n"), plain);
        assert_eq!(Digest::of(b"abc").as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
