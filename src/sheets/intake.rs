//! What a sheet is read as: the records that it asks for, and everything that is wrong with it.

use crate::files::path::{RecordPath, unit_named_in};
use crate::files::plan::Draft;
use crate::sheets::column::Column;
use crate::sheets::fault::Fault;
use crate::sheets::reading::{Blank, Reading};
use crate::sheets::sheet::{Sheet, listed};
use crate::sheets::visits::day_of;
use crate::tr;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of sheet: its columns, and the record that a row is.
pub trait SheetKind {
    /// The columns.
    fn columns(&self) -> Vec<Column>;

    /// The record that a row asks for; `None` where its key is at fault, or where there is nothing to record.
    fn draft(&mut self, row: &mut Reading) -> Option<Draft>;

    /// Whether several rows of one record add up, as long as they do not contradict each other.
    fn adds_up(&self) -> bool {
        false
    }

    /// The dotted keys of a record, those inside lists without their numbers, each with the heading under which a sheet keeps it; `on` is the day of the record.
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
    /// How many rows were read.
    read: usize,
    /// The rows whose cell under a heading was taken as blank.
    left_blank: BTreeMap<(String, Blank), Vec<usize>>,
    /// The rows and the draft of each record.
    by_path: BTreeMap<RecordPath, (Vec<usize>, usize)>,
    /// The first row of each record that a later one says something else of, and the later one.
    contested: BTreeMap<usize, usize>,
}

impl Intake {
    /// Reads every row of a sheet.
    pub fn of(sheet: Sheet, kind: &mut dyn SheetKind) -> Intake {
        let mut rows = Rows { notes: sheet.notes.clone(), ..Rows::default() };
        let mut unfilled = Vec::new();
        rows.blame(sheet.faults.iter().cloned());
        for line in &sheet.lines {
            if sheet.repeats_head(line) {
                let again = tr!("the headings stand here again; delete the row", "这里又是一行表头，请删去");
                rows.blame([Fault::of_row(line.number, again)]);
                continue;
            }
            let mut reading = Reading::new(&sheet, line);
            match kind.draft(&mut reading) {
                Some(draft) => rows.take(draft, &mut reading, kind),
                None if !reading.has_faults() => unfilled.push(line.number),
                None => {}
            }
            rows.leave_blank(&reading);
            rows.blame(reading.into_faults());
        }
        rows.read = sheet.lines.iter().filter(|line| !sheet.repeats_head(line)).count() - unfilled.len();
        rows.notes
            .extend(rows.left_blank.iter().filter_map(|((heading, why), lines)| taken_as_blank(heading, *why, lines)));
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

    /// What is wrong in sentences; what is wrong with every row of a column is said once.
    pub fn told(&self) -> Vec<String> {
        let faults = self.faults();
        let mut rows: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
        for fault in &faults {
            rows.entry(fault.cause()).or_default().insert(fault.row);
        }
        let is_of_all = |rows: &&BTreeSet<usize>| rows.len() > 1 && rows.len() == self.rows.read;
        let told = |fault: &&Fault| {
            let all = rows.get(&fault.cause()).filter(is_of_all).and_then(|rows| rows.first().zip(rows.last()));
            match all {
                Some((first, last)) => (fault.row == *first).then(|| fault.told_of_all(*last)),
                None => Some(fault.to_string()),
            }
        };
        faults.iter().filter_map(told).collect()
    }

    /// Whether anything is wrong.
    pub fn has_faults(&self) -> bool {
        !self.rows.faults.is_empty()
    }

    /// What the rows ask for in which nothing is wrong.
    pub fn good(&self) -> Vec<Draft> {
        let is_good = |row: &usize| !self.rows.faults.contains_key(row);
        let places = self.rows.by_path.values().filter(|(rows, _)| rows.iter().all(is_good)).map(|(_, place)| *place);
        let mut places: Vec<_> = places.collect();
        places.sort_unstable();
        places.into_iter().map(|place| self.rows.drafts[place].clone()).collect()
    }

    /// Blames the rows of a record for each other: where one is faulty, or two say different things, none is recorded.
    pub fn blame_all_of_a_record(&mut self) {
        let contested = std::mem::take(&mut self.rows.contested).into_iter().map(|(first, later)| {
            let message =
                tr!("row {later} is the same record, but says something else", "与第{later}行是同一条记录，内容却不同");
            Fault::of_row(first, message)
        });
        self.rows.blame(contested);
        let mut along = Vec::new();
        for (rows, _) in self.rows.by_path.values() {
            let is_faulty = |row: &&usize| self.rows.faults.contains_key(*row);
            let Some(faulty) = rows.iter().find(is_faulty) else { continue };
            along.extend(rows.iter().filter(|row| !is_faulty(row)).map(|row| {
                Fault::of_row(*row, tr!("row {faulty} of the same record is faulty", "同一条记录的第{faulty}行有问题"))
            }));
        }
        self.rows.blame(along);
    }

    /// Blames the row of a record for what is wrong with the record, if it is one of this sheet’s. A cell that is at
    /// fault already is not blamed again.
    pub fn blame(&mut self, path: &str, key: Option<&str>, message: &str, help: &str) -> bool {
        let Some((rows, _)) = self.rows.by_path.get(path) else { return false };
        let (row, heading) = self.culprit(rows, key, message);
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

    /// A message about a unit that is not registered yet, which names it by its row instead of by a file that is not there.
    pub fn by_row(&self, message: &str, is_new: impl Fn(&str) -> bool) -> String {
        let path = unit_named_in(message).filter(|path| is_new(path));
        match path.and_then(|path| Some((self.rows.by_path.get(path)?.0[0], path))) {
            Some((row, path)) => message.replace(path, &tr!("row {row}", "第{row}行")),
            None => message.to_owned(),
        }
    }

    /// The row and the heading of a record’s rows under which a dotted key, or something of a table, was read: where a
    /// message tells its day, else where it is filled.
    fn culprit(&self, rows: &[usize], key: Option<&str>, message: &str) -> (usize, Option<String>) {
        let headings: Vec<_> = key.map(|key| self.headings_of(key)).unwrap_or_default();
        let cells = || headings.iter().flat_map(|heading| rows.iter().map(move |row| (*row, *heading)));
        let is_told = |cell: &str| day_of(cell).is_ok_and(|on| message.contains(&on.to_string()));
        let told = cells().find(|(row, heading)| is_told(&self.cell(*row, heading)));
        let filled = || cells().find(|(row, heading)| !self.cell(*row, heading).is_empty());
        let found = told.or_else(filled).or_else(|| cells().next());
        found.map_or((rows[0], None), |(row, heading)| (row, Some(heading.to_owned())))
    }

    /// The headings under which the sheet keeps a dotted key, or something of a table.
    fn headings_of(&self, key: &str) -> Vec<&str> {
        let unnumbered = |part: &&str| part.parse::<usize>().is_err();
        let key = key.split('.').filter(unnumbered).collect::<Vec<_>>().join(".");
        let holds = |known: &str| known == key || known.strip_prefix(&key).is_some_and(|rest| rest.starts_with('.'));
        self.keys.iter().filter(|(known, _)| holds(known)).map(|(_, heading)| heading.as_str()).collect()
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

    fn leave_blank(&mut self, reading: &Reading) {
        for blank in reading.left_blank() {
            self.left_blank.entry(blank.clone()).or_default().push(reading.number());
        }
    }

    fn take(&mut self, draft: Draft, reading: &mut Reading, kind: &dyn SheetKind) {
        let number = reading.number();
        let Some((rows, place)) = self.by_path.get_mut(&draft.path) else {
            self.by_path.insert(draft.path.clone(), (vec![number], self.drafts.len()));
            self.drafts.push(draft);
            return;
        };
        let (first, known) = (rows[0], &mut self.drafts[*place]);
        if known.addition == draft.addition {
            self.notes.push(tr!("row {number} repeats row {first}", "第{number}行与第{first}行相同，只算一次"));
            return;
        }
        if kind.adds_up() && known.add(&draft) {
            rows.push(number);
            return;
        }
        self.contested.insert(first, number);
        reading.fault_of_row(tr!(
            "it is the same record as row {first}, but says something else",
            "与第{first}行是同一条记录，内容却不同"
        ));
    }
}

/// Says where a cell that stands for nobody was taken as blank.
fn taken_as_blank(heading: &str, why: Blank, lines: &[usize]) -> Option<String> {
    let (count, rows) = (lines.len(), listed(lines)?);
    Some(match why {
        Blank::Nobody => tr!(
            "“{heading}” does not name a person and is taken as blank (rows: {count}): {rows}",
            "“{heading}”填的不是人名，按空白处理，共{count}行：第{rows}行"
        ),
        Blank::OfNobody => tr!(
            "“{heading}” is of nobody and is taken as blank (rows: {count}): {rows}",
            "“{heading}”没有对应的人，按空白处理，共{count}行：第{rows}行"
        ),
    })
}

/// The sentence that says which rows do not ask for a record.
fn passed_over(lines: &[usize]) -> Option<String> {
    let count = lines.len();
    listed(lines).map(|rows| {
        tr!(
            "passed over, because nothing is filled in (rows: {count}): {rows}",
            "{count}行没有填写内容，已略过：第{rows}行"
        )
    })
}
