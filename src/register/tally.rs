//! What is counted of a county group.

use crate::basics::id::CountyId;
use crate::register::{Campaign, Duty};

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
}

impl Campaign<'_> {
    /// The counts of a county.
    pub fn tally(&self, county: &CountyId) -> Tally {
        let mut tally = Tally::default();
        for (id, school) in self.register.schools_in_force(county) {
            tally.units += 1;
            tally.kindergartens += u64::from(school.is_kindergarten());
            tally.vice_principals += u64::from(school.vice_principal.is_some());
            tally.liaisons += u64::from(school.has_woman_liaison());
            tally.submitted += u64::from(self.is_school_submitted(id, school));
            for standing in self.school_duties(id, school) {
                let done = u64::from(standing.done_on().is_some());
                match standing.duty {
                    Duty::Letter => tally.signed += done,
                    Duty::Conveyance => tally.conveyed += done,
                    Duty::Inspection => tally.inspected += done,
                    Duty::SchoolWork => {}
                }
                tally.duties_overdue += u64::from(standing.days_overdue().is_some());
            }
        }
        tally.duties_overdue += u64::from(self.county_letter(county).days_overdue().is_some());
        tally.spot_checks = self.spot_checks(county).map(|_| 1).sum();
        for finding in self.register.findings_in(self.id, county) {
            tally.findings += 1;
            tally.closed += u64::from(finding.closed_on().is_some());
            tally.spot_findings += u64::from(finding.spot_check.is_some());
            tally.findings_overdue += u64::from(finding.days_overdue(self.as_of()).is_some());
        }
        tally
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
            submitted: one.submitted + other.submitted,
            vice_principals: one.vice_principals + other.vice_principals,
            liaisons: one.liaisons + other.liaisons,
            findings: one.findings + other.findings,
            closed: one.closed + other.closed,
            findings_overdue: one.findings_overdue + other.findings_overdue,
            spot_checks: one.spot_checks + other.spot_checks,
            spot_findings: one.spot_findings + other.spot_findings,
            duties_overdue: one.duties_overdue + other.duties_overdue,
        })
    }
}
