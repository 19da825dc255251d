//! What the school itself has to do (clause 二(3)).

use crate::basics::day::Day;
use crate::basics::id::{RoundId, SchoolId, UnitId};
use crate::records::key::id;
use crate::records::{Deed, Key, KeyFault, Note, Record, Sealed};
use serde::{Deserialize, Serialize};

/// `school-work/<round>/<county>/<school>.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolWork {
    /// The day that the leaders of the school were told (clause 二(3)1).
    pub reported_to_leaders_on: Option<Day>,
    /// The day of the self-inspection (clause 二(3)2); with it, school work counts as done.
    pub self_inspected_on: Option<Day>,
    /// Study sessions of all staff (clause 二(3)1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub study: Vec<Study>,
    /// Lessons for pupils (clause 二(3)3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub education: Vec<Education>,
}

/// A study session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// The day.
    pub held_on: Day,
    /// How many staff came.
    pub staff_attended: Option<u32>,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Education {
    /// The day.
    pub held_on: Day,
    /// Of what.
    pub kind: EducationKind,
    /// Anything else.
    pub note: Option<Note>,
}

crate::words! {
    /// What a lesson teaches.
    EducationKind {
        Law = "law", "法治教育" | "法制教育" | "法治" | "法制";
        SelfProtection = "self_protection", "自护教育" | "自护" | "预防性侵教育";
    }
}

/// The key of a school's own work.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolWorkKey {
    /// The round.
    pub round: RoundId,
    /// Whose work.
    pub school: SchoolId,
}

impl Key for SchoolWorkKey {
    fn read(names: &[&str]) -> Result<SchoolWorkKey, KeyFault> {
        let (round, school) = names.split_first().ok_or(KeyFault::Depth)?;
        Ok(SchoolWorkKey { school: SchoolId::read(school)?, round: id(round)? })
    }

    fn path(&self) -> String {
        format!("{}/{}", self.round, self.school)
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.school.clone().into())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn with_unit(&self, unit: &UnitId) -> Option<SchoolWorkKey> {
        Some(SchoolWorkKey { round: self.round.clone(), school: unit.school()?.clone() })
    }
}

impl Record for SchoolWork {
    const FOLDER: &'static str = "school-work";
    const SEALED: Sealed = Sealed::Covered;
    type Key = SchoolWorkKey;

    fn deeds(&self) -> Vec<Deed> {
        let reported = Deed::of("reported_to_leaders_on", self.reported_to_leaders_on);
        let inspected = Deed::of("self_inspected_on", self.self_inspected_on);
        let study = Deed::held("study", self.study.iter().map(|study| study.held_on));
        let education = Deed::held("education", self.education.iter().map(|lesson| lesson.held_on));
        reported.into_iter().chain(inspected).chain(study).chain(education).collect()
    }

    fn rewind(&mut self, to: Day) {
        self.reported_to_leaders_on.take_if(|on| *on > to);
        self.self_inspected_on.take_if(|on| *on > to);
        self.study.retain(|study| study.held_on <= to);
        self.education.retain(|lesson| lesson.held_on <= to);
    }
}
