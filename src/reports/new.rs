//! What was done in a week, and who did nothing in it.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::files::kinds::Entry;
use crate::files::path::RecordPath;
use crate::records::DecisionKind;
use crate::register::{Campaign, Register};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf};

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
pub(super) struct Event<'r> {
    on: Day,
    unit: UnitId,
    pub(super) what: Happening,
    record: Entry<'r>,
}

/// Everything dated in the records of the round and of earlier ones, of the counties asked for.
pub(super) fn events<'r>(campaign: &Campaign<'r>, counties: &Asked<CountyId>) -> Vec<Event<'r>> {
    let mut events = Vec::new();
    for record in campaign.register.entries() {
        let (Some(round), Some(unit)) = (record.round(), record.unit()) else { continue };
        let is_asked = counties.holds(unit.county());
        if is_asked && campaign.reaches(round) {
            told(record, |on, what| events.push(Event { on, unit: unit.clone(), what, record }));
        }
    }
    events
}

/// Tells what happened by a record, and when. A new kind of record must say here what it tells.
fn told(record: Entry, mut tell: impl FnMut(Day, Happening)) {
    let mut tell = |on: Option<Day>, what| on.into_iter().for_each(|on| tell(on, what));
    match record {
        // A draw says what was to be visited; what was is a spot check.
        Entry::Round(..) | Entry::County(..) | Entry::School(..) | Entry::Draw(..) => {}
        Entry::Letter(_, letter) => tell(letter.signed_on(), Happening::Signing),
        Entry::Conveyance(key, _) => tell(Some(key.on), Happening::Conveyance),
        Entry::Inspection(key, _) => tell(Some(key.on), Happening::Inspection),
        Entry::SpotCheck(key, _) => tell(Some(key.on), Happening::SpotCheck),
        Entry::Submission(key, _) => tell(Some(key.on), Happening::Submission),
        Entry::Decision(key, _) => tell(Some(key.on), key.what.into()),
        Entry::Rectification(_, worked_off) => {
            tell(worked_off.done_on, Happening::Rectified);
            tell(worked_off.closed_on(), Happening::Closed);
        }
        Entry::SchoolWork(_, work) => {
            tell(work.reported_to_leaders_on, Happening::Reported);
            tell(work.self_inspected_on, Happening::SelfInspection);
            work.study.iter().for_each(|study| tell(Some(study.held_on), Happening::Study));
            work.education.iter().for_each(|lesson| tell(Some(lesson.held_on), Happening::Education));
        }
    }
}

columns! {
    /// The columns of what was done in a week.
    NewColumn {
        Unit = "单位";
        School = "学校";
        What = "事项";
        On = "日期";
        Record = "记录";
    }
}

columns! {
    /// The columns of who did nothing in it.
    SilentColumn {
        Unit = "单位";
        LastOn = "最近记录日期";
    }
}

/// A line per event from a Monday on: by date, county, school.
pub(super) fn new(register: &Register, events: &[Event], monday: Day) -> TableOf<NewColumn> {
    let mut events: Vec<_> = events.iter().filter(|event| event.on >= monday).collect();
    events.sort_by_cached_key(|event| {
        (event.on, register.place(event.unit.county()), event.unit.school(), event.what, cited(event.record))
    });
    let line = |event: &Event| {
        let school = event.unit.school().map(|_| register.name(&event.unit));
        vec![
            Cell::text(register.name(&event.unit.county().clone().into())),
            Cell::text(school.unwrap_or_default()),
            Cell::text(event.what.chinese()),
            Cell::Day(event.on),
            Cell::text(cited(event.record)),
        ]
    };
    TableOf::under("new", "本周新增", events.into_iter().map(line).collect())
}

/// A record as others speak of it.
fn cited(record: Entry) -> String {
    RecordPath::from(record.key()).as_cited().to_owned()
}

/// The counties in force that did nothing from a Monday on, and when they last did.
pub(super) fn silent(
    register: &Register,
    counties: &Asked<CountyId>,
    events: &[Event],
    monday: Day,
) -> TableOf<SilentColumn> {
    let asked = |county: &CountyId| counties.holds(county);
    let in_force = register.county_ids_in_force().into_iter().filter(asked);
    let rows = in_force.filter_map(|county| {
        let own = events.iter().filter(|event| *event.unit.county() == county && !event.what.is_of_city());
        let last = own.map(|event| event.on).max();
        let line = || vec![Cell::text(register.name(&county.clone().into())), Cell::day(last)];
        last.is_none_or(|last| last < monday).then(line)
    });
    TableOf::under("silent", "本周无新增记录", rows.collect())
}
