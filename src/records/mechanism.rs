//! Who runs the mechanism; its file marks the root of the records.

use crate::records::Name;
use serde::{Deserialize, Serialize};

/// `mechanism.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mechanism {
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

crate::words! {
    /// A language as the records write it.
    LanguageKey {
        Chinese = "zh", "中文";
        English = "en", "英文";
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
    pub leader: Option<Name>,
}
