//! What was found, and `findings`.

use crate::expected::view::{counties_in_order, given, note, place};
use crate::expected::{Table, cell, is_somebody, result_word};
use crate::model::{City, Day, Item, Rectification, Round, Visit, plus};

const HEADINGS: &str = "序号,问题编号,单位,学校,问题来源,检查日期,检查事项,存在问题,整改措施,责任人,整改时限,整改情况,\
                        完成日期,复查人,是否销号,销号日期,是否逾期,备注";

/// A problem with the visits that found it, the inspection first.
pub struct Finding<'a> {
    pub round: &'a Round,
    pub county: &'a str,
    pub school: &'a str,
    pub item: &'a Item,
    pub date: Day,
    pub inspection: Option<&'a Visit>,
    pub spot_check: Option<&'a Visit>,
    pub rectification: Option<&'a Rectification>,
}

impl Finding<'_> {
    /// The day of its 销号, if that was by the day.
    pub fn closed_on(&self, as_of: Day) -> Option<Day> {
        closing(self.rectification?).filter(|closed| *closed <= as_of)
    }

    /// The day until and with which it is to be worked off.
    // contract: “`rectification_days` default 15: a finding’s due date, from the day it was found”; “What a
    // rectification says without a date of its own is always read.”
    pub fn due_on(&self) -> Day {
        let agreed = self.rectification.and_then(|record| record.due_on);
        agreed.unwrap_or_else(|| plus(self.date, self.round.rectification_days.unwrap_or(15)))
    }

    /// Whether it is open and its due date past.
    // contract: “a finding’s due date is always ‘until and with’”
    pub fn is_overdue(&self, as_of: Day) -> bool {
        self.closed_on(as_of).is_none() && as_of > self.due_on()
    }

    fn visits(&self) -> impl Iterator<Item = &Visit> {
        self.inspection.into_iter().chain(self.spot_check)
    }
}

/// The day of a 销号: without somebody who checked there is none.
// contract: “销号: after a check by someone else; only this ends a finding”; “nothing counts as signed or named by it”
pub fn closing(record: &Rectification) -> Option<Day> {
    record.closed_on.filter(|_| record.checked_by.as_deref().is_some_and(is_somebody))
}

/// The findings of a round up to a day, by county, date, school and item.
// contract: “a `partial` or `problem` in an inspection or spot check. Key: date, school, item”. An answer that is
// wrong for a school without a dormitory was found all the same.
pub fn found<'a>(city: &'a City, round: &'a Round, as_of: Day) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    for county in counties_in_order(city) {
        let mut places: Vec<(Day, &str)> = Vec::new();
        for visit in city.inspections.iter().chain(&city.spot_checks) {
            let fits = visit.round == round.id && visit.county == county.id && visit.date <= as_of;
            places.extend(visit.school.as_deref().filter(|_| fits).map(|school| (visit.date, school)));
        }
        places.sort();
        places.dedup();
        for (date, school) in places {
            let found = round.items.iter().filter_map(|item| finding(city, round, &county.id, date, school, item));
            findings.extend(found);
        }
    }
    findings
}

fn finding<'a>(
    city: &'a City,
    round: &'a Round,
    county: &'a str,
    date: Day,
    school: &'a str,
    item: &'a Item,
) -> Option<Finding<'a>> {
    let found_by = |visits: &'a [Visit]| {
        visits.iter().find(|visit| {
            let unit = visit.county == county && visit.school.as_deref() == Some(school);
            let finding = given(visit, &item.key).is_some_and(|result| ["partial", "problem"].contains(&result));
            visit.round == round.id && unit && visit.date == date && finding
        })
    };
    let (inspection, spot_check) = (found_by(&city.inspections), found_by(&city.spot_checks));
    inspection.or(spot_check)?;
    let rectification = city.rectifications.iter().find(|record| {
        let unit = record.county == county && record.school == school;
        record.round == round.id && unit && record.date == date && record.item == item.key
    });
    Some(Finding { round, county, school, item, date, inspection, spot_check, rectification })
}

/// The findings that a round's table holds: its own, and the open ones of earlier rounds.
// contract: “A finding outlives its school and its round: open ones of earlier rounds stay in … findings”;
// “`--round` of an earlier round leaves later rounds’ findings out.”
pub fn listed<'a>(city: &'a City, round: &'a Round, as_of: Day) -> Vec<Finding<'a>> {
    let mut rounds: Vec<&Round> = city.rounds.iter().collect();
    rounds.sort_by_key(|round| (round.issued_on, &round.id));
    let mut all = Vec::new();
    for one in rounds.into_iter().take_while(|one| one.id != round.id) {
        all.extend(found(city, one, as_of).into_iter().filter(|finding| finding.closed_on(as_of).is_none()));
    }
    all.extend(found(city, round, as_of));
    // contract: “by county, date, school, item”; the sort keeps the items as they are on their form.
    all.sort_by_key(|finding| (place(city, finding.county), finding.date, finding.school));
    all
}

/// 整改台账.
pub fn findings(city: &City, round: &Round, as_of: Day) -> Table {
    let all = listed(city, round, as_of);
    Table::numbered(HEADINGS, all.iter().map(|finding| line(city, finding, as_of)).collect())
}

fn line(city: &City, finding: &Finding, as_of: Day) -> Vec<String> {
    let Finding { county, school, date, item, .. } = finding;
    let record = finding.rectification;
    let done = record.and_then(|record| record.done_on).filter(|done| *done <= as_of);
    let closed = finding.closed_on(as_of);
    let yes_no = |yes: bool| if yes { "是" } else { "否" }.to_owned();
    vec![
        format!("{county}/{date}-{school}-{}", item.key),
        city.county(county).name.clone(),
        city.school(county, school).name.clone(),
        source(finding),
        date.to_string(),
        item.heading.clone(),
        problem(finding),
        cell(record.and_then(|record| record.measure.as_ref())),
        cell(record.and_then(|record| record.responsible.as_ref()).filter(|name| is_somebody(name))),
        finding.due_on().to_string(),
        // contract: “整改情况 the rectification’s note, from `done_on`; 复查人 from `closed_on`”
        cell(done.and_then(|_| record?.note.as_ref())),
        cell(done),
        cell(closed.and_then(|_| record?.checked_by.as_ref())),
        yes_no(closed.is_some()),
        cell(closed),
        yes_no(finding.is_overdue(as_of)),
        finding.visits().filter_map(|visit| visit.remarks.clone()).collect::<Vec<_>>().join("；"),
    ]
}

// contract: “问题来源 联合检查 | 督导抽查 | 暗访 (unannounced), joined by `、` in this order”
fn source(finding: &Finding) -> String {
    let unannounced = |visit: &Visit| visit.unannounced == Some(true);
    let mut sources = Vec::new();
    sources.extend(finding.inspection.map(|_| "联合检查"));
    sources.extend(finding.spot_check.map(|visit| if unannounced(visit) { "暗访" } else { "督导抽查" }));
    sources.join("、")
}

// contract: “存在问题 the note, else the word (of both visits, joined by `；`)”
fn problem(finding: &Finding) -> String {
    let key = &finding.item.key;
    let told = |visit: &Visit| {
        let word = given(visit, key).map(result_word).expect("the visit found it");
        note(visit, key).unwrap_or(word).to_owned()
    };
    finding.visits().map(told).collect::<Vec<_>>().join("；")
}
