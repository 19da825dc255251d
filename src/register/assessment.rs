//! What a unit has done of what it had to, and what that makes it a candidate for (clauses 二(1)2, 二(1)3).

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::files::path::RecordPath;
use crate::records::{
    DecisionKind, FindingKey, FormName, Inspection, Rectification, School, SpotCheck, SpotCheckKey, Submission,
};
use crate::register::{Campaign, Deadline, Enrolled, Finding, Standing, State};
use std::collections::{BTreeMap, BTreeSet};

crate::words! {
    /// What the records speak for.
    Candidate {
        Commended = "commended", "表扬";
        Urged = "urged", "督促";
    }
}

impl Candidate {
    /// Whether the records that speak for it can be what a decision rests on.
    pub fn supports(self, decision: DecisionKind) -> bool {
        (self == Candidate::Commended) == (decision == DecisionKind::Commendation)
    }
}

/// The counts of a unit, and the records that they come from.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// Duties done on time.
    pub on_time: u64,
    /// Duties done after their deadline.
    pub late: u64,
    /// Duties not done, past their deadline.
    pub overdue: u64,
    /// The most days that anything is overdue, or was done too late.
    pub longest: Option<u32>,
    /// Findings.
    pub findings: u64,
    /// Findings closed by their due date.
    pub closed_on_time: u64,
    /// Findings closed after it.
    pub closed_late: u64,
    /// Findings not closed.
    pub open: u64,
    /// Answers of the city that differ from the county's.
    pub differing: u64,
    /// Schools of which an inspection that counts was sent to the city group.
    pub forms_sent: u64,
    /// Schools.
    schools: u64,
    /// Inspections that count and were not sent, even where another one of the school was.
    unsent: u64,
    /// Duties that are neither done nor overdue.
    due: u64,
    /// Findings open past their due date, of earlier rounds too.
    findings_overdue: u64,
    /// Whether something of the unit cannot be read.
    is_unread: bool,
    /// What shows that a duty was done, or a finding worked off.
    done_by: BTreeSet<RecordPath>,
    /// What shows that something is overdue.
    overdue_by: BTreeSet<RecordPath>,
}

impl Assessment {
    /// What the records speak for: for commendation where all was done on time and nothing is unknown, of one school at
    /// least; for urging where anything is overdue.
    pub fn candidate(&self) -> Option<Candidate> {
        let is_late = self.late + self.closed_late + self.due > 0;
        let is_in_doubt = self.is_unread || self.differing > 0 || self.unsent > 0 || self.schools == 0;
        match self.overdue + self.findings_overdue {
            0 => (!is_late && !is_in_doubt).then_some(Candidate::Commended),
            _ => Some(Candidate::Urged),
        }
    }

    /// The records that show it, in the order of their paths; none where there is no candidate.
    pub fn basis(&self) -> impl Iterator<Item = &RecordPath> {
        let shown = self.candidate().map(|candidate| match candidate {
            Candidate::Commended => &self.done_by,
            Candidate::Urged => &self.overdue_by,
        });
        shown.into_iter().flatten()
    }

    /// Counts a duty of a unit, which a record shows or, where it is not done, the unit's own file beside it.
    fn add_duty(&mut self, unit: &UnitId, standing: Standing, shown_by: Option<RecordPath>) {
        match standing.state {
            State::Done(_) => self.on_time += 1,
            State::Late(_, days) => {
                self.late += 1;
                self.longest = self.longest.max(Some(days));
            }
            State::Due => self.due += 1,
            State::Overdue(days) => {
                self.overdue += 1;
                self.longest = self.longest.max(Some(days));
                self.overdue_by.insert(RecordPath::of_unit(unit));
                self.overdue_by.extend(shown_by);
                return;
            }
        }
        self.done_by.extend(shown_by);
    }

    /// Counts a finding of the round.
    fn add_finding(&mut self, finding: &Finding) {
        self.findings += 1;
        let deadline = Deadline { day: finding.due_on, inclusive: true };
        match finding.closed_on().map(|closed| deadline.days_late(closed)) {
            None => self.open += 1,
            Some(None) => self.closed_on_time += 1,
            Some(Some(days)) => {
                self.closed_late += 1;
                self.longest = self.longest.max(Some(days));
            }
        }
        if finding.closed_on().is_some() {
            self.done_by.insert(RecordPath::of::<Rectification>(&finding.key));
        }
    }

    /// Counts what is overdue of a finding, of whatever round.
    fn add_overdue(&mut self, finding: &Finding, as_of: Day) {
        let Some(days) = finding.days_overdue(as_of) else { return };
        self.findings_overdue += 1;
        self.longest = self.longest.max(Some(days));
        self.overdue_by.extend(found_by(finding));
    }

    /// The counts of a school beside those of others.
    fn absorb(&mut self, school: Assessment) {
        self.on_time += school.on_time;
        self.late += school.late;
        self.overdue += school.overdue;
        self.longest = self.longest.max(school.longest);
        self.findings += school.findings;
        self.closed_on_time += school.closed_on_time;
        self.closed_late += school.closed_late;
        self.open += school.open;
        self.differing += school.differing;
        self.forms_sent += school.forms_sent;
        self.schools += school.schools;
        self.unsent += school.unsent;
        self.due += school.due;
        self.findings_overdue += school.findings_overdue;
        self.is_unread |= school.is_unread;
        self.done_by.extend(school.done_by);
        self.overdue_by.extend(school.overdue_by);
    }
}

/// The visits that found something.
fn found_by(finding: &Finding) -> impl Iterator<Item = RecordPath> {
    let FindingKey { round, unit, on, .. } = finding.key.clone();
    let visit = finding.key.visit();
    let spot_check = SpotCheckKey::new(round, unit.into(), on);
    let inspected = finding.inspection.map(|_| RecordPath::of::<Inspection>(&visit));
    inspected.into_iter().chain(finding.spot_check.map(|_| RecordPath::of::<SpotCheck>(&spot_check)))
}

/// What units are judged by: their duties as a sealed round shows them, and all findings as they are now.
pub struct Outlook<'r> {
    duties: Campaign<'r>,
    now: Campaign<'r>,
    /// The findings that count, by school: those of the round, and what is overdue of earlier ones.
    findings: BTreeMap<SchoolId, Vec<Finding<'r>>>,
}

impl<'r> Outlook<'r> {
    /// Looks at the duties and the findings of a round.
    pub fn new(duties: Campaign<'r>, now: Campaign<'r>) -> Outlook<'r> {
        let mut findings: BTreeMap<SchoolId, Vec<Finding>> = BTreeMap::new();
        for finding in now.register.findings() {
            let is_overdue = || finding.days_overdue(now.as_of()).is_some();
            if finding.key.round == *now.id || now.reaches(&finding.key.round) && is_overdue() {
                findings.entry(finding.key.unit.clone()).or_default().push(finding);
            }
        }
        Outlook { duties, now, findings }
    }

    /// The round's duties as they are judged.
    pub fn duties(&self) -> &Campaign<'r> {
        &self.duties
    }

    /// A school in force.
    pub fn school(&self, Enrolled { id, school }: Enrolled) -> Assessment {
        let unit = id.clone().into();
        let mut assessed = Assessment { schools: 1, is_unread: self.is_unread(&unit), ..Assessment::default() };
        for standing in school.into_iter().flat_map(|school| self.duties.school_duties(id, school)) {
            let shown_by = school.and_then(|school| self.duties.shown_by(standing.duty, id, school));
            assessed.add_duty(&unit, standing, shown_by);
        }
        if let Some(school) = school {
            assessed.forms_sent = u64::from(self.duties.is_school_submitted(id, school));
            assessed.unsent = self.duties.unsent(id, school);
            assessed.done_by.extend(self.duties.sent_by(id, school));
        }
        let differing = self.duties.differing_in(&id.county);
        assessed.differing = differing.filter(|one| one.inspection.unit == *id).map(|_| 1).sum();
        self.add_findings(id, &mut assessed);
        assessed
    }

    /// A county group: its own letter, its schools in force, and what was found at those since closed.
    pub fn county(&self, county: &CountyId) -> Assessment {
        let unit = county.clone().into();
        let mut assessed = Assessment { is_unread: self.is_unread(&unit), ..Assessment::default() };
        if let Some(standing) = self.duties.county_letter(county) {
            assessed.add_duty(&unit, standing, self.duties.letter_begun(&unit));
        }
        let enrolled = self.duties.register.enrolled(county);
        let closed = |id: &&SchoolId| id.county == *county && enrolled.iter().all(|one| one.id != *id);
        for id in self.findings.keys().filter(closed) {
            self.add_findings(id, &mut assessed);
        }
        enrolled.into_iter().for_each(|school| assessed.absorb(self.school(school)));
        assessed.differing = self.duties.differing_in(county).map(|_| 1).sum();
        assessed
    }

    /// A unit; none where it is not in force.
    pub fn unit(&self, unit: &UnitId) -> Option<Assessment> {
        match unit {
            UnitId::County(county) => {
                self.duties.register.in_force(unit, self.duties.as_of()).then(|| self.county(county))
            }
            UnitId::School(id) => {
                let enrolled = self.duties.register.enrolled(&id.county);
                enrolled.into_iter().find(|one| one.id == id).map(|school| self.school(school))
            }
        }
    }

    fn is_unread(&self, unit: &UnitId) -> bool {
        self.duties.may_have_more(unit) || self.now.may_have_more(unit)
    }

    fn add_findings(&self, school: &SchoolId, assessed: &mut Assessment) {
        for finding in self.findings.get(school).into_iter().flatten() {
            if finding.key.round == *self.now.id {
                assessed.add_finding(finding);
            }
            assessed.add_overdue(finding, self.now.as_of());
        }
    }
}

impl Campaign<'_> {
    /// How many inspections of a school that count were not sent to the city group.
    fn unsent(&self, id: &SchoolId, school: &School) -> u64 {
        self.fulfilling(id, school).filter(|(key, _)| !self.is_submitted(key)).map(|_| 1).sum()
    }

    /// What sent those to the city group that were.
    fn sent_by(&self, id: &SchoolId, school: &School) -> Vec<RecordPath> {
        let names: Vec<_> = self.fulfilling(id, school).map(|(key, _)| FormName::of(key)).collect();
        let is_of = |sent: &Submission| names.iter().any(|name| sent.forms.contains_key(name));
        self.submissions(&id.county)
            .filter(|(_, sent)| is_of(sent))
            .map(|(key, _)| RecordPath::of::<Submission>(key))
            .collect()
    }
}
