//! `form`.

use crate::expected::view::{View, given, note, place};
use crate::expected::{Table, cell, result_word};
use crate::model::{Item, Kind, Round, Visit};

/// A line per inspection.
// contract: “a line per inspection, by county, date, school”: those of units closed since are inspections too.
pub fn form(view: &View) -> Table {
    let city = view.city;
    let fits = |visit: &&Visit| visit.round == view.round.id && visit.date <= view.as_of;
    let mut visits: Vec<&Visit> = city.inspections.iter().filter(fits).collect();
    visits.sort_by_key(|visit| (place(city, &visit.county), visit.date, &visit.school));
    let columns: Vec<&str> = columns(view.round).map(|item| item.heading.as_str()).collect();
    let headings = [&["单位", "时间", "学校"], &columns[..], &["备注"]].concat().join(",");
    Table::new(&headings, visits.iter().map(|visit| line(view, visit)).collect())
}

fn columns(round: &Round) -> impl Iterator<Item = &Item> {
    round.items.iter().filter(|item| item.column)
}

fn line(view: &View, visit: &Visit) -> Vec<String> {
    let school = visit.school.as_ref().expect("an inspection is of a school");
    let last_text = columns(view.round).filter(|item| item.kind == Kind::Text).last();
    let mut cells = vec![
        view.city.county(&visit.county).name.clone(),
        visit.date.to_string(),
        view.city.school(&visit.county, school).name.clone(),
    ];
    for item in columns(view.round) {
        let text = note(visit, &item.key);
        cells.push(match item.kind {
            Kind::Text if last_text.is_some_and(|last| last.key == item.key) => with_findings(view, visit, text),
            Kind::Text => cell(text),
            _ => result_cell(given(visit, &item.key), text),
        });
    }
    let remarks = visit.remarks.as_deref();
    // contract: “The last text column (其他事项; without one, 备注)”
    cells.push(if last_text.is_some() { cell(remarks) } else { with_findings(view, visit, remarks) });
    cells
}

// contract: “A cell is the result’s word (未查 too), then `：note` if any; blank where there is no answer.” “A note
// without a result stands alone in `form`; a wrong answer is printed as written.”
fn result_cell(result: Option<&str>, note: Option<&str>) -> String {
    match (result.map(result_word), note) {
        (Some(word), Some(note)) => format!("{word}：{note}"),
        (Some(word), None) => word.to_owned(),
        (None, note) => cell(note),
    }
}

// contract: “its text, then each finding without a column as `heading：word` or `heading：word：note`, joined by `；`”
fn with_findings(view: &View, visit: &Visit, text: Option<&str>) -> String {
    let mut parts: Vec<String> = text.map(str::to_owned).into_iter().collect();
    for item in view.round.items.iter().filter(|item| !item.column && item.kind == Kind::Result) {
        let finding = given(visit, &item.key).filter(|result| ["partial", "problem"].contains(result));
        if let Some(result) = finding {
            parts.push(format!("{}：{}", item.heading, result_cell(Some(result), note(visit, &item.key))));
        }
    }
    parts.join("；")
}
