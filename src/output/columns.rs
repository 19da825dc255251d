//! Which columns of a table a screen has room for, and how wide each is.

use crate::basics::wrap::widest_piece;
use crate::reports::HEAVIEST;
use unicode_width::UnicodeWidthStr;

/// What stands between two columns: a blank, a line, a blank.
const BETWEEN: usize = 3;
/// How wide a text stays at least that has to share the screen: five Chinese characters.
const NARROW: usize = 10;
/// The same of a long text, which would come to many lines.
const NARROW_LONG: usize = 14;
/// How wide a text is that counts as long.
const LONG: usize = 30;
/// How wide a name stays at least without which a table says nothing.
const NAME: usize = 24;

/// What a column needs.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// How much it weighs.
    weight: u8,
    /// How wide it is when nothing is broken.
    whole: usize,
    /// How wide it must be.
    least: usize,
}

/// The columns that are shown, by their places, with their widths.
pub type Shown = Vec<(usize, usize)>;

impl Column {
    /// A column with the lines of its cells, texts or not, under its heading.
    pub fn of<'t>(weight: u8, heading: &str, cells: impl Iterator<Item = &'t str> + Clone) -> Column {
        let lines = cells.flat_map(str::lines);
        let whole_cells = lines.clone().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let piece = lines.map(widest_piece).max().unwrap_or(0);
        let comfortable = match whole_cells {
            _ if weight >= HEAVIEST => NAME,
            LONG.. => NARROW_LONG,
            _ => NARROW,
        };
        // A heading may take two lines, a long one more.
        let heading_piece = widest_piece(heading).max((heading.width().div_ceil(4) * 2).min(NARROW));
        let least = whole_cells.min(comfortable).max(piece).max(heading_piece);
        let whole = whole_cells.max(heading.width());
        Column { weight, whole, least: least.min(whole) }
    }
}

/// The columns that a screen has room for: the heaviest, of equal ones the first; at least one. What is left of the width
/// goes to those that are not whole.
pub fn fitted(columns: &[Column], width: usize) -> Shown {
    let mut by_weight: Vec<_> = (0..columns.len()).collect();
    by_weight.sort_by_key(|place| std::cmp::Reverse(columns[*place].weight));
    let mut taken = 0;
    let fitting = by_weight.iter().take_while(|place| {
        taken += columns[**place].least + BETWEEN;
        taken <= width + 1
    });
    let count = fitting.count().max(1);
    by_weight.truncate(count);
    by_weight.sort_unstable();
    let mut shown: Shown = by_weight.into_iter().map(|place| (place, columns[place].least)).collect();
    let free = (width + 1).saturating_sub(shown.iter().map(|(_, width)| width + BETWEEN).sum());
    share(columns, &mut shown, free);
    shown
}

/// Gives free columns of the screen to the narrowest that are not whole, one by one.
fn share(columns: &[Column], shown: &mut Shown, free: usize) {
    for _ in 0..free {
        let broken = shown.iter_mut().filter(|(place, width)| *width < columns[*place].whole);
        match broken.min_by_key(|(_, width)| *width) {
            Some((_, width)) => *width += 1,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn column(weight: u8, heading: &str, cells: &[&str]) -> Column {
        Column::of(weight, heading, cells.iter().copied())
    }

    #[test]
    fn the_lightest_columns_are_left_out_and_the_last_stays() {
        let columns = [
            column(5, "序号", &["12"]),
            column(9, "学校", &["沧县第一中学"]),
            column(5, "截止日期", &["2019-08-05"]),
            column(8, "情况", &["逾期补 2019-08-11"]),
        ];
        let places = |width| fitted(&columns, width).into_iter().map(|(place, _)| place).collect::<Vec<_>>();
        assert_eq!(places(80), [0, 1, 2, 3]);
        assert_eq!(fitted(&columns, 80), [(0, 4), (1, 12), (2, 10), (3, 17)]);
        assert_eq!((places(45), places(44)), (vec![0, 1, 2, 3], vec![0, 1, 3]));
        assert_eq!((places(27), places(26), places(3)), (vec![1, 3], vec![1], vec![1]));
    }

    #[test]
    fn a_heading_takes_two_lines_and_no_day_is_ever_broken() {
        let rates = column(5, "已确定女性联络员数", &["3"]);
        assert_eq!((rates.least, rates.whole), (10, 18));
        let days = column(1, "日", &["2019-08-05", "见沧县/2019-08-12-沧县第一中学-policy"]);
        assert_eq!(days.least, days.whole);
    }

    proptest! {
        #[test]
        fn what_is_shown_fits_and_outweighs_what_is_not(
            columns in prop::collection::vec((1..10u8, "[年月ab1 -]{0,20}", "[年月ab1 -]{0,60}"), 1..12),
            width in 10..200usize,
        ) {
            let columns: Vec<_> = columns.iter().map(|(weight, heading, cell)| column(*weight, heading, &[cell])).collect();
            let shown = fitted(&columns, width);
            let is_shown = |place: usize| shown.iter().any(|(at, _)| *at == place);
            prop_assert!(shown.len() == 1 || shown.iter().map(|(_, width)| width + BETWEEN).sum::<usize>() <= width + 1);
            for (place, column) in columns.iter().enumerate().filter(|(place, _)| !is_shown(*place)) {
                prop_assert!(shown.iter().all(|(at, _)| columns[*at].weight >= column.weight), "{} of {:?}", place, columns);
            }
            prop_assert!(shown.iter().all(|(at, width)| *width >= columns[*at].least));
        }
    }
}
