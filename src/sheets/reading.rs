//! One row being read: its cells as values, and what is wrong with them.

use crate::basics::formula::fuse;
use crate::basics::personal;
use crate::records::person_name::is_nobody;
use crate::sheets::fault::Fault;
use crate::sheets::grid::Line;
use crate::sheets::sheet::{Sheet, is_ditto};
use crate::tr;

/// A row of a sheet.
pub struct Reading<'s> {
    sheet: &'s Sheet,
    line: &'s Line,
    faults: Vec<Fault>,
    left_blank: Vec<(String, Blank)>,
}

/// Why a filled cell is taken as blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blank {
    /// It stands for nobody where a person may be named.
    Nobody,
    /// It says something of a person who is not named.
    OfNobody,
}

impl<'s> Reading<'s> {
    /// Begins to read a row; notes cells that can be in no column.
    pub fn new(sheet: &'s Sheet, line: &'s Line) -> Reading<'s> {
        let mut reading = Reading { sheet, line, faults: Vec::new(), left_blank: Vec::new() };
        if let Some(cell) = sheet.stray(line) {
            let message = tr!("“{cell}” is beyond the last heading", "“{cell}”超出了表头的最后一栏");
            reading.faults.push(Fault { cell: cell.to_owned(), ..Fault::of_row(line.number, message) });
        }
        for column in sheet.columns.iter().filter(|column| column.is_read()) {
            let heading = &column.heading;
            if let Some(message) = unreadable(sheet, line, heading).or_else(|| unfit(sheet.cell(line, heading))) {
                reading.fault(heading, message);
            }
        }
        reading
    }

    /// The row's number as Excel counts.
    pub fn number(&self) -> usize {
        self.line.number
    }

    /// The cell under a heading; empty where it is at fault already, or taken as blank.
    pub fn text(&self, heading: &str) -> &'s str {
        match self.is_at_fault(heading) || self.is_left_blank(heading) {
            true => "",
            false => fuse(self.sheet.cell(self.line, heading)),
        }
    }

    /// Whether there is nothing in the cells under some headings, or what was taken as blank, and nothing wrong with them.
    pub fn is_blank<'h>(&self, headings: impl IntoIterator<Item = &'h str>) -> bool {
        let is_blank = |heading| self.sheet.cell(self.line, heading).is_empty() || self.is_left_blank(heading);
        headings.into_iter().all(is_blank)
    }

    fn is_left_blank(&self, heading: &str) -> bool {
        self.left_blank.iter().any(|(blank, _)| blank == heading)
    }

    /// Whether the cell under a heading is filled in the row itself, not by a title above it.
    pub fn fills(&self, heading: &str) -> bool {
        self.sheet.is_placed(heading) && !self.is_blank([heading])
    }

    /// Whether the county of the row is that of a row above, of a title or of a command.
    pub fn has_county_from_above(&self) -> bool {
        self.sheet.has_county_from_above(self.line)
    }

    /// The value of a cell; `None` where it is empty or wrong.
    pub fn value<T>(&mut self, heading: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        read(text).map_err(|message| self.fault(heading, message)).ok()
    }

    /// The value of a cell that must be filled.
    pub fn required<T>(&mut self, heading: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        if self.text(heading).is_empty() {
            self.fault(heading, tr!("it is empty", "没有填写"));
        }
        self.value(heading, read)
    }

    /// Takes a cell as blank that stands for nobody where a person may be named, and says so; whether it does.
    pub fn names_nobody(&mut self, heading: &str) -> bool {
        let text = self.text(heading);
        let names_nobody = !text.is_empty() && is_nobody(text);
        if names_nobody {
            self.left_blank.push((heading.to_owned(), Blank::Nobody));
        }
        names_nobody
    }

    /// Takes a cell as blank that says something of whoever is not named.
    pub fn leave_blank(&mut self, heading: &str) {
        if !self.text(heading).is_empty() {
            self.left_blank.push((heading.to_owned(), Blank::OfNobody));
        }
    }

    /// The headings whose cells were taken as blank, and why.
    pub fn left_blank(&self) -> &[(String, Blank)] {
        &self.left_blank
    }

    /// Notes what is wrong with a cell; one fault of a cell is enough.
    pub fn fault(&mut self, heading: &str, message: String) {
        if self.is_at_fault(heading) {
            return;
        }
        let cell = self.sheet.cell(self.line, heading).to_owned();
        self.faults.push(Fault { row: self.line.number, heading: Some(heading.to_owned()), cell, message });
    }

    /// Notes what is wrong with the row as a whole.
    pub fn fault_of_row(&mut self, message: String) {
        self.faults.push(Fault::of_row(self.line.number, message));
    }

    /// Whether anything of the row is wrong so far.
    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What is wrong with the row.
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    fn is_at_fault(&self, heading: &str) -> bool {
        self.faults.iter().any(|fault| fault.heading.as_deref() == Some(heading))
    }
}

/// Why a cell of a workbook does not say what it shows.
fn unreadable(sheet: &Sheet, line: &Line, heading: &str) -> Option<String> {
    if sheet.is_marked(line, heading, |look| &look.unsaved) {
        return Some(tr!(
            "this formula has no stored value; open the file in Excel or WPS and save it once, or write the value",
            "公式的结果没有保存；请用Excel或WPS打开，保存一次再导入，或直接填写内容"
        ));
    }
    sheet
        .is_marked(line, heading, |look| &look.partly_struck)
        .then(|| tr!("part of it is struck out; delete that part", "其中一部分有删除线；请把划掉的字删去"))
}

/// Why a cell cannot be in any column.
fn unfit(cell: &str) -> Option<String> {
    if let Some(hit) = personal::find(cell) {
        return Some(hit.kind.to_string());
    }
    if personal::is_masked(cell) {
        return Some(tr!(
            "a number in it was masked with *; write anew what may be kept, or leave it out",
            "其中的号码已用*遮盖；请重新填写可以保存的内容，或把这部分删去"
        ));
    }
    if is_ditto(cell) {
        return Some(tr!("write out what “{cell}” stands for", "请填写实际内容，不能写“{cell}”"));
    }
    let is_error = cell.starts_with('#') && cell.ends_with(['!', '?', 'A']) && cell.is_ascii() && cell.len() < 10;
    is_error.then(|| tr!("“{cell}” is a formula error", "“{cell}”是公式错误，请改填内容"))
}
