//! What a file's content is known by: its SHA-256.

use crate::tr;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

/// The SHA-256 of a content, written as 64 digits of lower-case hex.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes as they are.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// The digest of all bytes to the end of what may be long.
    pub fn of_all(mut from: impl Read) -> io::Result<Digest> {
        let (mut digest, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match from.read(&mut buffer) {
                Ok(0) => return Ok(Digest(digest.finalize().into())),
                Ok(length) => digest.update(&buffer[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The digest of a text with LF line ends and no BOM, so that every checkout has the same.
    pub fn of_text(text: &str) -> Digest {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match text.contains('\r') {
            true => Digest::of(text.replace("\r\n", "\n").as_bytes()),
            false => Digest::of(text.as_bytes()),
        }
    }

    /// Its first twelve digits: as much as paper need remember.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

/// The text is not 64 digits of lower-case hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestFault;

impl fmt::Display for DigestFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&tr!(
            "a digest (SHA-256) has 64 digits, 0 to 9 and a to f; the tool writes it, do not edit it",
            "校验值（SHA-256）应为64位，只含0至9和a至f；由本工具写入，请勿改动"
        ))
    }
}

impl FromStr for Digest {
    type Err = DigestFault;

    fn from_str(text: &str) -> Result<Digest, DigestFault> {
        let (pairs, []) = text.as_bytes().as_chunks() else { return Err(DigestFault) };
        let bytes: Vec<_> =
            pairs.iter().map(|[high, low]| Ok(value(*high)? << 4 | value(*low)?)).collect::<Result<_, _>>()?;
        bytes.try_into().map(Digest).map_err(|_| DigestFault)
    }
}

fn value(digit: u8) -> Result<u8, DigestFault> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(DigestFault),
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Digest, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_of_the_text_whatever_its_line_ends() {
        let plain = Digest::of_text("copies = 2\n");
        assert_eq!(plain, Digest::of(b"copies = 2\n"));
        assert_eq!(plain, Digest::of_text("\u{feff}copies = 2\r\n"));
        assert_eq!(Digest::of(b"").to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for wrong in ["", "E3B0", &"g".repeat(64), &"A".repeat(64), &"a".repeat(63)] {
            assert_eq!(wrong.parse::<Digest>(), Err(DigestFault), "{wrong}");
        }
    }

    #[test]
    fn the_digest_of_a_round_is_that_of_the_contract() {
        let conveyance = Digest::of_text("note = \"短\"\n");
        let letter = Digest::of_text("copies = 2\n");
        let lines =
            format!("{conveyance}  conveyances/2019/甲县/2019-08-02-乙小学.toml\n{letter}  letters/2019/甲县.toml\n");
        let expected = "143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6";
        assert_eq!(Digest::of(lines.as_bytes()).to_string(), expected);
    }
}
