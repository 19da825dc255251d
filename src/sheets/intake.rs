//! What a sheet is read as: the records that it asks for, and everything that is wrong with it.

use crate::basics::language::list_separator;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::sheets::column::Column;
use crate::sheets::fault::Fault;
use crate::sheets::grid::Line;
use crate::sheets::reading::Reading;
use crate::sheets::sheet::Sheet;
use crate::tr;
use std::collections::BTreeMap;

/// A kind of sheet: its columns, and the record that a row is.
pub trait SheetKind {
    /// The columns.
    fn columns(&self) -> Vec<Column>;

    /// The record that a row asks for; `None` where its key is at fault, or where there is nothing to record.
    fn draft(&mut self, row: &mut Reading) -> Option<Draft>;

    /// The dotted keys of a record, each with the heading under which a sheet keeps it; `on` is the day of the record.
    fn keys(&self) -> Vec<(String, String)>;
}

/// A sheet and what was read from it.
pub struct Intake {
    /// The sheet.
    pub sheet: Sheet,
    /// What its rows ask for.
    pub rows: Rows,
    keys: Vec<(String, String)>,
}

/// What the rows of a sheet ask for.
#[derive(Default)]
pub struct Rows {
    /// A record each, in the order of the sheet.
    pub drafts: Vec<Draft>,
    /// What is wrong, by row.
    pub faults: BTreeMap<usize, Vec<Fault>>,
    /// What the clerk should know although it is not wrong.
    pub notes: Vec<String>,
    /// The first row and the draft of each record.
    by_path: BTreeMap<RecordPath, (usize, usize)>,
}

impl Intake {
    /// Reads every row of a sheet.
    pub fn of(sheet: Sheet, kind: &mut dyn SheetKind) -> Intake {
        let mut rows = Rows { notes: sheet.notes.clone(), ..Rows::default() };
        let mut unfilled = Vec::new();
        for line in &sheet.lines {
            if sheet.repeats_head(line) {
                let again = tr!("the headings stand here again; delete the row", "这里又是一行表头，请删去");
                rows.blame([Fault::of_row(line.number, again)]);
                continue;
            }
            let mut reading = Reading::new(&sheet, line);
            match kind.draft(&mut reading) {
                Some(draft) => rows.take(draft, &mut reading),
                None if !reading.has_faults() => unfilled.push(line),
                None => {}
            }
            rows.blame(reading.into_faults());
        }
        rows.notes.extend(passed_over(&unfilled));
        Intake { sheet, rows, keys: kind.keys() }
    }

    /// What is wrong, by row, then in the order of the contract’s columns.
    pub fn faults(&self) -> Vec<&Fault> {
        let place = |fault: &Fault| {
            let heading = fault.heading.as_ref()?;
            self.sheet.columns.iter().position(|column| column.heading == *heading)
        };
        let mut faults: Vec<_> = self.rows.faults.values().flatten().collect();
        faults.sort_by_cached_key(|fault| (fault.row, place(fault).is_none(), place(fault)));
        faults
    }

    /// Whether anything is wrong.
    pub fn has_faults(&self) -> bool {
        !self.rows.faults.is_empty()
    }

    /// Blames the row of a record for what is wrong with the record, if it is one of this sheet’s. A cell that is at
    /// fault already is not blamed again.
    pub fn blame(&mut self, path: &str, key: Option<&str>, message: &str, help: &str) -> bool {
        let Some((row, _)) = self.rows.by_path.get(path).copied() else { return false };
        let heading = key.and_then(|key| self.heading_of(key)).map(str::to_owned);
        let mut known = self.rows.faults.get(&row).into_iter().flatten();
        if !known.any(|fault| heading.is_some() && fault.heading == heading) {
            let fault = match heading {
                Some(heading) => {
                    let cell = self.cell(row, &heading);
                    Fault { row, heading: Some(heading), cell, message: message.to_owned() }
                }
                None => Fault::of_row(row, tr!("{path}: {message}{help}", "{path}：{message}{help}")),
            };
            self.rows.blame([fault]);
        }
        true
    }

    /// The heading under which the sheet keeps a dotted key, or something of a table.
    fn heading_of(&self, key: &str) -> Option<&str> {
        let holds = |known: &str| known == key || known.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        self.keys.iter().find(|(known, _)| holds(known)).map(|(_, heading)| heading.as_str())
    }

    fn cell(&self, row: usize, heading: &str) -> String {
        let place = self.sheet.lines.binary_search_by_key(&row, |line| line.number);
        place.map_or("", |place| self.sheet.cell(&self.sheet.lines[place], heading)).to_owned()
    }
}

impl Rows {
    fn blame(&mut self, faults: impl IntoIterator<Item = Fault>) {
        for fault in faults {
            self.faults.entry(fault.row).or_default().push(fault);
        }
    }

    fn take(&mut self, draft: Draft, reading: &mut Reading) {
        let number = reading.number();
        let Some((first, place)) = self.by_path.get(&draft.path) else {
            self.by_path.insert(draft.path.clone(), (number, self.drafts.len()));
            self.drafts.push(draft);
            return;
        };
        match self.drafts[*place].addition.to_string() == draft.addition.to_string() {
            true => self.notes.push(tr!("row {number} repeats row {first}", "第{number}行与第{first}行相同，只算一次")),
            false => reading.fault_of_row(tr!(
                "it is the same record as row {first}, but says something else",
                "与第{first}行是同一条记录，内容却不同"
            )),
        }
    }
}

/// The sentence that says which rows do not ask for a record.
fn passed_over(lines: &[&Line]) -> Option<String> {
    const LISTED: usize = 10;
    let count = lines.len();
    let listed: Vec<_> = lines.iter().take(LISTED).map(|line| line.number.to_string()).collect();
    let listed = listed.join(list_separator());
    let rest = if count > LISTED { "…" } else { "" };
    (count > 0).then(|| {
        tr!(
            "passed over, because nothing is filled in (rows: {count}): {listed}{rest}",
            "{count}行没有填写内容，已略过：第{listed}{rest}行"
        )
    })
}
