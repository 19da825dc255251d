//! The tables that only `weekly` has: `new`, `newly-overdue`, `silent`.

use crate::expected::decisions::kind;
use crate::expected::duties::{is_late, signed_on};
use crate::expected::findings::closing;
use crate::expected::missing::{HEADINGS, line};
use crate::expected::view::{View, counties_in_order, place};
use crate::expected::{Table, cell};
use crate::later::visit_name;
use crate::model::{City, Day, Round};
use chrono::Datelike;

/// What can happen, in the order of the contract.
const WORDS: [&str; 14] = [
    "签订责任书",
    "传达",
    "检查",
    "督导抽查",
    "完成整改",
    "销号",
    "汇报",
    "学习",
    "自查",
    "教育",
    "上报",
    "通报表扬",
    "追究责任",
    "督促",
];
/// What the city does; “the city’s spot checks and decisions are no record of the county”.
const OF_THE_CITY: [&str; 4] = ["督导抽查", "通报表扬", "追究责任", "督促"];

/// Something that was done on a day.
struct Deed {
    date: Day,
    county: String,
    school: Option<String>,
    word: &'static str,
    record: String,
}

/// The Monday of the week that the day lies in.
fn monday(day: Day) -> Day {
    day - chrono::Days::new(day.weekday().num_days_from_monday().into())
}

/// What was dated this week.
// contract: “by date, county, school”; “Equal rows keep the order of the words above.”
pub fn new(city: &City, round: &Round, as_of: Day) -> Table {
    let mut deeds = deeds(city, round);
    deeds.retain(|deed| monday(as_of) <= deed.date && deed.date <= as_of);
    deeds.sort_by_key(|deed| {
        let word = WORDS.iter().position(|word| *word == deed.word);
        (deed.date, place(city, &deed.county), deed.school.clone(), word, deed.record.clone())
    });
    let line = |deed: Deed| {
        let school = deed.school.as_ref().map(|school| &city.school(&deed.county, school).name);
        let county = city.county(&deed.county).name.clone();
        vec![county, cell(school), deed.word.to_owned(), deed.date.to_string(), deed.record]
    };
    Table::new("单位,学校,事项,日期,记录", deeds.into_iter().map(line).collect())
}

/// The counties in force of which nothing is in `new`.
// contract: “counties without a record dated this week”; “a county is silent when none of its rows is in it”
pub fn silent(city: &City, round: &Round, as_of: Day) -> Table {
    let deeds = deeds(city, round);
    let mut rows = Vec::new();
    for county in counties_in_order(city).into_iter().filter(|county| county.in_force(as_of)) {
        let own = deeds.iter().filter(|deed| deed.county == county.id && !OF_THE_CITY.contains(&deed.word));
        let last = own.map(|deed| deed.date).filter(|date| *date <= as_of).max();
        if last.is_none_or(|last| last < monday(as_of)) {
            rows.push(vec![county.name.clone(), cell(last)]);
        }
    }
    Table::new("单位,最近记录日期", rows)
}

/// The duties that became overdue this week.
// contract: “`newly-overdue` holds duties only: overdue now, not yet on the Sunday before.” The duties of a sealed round
// stand still from its sealing day on, so that nothing becomes overdue in a later week.
pub fn newly_overdue(view: &View, as_of: Day) -> Table {
    let sunday = monday(as_of) - chrono::Days::new(1);
    let fresh = view.open_duties().into_iter().filter(|duty| {
        let late = |day: Day| duty.deadline.is_some_and(|deadline| is_late(view.round, deadline, day));
        late(view.as_of) && !late(sunday)
    });
    Table::numbered(HEADINGS, fresh.map(|duty| line(view, &duty)).collect())
}

/// Every deed of the round and of earlier ones, whenever it was.
// contract: “`new` lists what counties since closed and earlier rounds did this week too”; of later rounds it says
// nothing, and “`--round` of an earlier round leaves later rounds’ findings out”.
fn deeds(city: &City, round: &Round) -> Vec<Deed> {
    let mut deeds = Vec::new();
    letters(city, &mut deeds);
    visits(city, &mut deeds);
    rectifications(city, &mut deeds);
    works(city, &mut deeds);
    papers(city, &mut deeds);
    let later = city.rounds.iter().filter(|other| (other.issued_on, &other.id) > (round.issued_on, &round.id));
    let later: Vec<&str> = later.map(|other| other.id.as_str()).collect();
    deeds.retain(|deed| deed.record.split('/').nth(1).is_some_and(|round| !later.contains(&round)));
    deeds
}

// contract: “签订责任书 (the later signature)”
fn letters(city: &City, deeds: &mut Vec<Deed>) {
    for letter in &city.letters {
        let Some(date) = signed_on(Some(letter), Day::MAX) else { continue };
        let school = letter.school.as_ref().map_or(String::new(), |school| format!("/{school}"));
        let record = format!("letters/{}/{}{school}", letter.round, letter.county);
        deeds.push(Deed {
            date,
            county: letter.county.clone(),
            school: letter.school.clone(),
            word: "签订责任书",
            record,
        });
    }
}

fn visits(city: &City, deeds: &mut Vec<Deed>) {
    for told in &city.conveyances {
        let record = format!("conveyances/{}/{}/{}-{}", told.round, told.county, told.date, told.school);
        let (county, school) = (told.county.clone(), Some(told.school.clone()));
        deeds.push(Deed { date: told.date, county, school, word: "传达", record });
    }
    let kinds = [("检查", "inspections", &city.inspections), ("督导抽查", "spot-checks", &city.spot_checks)];
    for (word, folder, visits) in kinds {
        for visit in visits {
            let record = format!("{folder}/{}/{}/{}", visit.round, visit.county, visit_name(visit));
            let (county, school) = (visit.county.clone(), visit.school.clone());
            deeds.push(Deed { date: visit.date, county, school, word, record });
        }
    }
}

fn rectifications(city: &City, deeds: &mut Vec<Deed>) {
    for one in &city.rectifications {
        let key = format!("{}-{}-{}", one.date, one.school, one.item);
        for (word, date) in [("完成整改", one.done_on), ("销号", closing(one))] {
            let record = format!("rectifications/{}/{}/{key}", one.round, one.county);
            let (county, school) = (one.county.clone(), Some(one.school.clone()));
            deeds.extend(date.map(|date| Deed { date, county, school, word, record }));
        }
    }
}

fn works(city: &City, deeds: &mut Vec<Deed>) {
    for work in &city.works {
        let mut dated: Vec<(&'static str, Day)> = Vec::new();
        dated.extend(work.reported.map(|day| ("汇报", day)));
        dated.extend(work.studies.iter().map(|day| ("学习", *day)));
        dated.extend(work.self_inspected.map(|day| ("自查", day)));
        dated.extend(work.education.iter().map(|(day, _)| ("教育", *day)));
        for (word, date) in dated {
            let record = format!("school-work/{}/{}/{}", work.round, work.county, work.school);
            let (county, school) = (work.county.clone(), Some(work.school.clone()));
            deeds.push(Deed { date, county, school, word, record });
        }
    }
}

fn papers(city: &City, deeds: &mut Vec<Deed>) {
    for sent in &city.submissions {
        let record = format!("submissions/{}/{}/{}", sent.round, sent.county, sent.date);
        deeds.push(Deed { date: sent.date, county: sent.county.clone(), school: None, word: "上报", record });
    }
    for one in &city.decisions {
        let school = one.school.as_ref().map_or(String::new(), |school| format!("-{school}"));
        let record = format!("decisions/{}/{}/{}-{}{school}", one.round, one.county, one.date, one.kind);
        let (county, school) = (one.county.clone(), one.school.clone());
        deeds.push(Deed { date: one.date, county, school, word: kind(one).1, record });
    }
}
