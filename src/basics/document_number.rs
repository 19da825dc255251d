//! The number of an official document: `沧检联〔2019〕4号`.

use crate::basics::fold::narrow;
use crate::basics::text::is_hidden;
use crate::tr;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;
use std::str::FromStr;

/// A document's number, in the one spelling that official papers use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DocumentNumber(String);

impl DocumentNumber {
    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no document number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFault;

impl fmt::Display for NumberFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&tr!(
            "a document number is written 沧检联〔2019〕4号 (at most 100 characters)",
            "文号应写成 沧检联〔2019〕4号（最多100个字）"
        ))
    }
}

impl std::error::Error for NumberFault {}

impl FromStr for DocumentNumber {
    type Err = NumberFault;

    /// Reads any spelling of a number: `[ ]`, `【 】`, `( )` and `第` and leading zeros become the official form; a text
    /// of another pattern is kept as it is.
    fn from_str(text: &str) -> Result<DocumentNumber, NumberFault> {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > 100 || text.contains(is_hidden) {
            return Err(NumberFault);
        }
        Ok(DocumentNumber(official(text).unwrap_or_else(|| text.to_owned())))
    }
}

fn official(text: &str) -> Option<String> {
    let narrow: String = narrow(text).chars().filter(|char| !char.is_whitespace()).collect();
    let (agency, rest) = narrow.split_once(['〔', '[', '【', '(', '［'])?;
    let (year, number) = rest.split_once(['〕', ']', '】', ')', '］'])?;
    let number = number.strip_prefix('第').unwrap_or(number).strip_suffix('号')?.trim_start_matches('0');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (year.len() == 4 && digits(year) && digits(number)).then(|| format!("{agency}〔{year}〕{number}号"))
}

impl<'de> Deserialize<'de> for DocumentNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DocumentNumber, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_becomes_the_official_one() {
        let spellings = [
            "沧检联〔2019〕4号",
            "沧检联[2019]第04号",
            "沧检联【2019】4号",
            "沧检联(2019)4号",
            "沧检联（２０１９）４号",
            " 沧检联 〔2019〕 04 号 ",
        ];
        for spelling in spellings {
            assert_eq!(spelling.parse::<DocumentNumber>().unwrap().as_str(), "沧检联〔2019〕4号", "{spelling}");
        }
        assert_eq!("内部通知一".parse::<DocumentNumber>().unwrap().as_str(), "内部通知一");
        assert!("".parse::<DocumentNumber>().is_err());
        assert!("a\u{202e}b".parse::<DocumentNumber>().is_err());
    }
}
