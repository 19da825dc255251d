//! What was done in a week, and who did nothing in it.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId, UnitId};
use crate::basics::words::Word;
use crate::records::{DecisionKind, Key, Record};
use crate::register::{Campaign, Register};
use crate::reports::{Cell, Table};

crate::words! {
    /// Something dated, in the order of the contract.
    Happening {
        Signing = "signing", "签订责任书";
        Conveyance = "conveyance", "传达";
        Inspection = "inspection", "检查";
        SpotCheck = "spot_check", "督导抽查";
        Rectified = "rectified", "完成整改";
        Closed = "closed", "销号";
        Reported = "reported", "汇报";
        Study = "study", "学习";
        SelfInspection = "self_inspection", "自查";
        Education = "education", "教育";
        Submission = "submission", "上报";
        Commendation = "commendation", "通报表扬";
        Accountability = "accountability", "追究责任";
        Urging = "urging", "督促";
    }
}

impl Happening {
    /// Whether the city did it, so that it does not count as a record of the county.
    fn is_of_city(self) -> bool {
        use Happening::{Accountability, Commendation, SpotCheck, Urging};
        matches!(self, SpotCheck | Commendation | Accountability | Urging)
    }
}

impl From<DecisionKind> for Happening {
    fn from(kind: DecisionKind) -> Happening {
        match kind {
            DecisionKind::Commendation => Happening::Commendation,
            DecisionKind::Accountability => Happening::Accountability,
            DecisionKind::Urging => Happening::Urging,
        }
    }
}

/// Something that happened at a unit on a day.
pub(super) struct Event {
    on: Day,
    round: RoundId,
    unit: UnitId,
    pub(super) what: Happening,
    record: String,
}

/// Everything dated in the records of the round and of earlier ones, of some counties; of all when none is named.
pub(super) fn events(campaign: &Campaign, counties: &[CountyId]) -> Vec<Event> {
    let register = campaign.register;
    let mut events = visits(register);
    events.extend(workings_off(register));
    events.extend(school_work(register));
    events.retain(|event| counties.is_empty() || counties.contains(event.unit.county()));
    events.retain(|event| campaign.reaches(&event.round));
    events
}

fn event<R: Record>(key: &R::Key, on: Option<Day>, what: Happening) -> Option<Event> {
    let record = format!("{}/{}", R::FOLDER, key.path());
    Some(Event { on: on?, round: key.round()?.clone(), unit: key.unit()?, what, record })
}

/// What is dated by the name of a file, and the letters.
fn visits(register: &Register) -> Vec<Event> {
    use crate::records::{Conveyance, Decision, Inspection, Letter, SpotCheck, Submission};
    let records = &register.records;
    let letters = records.letters.iter();
    let signed = letters.filter_map(|(key, letter)| event::<Letter>(key, letter.signed_on(), Happening::Signing));
    let mut events: Vec<_> = signed.collect();
    events.extend(dated::<Conveyance>(records.conveyances.keys(), |_| Happening::Conveyance));
    events.extend(dated::<Inspection>(records.inspections.keys(), |_| Happening::Inspection));
    events.extend(dated::<SpotCheck>(records.spot_checks.keys(), |_| Happening::SpotCheck));
    events.extend(dated::<Submission>(records.submissions.keys(), |_| Happening::Submission));
    events.extend(dated::<Decision>(records.decisions.keys(), |key| key.kind.into()));
    events
}

fn dated<'r, R: Record>(
    keys: impl Iterator<Item = &'r R::Key>,
    what: impl Fn(&R::Key) -> Happening,
) -> impl Iterator<Item = Event>
where
    R::Key: 'r,
{
    keys.filter_map(move |key| event::<R>(key, key.on(), what(key)))
}

fn workings_off(register: &Register) -> impl Iterator<Item = Event> {
    use crate::records::Rectification;
    register.records.rectifications.iter().flat_map(|(key, record)| {
        let done = event::<Rectification>(key, record.done_on, Happening::Rectified);
        done.into_iter().chain(event::<Rectification>(key, record.closed_on, Happening::Closed))
    })
}

fn school_work(register: &Register) -> impl Iterator<Item = Event> {
    use crate::records::SchoolWork;
    register.records.school_work.iter().flat_map(|(key, work)| {
        let mut days = vec![
            (work.reported_to_leaders_on, Happening::Reported),
            (work.self_inspected_on, Happening::SelfInspection),
        ];
        days.extend(work.study.iter().map(|study| (Some(study.held_on), Happening::Study)));
        days.extend(work.education.iter().map(|lesson| (Some(lesson.held_on), Happening::Education)));
        days.into_iter().filter_map(|(on, what)| event::<SchoolWork>(key, on, what)).collect::<Vec<_>>()
    })
}

/// A line per event from a Monday on: by date, county, school.
pub(super) fn new(register: &Register, events: &[Event], monday: Day) -> Table {
    let mut events: Vec<_> = events.iter().filter(|event| event.on >= monday).collect();
    events.sort_by_cached_key(|event| {
        (event.on, register.place(event.unit.county()), event.unit.school(), event.what, &event.record)
    });
    let line = |event: &Event| {
        let school = event.unit.school().map(|_| register.name(&event.unit));
        vec![
            Cell::text(register.name(&event.unit.county().clone().into())),
            Cell::text(school.unwrap_or_default()),
            Cell::text(event.what.chinese()),
            Cell::Day(event.on),
            Cell::text(&event.record),
        ]
    };
    Table::under("new", "本周新增", "单位,学校,事项,日期,记录", events.into_iter().map(line).collect())
}

/// The counties in force that did nothing from a Monday on, and when they last did.
pub(super) fn silent(register: &Register, counties: &[CountyId], events: &[Event], monday: Day) -> Table {
    let asked = |county: &CountyId| counties.is_empty() || counties.contains(county);
    let in_force = register.county_ids_in_force().into_iter().filter(asked);
    let rows = in_force.filter_map(|county| {
        let own = events.iter().filter(|event| *event.unit.county() == county && !event.what.is_of_city());
        let last = own.map(|event| event.on).max();
        let line = || vec![Cell::text(register.name(&county.clone().into())), Cell::day(last)];
        last.is_none_or(|last| last < monday).then(line)
    });
    Table::under("silent", "本周无新增记录", "单位,最近记录日期", rows.collect())
}
