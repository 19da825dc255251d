//! The head row of a sheet: found below its titles, read through line breaks, widths and other names.

use crate::basics::fold::fold;
use crate::sheets::column::Column;
use crate::sheets::fault::Fault;
use crate::sheets::grid::Line;
use crate::sheets::title::given;
use crate::tr;

/// The places of a sheet's columns.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its row, as Excel counts; of two rows the upper.
    pub row: usize,
    /// Its line; of two the upper.
    index: usize,
    /// How many lines stand above the first line of data.
    pub lines: usize,
    /// The headings as the sheet has them, without white space; empty where there is none.
    pub headings: Vec<String>,
    /// The known column at each place.
    pub columns: Vec<Option<usize>>,
    /// The columns that the titles give, each with its value.
    pub given: Vec<(usize, String)>,
}

/// How many filled rows are searched for the head row: far more than any title takes.
const DEEPEST: usize = 100;
/// What stands, merged, over the items of the form where the head has two rows.
const OVER_ITEMS: &str = "检查事项";

/// The line that comes nearest to a head row.
#[derive(Clone, Debug, Default)]
pub struct Nearest {
    /// How many of its headings are known.
    pub known: usize,
    /// Whether it has every heading that is required.
    pub is_head: bool,
    /// What is missing or wrong.
    pub faults: Vec<Fault>,
}

impl Head {
    /// The head row: the first line that holds every required heading. Otherwise the line that comes nearest.
    pub fn find(lines: &[Line], columns: &[Column]) -> Result<Head, Nearest> {
        let mut nearest: Option<(usize, Head)> = None;
        for index in 0..lines.len().min(DEEPEST) {
            let head = Head::at(lines, index, columns);
            let known = head.columns.iter().flatten().count();
            if head.is_row_of_headings(columns) && head.missing(columns).next().is_none() {
                return head.without_twins(columns).map_err(|faults| Nearest { known, is_head: true, faults });
            }
            if nearest.as_ref().is_none_or(|(most, _)| known > *most) {
                nearest = Some((known, head));
            }
        }
        let Some((known, head)) = nearest else { return Err(Nearest::default()) };
        let mut faults: Vec<_> = head.missing(columns).map(|heading| head.lacks(heading)).collect();
        if faults.is_empty() {
            faults.push(Fault::of_row(head.row, tr!("there are no headings", "没有表头")));
        }
        Err(Nearest { known, is_head: false, faults })
    }

    /// The same row read as the head of another kind of sheet, if it is one.
    pub fn as_of(&self, lines: &[Line], columns: &[Column]) -> Option<Head> {
        let head = Head::at(lines, self.index, columns);
        let is_whole = head.missing(columns).next().is_none();
        is_whole.then_some(head)?.without_twins(columns).ok()
    }

    fn at(lines: &[Line], index: usize, columns: &[Column]) -> Head {
        let upper = &lines[index];
        let is_double = !columns.iter().any(|column| column.fits(OVER_ITEMS)) && stands_over_items(upper);
        let lower = lines.get(index + 1).filter(|_| is_double);
        let headings = combined(upper, lower);
        let known = |heading: &String| {
            let folded = fold(heading);
            columns.iter().position(|column| !folded.is_empty() && column.fits(&folded))
        };
        let places: Vec<_> = headings.iter().map(known).collect();
        let titled = columns.iter().enumerate().filter(|(_, column)| column.may_be_titled());
        let given = titled.filter_map(|(place, column)| Some((place, given(&lines[..index], column, columns)?)));
        let given = given.filter(|(_, value)| !value.is_empty()).collect();
        let lines = index + 1 + usize::from(lower.is_some());
        Head { row: upper.number, index, lines, headings, columns: places, given }
    }

    /// Whether it holds a required heading, or several: a title may give all that is required, and is not a head row.
    fn is_row_of_headings(&self, columns: &[Column]) -> bool {
        let mut known = self.columns.iter().flatten();
        known.clone().count() > 1 || known.any(|column| columns[*column].is_required())
    }

    /// The place of a column in a line.
    pub fn place(&self, column: usize) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    /// Whether a line holds more than what is never read, such as its running number.
    pub fn is_filled(&self, line: &Line, columns: &[Column]) -> bool {
        let known = |place: usize| self.columns.get(place).copied().flatten().map(|column| &columns[column]);
        let mut filled = line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        filled.any(|(place, _)| known(place).is_none_or(Column::is_read))
    }

    /// Whether it knows every place that another head of the same row knows, and more: the sheet is rather of its kind.
    pub fn knows_more_than(&self, other: &Head) -> bool {
        let places = || self.columns.iter().zip(&other.columns);
        let is_all = places().all(|(own, other)| own.is_some() || other.is_none());
        is_all && places().any(|(own, other)| own.is_some() && other.is_none())
    }

    /// What the titles give for a column.
    pub fn given(&self, column: usize) -> Option<&str> {
        self.given.iter().find(|(given, _)| *given == column).map(|(_, value)| value.as_str())
    }

    fn missing<'c>(&self, columns: &'c [Column]) -> impl Iterator<Item = &'c str> {
        let has = |heading: &str| {
            columns
                .iter()
                .position(|column| column.heading == heading)
                .is_some_and(|column| self.place(column).is_some())
        };
        let lacks = |(index, column): &(usize, &Column)| {
            let is_needed = column.is_required() && !column.needless_by().is_some_and(has);
            is_needed && self.place(*index).is_none() && self.given(*index).is_none()
        };
        let missing: Vec<_> =
            columns.iter().enumerate().filter(lacks).map(|(_, column)| column.heading.as_str()).collect();
        missing.into_iter()
    }

    fn lacks(&self, heading: &str) -> Fault {
        Fault::of_row(self.row, tr!("the column “{heading}” is missing", "缺少“{heading}”一列"))
    }

    fn without_twins(self, columns: &[Column]) -> Result<Head, Vec<Fault>> {
        let count = |index: usize| self.columns.iter().filter(|known| **known == Some(index)).count();
        let twins = columns.iter().enumerate().filter(|(index, _)| count(*index) > 1);
        let twins: Vec<_> = twins
            .map(|(_, Column { heading, .. })| {
                Fault::of_row(self.row, tr!("the column “{heading}” appears twice", "“{heading}”一列重复"))
            })
            .collect();
        if twins.is_empty() { Ok(self) } else { Err(twins) }
    }
}

/// Whether a line has what stands over several items: the cells beside it, with which it is merged, hold nothing else.
fn stands_over_items(line: &Line) -> bool {
    let is_over = |cell: &String| fold(cell).starts_with(OVER_ITEMS);
    let place = line.cells.iter().position(is_over);
    place.is_some_and(|place| line.cells.get(place + 1).is_none_or(|next| next.is_empty() || is_over(next)))
}

/// The headings of one line, or of two where the upper one spans several of the lower.
fn combined(upper: &Line, lower: Option<&Line>) -> Vec<String> {
    let below = lower.map_or(&[][..], |line| &line.cells);
    let width = upper.cells.len().max(below.len());
    let heading = |place: usize| {
        let own = |cells: &[String]| cells.get(place).filter(|cell| !cell.is_empty()).cloned();
        let text = own(below).or_else(|| own(&upper.cells)).unwrap_or_default();
        text.chars().filter(|char| !char.is_whitespace()).collect()
    };
    (0..width).map(heading).collect()
}
