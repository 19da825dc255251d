//! Who runs the mechanism; its file marks the root of the records.

use crate::basics::language::Language;
use crate::records::{Name, Person};
use crate::tr;
use serde::{Deserialize, Deserializer, Serialize, de};

/// `mechanism.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mechanism {
    /// In which version of the format the records are written; the first where it is not said.
    pub format: Option<Format>,
    /// What the mechanism is called.
    pub title: Name,
    /// The city.
    pub city: Name,
    /// Stands on every page, sheet and JSON document (`内部文件`).
    pub classification: Option<Name>,
    /// The language of what is shown, where no option says another.
    pub language: Option<LanguageKey>,
    /// The city joint supervision group (clause 二(1)).
    pub city_group: CityGroup,
}

/// A version of the format of records that this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Format(u64);

impl Format {
    /// The newest version that this program knows.
    pub const NEWEST: u64 = 1;
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Format, D::Error> {
        let version = u64::deserialize(deserializer)?;
        let newest = Format::NEWEST;
        match (1..=newest).contains(&version) {
            true => Ok(Format(version)),
            false => Err(de::Error::custom(tr!(
                "the formats of records are {newest} and less, from 1",
                "记录格式的版本为1至{newest}"
            ))),
        }
    }
}

crate::words! {
    /// A language as the records write it.
    LanguageKey {
        Chinese = "zh", "中文" | "汉语";
        English = "en", "英文" | "英语";
    }
}

impl From<LanguageKey> for Language {
    fn from(key: LanguageKey) -> Language {
        match key {
            LanguageKey::Chinese => Language::Chinese,
            LanguageKey::English => Language::English,
        }
    }
}

impl From<Language> for LanguageKey {
    fn from(language: Language) -> LanguageKey {
        match language {
            Language::Chinese => LanguageKey::Chinese,
            Language::English => LanguageKey::English,
        }
    }
}

/// The city joint supervision group: procuratorate and education bureau.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CityGroup {
    /// The group's name.
    pub name: Name,
    /// The city procuratorate.
    pub procuratorate: Name,
    /// The city education bureau.
    pub education_bureau: Name,
    /// Who leads the group and signs for it.
    pub leader: Option<Person>,
}
