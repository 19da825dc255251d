//! A row of a sheet of what schools did themselves; several rows of a school add up.

use crate::basics::day::Day;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Described, Education, EducationKind, Field, Kind, SchoolWork, SchoolWorkKey, Study, count};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{day_of, round_of, school_of, unit_columns};
use crate::tr;

const REPORTED: &Field = SchoolWork::FIELDS.get("reported_to_leaders_on");
const STUDIED: &Field = SchoolWork::FIELDS.get("study.held_on");
const ATTENDED: &Field = SchoolWork::FIELDS.get("study.staff_attended");
const INSPECTED: &Field = SchoolWork::FIELDS.get("self_inspected_on");
/// The days of lessons, a column for each kind of them.
const LESSONS: [(&Field, EducationKind); 2] = [
    (&Field::optional("education.held_on", "法治教育日期", Kind::Day, &["法制教育日期"]), EducationKind::Law),
    (&Field::optional("education.held_on", "自护教育日期", Kind::Day, &[]), EducationKind::SelfProtection),
];
/// The columns behind county and school.
pub const COLUMNS: [&Field; 6] = [REPORTED, STUDIED, ATTENDED, INSPECTED, LESSONS[0].0, LESSONS[1].0];

/// Sheets of school work.
pub struct Work<'r> {
    register: &'r Register,
    directory: Directory<'r>,
}

impl<'r> Work<'r> {
    /// Sheets whose schools are those of a register.
    pub fn new(register: &'r Register, directory: Directory<'r>) -> Work<'r> {
        Work { register, directory }
    }
}

impl SheetKind for Work<'_> {
    fn columns(&self) -> Vec<Column> {
        let of_work = COLUMNS.iter().map(|field| Column::optional(field.name, field.aliases));
        unit_columns().into_iter().chain(of_work).collect()
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        if row.is_blank(COLUMNS.map(|field| field.name)) {
            return None;
        }
        let work = work(row);
        let last = last_day(row);
        let school = school_of(row, &mut self.directory, last.map_or(self.register.as_of, |(_, on)| on));
        let (heading, on) = last?;
        let key = SchoolWorkKey { round: round_of(row, self.register, heading, on)?, school: school? };
        Some(Draft::of(RecordPath::of::<SchoolWork>(&key), edit::document(&work).ok()?))
    }

    fn adds_up(&self) -> bool {
        true
    }

    fn keys(&self) -> Vec<(String, String)> {
        COLUMNS.iter().map(|field| (field.key.to_owned(), field.name.to_owned())).collect()
    }
}

/// What the cells of a row say.
fn work(row: &mut Reading) -> SchoolWork {
    let staff_attended = row.value(ATTENDED.name, count);
    let attended = ATTENDED.name;
    if staff_attended.is_some() && row.is_blank([STUDIED.name]) {
        row.fault(STUDIED.name, tr!("it is empty, and {attended} is filled in", "没有填写，却填了{attended}"));
    }
    let held_on = row.value(STUDIED.name, day_of);
    let mut education = Vec::new();
    for (field, kind) in LESSONS {
        let held_on = row.value(field.name, day_of);
        education.extend(held_on.map(|held_on| Education { held_on, kind, note: None }));
    }
    SchoolWork {
        reported_to_leaders_on: row.value(REPORTED.name, day_of),
        self_inspected_on: row.value(INSPECTED.name, day_of),
        study: held_on.map(|held_on| Study { held_on, staff_attended }).into_iter().collect(),
        education,
    }
}

/// The last day of a row, which decides on its round, and the heading of its column.
fn last_day(row: &Reading) -> Option<(&'static str, Day)> {
    let days = COLUMNS.iter().filter(|field| matches!(field.value, Kind::Day));
    let days = days.filter_map(|field| Some((field.name, day_of(row.text(field.name)).ok()?)));
    days.max_by_key(|(_, on)| *on)
}
