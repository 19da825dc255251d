//! What is counted of a county group.

use crate::basics::id::{CountyId, SchoolId};
use crate::records::School;
use crate::register::{Campaign, Duty, Register};

/// The counts of one county, or their sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Schools and kindergartens in force.
    pub units: u64,
    /// Of them kindergartens.
    pub kindergartens: u64,
    /// Second-level letters signed by both parties.
    pub signed: u64,
    /// Schools told.
    pub conveyed: u64,
    /// Schools inspected.
    pub inspected: u64,
    /// Schools that have inspected themselves.
    pub self_inspected: u64,
    /// Schools of which an inspection that counts was submitted to the city group.
    pub submitted: u64,
    /// Schools with a vice-principal named.
    pub vice_principals: u64,
    /// Schools with a liaison who is a woman.
    pub liaisons: u64,
    /// Findings, of schools since closed too.
    pub findings: u64,
    /// Findings closed.
    pub closed: u64,
    /// Findings open past their due date.
    pub findings_overdue: u64,
    /// Spot checks, of schools and of the county group.
    pub spot_checks: u64,
    /// Findings of spot checks.
    pub spot_findings: u64,
    /// Duties not done past their deadline, the county's own letter among them.
    pub duties_overdue: u64,
    /// Whether there may be more units, in a folder that cannot be read.
    pub are_schools_unread: bool,
    /// Whether something cannot be read that may tell of findings or of their working-off.
    pub are_findings_unread: bool,
}

impl Tally {
    /// How many of the units have done something, and of how many; of none where it is not known how many there are.
    pub fn share(&self, done: u64) -> (u64, u64) {
        if self.are_schools_unread { (0, 0) } else { (done, self.units) }
    }

    /// How many findings are closed, and of how many; of none where not all that tells of them can be read.
    pub fn rectified(&self) -> (u64, u64) {
        if self.are_findings_unread { (0, 0) } else { (self.closed, self.findings) }
    }
}

impl Campaign<'_> {
    /// The counts of a county. What cannot be read is among the units, and has done nothing.
    pub fn tally(&self, county: &CountyId) -> Tally {
        let mut tally = Tally {
            are_schools_unread: self.register.may_have_more_schools(county),
            are_findings_unread: self.may_have_other_findings(county),
            ..Tally::default()
        };
        for enrolled in self.register.enrolled(county) {
            tally.units += 1;
            tally.kindergartens += u64::from(enrolled.is_kindergarten());
            enrolled.school.into_iter().for_each(|school| self.count(enrolled.id, school, &mut tally));
        }
        let letter = self.county_letter(county);
        tally.duties_overdue += u64::from(letter.is_some_and(|letter| letter.days_overdue().is_some()));
        tally.spot_checks = self.spot_checks(county).map(|_| 1).sum();
        for finding in self.register.findings_in(self.id, county) {
            tally.findings += 1;
            tally.closed += u64::from(finding.closed_on().is_some());
            tally.spot_findings += u64::from(finding.spot_check.is_some());
            tally.findings_overdue += u64::from(finding.days_overdue(self.as_of()).is_some());
        }
        tally
    }

    /// Counts what a school has done.
    fn count(&self, id: &SchoolId, school: &School, tally: &mut Tally) {
        tally.vice_principals += u64::from(school.vice_principal().is_some());
        tally.liaisons += u64::from(school.has_woman_liaison());
        tally.submitted += u64::from(self.is_school_submitted(id, school));
        for standing in self.school_duties(id, school) {
            let done = u64::from(standing.done_on().is_some());
            match standing.duty {
                Duty::Letter => tally.signed += done,
                Duty::Conveyance => tally.conveyed += done,
                Duty::Inspection => tally.inspected += done,
                Duty::SchoolWork => tally.self_inspected += done,
            }
            tally.duties_overdue += u64::from(standing.days_overdue().is_some());
        }
    }
}

/// The counts of several counties together.
#[derive(Clone, Debug)]
pub struct Total {
    /// All of them.
    pub tally: Tally,
    /// Those of counties whose own files can be read: of the others nobody knows whether they are still in force.
    sure: Tally,
}

impl Total {
    /// The sum of the counts of counties.
    pub fn of<'t>(register: &Register, tallies: impl IntoIterator<Item = (&'t CountyId, &'t Tally)>) -> Total {
        let mut total = Total { tally: Tally::default(), sure: Tally::default() };
        for (county, tally) in tallies {
            if !register.is_unread(&county.clone().into()) {
                total.sure = [total.sure, tally.clone()].into_iter().sum();
            }
            total.tally = [total.tally, tally.clone()].into_iter().sum();
        }
        total
    }

    /// A share of all; of none where it is greater only by a county that may not be in force any more.
    pub fn share(&self, of: impl Fn(&Tally) -> (u64, u64)) -> (u64, u64) {
        let ((done, all), (surely_done, sure)) = (of(&self.tally), of(&self.sure));
        let is_flattered = sure > 0 && done * sure > surely_done * all;
        if is_flattered { (0, 0) } else { (done, all) }
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), |one, other| Tally {
            units: one.units + other.units,
            kindergartens: one.kindergartens + other.kindergartens,
            signed: one.signed + other.signed,
            conveyed: one.conveyed + other.conveyed,
            inspected: one.inspected + other.inspected,
            self_inspected: one.self_inspected + other.self_inspected,
            submitted: one.submitted + other.submitted,
            vice_principals: one.vice_principals + other.vice_principals,
            liaisons: one.liaisons + other.liaisons,
            findings: one.findings + other.findings,
            closed: one.closed + other.closed,
            findings_overdue: one.findings_overdue + other.findings_overdue,
            spot_checks: one.spot_checks + other.spot_checks,
            spot_findings: one.spot_findings + other.spot_findings,
            duties_overdue: one.duties_overdue + other.duties_overdue,
            are_schools_unread: one.are_schools_unread || other.are_schools_unread,
            are_findings_unread: one.are_findings_unread || other.are_findings_unread,
        })
    }
}
