//! A sheet: its head, and the rows of data below it.

use crate::basics::fold::fold;
use crate::basics::language::list_separator;
use crate::basics::nearness::{is_near_a_part, nearest};
use crate::records::{Described, Letter, School};
use crate::sheets::column::Column;
use crate::sheets::ending::{Part, part};
use crate::sheets::fault::Fault;
use crate::sheets::found::Found;
use crate::sheets::grid::{Line, Look};
use crate::sheets::head::Head;
use crate::tr;
use std::collections::BTreeSet;

/// The heading of the county, whose empty cells take the one above.
pub const COUNTY: &str = School::FIELDS.get("county").name;
/// The headings of the school.
const SCHOOL: [&str; 2] = [Letter::FIELDS.get("school").name, School::FIELDS.get("name").name];
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
    /// The lines below the end of the table that are rows all the same; they are not read.
    pub below: Vec<Line>,
    /// What the clerk should know about how it was read.
    pub notes: Vec<String>,
    /// What is wrong below the end of the table.
    pub faults: Vec<Fault>,
    /// The rows whose county is that of a row above.
    counties_from_above: BTreeSet<usize>,
}

/// What clerks write for “as above”.
const DITTO: [&str; 6] = ["同上", "〃", "″", "〃〃", "..", "同前"];

impl Sheet {
    /// The columns of a kind of sheet, and those that any sheet may have; a command may stand for that of the county.
    pub fn columns(of_kind: Vec<Column>, county: Option<&str>) -> Vec<Column> {
        let stand = |column: Column| match county {
            Some(county) if column.heading == COUNTY => column.standing(county),
            _ => column,
        };
        of_kind.into_iter().map(stand).chain(["序号", REASON].map(Column::derived)).collect()
    }

    /// Parts the lines of data from what ends the table, and from what stands below.
    pub fn of(found: Found) -> Sheet {
        let first = found.grid.lines.first().map_or(1, |line| line.number);
        let notes = found.notes.iter().cloned().chain(told(&found.head, &found.columns, first)).collect();
        let Found { grid, head, columns, .. } = found;
        let (faults, counties_from_above) = (Vec::new(), BTreeSet::new());
        let mut sheet =
            Sheet { columns, head, lines: Vec::new(), below: Vec::new(), notes, faults, counties_from_above };
        sheet.take(grid.lines);
        sheet.notes.extend(looks(&sheet.lines));
        sheet.fill_counties();
        sheet
    }

    fn take(&mut self, lines: Vec<Line>) {
        let mut lines = lines.into_iter().skip(self.head.lines);
        let mut subtotals = Vec::new();
        for line in lines.by_ref() {
            match part(&line, self.place_of(&SCHOOL)) {
                Part::Subtotal => subtotals.push(line.number),
                Part::End => {
                    self.close(line.number, &lines.collect::<Vec<_>>());
                    break;
                }
                Part::Row if self.head.is_filled(&line, &self.columns) => self.lines.push(line),
                Part::Row => {}
            }
        }
        self.notes.extend(
            listed(&subtotals).map(|rows| tr!("subtotals passed over (row {rows})", "小计行已略过：第{rows}行")),
        );
    }

    /// Blames what is still a row below the end of the table, and says how much else stands there.
    fn close(&mut self, end: usize, below: &[Line]) {
        let (rows, rest): (Vec<_>, Vec<_>) = below.iter().partition(|line| self.is_row(line));
        self.faults.extend(rows.iter().map(|line| {
            let message = tr!(
                "it stands below the end of the table (row {end}), and has a school; move it up, or delete it",
                "它在表格结束的第{end}行之后，还填有学校；请移到该行之前，或删去"
            );
            Fault::of_row(line.number, message)
        }));
        self.below = rows.into_iter().cloned().collect();
        let count = rest.len();
        if count > 0 {
            self.notes.push(tr!(
                "the table ends at row {end}; what is filled in below it is not read (rows: {count})",
                "表格读到第{end}行为止，其下还有{count}行没有读取"
            ));
        }
    }

    /// Whether a line has a school, and a unit or an empty cell for it, which takes the one above; where a title gives the
    /// unit, a school and anything else that is read.
    fn is_row(&self, line: &Line) -> bool {
        let cell = |place: usize| line.cells.get(place).map_or("", String::as_str);
        let filled = |place: usize| !cell(place).is_empty() && !is_labelled(cell(place));
        let school = self.place_of(&SCHOOL);
        if !school.is_some_and(filled) {
            return false;
        }
        match self.place_of(&[COUNTY]) {
            Some(county) => !is_labelled(cell(county)),
            None => self.read_places().any(|place| Some(place) != school && filled(place)),
        }
    }

    fn place_of(&self, headings: &[&str]) -> Option<usize> {
        let column = self.columns.iter().position(|column| headings.contains(&column.heading.as_str()))?;
        self.head.place(column)
    }

    fn read_places(&self) -> impl Iterator<Item = usize> {
        let columns = self.head.columns.iter().enumerate();
        columns.filter(|(_, known)| known.is_some_and(|column| self.columns[column].is_read())).map(|(place, _)| place)
    }

    /// The cell of a line under a heading of the contract, or what the titles or a command say instead.
    pub fn cell<'s>(&'s self, line: &'s Line, heading: &str) -> &'s str {
        let Some(column) = self.columns.iter().position(|column| column.heading == heading) else { return "" };
        match self.head.place(column) {
            Some(place) => line.cells.get(place).map_or("", String::as_str),
            None => self.said_above(column),
        }
    }

    /// What the titles say for a column, or else what a command says.
    fn said_above(&self, column: usize) -> &str {
        self.head.given(column).or_else(|| self.columns[column].stand_in()).unwrap_or_default()
    }

    /// Whether a mark of a line’s look stands under a heading of the contract.
    pub fn is_marked(&self, line: &Line, heading: &str, marks: fn(&Look) -> &[usize]) -> bool {
        self.place_of(&[heading]).is_some_and(|place| marks(&line.look).contains(&place))
    }

    /// Whether a heading of the contract stands in the head row.
    pub fn is_placed(&self, heading: &str) -> bool {
        self.place_of(&[heading]).is_some()
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

    /// Whether a line’s county is that of a line above, of a title or of a command.
    pub fn has_county_from_above(&self, line: &Line) -> bool {
        self.counties_from_above.contains(&line.number) || !self.is_placed(COUNTY)
    }

    fn fill_counties(&mut self) {
        let Some(column) = self.columns.iter().position(|column| column.heading == COUNTY) else { return };
        let Some(place) = self.head.place(column) else { return };
        let mut above = self.said_above(column).to_owned();
        for line in self.lines.iter_mut().chain(&mut self.below) {
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

/// Whether a cell holds its own label, as those below a table do (`审核：`).
fn is_labelled(cell: &str) -> bool {
    cell.contains([':', '：'])
}

/// How the sheet was read, where that is not plain to see.
fn told(head: &Head, columns: &[Column], first: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if head.row != first {
        let row = head.row;
        notes.push(tr!("the head row is row {row}", "表头在第{row}行"));
    }
    let unplaced = head.given.iter().filter(|(column, _)| head.place(*column).is_none());
    notes.extend(unplaced.map(|(column, value)| {
        let heading = &columns[*column].heading;
        tr!("“{heading}” from above the head row: {value}", "“{heading}”取自表头上方：{value}")
    }));
    let strange = head.headings.iter().zip(&head.columns).filter(|(text, known)| known.is_none() && !text.is_empty());
    let free = columns.iter().enumerate().filter(|(place, column)| column.is_read() && head.place(*place).is_none());
    let free: Vec<_> = free.map(|(_, column)| column.heading.as_str()).collect();
    notes.extend(strange.clone().take(MOST_NAMED).map(|(heading, _)| passed_over(heading, &free)));
    let rest = strange.skip(MOST_NAMED).count();
    if rest > 0 {
        notes.push(tr!("{rest} more columns are passed over", "另有{rest}列不导入"));
    }
    notes
}

/// How many columns that are not read are named.
const MOST_NAMED: usize = 50;

/// Says that a column is not read, and which of those that the sheet lacks it may be meant for.
fn passed_over(heading: &str, free: &[&str]) -> String {
    match nearest(heading, free).or_else(|| only_one_near(heading, free)) {
        Some(meant) => {
            tr!("the column “{heading}” is passed over; is it “{meant}”?", "“{heading}”一列不导入；是不是“{meant}”？")
        }
        None => tr!("the column “{heading}” is passed over", "“{heading}”一列不导入"),
    }
}

/// The one heading of which a text is a part, or one slip away from a part.
fn only_one_near<'h>(text: &str, headings: &[&'h str]) -> Option<&'h str> {
    let mut near = headings.iter().filter(|heading| is_near_a_part(text, heading));
    near.next().filter(|_| near.next().is_none()).copied()
}

/// Says how many of the lines a reader of the sheet may take for deleted.
fn looks(lines: &[Line]) -> Vec<String> {
    let rows = |is: fn(&Look) -> bool| lines.iter().filter(|line| is(&line.look)).map(|line| line.number).collect();
    let (hidden, struck): (Vec<usize>, Vec<usize>) = (rows(|look| look.is_hidden), rows(|look| look.is_struck));
    let (hidden_count, struck_count) = (hidden.len(), struck.len());
    let hidden = listed(&hidden).map(|rows| {
        tr!(
            "hidden or filtered rows are read too: {hidden_count} (row {rows})",
            "隐藏或筛选掉的行也读取了，共{hidden_count}行：第{rows}行"
        )
    });
    let struck = listed(&struck).map(|rows| {
        tr!(
            "rows with struck-out cells are read too: {struck_count} (row {rows})",
            "有删除线的行也读取了，共{struck_count}行：第{rows}行"
        )
    });
    hidden.into_iter().chain(struck).collect()
}

/// The numbers of rows for a sentence, the first few of many; none of none.
pub fn listed(rows: &[usize]) -> Option<String> {
    const LISTED: usize = 10;
    let first: Vec<_> = rows.iter().take(LISTED).map(ToString::to_string).collect();
    let rest = if rows.len() > LISTED { "…" } else { "" };
    (!rows.is_empty()).then(|| first.join(list_separator()) + rest)
}
