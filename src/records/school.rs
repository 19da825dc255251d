//! A school or kindergarten.

use crate::basics::codes::{CreditCode, OfficePhone, SchoolCode};
use crate::basics::day::Day;
use crate::basics::id::{SchoolId, UnitId};
use crate::records::{Name, Person, PersonKey, Record, Sealed};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

crate::words! {
    /// What a school is, as the statistics group them.
    SchoolKind {
        Kindergarten = "kindergarten", "幼儿园" | "园";
        Primary = "primary", "小学" | "完全小学" | "中心小学";
        TeachingPoint = "teaching_point", "教学点" | "小学教学点";
        JuniorHigh = "junior_high", "初级中学" | "初中";
        NineYear = "nine_year", "九年一贯制学校" | "九年一贯制" | "九年制";
        CompleteSecondary = "complete_secondary", "完全中学" | "完中";
        SeniorHigh = "senior_high", "高级中学" | "高中" | "普通高中";
        TwelveYear = "twelve_year", "十二年一贯制学校" | "十二年一贯制" | "十二年制";
        SecondaryVocational = "secondary_vocational", "中等职业学校" | "中职" | "职高" | "职业高中" | "中专" | "技工学校" | "职教中心";
        SpecialEducation = "special_education", "特殊教育学校" | "特教" | "特教学校" | "特殊教育";
        Specialised = "specialised", "专门学校" | "工读学校" | "专门（工读）学校";
    }
}

/// Endings of names that say the kind, the longest first among those that end alike.
const ENDINGS: &[(&str, SchoolKind)] = &[
    ("幼儿园", SchoolKind::Kindergarten),
    ("教学点", SchoolKind::TeachingPoint),
    ("小学", SchoolKind::Primary),
    ("初级中学", SchoolKind::JuniorHigh),
    ("初中", SchoolKind::JuniorHigh),
    ("高级中学", SchoolKind::SeniorHigh),
    ("高中", SchoolKind::SeniorHigh),
    ("完全中学", SchoolKind::CompleteSecondary),
    ("九年一贯制学校", SchoolKind::NineYear),
    ("十二年一贯制学校", SchoolKind::TwelveYear),
    ("特殊教育学校", SchoolKind::SpecialEducation),
    ("专门学校", SchoolKind::Specialised),
    ("工读学校", SchoolKind::Specialised),
    ("职业学校", SchoolKind::SecondaryVocational),
    ("职业中学", SchoolKind::SecondaryVocational),
    ("职业高级中学", SchoolKind::SecondaryVocational),
    ("职业技术学校", SchoolKind::SecondaryVocational),
    ("职业技术教育中心", SchoolKind::SecondaryVocational),
    ("中等专业学校", SchoolKind::SecondaryVocational),
    ("职教中心", SchoolKind::SecondaryVocational),
];

impl SchoolKind {
    /// The kind that a name says by its ending, if it says one; a bare `中学` may be any of three.
    pub fn of_name(name: &str) -> Option<SchoolKind> {
        let fitting = ENDINGS.iter().filter(|(ending, _)| name.ends_with(ending));
        fitting.max_by_key(|(ending, _)| ending.len()).map(|(_, kind)| *kind)
    }
}

crate::words! {
    /// Who runs a school.
    Ownership {
        Public = "public", "公办";
        Private = "private", "民办";
    }
}

/// `units/<county>/<school>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// The school's name.
    pub name: Name,
    /// Other names that it is known by, or was.
    pub aliases: Option<Vec<Name>>,
    /// What it is.
    pub kind: SchoolKind,
    /// Who runs it.
    pub ownership: Option<Ownership>,
    /// Its 10-digit identification code.
    pub school_code: Option<SchoolCode>,
    /// Its unified social credit code.
    pub credit_code: Option<CreditCode>,
    /// Whether it has boarders.
    pub boarding: Option<bool>,
    /// Whether it has a girls' dormitory; absent: not known.
    pub girls_dormitory: Option<bool>,
    /// How many teachers and other staff it has.
    pub staff: Option<u32>,
    /// What stands for the head, who is the first responsible person (clause 书2); who it is, the method says.
    pub(super) principal: Option<Person>,
    /// What stands for the vice-principal named for the mechanism (clause 二(3)); who it is, the method says.
    pub(super) vice_principal: Option<Person>,
    /// The first day that it is in force; absent: always was.
    pub opened_on: Option<Day>,
    /// The first day that it is no longer in force.
    pub closed_on: Option<Day>,
    /// The school that it became part of, or moved to; only with `closed_on`.
    #[serde(default, with = "merge_target", skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<SchoolId>,
    /// What stands for the liaison, whom the mechanism asks to be a woman (clause 二(3)); who she is, the method says.
    pub(super) liaison: Option<Liaison>,
}

/// The school's liaison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Liaison {
    /// Her name.
    pub name: Person,
    /// Whether she is a woman.
    pub female: bool,
    /// A landline; mobile numbers are refused.
    pub office_phone: Option<OfficePhone>,
}

impl School {
    /// The head, if one is named.
    pub fn principal(&self) -> Option<&Name> {
        Person::named(&self.principal)
    }

    /// What stands for the head, whether or not it names anybody.
    pub fn head_written(&self) -> Option<&Person> {
        self.principal.as_ref()
    }

    /// The vice-principal, if one is named.
    pub fn vice_principal(&self) -> Option<&Name> {
        Person::named(&self.vice_principal)
    }

    /// The liaison and her name, if one is named.
    pub fn liaison(&self) -> Option<(&Name, &Liaison)> {
        let liaison = self.liaison.as_ref()?;
        Some((liaison.name.somebody()?, liaison))
    }

    /// Whether it has named a woman as liaison.
    pub fn has_woman_liaison(&self) -> bool {
        self.liaison().is_some_and(|(_, liaison)| liaison.female)
    }

    /// The post of its head.
    pub fn post_of_head(&self) -> &'static str {
        if self.is_kindergarten() { "园长" } else { "校长" }
    }

    /// Whether it is a kindergarten.
    pub fn is_kindergarten(&self) -> bool {
        self.kind == SchoolKind::Kindergarten
    }
}

impl Record for School {
    const FOLDER: &'static str = "units";
    const SEALED: Sealed = Sealed::Left;
    type Key = SchoolId;

    fn people(&self) -> Vec<(PersonKey, &Person)> {
        let heads = [("principal", &self.principal), ("vice_principal", &self.vice_principal)];
        let heads = heads.into_iter().filter_map(|(key, person)| PersonKey::Only(key).with(person));
        let liaison = self.liaison.as_ref().map(|liaison| (PersonKey::Only("liaison.name"), &liaison.name));
        heads.chain(liaison).collect()
    }
}

mod merge_target {
    use super::*;

    pub fn serialize<S: Serializer>(target: &Option<SchoolId>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_some(&target.as_ref().map(ToString::to_string))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SchoolId>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let unit: UnitId = text.parse().map_err(de::Error::custom)?;
        match unit {
            UnitId::School(school) => Ok(Some(school)),
            UnitId::County(_) => {
                Err(de::Error::custom(crate::tr!("must name a school as county/school", "应写成“县/学校”")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_kind_by_their_ending() {
        let cases = [
            ("沧县风荷小学", Some(SchoolKind::Primary)),
            ("沧县云帆幼儿园", Some(SchoolKind::Kindergarten)),
            ("沧县职业高级中学", Some(SchoolKind::SecondaryVocational)),
            ("沧县第一高级中学", Some(SchoolKind::SeniorHigh)),
            ("沧县第一中学", None),
            ("沧县实验学校", None),
        ];
        for (name, kind) in cases {
            assert_eq!(SchoolKind::of_name(name), kind, "{name}");
        }
    }
}
