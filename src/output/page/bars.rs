//! Horizontal bars, a row of them for each unit, in panels side by side.

use crate::output::page::{Label, count, permille};
use crate::reports::{Cell, Column, LedgerColumn, ProgressColumn, TableOf};
use serde::Serialize;

/// The height of a row, which holds a line of small type, and of what stands above the first. All in pixels, unless the
/// page is narrower than the picture.
const ROW: u64 = 20;
const TOP: u64 = 28;
/// The width of the units' names, of a panel's longest bar, and of a panel with the number behind the bar.
const NAMES: u64 = 120;
const BAR: u64 = 190;
const PANEL: u64 = 260;
/// The longest name that is drawn whole, in characters: about what the width of names holds in Chinese.
const NAME: usize = 9;

/// A picture of bars: where everything stands.
#[derive(Serialize)]
pub(super) struct Bars {
    width: u64,
    height: u64,
    panels: Vec<Label>,
    names: Vec<Label>,
    bars: Vec<Bar>,
    numbers: Vec<Label>,
}

#[derive(Serialize)]
struct Bar {
    x: u64,
    y: u64,
    width: u64,
    class: &'static str,
}

impl Bars {
    /// A picture of these panels, with a row for each name.
    fn of<'n>(names: impl ExactSizeIterator<Item = &'n Cell>, panels: &[&str], longest: u64) -> Bars {
        let panel = |(number, text): (u64, &&str)| label(NAMES + number * longest, TOP - 12, text);
        let name = |(number, name): (u64, &Cell)| label(NAMES - 8, middle(number), &short(name));
        Bars {
            width: NAMES + panels.len() as u64 * longest,
            height: TOP + names.len() as u64 * ROW + 4,
            panels: (0..).zip(panels).map(panel).collect(),
            names: (0..).zip(names).map(name).collect(),
            bars: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn add(&mut self, row: u64, x: u64, width: u64, class: &'static str) {
        self.bars.push(Bar { x, y: TOP + row * ROW + 3, width, class });
    }
}

/// The rates of every county, a panel each for letters, conveyances and inspections.
pub(super) fn progress_bars(progress: &TableOf<ProgressColumn>) -> Bars {
    use ProgressColumn::{ConveyanceRate, InspectionRate, LetterRate, Unit};
    let panels = [(LetterRate, "signed"), (ConveyanceRate, "told"), (InspectionRate, "inspected")];
    let names = progress.rows().map(|row| row.under(Unit));
    let mut picture = Bars::of(names, &panels.map(|(column, _)| column.heading()), PANEL);
    for (number, row) in (0..).zip(progress.rows()) {
        for (panel, (column, class)) in (0..).zip(panels) {
            let rate = &row[column];
            let (x, width) = (NAMES + panel * PANEL, permille(rate).unwrap_or(0) * BAR / 1000);
            picture.add(number, x, BAR, "whole");
            picture.add(number, x, width, class);
            picture.numbers.push(label(x + BAR + 6, middle(number), &rate.to_string()));
        }
    }
    picture
}

/// The findings of every county: closed, open, overdue, end to end. Without 合计, beside which all would be short.
pub(super) fn ledger_bars(ledger: &TableOf<LedgerColumn>) -> Bars {
    use LedgerColumn::{Closed, Found, Open, Overdue, Unit};
    let counties = || ledger.rows().take(ledger.rows().len().saturating_sub(1));
    let most = counties().map(|row| count(&row[Found])).max().unwrap_or(0).max(1);
    let mut picture = Bars::of(counties().map(|row| row.under(Unit)), &[], 0);
    let whole = 2 * PANEL;
    picture.width += whole + BAR;
    for (number, row) in (0..).zip(counties()) {
        let [found, closed, open, overdue] = [Found, Closed, Open, Overdue].map(|column| count(&row[column]));
        let mut x = NAMES;
        for (part, class) in [(closed, "closed"), (open.saturating_sub(overdue), "open"), (overdue, "overdue")] {
            let width = part * whole / most;
            picture.add(number, x, width, class);
            x += width;
        }
        let text = format!("{found}（未销号{open}，逾期{overdue}）");
        picture.numbers.push(label(x + 6, middle(number), if found == 0 { "0" } else { &text }));
    }
    picture
}

fn label(x: u64, y: u64, text: &str) -> Label {
    Label { x, y, text: text.to_owned() }
}

/// The base line of a row's text.
fn middle(row: u64) -> u64 {
    TOP + row * ROW + 14
}

/// A name as far as there is room for it; the table beside the picture has it whole.
fn short(name: &Cell) -> String {
    let name = name.to_string();
    match name.chars().count() > NAME {
        true => name.chars().take(NAME - 1).chain(['…']).collect(),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_rates() {
        let rates = [(9, 9), (1, 2), (0, 0)].map(|(done, of)| Cell::Rate { done, of });
        let row = ProgressColumn::ALL.iter().map(|column| match column {
            ProgressColumn::Unit => Cell::text("孟村回族自治县联合组"),
            ProgressColumn::LetterRate => rates[0].clone(),
            ProgressColumn::ConveyanceRate => rates[1].clone(),
            ProgressColumn::InspectionRate => rates[2].clone(),
            _ => Cell::Blank,
        });
        let picture = progress_bars(&TableOf::under("progress", "", vec![row.collect()]));
        let drawn: Vec<_> = picture.bars.iter().filter(|bar| bar.class != "whole").map(|bar| bar.width).collect();
        assert_eq!(drawn, [BAR, BAR / 2, 0]);
        assert_eq!(
            picture.numbers.iter().map(|label| label.text.as_str()).collect::<Vec<_>>(),
            ["100.0%", "50.0%", "—"]
        );
        assert_eq!(picture.names[0].text, "孟村回族自治县联…");
    }

    #[test]
    fn findings_stand_one_behind_the_other() {
        let row =
            |counts: [u64; 4]| [vec![Cell::text("沧县")], counts.map(Cell::Count).to_vec(), vec![Cell::Blank]].concat();
        let rows = vec![row([4, 1, 3, 2]), row([0, 0, 0, 0]), row([4, 1, 3, 2])];
        let picture = ledger_bars(&TableOf::under("ledger", "", rows));
        let parts: Vec<_> = picture.bars.iter().map(|bar| (bar.class, bar.width * 4 / (2 * PANEL))).collect();
        assert_eq!(parts[..3], [("closed", 1), ("open", 1), ("overdue", 2)]);
        assert_eq!((picture.names.len(), picture.numbers[1].text.as_str()), (2, "0"));
    }
}
