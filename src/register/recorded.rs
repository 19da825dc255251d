//! What is recorded: one record by what names it, and all of a kind.

use crate::basics::id::{CountyId, RoundId, SchoolId, UnitId};
use crate::files::kinds::Entry;
use crate::files::path::RecordPath;
use crate::files::root::MECHANISM;
use crate::records::{
    Conveyance, County, Decision, DecisionKey, Described, Draw, DrawKey, Fields, FindingKey, Form, Inspection, Letter,
    LetterKey, Mechanism, Rectification, Round, School, SpotCheck, SpotCheckKey, Submission, SubmissionKey, VisitKey,
    Wording,
};
use crate::register::Campaign;
use crate::register::Register;
use crate::register::together::of_round;

impl Register {
    /// Every record of every kind.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.records.entries()
    }

    /// Who runs the mechanism, where its file can be read.
    pub fn mechanism(&self) -> Option<&Mechanism> {
        self.records.mechanism.as_ref()
    }

    /// A round.
    pub fn round(&self, id: &RoundId) -> Option<&Round> {
        self.records.rounds.get(id)
    }

    /// Every round, by id.
    pub fn rounds(&self) -> impl Iterator<Item = (&RoundId, &Round)> {
        self.records.rounds.iter()
    }

    /// The form of a round.
    pub fn form(&self, round: &RoundId) -> Option<&Form> {
        self.round(round).map(|round| &round.form)
    }

    /// The words for the fields of the record at a path.
    pub fn wording(&self, path: &RecordPath) -> Wording<'_> {
        let key = path.key();
        let form = key.and_then(|key| self.form(key.round()?));
        let fields = match key {
            Some(key) => key.fields(),
            None if path.as_str() == MECHANISM => Mechanism::FIELDS,
            None => Fields(&[]),
        };
        Wording { fields, form }
    }

    /// What a finding is of, as the form of its round says it; the item's key where there is no such form.
    pub fn heading(&self, finding: &FindingKey) -> String {
        let item = self.form(&finding.round).and_then(|form| form.item(&finding.what));
        item.map_or_else(|| finding.what.to_string(), |item| item.heading.to_string())
    }

    /// A county group.
    pub fn county(&self, id: &CountyId) -> Option<&County> {
        self.records.counties.get(id)
    }

    /// Every county group, by id.
    pub fn counties_by_id(&self) -> impl Iterator<Item = (&CountyId, &County)> {
        self.records.counties.iter()
    }

    /// A school.
    pub fn school(&self, id: &SchoolId) -> Option<&School> {
        self.records.schools.get(id)
    }

    /// Every school of every county, by id.
    pub fn all_schools(&self) -> impl Iterator<Item = (&SchoolId, &School)> {
        self.records.schools.iter()
    }

    /// Every school that was merged into another, with that.
    pub fn mergers(&self) -> impl Iterator<Item = (UnitId, UnitId)> {
        let merged = self.records.schools.iter();
        merged.filter_map(|(id, school)| Some((id.clone().into(), school.merged_into.clone()?.into())))
    }

    /// Every letter.
    pub fn letters(&self) -> impl Iterator<Item = (&LetterKey, &Letter)> {
        self.records.letters.iter()
    }

    /// Every conveyance.
    pub fn conveyances(&self) -> impl Iterator<Item = (&VisitKey, &Conveyance)> {
        self.records.conveyances.iter()
    }

    /// An inspection.
    pub fn inspection(&self, key: &VisitKey) -> Option<&Inspection> {
        self.records.inspections.get(key)
    }

    /// A spot check.
    pub fn spot_check(&self, key: &SpotCheckKey) -> Option<&SpotCheck> {
        self.records.spot_checks.get(key)
    }

    /// The working-off of every finding that is worked off.
    pub fn rectifications(&self) -> impl Iterator<Item = (&FindingKey, &Rectification)> {
        self.records.rectifications.iter()
    }

    /// What a county sent upward on a day.
    pub fn submission(&self, key: &SubmissionKey) -> Option<&Submission> {
        self.records.submissions.get(key)
    }

    /// All that counties sent upward.
    pub fn submissions(&self) -> impl Iterator<Item = (&SubmissionKey, &Submission)> {
        self.records.submissions.iter()
    }

    /// Every decision.
    pub fn decisions(&self) -> impl Iterator<Item = (&DecisionKey, &Decision)> {
        self.records.decisions.iter()
    }
}

impl Register {
    /// Every draw that was told.
    pub fn draws(&self) -> impl Iterator<Item = (&DrawKey, &Draw)> {
        self.records.draws.iter()
    }
}

impl<'r> Campaign<'r> {
    /// Every draw that was told of the round.
    pub fn all_draws(&self) -> impl Iterator<Item = (&'r DrawKey, &'r Draw)> + use<'r> {
        of_round(&self.register.records.draws, self.id)
    }

    /// Every letter of the round, the counties' own too.
    pub fn all_letters(&self) -> impl Iterator<Item = (&'r LetterKey, &'r Letter)> + use<'r> {
        of_round(&self.register.records.letters, self.id)
    }

    /// Every conveyance of the round.
    pub fn all_conveyances(&self) -> impl Iterator<Item = (&'r VisitKey, &'r Conveyance)> + use<'r> {
        of_round(&self.register.records.conveyances, self.id)
    }

    /// Every inspection of the round.
    pub fn all_inspections(&self) -> impl Iterator<Item = (&'r VisitKey, &'r Inspection)> + use<'r> {
        of_round(&self.register.records.inspections, self.id)
    }

    /// Every spot check of the round, of county groups too.
    pub fn all_spot_checks(&self) -> impl Iterator<Item = (&'r SpotCheckKey, &'r SpotCheck)> + use<'r> {
        of_round(&self.register.records.spot_checks, self.id)
    }

    /// Every decision of the round.
    pub fn all_decisions(&self) -> impl Iterator<Item = (&'r DecisionKey, &'r Decision)> + use<'r> {
        of_round(&self.register.records.decisions, self.id)
    }
}
