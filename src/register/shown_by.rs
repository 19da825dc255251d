//! Which record shows how a duty stands.

use crate::basics::id::{SchoolId, UnitId};
use crate::files::path::RecordPath;
use crate::records::{Conveyance, Inspection, Letter, LetterKey, School, SchoolWork, SchoolWorkKey, VisitKey};
use crate::register::{Campaign, Duty, is_fulfilling};

impl Campaign<'_> {
    /// The inspections of a school that fulfil its duty, the earliest first.
    pub fn fulfilling<'c>(
        &'c self,
        id: &'c SchoolId,
        school: &'c School,
    ) -> impl Iterator<Item = (&'c VisitKey, &'c Inspection)> {
        self.inspections(id).filter(|(_, row)| is_fulfilling(&self.round.form, school, row))
    }

    /// The record that fulfils a school's duty: the first.
    pub fn fulfilled_by(&self, duty: Duty, id: &SchoolId, school: &School) -> Option<RecordPath> {
        match duty {
            Duty::Letter => self.letter_signed(&id.clone().into()),
            Duty::Conveyance => self.conveyances(id).next().map(|(key, _)| RecordPath::of::<Conveyance>(key)),
            Duty::Inspection => self.fulfilling(id, school).next().map(|(key, _)| RecordPath::of::<Inspection>(key)),
            Duty::SchoolWork => {
                let key = SchoolWorkKey { round: self.id.clone(), school: id.clone() };
                self.school_work(id)?.self_inspected_on.map(|_| RecordPath::of::<SchoolWork>(&key))
            }
        }
    }

    /// The record that shows how a school's duty stands: that which fulfils it, else the last by which it was begun.
    pub fn shown_by(&self, duty: Duty, id: &SchoolId, school: &School) -> Option<RecordPath> {
        let begun = || match duty {
            Duty::Letter => self.letter_begun(&id.clone().into()),
            Duty::Inspection => self.inspections(id).last().map(|(key, _)| RecordPath::of::<Inspection>(key)),
            Duty::Conveyance | Duty::SchoolWork => None,
        };
        self.fulfilled_by(duty, id, school).or_else(begun)
    }

    /// The letter of a unit that both sides have signed.
    pub fn letter_signed(&self, unit: &UnitId) -> Option<RecordPath> {
        self.letter_that(unit, |letter| letter.signed_on().is_some())
    }

    /// The letter of a unit that one side has signed, or both.
    pub fn letter_begun(&self, unit: &UnitId) -> Option<RecordPath> {
        self.letter_that(unit, |letter| letter.is_half_signed() || letter.signed_on().is_some())
    }

    fn letter_that(&self, unit: &UnitId, is_so: fn(&Letter) -> bool) -> Option<RecordPath> {
        let key = LetterKey { round: self.id.clone(), unit: unit.clone() };
        self.letter(unit).filter(|letter| is_so(letter)).map(|_| RecordPath::of::<Letter>(&key))
    }
}
