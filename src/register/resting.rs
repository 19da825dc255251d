//! What rests on a record, so that it cannot be taken away alone.

use crate::basics::id::UnitId;
use crate::files::Records;
use crate::files::path::{RecordKey, RecordPath};
use crate::records::{FindingKey, Inspection, SpotCheck};
use crate::register::{Register, sent};
use std::collections::BTreeSet;

/// How a record rests on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rests {
    /// A decision names it as its basis.
    Basis,
    /// A submission says that its form was sent.
    Form,
    /// It works off what the other one found.
    WorkingOff,
    /// A school merged into the other one.
    Merger,
    /// It is a record of the unit, or a school of the county.
    Own,
}

/// A record that rests on another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Resting {
    /// The record on which it rests.
    pub on: RecordPath,
    /// Its path.
    pub path: RecordPath,
    /// How it does.
    pub how: Rests,
}

impl Register {
    /// Everything that rests on one of some records, be it one of them too, be it dated later; each once for each record
    /// on which it rests, these one after the other. What cannot be read rests on what its path says.
    pub fn resting_on(&self, records: &BTreeSet<RecordPath>) -> Vec<Resting> {
        let mut resting = BTreeSet::new();
        for held in [&self.records, &self.left_out] {
            resting.extend(by_basis(held, records));
            resting.extend(by_form(held, records));
        }
        resting.extend(self.by_working_off(records));
        let units: Vec<_> = records.iter().filter_map(|path| Some((path, path.own_unit()?))).collect();
        units.into_iter().for_each(|(path, unit)| resting.extend(self.by_unit(path, &unit)));
        resting.into_iter().collect()
    }

    /// What works off findings that some of the records saw, and that no other visit saw.
    fn by_working_off(&self, records: &BTreeSet<RecordPath>) -> Vec<Resting> {
        let mut resting = Vec::new();
        for (path, key) in self.workings_off() {
            let visits = [RecordPath::of::<Inspection>(&key.visit()), RecordPath::of::<SpotCheck>(&key.visit())];
            let (leaving, staying): (Vec<_>, Vec<_>) = visits
                .into_iter()
                .filter(|visit| self.may_have_seen(visit, &key))
                .partition(|visit| records.contains(visit));
            if staying.is_empty() {
                let how = Rests::WorkingOff;
                resting.extend(leaving.into_iter().map(|on| Resting { on, path: path.clone(), how }));
            }
        }
        resting
    }

    /// The findings that are worked off, by the path of that; also where it cannot be read.
    fn workings_off(&self) -> impl Iterator<Item = (RecordPath, FindingKey)> {
        let held = self.records.rectifications.keys().chain(self.left_out.rectifications.keys());
        let held = held.map(|key| RecordPath::from(RecordKey::Rectification(key.clone())));
        held.chain(self.broken.iter().cloned()).filter_map(|path| match path.key() {
            Some(RecordKey::Rectification(key)) => Some((path.clone(), key.clone())),
            _ => None,
        })
    }

    /// Whether a visit found what a key names, or may have, because it cannot be read.
    fn may_have_seen(&self, visit: &RecordPath, finding: &FindingKey) -> bool {
        let answer = |records: &Records| match visit.key()? {
            RecordKey::Inspection(key) => records.inspections.get(key)?.results.get(&finding.what).copied(),
            RecordKey::SpotCheck(key) => records.spot_checks.get(key)?.results.get(&finding.what).copied(),
            _ => None,
        };
        let mut answers = [&self.records, &self.left_out].into_iter().filter_map(answer);
        answers.any(|answer| answer.is_finding()) || self.is_broken(visit)
    }

    /// What is of a unit: its records, the schools of a county, and what merged into it.
    fn by_unit(&self, on: &RecordPath, unit: &UnitId) -> Vec<Resting> {
        let is_its_own = |other: Option<UnitId>| match unit.school() {
            Some(_) => other.as_ref() == Some(unit),
            None => other.is_some_and(|other| other.county() == unit.county()),
        };
        let held = self.records.entries().chain(self.left_out.entries()).filter(|entry| is_its_own(entry.unit()));
        let held = held.map(|entry| RecordPath::from(entry.key()));
        let unread = self.gaps().filter(|path| is_its_own(path.unit())).cloned();
        let own = held.chain(unread).map(|path| (path, Rests::Own));
        let merged = self.all_schools().filter(|(_, school)| school.merged_into.as_ref() == unit.school());
        let merged = merged.filter(|(_, school)| school.merged_into.is_some());
        let merged = merged.map(|(id, _)| (RecordPath::of_unit(&id.clone().into()), Rests::Merger));
        let resting = own.chain(merged).filter(|(path, _)| path != on);
        resting.map(|(path, how)| Resting { on: on.clone(), path, how }).collect()
    }
}

/// The decisions that name some of the records as their basis.
fn by_basis(held: &Records, records: &BTreeSet<RecordPath>) -> Vec<Resting> {
    let mut resting = Vec::new();
    for (key, decision) in &held.decisions {
        let bases = decision.basis.iter().flatten().map(|basis| RecordPath::cited(basis.as_str()));
        let path = || RecordPath::from(RecordKey::Decision(key.clone()));
        let named = bases.filter(|basis| records.contains(basis));
        resting.extend(named.map(|on| Resting { on, path: path(), how: Rests::Basis }));
    }
    resting
}

/// The submissions that say that the forms of some of the records were sent.
fn by_form(held: &Records, records: &BTreeSet<RecordPath>) -> Vec<Resting> {
    let forms = sent::forms(held).map(|form| (form.path(), form.by)).filter(|(path, _)| records.contains(path));
    let resting = forms.map(|(on, by)| Resting {
        on,
        path: RecordPath::from(RecordKey::Submission(by.clone())),
        how: Rests::Form,
    });
    resting.collect()
}
