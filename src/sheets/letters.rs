//! A row of a sheet of letters.

use crate::basics::id::UnitId;
use crate::basics::words::Word;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{LEVEL, Letter, LetterKey, Level, SIDES, Side, Signature};
use crate::register::{Directory, Register};
use crate::reports::FOLLOWING;
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::people::person;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{COUNTY, SCHOOL, day_of, round_of, unit_columns};
use crate::tr;

/// Sheets of letters.
pub struct Letters<'r> {
    register: &'r Register,
    directory: Directory<'r>,
}

impl<'r> Letters<'r> {
    /// Sheets whose units are those of a register.
    pub fn new(register: &'r Register, directory: Directory<'r>) -> Letters<'r> {
        Letters { register, directory }
    }

    /// Whose letter it is: without a school the county’s own.
    fn unit(&mut self, row: &mut Reading, letter: &Letter) -> Option<UnitId> {
        let level = row.value(LEVEL.name, level);
        let county = row.required(COUNTY.name, |cell| self.directory.county(cell));
        match (level, row.text(SCHOOL.name).is_empty()) {
            (Some(Level::CountySchool), true) => {
                row.fault(SCHOOL.name, tr!("a 县校 letter needs its school", "层级为“县校”，要填写学校"));
            }
            (Some(Level::CityCounty), false) => {
                row.fault(LEVEL.name, tr!("a 市县 letter has no school", "层级为“市县”，不应填写学校"));
            }
            // A row whose school was forgotten must not become the county’s letter.
            (None, true) if row.has_county_from_above() => {
                row.fault(
                    SCHOOL.name,
                    tr!(
                        "it is empty; for the county’s own letter fill in 单位, or 市县 as 层级",
                        "没有填写；如为市县责任书，请填写单位，或在“层级”填写“市县”"
                    ),
                );
            }
            (_, true) => return county.map(UnitId::County),
            (_, false) => {}
        }
        let (county, signed_on) = (county?, letter.signed_on().unwrap_or(self.register.as_of));
        let school = row.value(SCHOOL.name, |cell| self.directory.registered_school(&county, cell, signed_on));
        school.map(UnitId::School)
    }
}

impl SheetKind for Letters<'_> {
    fn columns(&self) -> Vec<Column> {
        let [county, school] = unit_columns();
        let mut columns = vec![Column::optional(LEVEL.name, LEVEL.aliases), county, school.or_blank()];
        columns.extend(SIDES.as_flattened().iter().map(|field| Column::optional(field.name, field.aliases)));
        columns.extend(FOLLOWING.map(Column::derived));
        columns
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        // Without a day nobody has signed; with one, somebody must have.
        for [signer, _] in SIDES.into_iter().filter(|[_, day]| row.is_blank([day.name])).collect::<Vec<_>>() {
            row.names_nobody(signer.name);
        }
        if row.is_blank(SIDES.as_flattened().iter().map(|field| field.name)) {
            return None;
        }
        let mut letter = Letter::default();
        for ([signer, day], side) in SIDES.into_iter().zip([Side::Upper, Side::Lower]) {
            letter.sign(side, signature(row, signer.name, day.name));
        }
        let unit = self.unit(row, &letter)?;
        let addition = edit::document(&letter).ok()?;
        // The round is that of the later signature.
        let signed = SIDES.iter().zip(Side::ALL).filter_map(|([_, day], side)| Some((day, letter.signature(*side)?)));
        let (day, last) = signed.max_by_key(|(_, signature)| signature.signed_on)?;
        let key = LetterKey { round: round_of(row, self.register, day.name, last.signed_on)?, unit };
        Some(Draft::of(RecordPath::of::<Letter>(&key), addition))
    }

    fn keys(&self) -> Vec<(String, String)> {
        SIDES.as_flattened().iter().map(|field| (field.key.to_owned(), field.name.to_owned())).collect()
    }
}

fn level(cell: &str) -> Result<Level, String> {
    Level::typed(cell).ok_or_else(|| tr!("it is neither 市县 nor 县校", "应为“市县”或“县校”"))
}

/// One party’s signature: who and when, or neither.
fn signature(row: &mut Reading, signer: &str, day: &str) -> Option<Signature> {
    if row.is_blank([signer, day]) {
        return None;
    }
    let who = row.required(signer, person);
    let signed_on = row.required(day, day_of);
    Some(Signature { signer: who?, post: None, signed_on: signed_on? })
}
