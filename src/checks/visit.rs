//! A visit that fills a row of the form, by the county or by the city.

use crate::basics::day::Day;
use crate::basics::id::{ItemKey, RoundId};
use crate::checks::Spot;
use crate::diagnostics::Place;
use crate::files::kinds::Entry;
use crate::records::{Answer, Form, Inspection, Item, School, SpotCheck, SpotCheckKey, VisitKey};
use crate::register::{Campaign, Register};

/// An inspection or a spot check, for rules that hold for both.
#[derive(Clone, Copy)]
pub enum Visit<'r> {
    /// By the county group.
    Inspection(&'r VisitKey, &'r Inspection),
    /// By the city group.
    SpotCheck(&'r SpotCheckKey, &'r SpotCheck),
}

impl<'r> Visit<'r> {
    /// Every visit of every round.
    pub fn all(register: &'r Register) -> impl Iterator<Item = Visit<'r>> {
        let inspections = register.records.inspections.iter().map(|(key, row)| Visit::Inspection(key, row));
        let spot_checks = register.records.spot_checks.iter().map(|(key, row)| Visit::SpotCheck(key, row));
        inspections.chain(spot_checks)
    }

    /// Every visit of every known round, with its round's form.
    pub fn with_forms(register: &'r Register) -> impl Iterator<Item = (Visit<'r>, &'r Form)> {
        Visit::all(register).filter_map(|visit| Some((visit, &register.records.rounds.get(visit.round())?.form)))
    }

    /// Every visit of a round to a school, with the school where its file can be read.
    pub fn at_schools(campaign: &Campaign<'r>) -> impl Iterator<Item = (Visit<'r>, &'r School)> {
        let inspections = campaign.all_inspected().map(|(key, row, school)| (Visit::Inspection(key, row), school));
        let (id, records) = (campaign.id, &campaign.register.records);
        let spot_checks = records.spot_checks.iter().filter(move |(key, _)| key.round == *id);
        let spot_checks = spot_checks.filter_map(|(key, row)| {
            let school = records.schools.get(key.unit.school()?)?;
            Some((Visit::SpotCheck(key, row), school))
        });
        inspections.chain(spot_checks)
    }

    fn entry(self) -> Entry<'r> {
        match self {
            Visit::Inspection(key, row) => Entry::Inspection(key, row),
            Visit::SpotCheck(key, row) => Entry::SpotCheck(key, row),
        }
    }

    /// The round that it was made for.
    pub fn round(self) -> &'r RoundId {
        match self {
            Visit::Inspection(key, _) => &key.round,
            Visit::SpotCheck(key, _) => &key.round,
        }
    }

    /// The day of the visit.
    pub fn on(self) -> Day {
        match self {
            Visit::Inspection(key, _) => key.on,
            Visit::SpotCheck(key, _) => key.on,
        }
    }

    /// The day that the form was filled in.
    pub fn filled_on(self) -> Option<Day> {
        match self {
            Visit::Inspection(_, row) => row.filled_on,
            Visit::SpotCheck(_, row) => row.filled_on,
        }
    }

    /// The answers.
    pub fn results(self) -> impl Iterator<Item = (&'r ItemKey, Answer)> {
        let results = match self {
            Visit::Inspection(_, row) => &row.results,
            Visit::SpotCheck(_, row) => &row.results,
        };
        results.iter().map(|(item, answer)| (item, *answer))
    }

    /// The answers to items of the form.
    pub fn answers(self, form: &'r Form) -> impl Iterator<Item = (&'r Item, Answer)> {
        self.results().filter_map(|(key, answer)| Some((form.item(key)?, answer)))
    }

    /// The items that have a note.
    pub fn noted(self) -> impl Iterator<Item = &'r ItemKey> {
        match self {
            Visit::Inspection(_, row) => row.notes.keys(),
            Visit::SpotCheck(_, row) => row.notes.keys(),
        }
    }

    /// A dotted key of its record.
    pub fn key(self, dotted: String) -> Spot {
        Spot::of_entry(self.entry(), Place::Key(dotted))
    }

    /// The value of a dotted key of its record.
    pub fn value(self, dotted: String) -> Spot {
        Spot::of_entry(self.entry(), Place::Value(dotted))
    }
}
