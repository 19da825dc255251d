//! Lines over the days of a round, with the deadlines they run towards.

use crate::basics::day::Day;
use crate::output::page::{Label, count};
use crate::reports::{Cell, DaysColumn, Row, TableOf};
use serde::Serialize;

/// The place of the lines within the picture, in pixels unless the page is narrower: it leaves room for numbers on the
/// left and for deadlines above.
const LEFT: u64 = 44;
const TOP: u64 = 34;
const WIDTH: u64 = 700;
const HEIGHT: u64 = 220;
/// The least distance between two texts at the ends of lines: the height of their type and a little more.
const APART: u64 = 17;

/// A picture of lines: where everything stands.
#[derive(Serialize)]
pub(super) struct Lines {
    width: u64,
    height: u64,
    left: u64,
    right: u64,
    top: u64,
    bottom: u64,
    lines: Vec<Line>,
    levels: Vec<Label>,
    days: Vec<Label>,
    limits: Vec<Label>,
}

#[derive(Serialize)]
struct Line {
    class: &'static str,
    points: String,
    x: u64,
    y: u64,
    label: Label,
}

/// What was done day by day, of how many schools, against the deadlines.
pub(super) fn lines(days: &TableOf<DaysColumn>, limits: &[(&'static str, Day)], schools: u64) -> Lines {
    let scale = Scale::of(days, limits, schools);
    let series = [
        (DaysColumn::Signed, "已签", "signed"),
        (DaysColumn::Conveyed, "已传达", "told"),
        (DaysColumn::Inspected, "已检查", "inspected"),
    ];
    let mut lines: Vec<_> = series.map(|(column, word, class)| line(days, column, word, class, &scale)).into();
    keep_apart(&mut lines);
    let level = |quarter: u64| scale.level(schools * quarter / 4);
    Lines {
        width: LEFT + WIDTH + 110,
        height: TOP + HEIGHT + 30,
        left: LEFT,
        right: LEFT + WIDTH,
        top: TOP,
        bottom: TOP + HEIGHT,
        lines,
        levels: if schools < 4 { vec![level(0), level(4)] } else { (0..=4).map(level).collect() },
        days: scale.days(),
        limits: scale.limits(limits),
    }
}

/// From days and numbers to points.
struct Scale {
    first: Day,
    length: u64,
    most: u64,
}

impl Scale {
    fn of(days: &TableOf<DaysColumn>, limits: &[(&'static str, Day)], schools: u64) -> Scale {
        let shown: Vec<_> = days.rows().filter_map(|row| day(&row)).collect();
        let last = shown.iter().copied().chain(limits.iter().map(|(_, day)| *day)).max();
        let first = shown.first().copied().or(last).unwrap_or(Day::MIN);
        let length = last.map_or(0, |last| last.days_since(first));
        Scale { first, length: u64::try_from(length).unwrap_or(0).max(1), most: schools.max(1) }
    }

    fn x(&self, day: Day) -> u64 {
        let since = u64::try_from(day.days_since(self.first)).unwrap_or(0).min(self.length);
        LEFT + since * WIDTH / self.length
    }

    fn y(&self, number: u64) -> u64 {
        TOP + HEIGHT - number.min(self.most) * HEIGHT / self.most
    }

    fn level(&self, number: u64) -> Label {
        Label { x: LEFT - 8, y: self.y(number), text: number.to_string() }
    }

    /// The labels of some of the days, below the lines.
    fn days(&self) -> Vec<Label> {
        let step = self.length.div_ceil(8).max(1);
        let days = (0..=self.length).step_by(usize::try_from(step).unwrap_or(usize::MAX));
        let label = |days: u64| {
            let day = self.first.plus(u32::try_from(days).unwrap_or(u32::MAX));
            let (_, month, of_month) = day.parts();
            Label { x: self.x(day), y: TOP + HEIGHT + 18, text: format!("{month}月{of_month}日") }
        };
        days.map(label).collect()
    }

    /// The labels of the deadlines, those of one day together.
    fn limits(&self, limits: &[(&'static str, Day)]) -> Vec<Label> {
        let mut labels: Vec<(Day, String)> = Vec::new();
        for (what, day) in limits {
            match labels.iter_mut().find(|(known, _)| known == day) {
                Some((_, text)) => *text += &format!("、{what}"),
                None => labels.push((*day, (*what).to_owned())),
            }
        }
        let label = |(day, text): (Day, String)| {
            let (_, month, of_month) = day.parts();
            Label { x: self.x(day), y: TOP - 8, text: format!("{text}期限 {month}月{of_month}日") }
        };
        labels.into_iter().map(label).collect()
    }
}

fn day(row: &Row<DaysColumn>) -> Option<Day> {
    match &row[DaysColumn::Day] {
        Cell::Day(day) => Some(*day),
        _ => None,
    }
}

fn line(days: &TableOf<DaysColumn>, column: DaysColumn, word: &str, class: &'static str, scale: &Scale) -> Line {
    let shown = days.rows().filter_map(|row| Some((day(&row)?, count(&row[column]))));
    let points: Vec<_> = shown.map(|(day, number)| (scale.x(day), scale.y(number))).collect();
    let (x, y) = points.last().copied().unwrap_or((LEFT, TOP + HEIGHT));
    let number = days.rows().last().map_or(0, |row| count(&row[column]));
    let points: Vec<_> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let label = Label { x: x + 8, y: y + 5, text: format!("{word}{number}") };
    Line { class, points: points.join(" "), x, y, label }
}

/// Moves the texts at the ends of lines up until none overlaps another, and back down where the picture ends.
fn keep_apart(lines: &mut [Line]) {
    lines.sort_by_key(|line| std::cmp::Reverse(line.label.y));
    let mut lowest = u64::MAX;
    for line in lines.iter_mut() {
        line.label.y = line.label.y.min(lowest);
        lowest = line.label.y.saturating_sub(APART);
    }
    let mut highest = APART;
    for line in lines.iter_mut().rev() {
        line.label.y = line.label.y.max(highest);
        highest = line.label.y + APART;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rows: &[(&str, [u64; 3])], schools: u64) -> Lines {
        let row = |(day, counts): &(&str, [u64; 3])| {
            [vec![Cell::Day(day.parse().unwrap())], counts.map(Cell::Count).to_vec()].concat()
        };
        let rows = rows.iter().map(row).collect();
        let limits = [("签订", "2019-08-05"), ("传达", "2019-08-05"), ("检查", "2019-08-30")];
        let limits = limits.map(|(what, day)| (what, day.parse().unwrap()));
        lines(&TableOf::under("days", "", rows), &limits, schools)
    }

    #[test]
    fn lines_run_from_the_notice_towards_the_last_deadline() {
        let picture = drawn(&[("2019-07-31", [0, 0, 0]), ("2019-08-15", [10, 5, 0])], 10);
        let signed = picture.lines.iter().find(|line| line.class == "signed").unwrap();
        assert_eq!(signed.points, "44,254 394,34");
        assert_eq!(picture.limits.len(), 2, "those of one day are one");
        assert_eq!(picture.limits[0].text, "签订、传达期限 8月5日");
        assert_eq!(picture.limits[1].x, LEFT + WIDTH);
    }

    #[test]
    fn texts_never_stand_on_each_other() {
        let picture = drawn(&[("2019-08-01", [0, 0, 0]), ("2019-08-02", [3, 3, 3])], 3);
        let heights: Vec<_> = picture.lines.iter().map(|line| line.label.y).collect();
        assert!(heights.windows(2).all(|pair| pair[0] >= pair[1] + APART), "{heights:?}");
        assert!(heights.iter().all(|height| *height >= APART), "none is cut off: {heights:?}");
    }

    #[test]
    fn a_round_without_schools_or_days_is_drawn_too() {
        assert_eq!(drawn(&[], 0).lines.len(), 3);
        assert_eq!(drawn(&[("2019-08-30", [0, 0, 0])], 0).lines[0].points, "44,254");
    }
}
