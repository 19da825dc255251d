//! The answers that an inspection has to give.

use crate::basics::day::Day;
use crate::basics::id::{ItemKey, SchoolId};
use crate::records::{Answer, Applies, Form, Inspection, Item, School, VisitKey};
use crate::register::Register;

impl Register {
    /// The latest inspection of a school before a day that says anything of an item, in any round.
    pub fn last_inspection_of(
        &self,
        school: &SchoolId,
        item: &ItemKey,
        before: Day,
    ) -> Option<(&VisitKey, &Inspection)> {
        let earlier = self.records.inspections.iter().filter(|(key, _)| key.unit == *school && key.on < before);
        let telling = earlier.filter(|(_, row)| row.results.contains_key(item) || row.notes.contains_key(item));
        telling.max_by_key(|(key, _)| key.on)
    }
}

/// Whether an inspection fulfils the duty: it answers every applicable item of kind `result` that has a column.
pub fn is_fulfilling(form: &Form, school: &School, inspection: &Inspection) -> bool {
    missing_items(form, school, inspection).all(|item| !item.has_column())
}

/// The applicable result items that an inspection leaves unanswered, those without a column too.
pub fn missing_items<'f>(
    form: &'f Form,
    school: &'f School,
    inspection: &'f Inspection,
) -> impl Iterator<Item = &'f Item> {
    let wanted = form.items().iter().filter(|item| item.is_result() && item.applies_to(school));
    wanted.filter(|item| !is_answered(item, school, inspection))
}

/// The result items that cannot apply to a school.
pub fn inapplicable_items<'f>(form: &'f Form, school: &'f School) -> impl Iterator<Item = &'f Item> {
    form.items().iter().filter(|item| cannot_apply(item, school))
}

/// Whether a result item cannot apply to a school: one of a girls' dormitory, where it is known that there is none.
pub fn cannot_apply(item: &Item, school: &School) -> bool {
    item.is_result() && item.applies() == Applies::GirlsDormitory && school.girls_dormitory == Some(false)
}

fn is_answered(item: &Item, school: &School, inspection: &Inspection) -> bool {
    let answer = inspection.results.get(&item.key).copied();
    answer.is_some_and(|answer| answer != Answer::NotChecked && !is_wrong_not_applicable(item, school, answer))
}

/// Whether an answer contradicts what applies to the school: an item that applies is never `not_applicable`, and one
/// that does not is nothing else.
pub fn is_wrong_not_applicable(item: &Item, school: &School, answer: Answer) -> bool {
    let not_applicable = answer == Answer::NotApplicable;
    match (item.applies(), school.girls_dormitory) {
        (Applies::Always, _) | (Applies::GirlsDormitory, Some(true)) => not_applicable,
        (Applies::GirlsDormitory, Some(false)) => !not_applicable,
        (Applies::GirlsDormitory, None) => false,
    }
}
