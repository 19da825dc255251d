//! What cannot be read: it counts wherever it could count against anybody, and nowhere in anybody's favour.

use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::files::path::{RecordKey, RecordPath};
use crate::files::root::MECHANISM;
use crate::records::{Round, School, SchoolKind};
use crate::register::{Campaign, Register};
use std::collections::BTreeSet;

/// A school in force. Where its file cannot be read, nothing is known of it but its id.
#[derive(Clone, Copy, Debug)]
pub struct Enrolled<'r> {
    /// Its id.
    pub id: &'r SchoolId,
    /// What its file says.
    pub school: Option<&'r School>,
}

impl Enrolled<'_> {
    /// Whether it is a kindergarten, by its id where nothing else is known.
    pub fn is_kindergarten(&self) -> bool {
        let by_id = || SchoolKind::of_name(self.id.school.as_str()) == Some(SchoolKind::Kindergarten);
        self.school.map_or_else(by_id, School::is_kindergarten)
    }
}

/// Whose something at a path is: a school's, else a county's; none where the path names no county.
fn whose(path: &RecordPath) -> Option<UnitId> {
    path.unit().or_else(|| path.county().map(UnitId::from))
}

impl Register {
    /// Whether the file of a unit is there and cannot be read.
    pub fn is_unread(&self, unit: &UnitId) -> bool {
        self.stretch(unit).is_none() && self.is_broken(&RecordPath::of_unit(unit))
    }

    /// The schools of a county that are in force on the register's day, by id; also those whose files cannot be read.
    pub fn enrolled<'r>(&'r self, county: &CountyId) -> Vec<Enrolled<'r>> {
        let read = self.schools_in_force(county).map(|(id, school)| Enrolled { id, school: Some(school) });
        let unread = self.gaps().filter_map(RecordPath::own_school).filter(|id| id.county == *county);
        let unread = unread.filter(|id| self.school_in_force(id, self.as_of)).map(|id| Enrolled { id, school: None });
        let mut enrolled: Vec<_> = read.chain(unread).collect();
        enrolled.sort_by_key(|one| one.id);
        enrolled
    }

    /// Whether schools of a county may lie in a folder that cannot be read, so that nobody knows how many there are.
    pub fn may_have_more_schools(&self, county: &CountyId) -> bool {
        self.gaps().any(|path| path.own_unit().is_none() && path.may_hold_schools_of(county))
    }

    /// Whether something that cannot be read may be of a unit: a record, a folder on the way to it, or a notice.
    pub fn may_lack(&self, unit: &UnitId) -> bool {
        let may_be_of = |path: &RecordPath| match path.key().and_then(RecordKey::unit) {
            Some(own) => own == *unit,
            None => path.county().is_none_or(|county| county == *unit.county()),
        };
        self.gaps().filter(|path| path.as_str() != MECHANISM).any(may_be_of)
    }

    /// The rounds' files, or their folder, that cannot be read.
    pub fn unread_rounds(&self) -> impl Iterator<Item = &RecordPath> {
        self.gaps().filter(|path| path.is_in::<Round>())
    }
}

impl Campaign<'_> {
    /// The units whose own files, or whose records of the round, cannot be read.
    pub fn unread(&self) -> BTreeSet<UnitId> {
        self.unread_where(|path| path.is_of_round(self.id))
    }

    /// The units whose own files, or whose records of the round and of those before it, cannot be read.
    pub fn unread_so_far(&self) -> BTreeSet<UnitId> {
        self.unread_where(|path| self.may_reach(path))
    }

    fn unread_where(&self, counts: impl Fn(&RecordPath) -> bool) -> BTreeSet<UnitId> {
        let gaps = self.register.gaps().filter(|path| path.is_in::<School>() || self.is_past(path) && counts(path));
        gaps.filter_map(whose).collect()
    }

    /// Whether something in the round that cannot be read may hold findings at a county's schools, or their working-off.
    pub fn may_have_other_findings(&self, county: &CountyId) -> bool {
        let is_of_round = |path: &&RecordPath| path.is_of_round(self.id) && self.is_past(path);
        self.register.gaps().filter(is_of_round).any(|path| path.may_hold_findings_of(county))
    }

    /// The same, of the round and of those before it.
    pub fn may_have_had_other_findings(&self, county: &CountyId) -> bool {
        let reached = |path: &&RecordPath| self.may_reach(path) && self.is_past(path);
        self.register.gaps().filter(reached).any(|path| path.may_hold_findings_of(county))
    }

    /// Whether something of a unit, in the round or before it, is there and cannot be read; of a county group what is of
    /// its schools too.
    pub fn may_have_more(&self, unit: &UnitId) -> bool {
        let counts = |path: &&RecordPath| path.is_in::<School>() || self.is_past(path) && self.may_reach(path);
        let gaps = self.register.gaps().filter(counts).filter(|path| !path.is_in::<Round>());
        let county = unit.county();
        gaps.into_iter().any(|path| match (unit, path.key()) {
            (UnitId::School(_), Some(key)) => key.unit().as_ref() == Some(unit),
            _ => path.county().is_none_or(|theirs| theirs == *county),
        })
    }

    fn may_reach(&self, path: &RecordPath) -> bool {
        path.round().is_none_or(|round| self.reaches(&round))
    }

    /// Whether what lies at a path is not of a later day.
    fn is_past(&self, path: &RecordPath) -> bool {
        path.key().and_then(|key| key.on()).is_none_or(|on| on <= self.as_of())
    }
}
