//! A row of the inspection form.

use crate::basics::id::RoundId;
use crate::files::plan::Draft;
use crate::register::{Directory, Register, row_draft};
use crate::sheets::column::Column;
use crate::sheets::form_rows::{DAY, FormRows, is_unfilled};
use crate::sheets::intake::SheetKind;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{unit_columns, visit};
use std::collections::BTreeSet;

/// Sheets of inspections.
pub struct Inspections<'r> {
    register: &'r Register,
    directory: Directory<'r>,
    rows: FormRows<'r>,
}

impl<'r> Inspections<'r> {
    /// Sheets in the forms of some rounds.
    pub fn new(register: &'r Register, directory: Directory<'r>, rounds: &BTreeSet<RoundId>) -> Inspections<'r> {
        Inspections { register, directory, rows: FormRows::new(register, rounds) }
    }
}

impl SheetKind for Inspections<'_> {
    fn columns(&self) -> Vec<Column> {
        let [county, school] = unit_columns();
        let first = [county, school, Column::titled(DAY.name, DAY.aliases)];
        first.into_iter().chain(self.rows.columns()).collect()
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        let form = self.rows.form(row)?;
        let given = self.rows.answers(row, form);
        if is_unfilled(row, &given) {
            return None;
        }
        let key = visit(row, &mut self.directory, self.register, DAY.name)?;
        let school = self.register.school(&key.unit);
        row_draft(&key, given, |row| row, form, school).ok()
    }

    fn keys(&self) -> Vec<(String, String)> {
        self.rows.keys()
    }
}
