//! Codes: of schools, organisations, divisions; and the office telephone.

use crate::basics::credit_check;
use crate::basics::fold::narrow;
use crate::basics::judged_text::judged_text;
use crate::basics::personal::{self, PersonalData};
use crate::tr;
use std::fmt;

/// A typed code in plain characters: width narrowed, white space dropped.
fn plain(text: &str) -> String {
    narrow(text).split_whitespace().collect()
}

judged_text! {
    /// The identification code of a school: 10 digits.
    SchoolCode, SchoolCodeFault, |text| match text {
        _ if is_scientific(text) => Err(SchoolCodeFault::Scientific),
        _ if !text.bytes().all(|byte| byte.is_ascii_digit()) => Err(SchoolCodeFault::NotDigits),
        _ if text.len() != 10 => Err(SchoolCodeFault::Length(text.len())),
        _ => Ok(()),
    }
}

impl SchoolCode {
    /// Reads a typed code: spaces dropped, width narrowed.
    pub fn typed(text: &str) -> Result<SchoolCode, SchoolCodeFault> {
        plain(text).parse()
    }
}

/// `2.113E+09`: what a spreadsheet makes of a long number.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let number = |text: &str, signs: &str| {
        !text.is_empty() && text.chars().all(|char| char.is_ascii_digit() || signs.contains(char))
    };
    number(mantissa, ".") && number(exponent, "")
}

/// Why a text is not the code of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolCodeFault {
    /// A spreadsheet wrote it in scientific notation; its digits are lost.
    Scientific,
    /// It holds something other than digits.
    NotDigits,
    /// It has this many digits instead of 10.
    Length(usize),
}

impl fmt::Display for SchoolCodeFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&match self {
            SchoolCodeFault::Scientific => tr!(
                "a spreadsheet turned the school code into scientific notation and its digits are lost; enter it anew from the original, in a column set to text",
                "学校标识码被表格软件改成科学计数法，数字已丢失，请从原件重新录入（列设为文本）"
            ),
            SchoolCodeFault::NotDigits => {
                tr!("a school code has 10 digits and nothing else", "学校标识码应为10位数字，不能有其他字符")
            }
            SchoolCodeFault::Length(length) => {
                tr!("a school code has 10 digits, this has {length}", "学校标识码应为10位，现为{length}位")
            }
        })
    }
}

judged_text! {
    /// The unified social credit code of an organisation: 18 digits and capitals.
    CreditCode, CreditCodeFault, |text| match text.bytes().all(|byte| credit_check::ALPHABET.contains(&byte)) {
        _ if is_scientific(text) && text.contains('+') => Err(CreditCodeFault::Scientific),
        false => Err(CreditCodeFault::Characters),
        true if text.len() != 18 => Err(CreditCodeFault::Length(text.len())),
        true => Ok(()),
    }
}

impl CreditCode {
    /// Reads a typed code: spaces dropped, width narrowed, in capitals.
    pub fn typed(text: &str) -> Result<CreditCode, CreditCodeFault> {
        plain(text).to_ascii_uppercase().parse()
    }

    /// Whether the last character is the check digit of the others (GB 32100-2015). Some early codes fail it.
    pub fn check_digit_fits(&self) -> bool {
        credit_check::fits(self.0.as_bytes())
    }
}

/// Why a text is not a credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditCodeFault {
    /// A spreadsheet wrote it in scientific notation; its digits are lost.
    Scientific,
    /// It holds something other than digits and the capitals of these codes.
    Characters,
    /// It has this many characters instead of 18.
    Length(usize),
}

impl fmt::Display for CreditCodeFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&match self {
            CreditCodeFault::Scientific => tr!(
                "a spreadsheet turned the credit code into scientific notation and its digits are lost; enter it anew from the original, in a column set to text",
                "统一社会信用代码被表格软件改成科学计数法，数字已丢失，请从原件重新录入（列设为文本）"
            ),
            CreditCodeFault::Characters => tr!(
                "a credit code has digits and capital letters without I, O, S, V and Z",
                "统一社会信用代码只有数字和大写字母，不含I、O、S、V、Z"
            ),
            CreditCodeFault::Length(length) => {
                tr!("a credit code has 18 characters, this has {length}", "统一社会信用代码应为18位，现为{length}位")
            }
        })
    }
}

judged_text! {
    /// The code of an administrative division, or a local one of that form: 6 digits.
    DivisionCode, DivisionCodeFault, |text| {
        let fits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some(()).ok_or(DivisionCodeFault)
    }
}

impl DivisionCode {
    /// Reads a typed code: spaces dropped, width narrowed.
    pub fn typed(text: &str) -> Result<DivisionCode, DivisionCodeFault> {
        plain(text).parse()
    }
}

/// The text is not six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DivisionCodeFault;

impl fmt::Display for DivisionCodeFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&tr!("a division code has 6 digits, such as 130921", "行政区划代码应为6位数字，如 130921"))
    }
}

judged_text! {
    /// An office telephone: a landline, its digits with -, brackets, spaces and 转.
    OfficePhone, OfficePhoneFault, |text| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let sign = |char: char| matches!(char, '0'..='9' | '-' | '(' | ')' | ' ' | '转');
        match personal::find(text) {
            Some(hit) => Err(OfficePhoneFault::Personal(hit.kind)),
            None if !text.chars().all(sign) || text.trim() != text => Err(OfficePhoneFault::Characters),
            None if !(7..=20).contains(&digits) => Err(OfficePhoneFault::Length(digits)),
            None => Ok(()),
        }
    }
}

impl OfficePhone {
    /// Reads a typed number: padding dropped, width narrowed, dashes of any kind as `-`.
    pub fn typed(text: &str) -> Result<OfficePhone, OfficePhoneFault> {
        narrow(text).trim().replace(['—', '–', '−', '‐'], "-").parse()
    }
}

/// Why a text is not an office telephone; never repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficePhoneFault {
    /// It is a number that the records never keep.
    Personal(PersonalData),
    /// It holds something other than digits, -, brackets, spaces and 转.
    Characters,
    /// It has this many digits, which are too few or too many.
    Length(usize),
}

impl fmt::Display for OfficePhoneFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&match self {
            OfficePhoneFault::Personal(kind) => {
                let kind = kind.to_string();
                tr!("{kind}; give an office landline such as 0317-1234567", "{kind}；请填办公座机，如 0317-1234567")
            }
            OfficePhoneFault::Characters => tr!(
                "an office telephone has digits, -, brackets, spaces and 转, such as 0317-1234567",
                "办公电话只能有数字、-、括号、空格和“转”，如 0317-1234567"
            ),
            OfficePhoneFault::Length(digits) => tr!(
                "an office telephone has 7 to 20 digits, this has {digits}; write 0317-1234567",
                "办公电话应有7至20位数字，现为{digits}位，请写成 0317-1234567"
            ),
        })
    }
}

#[cfg(test)]
mod tests;
