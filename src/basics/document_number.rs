//! Numbers of official documents: 沧检联〔2019〕4号.

use crate::basics::fold::narrow;
use crate::basics::text::{is_hidden, visible};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;
use std::str::FromStr;

/// The number of an official document, its year in 〔〕 and without leading zeros; a text of another pattern as it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DocumentNumber(String);

/// The longest document number, in characters. Real ones have about ten; what is longer is some other text.
const LONGEST: usize = 100;

impl DocumentNumber {
    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text cannot be a document number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentNumberFault {
    /// It holds nothing but padding.
    Empty,
    /// More than 100 characters.
    TooLong,
    /// Holds this control or bidirectional character.
    Hidden(char),
}

impl fmt::Display for DocumentNumberFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::tr;
        to.write_str(&match self {
            DocumentNumberFault::Empty => {
                tr!(
                    "a document number cannot be empty; write 沧检联〔2019〕4号",
                    "文号不能为空，请写成 沧检联〔2019〕4号"
                )
            }
            DocumentNumberFault::TooLong => {
                tr!("a document number has at most {LONGEST} characters", "文号最多{LONGEST}个字")
            }
            DocumentNumberFault::Hidden(char) => {
                let char = char.to_string();
                let char = visible(&char);
                tr!(
                    "a document number cannot hold the invisible character {char}; type it anew",
                    "文号中有看不见的字符 {char}，请重新录入"
                )
            }
        })
    }
}

impl FromStr for DocumentNumber {
    type Err = DocumentNumberFault;

    fn from_str(text: &str) -> Result<DocumentNumber, DocumentNumberFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DocumentNumberFault::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(DocumentNumberFault::TooLong);
        }
        if let Some(char) = text.chars().find(|char| is_hidden(*char)) {
            return Err(DocumentNumberFault::Hidden(char));
        }
        Ok(DocumentNumber(normalised(text).unwrap_or_else(|| text.to_owned())))
    }
}

/// The usual form of an issuer, a year in brackets of any kind, and a number with 号; `None` where the text has another
/// form.
fn normalised(text: &str) -> Option<String> {
    let plain: String = narrow(text).chars().filter(|char| !char.is_whitespace()).collect();
    let (issuer, rest) = plain.split_once(['[', '(', '【', '〔', '［', '﹝', '{', '「'])?;
    let (year, rest) = rest.split_once([']', ')', '】', '〕', '］', '﹞', '}', '」'])?;
    let number = rest.strip_prefix('第').unwrap_or(rest).strip_suffix('号')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.trim_start_matches('0');
    let fits = !issuer.is_empty() && year.len() == 4 && digits(year) && digits(number);
    fits.then(|| format!("{issuer}〔{year}〕{number}号"))
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
    use proptest::prelude::*;

    #[test]
    fn every_usual_spelling_is_one_number() {
        let spellings = [
            "沧检联〔2019〕4号",
            "沧检联[2019]第04号",
            "沧检联[2019]4号",
            "沧检联【2019】4号",
            "沧检联(2019)4号",
            "沧检联（2019）4号",
            "沧检联〔2019〕第4号",
            "沧检联〔2019〕04号",
            "沧检联［２０１９］００４号",
            " 沧检联 〔2019〕 4号\u{3000}",
        ];
        for text in spellings {
            assert_eq!(text.parse::<DocumentNumber>().unwrap().as_str(), "沧检联〔2019〕4号", "{text}");
        }
    }

    #[test]
    fn another_pattern_is_kept_without_its_padding() {
        for text in ["教育局便函", "沧检联〔2019〕", "沧检联〔19〕4号", "〔2019〕4号", "沧检联〔2019〕0号", "A(B) 4号"]
        {
            assert_eq!(format!(" {text} ").parse::<DocumentNumber>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        let wrong = [
            ("", DocumentNumberFault::Empty),
            (" \u{3000}", DocumentNumberFault::Empty),
            ("沧检联\n〔2019〕4号", DocumentNumberFault::Hidden('\n')),
            ("沧检联\u{202e}〔2019〕4号", DocumentNumberFault::Hidden('\u{202e}')),
        ];
        for (text, fault) in wrong {
            assert_eq!(text.parse::<DocumentNumber>(), Err(fault), "{text:?}");
        }
        assert_eq!("号".repeat(101).parse::<DocumentNumber>(), Err(DocumentNumberFault::TooLong));
    }

    #[test]
    fn a_record_gives_it_normalised_too() {
        #[derive(Deserialize)]
        struct Record {
            number: DocumentNumber,
        }
        let record: Record = toml::from_str("number = \"沧检联[2019]04号\"").unwrap();
        assert_eq!(record.number.to_string(), "沧检联〔2019〕4号");
        assert!(toml::from_str::<Record>("number = \"\"").is_err());
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "[沧检联]{0,3}[\\[【(（〔]?[0-9]{3,5}[\\]】)）〕]?第?[0-9]{0,3}号?") {
            if let Ok(number) = text.parse::<DocumentNumber>() {
                prop_assert_eq!(number.as_str().parse::<DocumentNumber>(), Ok(number.clone()));
            }
        }
    }
}
