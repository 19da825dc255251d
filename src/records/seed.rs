//! The seed of a draw: one line that carries all that the draw comes from, so that anybody can make it again.

use crate::basics::chance::is_chance;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, SchoolId};
use crate::basics::words::Word;
use crate::records::SchoolKind;
use crate::tr;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// What a seed begins with: which way of drawing it is for.
const BEGIN: &str = "draw1";

crate::words! {
    /// What a draw is made of each by itself.
    Stratum {
        County = "county", "县" | "单位" | "县区";
        Kind = "kind", "类别";
    }
}

/// What is drawn from, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The commit whose schools are drawn from.
    pub commit: String,
    /// The day on which they are in force.
    pub day: Day,
    /// How many are drawn, of each stratum where there are several.
    pub count: u32,
    /// The only counties, by id, each once and in order; all where none is named.
    pub counties: Vec<CountyId>,
    /// The only kinds likewise.
    pub kinds: Vec<SchoolKind>,
    /// None that had a spot check on or after this day.
    pub not_since: Option<Day>,
    /// What the draw is made of each by itself.
    pub by: Option<Stratum>,
}

/// All that a draw comes from. As a text no part of it holds a blank or what a shell would take for its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// What is drawn from.
    pub frame: Frame,
    /// The word of the procuratorate and that of the education bureau.
    pub words: [LotWord; 2],
    /// What the program adds, so that nobody knows the seed beforehand.
    pub chance: String,
}

impl Seed {
    /// What decides which schools are drawn: the smallest are.
    pub fn lot(&self, school: &SchoolId) -> String {
        Digest::of(format!("{self} {school}").as_bytes()).to_string()
    }

    /// What is written in the minutes on paper: the digest of the seed and of the drawn, a line each.
    pub fn commitment<'s>(&self, drawn: impl IntoIterator<Item = &'s SchoolId>) -> Digest {
        let lines = drawn.into_iter().map(|school| format!("{school}\n"));
        Digest::of((format!("{self}\n") + &lines.collect::<String>()).as_bytes())
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "commit={}:day={}:count={}", self.commit, self.day, self.count)?;
        if !self.counties.is_empty() {
            let counties: Vec<_> = self.counties.iter().map(CountyId::as_str).collect();
            write!(to, ":county={}", counties.join(","))?;
        }
        if !self.kinds.is_empty() {
            let kinds: Vec<_> = self.kinds.iter().map(|kind| kind.key()).collect();
            write!(to, ":kind={}", kinds.join(","))?;
        }
        self.not_since.map_or(Ok(()), |day| write!(to, ":not-since={day}"))?;
        self.by.map_or(Ok(()), |by| write!(to, ":by={}", by.key()))
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = &self.words;
        write!(to, "{BEGIN}:{}:words={one},{other}:chance={}", self.frame, self.chance)
    }
}

/// The text is not the seed of a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeedFault;

impl fmt::Display for SeedFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&tr!(
            "this is not the seed of a draw: take the whole line as `draw` showed it, from {BEGIN} on",
            "不是抽取种子：请照抄抽取时显示的整行，从 {BEGIN} 开始"
        ))
    }
}

impl std::error::Error for SeedFault {}

impl FromStr for Seed {
    type Err = SeedFault;

    /// Only what is written as it would be written again is a seed: two texts of one draw would draw otherwise.
    fn from_str(text: &str) -> Result<Seed, SeedFault> {
        let text = text.trim();
        let seed = read(text).ok_or(SeedFault)?;
        if seed.to_string() == text { Ok(seed) } else { Err(SeedFault) }
    }
}

/// The parts of a seed, `key=value` each.
struct Parts<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Option<Parts<'t>> {
        let parts = text.strip_prefix(BEGIN)?.strip_prefix(':')?.split(':');
        parts.map(|part| part.split_once('=')).collect::<Option<_>>().map(Parts)
    }

    fn said(&self, key: &str) -> Option<&'t str> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    /// What may be left out, else read; `None` where it cannot be read.
    fn optional<T>(&self, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        match self.said(key) {
            Some(value) => read(value).map(Some),
            None => Some(None),
        }
    }

    /// What is listed, each once and in order; `None` where any of it cannot be read.
    fn listed<T: PartialOrd>(&self, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let values = self.said(key).into_iter().flat_map(|value| value.split(','));
        let listed: Vec<T> = values.map(read).collect::<Option<_>>()?;
        listed.is_sorted_by(|one, other| one < other).then_some(listed)
    }
}

fn read(text: &str) -> Option<Seed> {
    let parts = Parts::of(text)?;
    let frame = Frame {
        commit: parts.said("commit").filter(|commit| is_commit(commit))?.to_owned(),
        day: parts.said("day")?.parse().ok()?,
        count: parts.said("count")?.parse().ok().filter(|count| *count > 0)?,
        counties: parts.listed("county", |id| id.parse().ok())?,
        kinds: parts.listed("kind", SchoolKind::of_key)?,
        not_since: parts.optional("not-since", |day| day.parse().ok())?,
        by: parts.optional("by", Stratum::of_key)?,
    };
    let (one, other) = parts.said("words")?.split_once(',')?;
    let words = [one.parse().ok()?, other.parse().ok()?];
    let chance = parts.said("chance").filter(|chance| is_chance(chance))?.to_owned();
    Some(Seed { frame, words, chance })
}

/// Whether a text is the whole name of a commit.
fn is_commit(text: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    matches!(text.len(), 40 | 64) && text.bytes().all(is_hex)
}

/// A word that an agency adds to a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotWord(String);

/// The longest word, in characters.
const LONGEST_WORD: usize = 20;

/// The text is not a word for a seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotWordFault;

impl fmt::Display for LotWordFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&tr!(
            "a word has 1 to {LONGEST_WORD} letters and digits, without blanks and signs",
            "请写1至{LONGEST_WORD}个字，只用文字和数字，不带空格和标点"
        ))
    }
}

impl FromStr for LotWord {
    type Err = LotWordFault;

    fn from_str(text: &str) -> Result<LotWord, LotWordFault> {
        let is_fit = text.chars().all(char::is_alphanumeric) && (1..=LONGEST_WORD).contains(&text.chars().count());
        if is_fit { Ok(LotWord(text.to_owned())) } else { Err(LotWordFault) }
    }
}

impl fmt::Display for LotWord {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl Serialize for Seed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Seed, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
    const CHANCE: &str = "abcdefghijklmnopabcdefghijklmnop";

    fn line(middle: &str) -> String {
        format!("draw1:commit={COMMIT}:day=2019-09-01:count=3{middle}:words=春风,秋月:chance={CHANCE}")
    }

    #[test]
    fn a_seed_is_written_and_read_alike() {
        for middle in [
            "",
            ":county=沧县,青县",
            ":kind=kindergarten,primary:not-since=2019-08-01",
            ":not-since=2019-08-01:by=kind",
        ] {
            assert_eq!(line(middle).parse::<Seed>().map(|seed| seed.to_string()), Ok(line(middle)));
        }
        let seed: Seed = format!(" {}\n", line("")).parse().unwrap();
        assert_eq!((seed.frame.count, seed.words.map(|word| word.0)), (3, ["春风", "秋月"].map(str::to_owned)));
    }

    #[test]
    fn what_could_be_written_otherwise_is_no_seed() {
        for middle in [
            ":county=青县,沧县",
            ":county=沧县,沧县",
            ":county=",
            ":county=..",
            ":kind=primary,kindergarten",
            ":kind=school",
            ":by=town",
            ":by=kind:not-since=2019-08-01",
            ":not-since=2019-8-1",
            ":other=1",
            ":",
        ] {
            assert_eq!(line(middle).parse::<Seed>(), Err(SeedFault), "{middle}");
        }
        let whole = line("");
        for (one, other) in [
            ("draw1", "draw2"),
            ("count=3", "count=0"),
            ("count=3", "count=03"),
            ("2019-09-01", "2019-02-30"),
            ("春风", "春 风"),
            ("春风,秋月", "春风"),
            ("commit=0", "commit="),
            ("commit=0", "commit=A"),
            ("chance=a", "chance="),
            ("chance=a", "chance=q"),
        ] {
            assert_eq!(whole.replace(one, other).parse::<Seed>(), Err(SeedFault), "{other}");
        }
        assert_eq!(format!("{whole}:").parse::<Seed>(), Err(SeedFault));
    }

    #[test]
    fn a_word_has_one_to_twenty_letters() {
        assert!("春".repeat(20).parse::<LotWord>().is_ok() && "春".repeat(21).parse::<LotWord>().is_err());
        assert!("".parse::<LotWord>().is_err() && "a,b".parse::<LotWord>().is_err());
    }

    #[test]
    fn lots_and_the_commitment_are_those_of_sha256sum() {
        let seed: Seed = line("").parse().unwrap();
        let school = SchoolId { county: "沧县".parse().unwrap(), school: "甲小学".parse().unwrap() };
        assert_eq!(seed.lot(&school), Digest::of(format!("{} 沧县/甲小学", line("")).as_bytes()).to_string());
        let said = Digest::of(format!("{}\n沧县/甲小学\n", line("")).as_bytes());
        assert_eq!(seed.commitment([&school]), said);
    }
}
