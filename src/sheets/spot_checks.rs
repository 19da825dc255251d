//! A row of the form that the city group filled in; without a school, of a visit to the county group itself.

use crate::basics::id::{RoundId, UnitId};
use crate::files::plan::Draft;
use crate::records::{Described, Field, SpotCheck, SpotCheckKey};
use crate::register::{Directory, Register, row_draft};
use crate::sheets::column::Column;
use crate::sheets::form_rows::{DAY, FormRows, is_unfilled};
use crate::sheets::intake::SheetKind;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{COUNTY, SCHOOL, day_of, round_of, school_of, unit_columns};
use crate::tr;
use std::collections::BTreeSet;

/// Whether nobody was told of the visit before.
pub const UNANNOUNCED: &Field = SpotCheck::FIELDS.get("unannounced");

/// Sheets of spot checks.
pub struct SpotChecks<'r> {
    register: &'r Register,
    directory: Directory<'r>,
    rows: FormRows<'r>,
}

impl<'r> SpotChecks<'r> {
    /// Sheets in the forms of some rounds.
    pub fn new(register: &'r Register, directory: Directory<'r>, rounds: &BTreeSet<RoundId>) -> SpotChecks<'r> {
        SpotChecks { register, directory, rows: FormRows::new(register, rounds) }
    }

    /// The visit that a row describes.
    fn key(&mut self, row: &mut Reading) -> Option<SpotCheckKey> {
        let on = row.required(DAY.name, day_of);
        let unit = match row.text(SCHOOL.name) {
            "" => self.group(row),
            _ => school_of(row, &mut self.directory, on.unwrap_or(self.register.as_of)).map(UnitId::School),
        };
        Some(SpotCheckKey::new(round_of(row, self.register, DAY.name, on?)?, unit?, on?))
    }

    /// The county group that a row without a school is about. A row whose school was forgotten must not become that.
    fn group(&mut self, row: &mut Reading) -> Option<UnitId> {
        if row.has_county_from_above() {
            let message = tr!(
                "it is empty; for a spot check of the county group itself fill in 单位",
                "没有填写；如抽查的是县工作组，请填写单位"
            );
            row.fault(SCHOOL.name, message);
        }
        row.required(COUNTY.name, |cell| self.directory.county(cell)).map(UnitId::County)
    }
}

impl SheetKind for SpotChecks<'_> {
    fn columns(&self) -> Vec<Column> {
        let [county, school] = unit_columns();
        let day = Column::titled(DAY.name, DAY.aliases);
        let unannounced = Column::optional(UNANNOUNCED.name, UNANNOUNCED.aliases);
        [county, school.or_blank(), day, unannounced].into_iter().chain(self.rows.columns()).collect()
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        let form = self.rows.form(row)?;
        let given = self.rows.answers(row, form);
        let unannounced = row.value(UNANNOUNCED.name, |cell| UNANNOUNCED.read(cell)).and_then(|said| said.as_bool());
        if unannounced.is_none() && is_unfilled(row, &given) && !row.fills(DAY.name) {
            return None;
        }
        let key = self.key(row)?;
        let school = key.unit.school().and_then(|school| self.register.school(school));
        row_draft(&key, given, |row| SpotCheck::of_row(row, unannounced), form, school).ok()
    }

    fn keys(&self) -> Vec<(String, String)> {
        let own = (UNANNOUNCED.key.to_owned(), UNANNOUNCED.name.to_owned());
        self.rows.keys().into_iter().chain([own]).collect()
    }
}
