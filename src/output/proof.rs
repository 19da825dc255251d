//! The proof of a report: what it was made from, so that anybody who has the repository can make it again and compare.

use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, RoundId};
use crate::output::format::{Encoding, Format, Shape};
use crate::records::LanguageKey;
use crate::reports::Report;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

/// What the name of the proof of a file ends in; the proof of a folder is `proof.toml` in it.
pub const ENDING: &str = ".proof.toml";
/// The proof of a folder.
pub const OF_FOLDER: &str = "proof.toml";

/// The version of this program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A report's proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The version of the program that made it.
    pub version: String,
    /// Which report.
    pub report: Report,
    /// Its format.
    pub format: Format,
    /// The characters of a CSV.
    pub encoding: Encoding,
    /// The only counties that it is on, by id; all where there are none.
    #[serde(serialize_with = "as_texts", deserialize_with = "of_texts")]
    pub counties: Vec<CountyId>,
    /// As of which day.
    pub as_of: Day,
    /// The round.
    #[serde(serialize_with = "as_text", deserialize_with = "of_text")]
    pub round: RoundId,
    /// The language in which it was asked for.
    pub language: LanguageKey,
    /// Where in the commit the records lie; empty at the top.
    pub folder: String,
    /// The commit that has the records.
    pub commit: String,
    /// The digest of all records.
    pub records_sha256: Digest,
    /// The digest of each file that was written, by its name; of a single one by the name of the report.
    pub outputs: BTreeMap<String, Digest>,
}

impl Proof {
    /// The proof that a text is; `None` where it is not one, or not as it was written.
    pub fn read(text: &str) -> Option<Proof> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let (_, body) = text.split_once('\n')?;
        let proof: Proof = toml::from_str(body).ok()?;
        proof.written().ok().filter(|written| *written == text)?;
        Some(proof)
    }

    /// Its text: the digest of the rest, so that a change of anything shows, then the rest. The same proof comes to the
    /// same bytes.
    pub fn written(&self) -> anyhow::Result<String> {
        let body = toml::to_string(self)?;
        let digest = Digest::of(body.as_bytes());
        Ok(format!("proof_sha256 = \"{digest}\"\n{body}"))
    }

    /// The shape of the report.
    pub fn shape(&self) -> anyhow::Result<Shape> {
        Shape::of(self.format, self.encoding)
    }
}

/// The name by which the single file of a report goes in its proof, whatever it is called on the disk.
pub fn name_of_file(report: Report, format: Format) -> String {
    use crate::basics::words::Word;
    format!("{}.{}", report.key(), format.key())
}

fn as_text<S: Serializer>(id: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

fn of_text<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(deserializer: D) -> Result<T, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
}

fn as_texts<S: Serializer, T: Display>(ids: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(ids.iter().map(ToString::to_string))
}

fn of_texts<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    texts.iter().map(|text| text.parse().map_err(de::Error::custom)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proof() -> Proof {
        Proof {
            version: VERSION.to_owned(),
            report: Report::Progress,
            format: Format::Csv,
            encoding: Encoding::Utf8,
            counties: vec!["沧县".parse().unwrap()],
            as_of: "2019-08-20".parse().unwrap(),
            round: "2019".parse().unwrap(),
            language: LanguageKey::Chinese,
            folder: String::new(),
            commit: "0".repeat(40),
            records_sha256: Digest::of(b"1"),
            outputs: [("progress.csv".to_owned(), Digest::of(b"2"))].into(),
        }
    }

    #[test]
    fn a_proof_is_read_only_as_it_was_written() {
        let text = proof().written().unwrap();
        assert_eq!(Proof::read(&text), Some(proof()));
        assert_eq!(
            Proof::read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))),
            Some(proof()),
            "by a Windows editor"
        );
        let bytes = text.as_bytes();
        for place in 0..bytes.len() {
            for other in [b' ', b'a', b'0', b'\n', b'#', b'\t', bytes[place] ^ 1, bytes[place] ^ 32] {
                let mut spoilt = bytes.to_vec();
                spoilt[place] = other;
                let Ok(spoilt) = String::from_utf8(spoilt) else { continue };
                let read = Proof::read(&spoilt);
                assert!(spoilt == text || read.is_none(), "{spoilt}");
            }
        }
    }
}
