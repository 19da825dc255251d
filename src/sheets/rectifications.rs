//! A row of the ledger of findings: how a finding is worked off.

use crate::basics::fold::fold;
use crate::basics::id::{CountyId, SchoolId};
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Described, Field, FindingKey, Name, Note, Rectification};
use crate::register::{Directory, Finding, Register};
use crate::reports::{Column as _, FindingsColumn};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::people::person;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{COUNTY, SCHOOL, day_of, school_of, unit_columns};
use crate::tr;
use std::cell::OnceCell;
use std::collections::BTreeMap;

const DAY: &Field = Rectification::FIELDS.get("on");
const ITEM: &Field = Rectification::FIELDS.get("item");
const MEASURE: &Field = Rectification::FIELDS.get("measure");
const RESPONSIBLE: &Field = Rectification::FIELDS.get("responsible");
const DUE: &Field = Rectification::FIELDS.get("due_on");
const NOTE: &Field = Rectification::FIELDS.get("note");
const DONE: &Field = Rectification::FIELDS.get("done_on");
const CHECKED_BY: &Field = Rectification::FIELDS.get("checked_by");
const CLOSED: &Field = Rectification::FIELDS.get("closed_on");
/// The columns that are read, behind those that name the finding.
const COLUMNS: [&Field; 7] = [MEASURE, RESPONSIBLE, DUE, NOTE, DONE, CHECKED_BY, CLOSED];

/// Sheets of how findings are worked off.
pub struct Rectifications<'r> {
    register: &'r Register,
    directory: Directory<'r>,
    findings: OnceCell<Findings<'r>>,
}

/// Every finding that a row may be of, by its number.
type Findings<'r> = BTreeMap<String, Vec<Finding<'r>>>;

impl<'r> Rectifications<'r> {
    /// Sheets whose findings are those of a register.
    pub fn new(register: &'r Register, directory: Directory<'r>) -> Rectifications<'r> {
        Rectifications { register, directory, findings: OnceCell::new() }
    }

    /// Every finding, of the round named where one is.
    fn findings(&self) -> &Findings<'r> {
        let register = self.register;
        let round = register.round_id().filter(|_| register.is_round_named());
        self.findings.get_or_init(|| {
            let mut by_number = Findings::new();
            for finding in register.findings().filter(|finding| round.is_none_or(|round| finding.key.round == *round)) {
                by_number.entry(fold(&finding.key.to_string())).or_default().push(finding);
            }
            by_number
        })
    }

    /// The finding that a row is of: by its number, else by school, day and item.
    fn finding(&mut self, row: &mut Reading) -> Option<Finding<'r>> {
        let number = FindingsColumn::Key.heading();
        match row.is_blank([number]) {
            true => self.of_cells(row),
            false => {
                let finding =
                    row.value(number, |cell| the_one(self.findings().get(&fold(cell)).into_iter().flatten()))?;
                self.refuse_contradictions(row, &finding.key)?;
                Some(finding)
            }
        }
    }

    fn of_cells(&mut self, row: &mut Reading) -> Option<Finding<'r>> {
        let on = row.required(DAY.name, day_of);
        let school = school_of(row, &mut self.directory, on.unwrap_or(self.register.as_of));
        let (on, school) = (on?, school?);
        row.required(ITEM.name, |cell| {
            let fits = |key: &FindingKey| key.unit == school && key.on == on && self.is_of(key, cell);
            the_one(self.findings().values().flatten().filter(|finding| fits(&finding.key)))
        })
    }

    /// Whether a cell names the item of a finding, as its form calls it.
    fn is_of(&self, key: &FindingKey, cell: &str) -> bool {
        let item = self.register.form(&key.round).and_then(|form| form.item(&key.what));
        let aliases = item.and_then(|item| item.aliases.as_ref()).into_iter().flatten().map(Name::as_str);
        let heading = self.register.heading(key);
        let mut calls = aliases.chain([heading.as_str(), key.what.as_str()]);
        calls.any(|call| fold(call) == fold(cell))
    }

    /// Blames the number of a finding where what stands beside it is of another one.
    fn refuse_contradictions(&mut self, row: &mut Reading, key: &FindingKey) -> Option<()> {
        let county = (!row.has_county_from_above()).then(|| row.value(COUNTY.name, |cell| self.directory.county(cell)));
        let school = row.value(SCHOOL.name, |cell| self.school(&key.unit.county, cell, key));
        let on = row.value(DAY.name, day_of);
        let of_other_item = row.value(ITEM.name, |cell| Ok(!self.is_of(key, cell)));
        let beside = [
            (COUNTY.name, county.flatten().is_some_and(|county| county != key.unit.county)),
            (SCHOOL.name, school.is_some_and(|school| school != key.unit)),
            (DAY.name, on.is_some_and(|on| on != key.on)),
            (ITEM.name, of_other_item == Some(true)),
        ];
        let Some((heading, _)) = beside.into_iter().find(|(_, is_other)| *is_other) else { return Some(()) };
        let number = FindingsColumn::Key.heading();
        row.fault(
            number,
            tr!("“{heading}” is of another finding; correct one of the two", "与“{heading}”不是同一个问题，请核对"),
        );
        None
    }

    fn school(&mut self, county: &CountyId, cell: &str, key: &FindingKey) -> Result<SchoolId, String> {
        self.directory.registered_school(county, cell, key.on)
    }
}

/// The one finding among those that fit.
fn the_one<'f, 'r: 'f>(mut fitting: impl Iterator<Item = &'f Finding<'r>>) -> Result<Finding<'r>, String> {
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one.clone()),
        (Some(_), Some(_)) => Err(tr!(
            "several rounds have this finding; name the round with --round",
            "几个轮次都有这个问题，请用 --round 写明轮次"
        )),
        (None, _) => Err(tr!("no visit found this", "没有查出过这个问题")),
    }
}

impl SheetKind for Rectifications<'_> {
    fn columns(&self) -> Vec<Column> {
        let number = FindingsColumn::Key.heading();
        let [county, school] = unit_columns();
        let day = Column::titled(DAY.name, DAY.aliases);
        let item = Column::required(ITEM.name, ITEM.aliases);
        let mut columns = vec![Column::optional(number, &[])];
        columns.extend([county, school, day, item].map(|column| column.unless(number)));
        columns.extend(COLUMNS.iter().map(|field| Column::optional(field.name, field.aliases)));
        let read: Vec<_> = columns.iter().map(|column| column.heading.clone()).collect();
        let others = FindingsColumn::ALL.iter().map(|column| column.heading());
        columns.extend(others.filter(|heading| !read.iter().any(|read| read == heading)).map(Column::derived));
        columns
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        row.names_nobody(RESPONSIBLE.name);
        row.names_nobody(CHECKED_BY.name);
        let (is_closed, closed) = (FindingsColumn::IsClosed.heading(), row.is_blank([CLOSED.name]));
        if closed && row.text(is_closed) == "是" {
            row.fault(CLOSED.name, tr!("it is empty, and “{is_closed}” says 是", "没有填写，而“{is_closed}”填了“是”"));
        }
        if row.is_blank(COLUMNS.map(|field| field.name)) {
            return None;
        }
        let finding = self.finding(row);
        let note = |cell: &str| Note::typed(cell).map_err(|fault| fault.to_string());
        let due_on = row.value(DUE.name, day_of);
        let rectification = Rectification {
            measure: row.value(MEASURE.name, note),
            responsible: row.value(RESPONSIBLE.name, person),
            // The day that follows from the finding says nothing of its own.
            due_on: due_on.filter(|due| finding.as_ref().is_none_or(|finding| finding.due_on != *due)),
            note: row.value(NOTE.name, note),
            done_on: row.value(DONE.name, day_of),
            checked_by: row.value(CHECKED_BY.name, person),
            closed_on: row.value(CLOSED.name, day_of),
        };
        if rectification == Rectification::default() {
            return None;
        }
        Some(Draft::of(RecordPath::of::<Rectification>(&finding?.key), edit::document(&rectification).ok()?))
    }

    fn keys(&self) -> Vec<(String, String)> {
        COLUMNS.iter().map(|field| (field.key.to_owned(), field.name.to_owned())).collect()
    }
}
