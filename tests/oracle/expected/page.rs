//! The tables that only the week's page has: 期限, 逐日进展, 问题分布, 整改情况, 逾期未完成. The contract says no more of them than
//! that the page sums the week up; what each counts stands in its caption and headings on the page.

use crate::expected::duties::{deadline, is_late, signed_on};
use crate::expected::findings::{findings, listed};
use crate::expected::progress::progress;
use crate::expected::view::{View, counties_in_order, fulfils, given};
use crate::expected::{Table, rate};
use crate::model::{City, County, Day, Item, Kind, Round, School, plus};

/// Every table of the page by its caption, in order.
pub fn tables(city: &City, round: &Round, as_of: Day) -> Vec<(&'static str, Table)> {
    let view = View::new(city, round, as_of);
    let shown = "单位,应签责任书数,已签责任书数,签订率,已传达数,传达率,已检查数,检查率,检查情况表已上报数,备注";
    let overdue = "单位,学校,检查日期,检查事项,存在问题,整改措施,责任人,整改时限";
    let mut late = findings(city, round, as_of);
    let place = late.headings.iter().position(|heading| heading == "是否逾期").expect("a heading");
    late.rows.retain(|row| row[place] == "是");
    vec![
        ("各项工作完成情况", deadlines(&view)),
        ("各县（市、区）进度", columns(&progress(&view), shown)),
        ("逐日进展（学校、幼儿园数）", days(&view)),
        ("各事项有问题的比例", heat(&view)),
        ("整改情况（含以前轮次未销号的问题）", ledger(city, round, as_of)),
        ("逾期未整改的问题", columns(&late, overdue)),
        ("逾期未签、未传达、未检查、未自查的学校（幼儿园）", absent(&view)),
    ]
}

/// Some columns of a table.
fn columns(table: &Table, headings: &str) -> Table {
    let place = |heading: &str| table.headings.iter().position(|known| known == heading).expect("a heading");
    let places: Vec<usize> = headings.split(',').map(place).collect();
    let row = |row: &Vec<String>| places.iter().map(|place| row[*place].clone()).collect();
    Table::new(headings, table.rows.iter().map(row).collect())
}

/// What a school has to do by a day of the notice.
#[derive(Clone, Copy)]
enum Duty {
    Letter,
    Conveyance,
    Inspection,
    Work,
}

/// The day of the first record that fulfils a duty, if that was by the day looked at.
// contract: “A duty’s date is that of the first record that fulfils it.”
fn done_on(view: &View, county: &County, school: &School, duty: Duty) -> Option<Day> {
    let of_school = |round: &str, of: &str, id: &str| round == view.round.id && of == county.id && id == school.id;
    let days: Vec<Day> = match duty {
        Duty::Letter => return signed_on(view.letter(county, Some(school)), view.as_of),
        Duty::Conveyance => {
            let all = view.city.conveyances.iter();
            all.filter(|one| of_school(&one.round, &one.county, &one.school)).map(|one| one.date).collect()
        }
        Duty::Inspection => {
            let all = view.inspections(county, school).into_iter();
            all.filter(|visit| fulfils(visit, &view.round.items, school)).map(|visit| visit.date).collect()
        }
        Duty::Work => {
            let all = view.city.works.iter();
            all.filter(|one| of_school(&one.round, &one.county, &one.school))
                .filter_map(|one| one.self_inspected)
                .collect()
        }
    };
    days.into_iter().filter(|day| *day <= view.as_of).min()
}

/// 事项: of all who have to, how many did it in time, late, or not yet, and of the last how many are late already.
fn deadlines(view: &View) -> Table {
    let round = view.round;
    let own = |county: &County| (round.letters, signed_on(view.letter(county, None), view.as_of));
    let counties = view.counties().into_iter().map(own).collect();
    let of_schools = |duty, notice: Day| {
        let mut all = Vec::new();
        for county in view.counties() {
            let schools = view.schools(county).into_iter();
            all.extend(
                schools.map(|school| (deadline(round, notice, Some(school)), done_on(view, county, school, duty))),
            );
        }
        all
    };
    let rows = vec![
        against(view, "市县责任书", round.letters, counties),
        against(view, "县校责任书", round.letters, of_schools(Duty::Letter, round.letters)),
        against(view, "入校（园）传达", round.conveyances, of_schools(Duty::Conveyance, round.conveyances)),
        against(view, "入校（园）检查", round.inspections, of_schools(Duty::Inspection, round.inspections)),
        against(view, "学校自查", round.school_work, of_schools(Duty::Work, round.school_work)),
    ];
    Table::new("事项,截止日期,应完成数,按期完成数,逾期完成数,未完成数,其中已逾期,完成率", rows)
}

/// A line of deadlines and the days of what was done by them, each unit's own.
fn against(view: &View, what: &str, notice: Day, units: Vec<(Day, Option<Day>)>) -> Vec<String> {
    let (mut in_time, mut late, mut open, mut overdue) = (0, 0, 0, 0);
    for (deadline, done) in &units {
        match done {
            Some(day) if is_late(view.round, *deadline, *day) => late += 1,
            Some(_) => in_time += 1,
            None => {
                open += 1;
                overdue += usize::from(is_late(view.round, *deadline, view.as_of));
            }
        }
    }
    let mut cells = vec![what.to_owned(), notice.to_string()];
    cells.extend([units.len(), in_time, late, open, overdue].map(|count| count.to_string()));
    cells.push(rate(in_time + late, units.len()));
    cells
}

/// The most lines of 逐日进展: of a longer round every second day is shown, or every third, and so on back from the last.
const MOST: i64 = 31;

/// By each day, how many of the schools in force now had signed, been told, been inspected.
fn days(view: &View) -> Table {
    let length = (view.as_of - view.round.issued_on).num_days();
    let step = (1..).find(|step| length / step < MOST).expect("some step is large enough");
    let mut shown = Vec::new();
    let mut day = view.as_of;
    while day >= view.round.issued_on {
        shown.push(day);
        day = plus(day, -step);
    }
    shown.reverse();
    let line = |day: Day| {
        let mut cells = vec![day.to_string()];
        for duty in [Duty::Letter, Duty::Conveyance, Duty::Inspection] {
            let mut count = 0;
            for county in view.counties() {
                let schools = view.schools(county).into_iter();
                count +=
                    schools.filter(|school| done_on(view, county, school, duty).is_some_and(|on| on <= day)).count();
            }
            cells.push(count.to_string());
        }
        cells
    };
    Table::new("日期,已签责任书,已传达,已检查", shown.into_iter().map(line).collect())
}

/// Of the schools whose latest inspection judged an item, the share at which it was 基本符合 or 不符合.
fn heat(view: &View) -> Table {
    let asked: Vec<&Item> = view.round.items.iter().filter(|item| item.kind == Kind::Result).collect();
    // contract: “its number on the form (1–10, then those without a column)”
    let (columns, others): (Vec<&Item>, Vec<&Item>) = asked.into_iter().partition(|item| item.column);
    let items = [columns, others].concat();
    let mut totals = vec![(0, 0); items.len()];
    let mut rows = Vec::new();
    for county in view.counties() {
        let mut cells = vec![county.name.clone()];
        for (item, total) in items.iter().zip(&mut totals) {
            let (wanting, judged) = share(view, county, item);
            cells.push(rate(wanting, judged));
            *total = (total.0 + wanting, total.1 + judged);
        }
        rows.push(cells);
    }
    let shares = totals.into_iter().map(|(wanting, judged)| rate(wanting, judged));
    rows.push(std::iter::once("合计".to_owned()).chain(shares).collect());
    let headings = std::iter::once("单位".to_owned()).chain(items.iter().map(|item| item.heading.clone()));
    Table { headings: headings.collect(), rows }
}

fn share(view: &View, county: &County, item: &Item) -> (usize, usize) {
    let (mut wanting, mut judged) = (0, 0);
    for school in view.schools(county) {
        let latest = view.inspections(county, school).pop();
        match latest.and_then(|visit| given(visit, &item.key)) {
            Some("partial" | "problem") => {
                wanting += 1;
                judged += 1;
            }
            Some("compliant") => judged += 1,
            _ => {}
        }
    }
    (wanting, judged)
}

/// The findings of each county that 整改台账 lists: all, closed, open, overdue.
// contract: “Findings of a county since closed are listed”
fn ledger(city: &City, round: &Round, as_of: Day) -> Table {
    let all = listed(city, round, as_of);
    let mut rows = Vec::new();
    let mut total = [0; 4];
    for county in counties_in_order(city) {
        let own: Vec<_> = all.iter().filter(|finding| finding.county == county.id).collect();
        if own.is_empty() && !county.in_force(as_of) {
            continue;
        }
        let closed = own.iter().filter(|finding| finding.closed_on(as_of).is_some()).count();
        let overdue = own.iter().filter(|finding| finding.is_overdue(as_of)).count();
        let counts = [own.len(), closed, own.len() - closed, overdue];
        total.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        rows.push(counted(&county.name, counts));
    }
    rows.push(counted("合计", total));
    Table::new("单位,发现问题数,已销号数,未销号数,其中逾期,整改率", rows)
}

fn counted(name: &str, counts: [usize; 4]) -> Vec<String> {
    let mut cells = vec![name.to_owned()];
    cells.extend(counts.map(|count| count.to_string()));
    cells.push(rate(counts[1], counts[0]));
    cells
}

/// By county and duty, who is late with it.
fn absent(view: &View) -> Table {
    let mut rows = Vec::new();
    for county in view.counties() {
        for what in ["未签责任书", "未传达", "未检查", "检查未完成", "未落实自查"] {
            let open = view.open_duties().into_iter().filter(|open| open.county.id == county.id && open.what == what);
            let late = open.filter(|open| open.deadline.is_some_and(|day| is_late(view.round, day, view.as_of)));
            let name = |school: Option<&School>| {
                school.map_or("（市县责任书）".to_owned(), |school| school.name.clone())
            };
            let names: Vec<String> = late.map(|open| name(open.school)).collect();
            if !names.is_empty() {
                rows.push(vec![county.name.clone(), what.to_owned(), names.len().to_string(), names.join("、")]);
            }
        }
    }
    Table::new("单位,未完成事项,数量,未完成的学校（幼儿园）", rows)
}
