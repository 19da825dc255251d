//! A sheet: its head, and the rows of data below it.

use crate::basics::fold::fold;
use crate::records::{Described, School};
use crate::sheets::column::Column;
use crate::sheets::fault::Fault;
use crate::sheets::grid::{Grid, Line};
use crate::sheets::head::Head;
use crate::tr;
use std::collections::BTreeSet;

/// The heading of the county, whose empty cells take the one above.
pub const COUNTY: &str = School::FIELDS.get("county").name;
/// The heading under which a refused row says why.
pub const REASON: &str = "退回原因";

/// A sheet whose head row was found.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The columns that are known for its kind.
    pub columns: Vec<Column>,
    /// Where they stand.
    pub head: Head,
    /// The lines of data.
    pub lines: Vec<Line>,
    /// What is worth saying about how it was read.
    pub notes: Vec<String>,
    /// The rows whose county is that of a row above.
    counties_from_above: BTreeSet<usize>,
}

/// What a line that ends the table begins with.
const ENDS: [&str; 4] = ["注", "填表人", "合计", "小计"];
/// What clerks write for “as above”.
const DITTO: [&str; 6] = ["同上", "〃", "″", "〃〃", "..", "同前"];

impl Sheet {
    /// Finds the head row and the end of the table; faults where there is no head row that can be read.
    pub fn under(grid: Grid, mut columns: Vec<Column>) -> Result<Sheet, Vec<Fault>> {
        columns.extend(["序号", REASON].map(Column::derived));
        let head = Head::find(&grid.lines, &columns)?;
        let mut notes = told(&grid, &head, &columns);
        let mut lines: Vec<Line> = grid.lines.into_iter().skip(head.lines).collect();
        if let Some(end) = lines.iter().position(ends_table) {
            let rest = lines.split_off(end);
            notes.extend(left_out(&rest));
        }
        lines.retain(|line| head.is_filled(line, &columns));
        let mut sheet = Sheet { columns, head, lines, notes, counties_from_above: BTreeSet::new() };
        sheet.fill_counties();
        Ok(sheet)
    }

    /// The cell of a line under a heading of the contract, or what the titles say instead.
    pub fn cell<'s>(&'s self, line: &'s Line, heading: &str) -> &'s str {
        let Some(column) = self.columns.iter().position(|column| column.heading == heading) else { return "" };
        match self.head.place(column) {
            Some(place) => line.cells.get(place).map_or("", String::as_str),
            None => self.head.given(column).unwrap_or_default(),
        }
    }

    /// Whether a heading of the contract stands in the head row.
    pub fn is_placed(&self, heading: &str) -> bool {
        let column = self.columns.iter().position(|column| column.heading == heading);
        column.is_some_and(|column| self.head.place(column).is_some())
    }

    /// The first filled cell under no heading.
    pub fn stray<'s>(&self, line: &'s Line) -> Option<&'s str> {
        let is_headed = |place: usize| self.head.headings.get(place).is_some_and(|heading| !heading.is_empty());
        let stray = line.cells.iter().enumerate().find(|(place, cell)| !cell.is_empty() && !is_headed(*place));
        stray.map(|(_, cell)| cell.as_str())
    }

    /// Whether the head row stands again in a line, as on the next page of a print.
    pub fn repeats_head(&self, line: &Line) -> bool {
        let mut filled = line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        filled.all(|(place, cell)| self.head.headings.get(place).is_some_and(|heading| fold(heading) == fold(cell)))
    }

    /// Whether a line’s county is that of a line above.
    pub fn has_county_from_above(&self, line: &Line) -> bool {
        self.counties_from_above.contains(&line.number)
    }

    fn fill_counties(&mut self) {
        let Some(column) = self.columns.iter().position(|column| column.heading == COUNTY) else { return };
        let Some(place) = self.head.place(column) else { return };
        let mut above = self.head.given(column).unwrap_or_default().to_owned();
        for line in &mut self.lines {
            if line.cells.len() <= place {
                line.cells.resize(place + 1, String::new());
            }
            match line.cells[place].as_str() {
                "" => {
                    line.cells[place].clone_from(&above);
                    self.counties_from_above.insert(line.number);
                }
                cell if is_ditto(cell) => {}
                cell => above = cell.to_owned(),
            }
        }
    }
}

/// Whether a cell says “as above” instead of what it means.
pub fn is_ditto(cell: &str) -> bool {
    DITTO.contains(&cell)
}

fn ends_table(line: &Line) -> bool {
    let first = line.cells.iter().find(|cell| !cell.is_empty());
    first.is_some_and(|cell| ENDS.iter().any(|end| cell.replace(char::is_whitespace, "").starts_with(end)))
}

/// How the sheet was read, where that is not plain to see.
fn told(grid: &Grid, head: &Head, columns: &[Column]) -> Vec<String> {
    let mut notes = Vec::new();
    if !grid.other_sheets.is_empty() {
        let others = grid.other_sheets.join(crate::basics::language::list_separator());
        notes.push(tr!("only the first sheet is read, not: {others}", "只读取第一张工作表，未读取：{others}"));
    }
    if head.row != grid.lines.first().map_or(1, |line| line.number) {
        let row = head.row;
        notes.push(tr!("the head row is row {row}", "表头在第{row}行"));
    }
    let unplaced = head.given.iter().filter(|(column, _)| head.place(*column).is_none());
    notes.extend(unplaced.map(|(column, value)| {
        let heading = &columns[*column].heading;
        tr!("“{heading}” from above the head row: {value}", "“{heading}”取自表头上方：{value}")
    }));
    let strange = head.headings.iter().zip(&head.columns).filter(|(text, known)| known.is_none() && !text.is_empty());
    notes.extend(strange.map(|(heading, _)| tr!("the column “{heading}” is passed over", "“{heading}”一列不导入")));
    notes
}

/// What is said of lines that follow the end of the table.
fn left_out(rest: &[Line]) -> Option<String> {
    let (end, more) = rest.split_first()?;
    let (row, count) = (end.number, more.len());
    (count > 0).then(|| {
        tr!(
            "the table ends at row {row}; what is filled in below it is not read (rows: {count})",
            "表格读到第{row}行为止，其下还有{count}行没有读取"
        )
    })
}
