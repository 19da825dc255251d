//! The week as one page, and any table as one, for a leader's screen and printer: self-contained, without a script,
//! always the same bytes.

mod bars;
mod lines;
mod table;

use crate::basics::personal::mask;
use crate::output::css::in_css;
use crate::reports::{Cell, FindingsColumn, ProgressColumn, Table, WeeklyPage};
use bars::{Bars, ledger_bars, progress_bars};
use lines::{Lines, lines};
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;
pub use table::table_page;

/// The columns of `progress` that a page has room for.
const PROGRESS: [ProgressColumn; 10] = [
    ProgressColumn::Unit,
    ProgressColumn::LettersDue,
    ProgressColumn::LettersSigned,
    ProgressColumn::LetterRate,
    ProgressColumn::Conveyed,
    ProgressColumn::ConveyanceRate,
    ProgressColumn::Inspected,
    ProgressColumn::InspectionRate,
    ProgressColumn::FormsSubmitted,
    ProgressColumn::Remark,
];
/// The columns of `findings` likewise.
const OVERDUE: [FindingsColumn; 8] = [
    FindingsColumn::Unit,
    FindingsColumn::School,
    FindingsColumn::FoundOn,
    FindingsColumn::Item,
    FindingsColumn::Problem,
    FindingsColumn::Measure,
    FindingsColumn::Responsible,
    FindingsColumn::DueOn,
];

/// The page.
pub fn page(week: &WeeklyPage) -> anyhow::Result<String> {
    filled(concat!(include_str!("parts.html"), include_str!("weekly.html")), Page::of(week))
}

/// A page with its values. What a record says stands in it as text, whatever it looks like.
fn filled(template: &str, values: impl Serialize) -> anyhow::Result<String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // By the ending of its name it is known that texts are escaped.
    Ok(environment.template_from_named_str("page.html", template)?.render(Serde(values))?)
}

/// The values that the template of the page uses.
#[derive(Serialize)]
struct Page<'w> {
    classification: &'w str,
    mark_in_css: String,
    title: &'w str,
    summary: &'w [String],
    as_of: String,
    deadlines: PageTable,
    progress_bars: Bars,
    progress: PageTable,
    lines: Lines,
    days: PageTable,
    heat: PageTable,
    ledger_bars: Bars,
    ledger: PageTable,
    overdue: PageTable,
    absent: PageTable,
    turned: Vec<String>,
    held: String,
}

impl<'w> Page<'w> {
    fn of(week: &'w WeeklyPage) -> Page<'w> {
        let classification = week.classification.as_deref().unwrap_or_default();
        let (title, summary) = week.summary.split_first().map_or(("", &[][..]), |(title, rest)| (title.as_str(), rest));
        Page {
            classification,
            mark_in_css: in_css(classification),
            title,
            summary,
            as_of: week.as_of.in_chinese(),
            deadlines: PageTable::of(&week.deadlines, class),
            progress_bars: progress_bars(&week.progress),
            progress: PageTable::of(&week.progress.only(&PROGRESS), class),
            lines: lines(&week.days, &week.limits, week.schools),
            days: PageTable::of(week.days.as_ref(), class),
            heat: PageTable::of(&week.heat, heat_class),
            ledger_bars: ledger_bars(&week.ledger),
            ledger: PageTable::of(week.ledger.as_ref(), class),
            overdue: PageTable::of(&week.overdue.only(&OVERDUE), class),
            absent: PageTable::of(&week.absent, class),
            turned: week.turned.iter().map(|line| mask(line).into_owned()).collect(),
            held: week.held.clone(),
        }
    }
}

/// A table as the page draws it.
#[derive(Serialize)]
struct PageTable {
    headings: Vec<String>,
    rows: Vec<Vec<PageCell>>,
}

/// A cell and the class that draws it.
#[derive(Serialize)]
struct PageCell {
    text: String,
    class: &'static str,
}

impl PageTable {
    fn of(table: &Table, class: fn(&Cell) -> &'static str) -> PageTable {
        let cell = |cell: &Cell| PageCell { text: cell.to_string(), class: class(cell) };
        let rows = table.rows.iter().map(|row| row.iter().map(cell).collect());
        PageTable { headings: table.headings.clone(), rows: rows.collect() }
    }
}

fn class(cell: &Cell) -> &'static str {
    match cell {
        Cell::Count(_) | Cell::Rate { .. } => "number",
        Cell::Day(_) => "day",
        Cell::Blank | Cell::Text(_) | Cell::Marked(..) => "text",
    }
}

/// The shade of a cell: the darker, the larger the share. The number is in the cell too.
fn heat_class(cell: &Cell) -> &'static str {
    match permille(cell) {
        None => class(cell),
        Some(0) => "heat0",
        Some(1..100) => "heat1",
        Some(100..250) => "heat2",
        Some(250..500) => "heat3",
        Some(_) => "heat4",
    }
}

/// A rate in thousandths; `None` for a rate of nothing.
fn permille(cell: &Cell) -> Option<u64> {
    match cell {
        Cell::Rate { done, of } => (done * 1000).checked_div(*of),
        _ => None,
    }
}

/// The number in a cell; 0 where there is none.
fn count(cell: &Cell) -> u64 {
    match cell {
        Cell::Count(count) => *count,
        _ => 0,
    }
}

/// A text at a point of a picture.
#[derive(Serialize)]
struct Label {
    x: u64,
    y: u64,
    text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_css_string_cannot_be_left() {
        let escaped = in_css("内\"</style>\\");
        assert!(escaped.starts_with("\\5185 \\22 \\3c \\2f "), "{escaped}");
        assert!(escaped.chars().all(|char| char == '\\' || char == ' ' || char.is_ascii_hexdigit()), "{escaped}");
    }

    #[test]
    fn a_share_is_the_darker_the_larger_it_is() {
        let shares = [(0, 9), (1, 99), (1, 9), (1, 3), (1, 2), (0, 0)];
        let classes = shares.map(|(done, of)| heat_class(&Cell::Rate { done, of }));
        assert_eq!(classes, ["heat0", "heat1", "heat2", "heat3", "heat4", "number"]);
    }
}
