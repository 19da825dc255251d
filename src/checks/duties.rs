//! Duties that are overdue, or were done late.

use crate::basics::day::Day;
use crate::basics::id::UnitId;
use crate::checks::{Found, Spot};
use crate::files::path::RecordPath;
use crate::records::{Conveyance, Inspection, Letter, LetterKey, SchoolWork, SchoolWorkKey, Side, VisitKey};
use crate::register::{Campaign, Deadline, Duty, Standing, State};
use crate::tr;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How the duties stand at every unit in force that has them, by duty.
pub type Standings = BTreeMap<Duty, Vec<(UnitId, Standing)>>;

/// How some duties stand, worked out once for all rules.
pub fn standings(campaign: &Campaign, duties: BTreeSet<Duty>) -> Standings {
    duties.into_par_iter().map(|duty| (duty, standings_of(campaign, duty))).collect()
}

fn standings_of(campaign: &Campaign, duty: Duty) -> Vec<(UnitId, Standing)> {
    let counties = campaign.register.counties_in_force().filter(|_| duty == Duty::Letter);
    let counties = counties.filter_map(|(id, _)| Some((id.clone().into(), campaign.county_letter(id)?)));
    let schools = campaign.register.all_schools_in_force();
    let schools = schools.map(|(id, school)| (id.clone().into(), campaign.school_duty(id, school, duty)));
    counties.chain(schools).collect()
}

/// Ensures that a duty is done by its deadline: letters of both levels are signed, every school is told, inspected, and
/// has inspected itself.
pub fn are_done(campaign: &Campaign, duty: Duty, standings: &[(UnitId, Standing)], found: &mut Found) {
    for (unit, standing) in standings {
        let Some(days) = standing.days_overdue().filter(|_| !may_be_done(campaign, duty, unit)) else { continue };
        let (open, help) = what_is_open(campaign, duty, unit);
        let (deadline, days) = (shown(standing.deadline), count(days));
        let message =
            tr!("{open}; the deadline was {deadline}, {days} overdue", "{open}，期限{deadline}，已逾期{days}");
        found.add(Spot::name(campaign.register, unit), message, help);
    }
}

/// Whether a file that cannot be read may hold what is done: that file is reported as such, and only once.
fn may_be_done(campaign: &Campaign, duty: Duty, unit: &UnitId) -> bool {
    let may_hold = match duty {
        Duty::Letter => RecordPath::may_hold::<Letter>,
        Duty::Conveyance => RecordPath::may_hold::<Conveyance>,
        Duty::Inspection => RecordPath::may_hold::<Inspection>,
        Duty::SchoolWork => RecordPath::may_hold::<SchoolWork>,
    };
    campaign.register.gaps().any(|gap| may_hold(gap, campaign.id, unit))
}

/// What has not been done, and how to record it.
fn what_is_open(campaign: &Campaign, duty: Duty, unit: &UnitId) -> (String, String) {
    let is_begun = |school| campaign.inspections(school).next().is_some();
    match duty {
        Duty::Letter => (
            tr!("the letter is not signed", "责任书尚未签订"),
            tr!("once signed: `shuangqian sign {unit} --on …`", "签订后用 shuangqian sign {unit} --on 日期 登记"),
        ),
        Duty::Conveyance => (
            tr!("nobody has told the school yet", "尚未传达到校"),
            tr!("once told: `shuangqian convey {unit} --on …`", "传达后用 shuangqian convey {unit} --on 日期 登记"),
        ),
        Duty::Inspection if unit.school().is_some_and(is_begun) => (
            tr!("the inspection is not complete", "检查未完成，表上有应填未填的栏目"),
            tr!("inspect and answer what is missing", "请补查并补填"),
        ),
        Duty::Inspection => (
            tr!("the school is not inspected", "尚未检查"),
            tr!(
                "once inspected: `shuangqian inspect {unit} --on …`",
                "检查后用 shuangqian inspect {unit} --on 日期 登记"
            ),
        ),
        Duty::SchoolWork => (
            tr!("the school has not inspected itself", "学校（幼儿园）尚未自查"),
            tr!(
                "once done: `shuangqian work {unit} --self-inspected …`",
                "自查后用 shuangqian work {unit} --self-inspected 日期 登记"
            ),
        ),
    }
}

/// Ensures that what is done of a duty was done by its deadline.
pub fn were_in_time(campaign: &Campaign, duty: Duty, standings: &[(UnitId, Standing)], found: &mut Found) {
    for (unit, standing) in standings {
        let State::Late(on, days) = standing.state else { continue };
        let (deadline, days) = (shown(standing.deadline), count(days));
        let message = match duty {
            Duty::Letter => {
                tr!("signed on {on}, {days} late; the deadline was {deadline}", "{on}签订，期限{deadline}，迟了{days}")
            }
            Duty::Conveyance => {
                tr!("told on {on}, {days} late; the deadline was {deadline}", "{on}传达，期限{deadline}，迟了{days}")
            }
            Duty::Inspection => tr!(
                "inspected on {on}, {days} late; the deadline was {deadline}",
                "{on}检查，期限{deadline}，迟了{days}"
            ),
            Duty::SchoolWork => tr!(
                "self-inspected on {on}, {days} late; the deadline was {deadline}",
                "{on}自查，期限{deadline}，迟了{days}"
            ),
        };
        let help = tr!(
            "late stays late; mend the date only if it is not the day it was done",
            "迟做照实保留；只有日期登记错了才改"
        );
        found.add(deed(campaign, duty, unit, on), message, help);
    }
}

/// The place of the day on which something was done late.
fn deed(campaign: &Campaign, duty: Duty, unit: &UnitId, on: Day) -> Spot {
    let round = campaign.id.clone();
    match (duty, unit) {
        (Duty::Letter, _) | (_, UnitId::County(_)) => {
            let lower = campaign.letter(unit).and_then(|letter| letter.signature(Side::Lower));
            let side = if lower.is_some_and(|lower| lower.signed_on == on) { "lower" } else { "upper" };
            Spot::value::<Letter>(&LetterKey { round, unit: unit.clone() }, format!("{side}.signed_on"))
        }
        (Duty::Conveyance, UnitId::School(school)) => {
            Spot::file::<Conveyance>(&VisitKey::new(round, school.clone(), on))
        }
        (Duty::Inspection, UnitId::School(school)) => {
            Spot::file::<Inspection>(&VisitKey::new(round, school.clone(), on))
        }
        (Duty::SchoolWork, UnitId::School(school)) => {
            Spot::value::<SchoolWork>(&SchoolWorkKey { round, school: school.clone() }, "self_inspected_on")
        }
    }
}

/// A deadline in words, with whether the day itself is late.
fn shown(deadline: Deadline) -> String {
    let Deadline { day, inclusive } = deadline;
    match inclusive {
        true => day.to_string(),
        false => tr!("{day} (that day itself is late)", "{day}（当日不算按期）"),
    }
}

/// A number of days in words.
pub(super) fn count(days: u32) -> String {
    match days {
        1 => tr!("1 day", "1天"),
        _ => tr!("{days} days", "{days}天"),
    }
}
