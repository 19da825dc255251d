//! How matters stand in a register: every duty, every finding, who is registered.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::files::path::RecordPath;
use crate::records::{FindingKey, Inspection, Rectification, SpotCheck, SpotCheckKey};
use crate::register::{Campaign, Duty, Enrolled, Finding, Register, RoundFault, Standing, State};
use std::collections::BTreeMap;

crate::words! {
    /// How something stands.
    Stand {
        Absent = "absent", "不在册";
        Present = "present", "在册";
        Unread = "unread", "记录无法读取";
        Due = "due", "未到期";
        Overdue = "overdue", "逾期未完成";
        Done = "done", "按期完成";
        Late = "late", "逾期完成";
        Open = "open", "未销号";
        OpenOverdue = "open_overdue", "逾期未销号";
        Closed = "closed", "已销号";
    }
}

impl Stand {
    /// Whether a duty that stands so is done.
    pub fn is_done(self) -> bool {
        matches!(self, Stand::Done | Stand::Late)
    }
}

/// What stands somehow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Whether the unit is registered and in force.
    Registered,
    /// A duty.
    Duty(Duty),
    /// A finding.
    Finding(FindingKey),
}

/// How everything stands, and the record that shows it.
pub(super) type Stands = BTreeMap<(UnitId, Topic), (Stand, Option<RecordPath>)>;

/// How everything stands in a register, of the counties asked for: duties in its round, if it knows that, and findings of
/// the rounds that are looked back on, be it from a notice that the register does not know yet.
pub(super) fn stands(register: &Register, from: &Result<Campaign, RoundFault>, counties: &Asked<CountyId>) -> Stands {
    let mut stands = Stands::new();
    for county in register.county_ids_in_force().into_iter().filter(|county| counties.holds(county)) {
        register_of(register, &county, &mut stands);
    }
    let sealed = register.as_sealed();
    if let Ok(campaign) = sealed.campaign() {
        duties(&campaign, counties, &mut stands);
    }
    for finding in register.findings().filter(|finding| counties.holds(&finding.key.unit.county)) {
        if from.as_ref().is_ok_and(|campaign| campaign.reaches(&finding.key.round)) {
            let key = (finding.key.unit.clone().into(), Topic::Finding(finding.key.clone()));
            stands.insert(key, found(register, &finding));
        }
    }
    stands
}

fn register_of(register: &Register, county: &CountyId, stands: &mut Stands) {
    let mut note = |unit: UnitId, is_read: bool| {
        let (stand, path) = (if is_read { Stand::Present } else { Stand::Unread }, RecordPath::of_unit(&unit));
        stands.insert((unit, Topic::Registered), (stand, Some(path)));
    };
    note(county.clone().into(), register.county(county).is_some());
    for Enrolled { id, school } in register.enrolled(county) {
        note(id.clone().into(), school.is_some());
    }
}

fn duties(campaign: &Campaign, counties: &Asked<CountyId>, stands: &mut Stands) {
    for county in campaign.counties(counties) {
        let unit: UnitId = county.clone().into();
        if let Some(letter) = campaign.county_letter(&county) {
            let shown_by = campaign.letter_signed(&unit);
            stands.insert((unit, Topic::Duty(Duty::Letter)), (stand(&letter), shown_by));
        }
        for Enrolled { id, school } in campaign.register.enrolled(&county) {
            let Some(school) = school else { continue };
            for duty in Duty::ALL {
                let standing = campaign.school_duty(id, school, *duty);
                let shown_by = campaign.fulfilled_by(*duty, id, school);
                stands.insert((id.clone().into(), Topic::Duty(*duty)), (stand(&standing), shown_by));
            }
        }
    }
}

fn stand(standing: &Standing) -> Stand {
    match standing.state {
        State::Done(_) => Stand::Done,
        State::Late(..) => Stand::Late,
        State::Due => Stand::Due,
        State::Overdue(_) => Stand::Overdue,
    }
}

fn found(register: &Register, finding: &Finding) -> (Stand, Option<RecordPath>) {
    let visit = finding.key.visit();
    let seen = match finding.inspection {
        Some(_) => RecordPath::of::<Inspection>(&visit),
        None => RecordPath::of::<SpotCheck>(&SpotCheckKey::new(visit.round, visit.unit.into(), visit.on)),
    };
    match (finding.closed_on(), finding.days_overdue(register.as_of)) {
        (Some(_), _) => (Stand::Closed, Some(RecordPath::of::<Rectification>(&finding.key))),
        (None, Some(_)) => (Stand::OpenOverdue, Some(seen)),
        (None, None) => (Stand::Open, Some(seen)),
    }
}

/// How many schools are in force, of the counties asked for.
pub(super) fn schools_in_force(register: &Register, counties: &Asked<CountyId>) -> usize {
    let counties = register.county_ids_in_force().into_iter().filter(|county| counties.holds(county));
    counties.map(|county| register.enrolled(&county).len()).sum()
}

/// The name of a topic, as the columns have it.
pub(super) fn called(topic: &Topic, registers: [&Register; 2]) -> String {
    match topic {
        Topic::Registered => "在册".to_owned(),
        Topic::Duty(Duty::Letter) => "签订责任书".to_owned(),
        Topic::Duty(duty) => duty.chinese().to_owned(),
        Topic::Finding(key) => {
            let known = registers.into_iter().find(|register| register.form(&key.round).is_some());
            let heading = known.map_or_else(|| key.what.to_string(), |register| register.heading(key));
            format!("问题：{heading}")
        }
    }
}
