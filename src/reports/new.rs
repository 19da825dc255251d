//! What was done in a week, and who did nothing in it.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::files::kinds::Entry;
use crate::files::path::RecordPath;
use crate::history::{Happening, happened};
use crate::register::{Campaign, Register};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf};

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
            happened(record, |on, what| events.push(Event { on, unit: unit.clone(), what, record }));
        }
    }
    events
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
            Cell::text(register.county_name(event.unit.county())),
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
        let line = || vec![Cell::text(register.county_name(&county)), Cell::day(last)];
        last.is_none_or(|last| last < monday).then(line)
    });
    TableOf::under("silent", "本周无新增记录", rows.collect())
}
