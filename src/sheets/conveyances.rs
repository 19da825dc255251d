//! A row of a sheet of conveyances.

use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Conveyance, Described, Field, Note, count};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::people::participants;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{unit_columns, visit};

const DAY: &Field = Conveyance::FIELDS.get("on");
const STAFF_TOTAL: &Field = Conveyance::FIELDS.get("staff_total");
const STAFF_ATTENDED: &Field = Conveyance::FIELDS.get("staff_attended");
const PARTICIPANTS: &Field = Conveyance::FIELDS.get("participants");
const NOTE: &Field = Conveyance::FIELDS.get("note");
/// The columns behind county and school.
pub const COLUMNS: [&Field; 5] = [DAY, STAFF_TOTAL, STAFF_ATTENDED, PARTICIPANTS, NOTE];

/// Sheets of conveyances.
pub struct Conveyances<'r> {
    register: &'r Register,
    directory: Directory<'r>,
}

impl<'r> Conveyances<'r> {
    /// Sheets whose schools are those of a register.
    pub fn new(register: &'r Register, directory: Directory<'r>) -> Conveyances<'r> {
        Conveyances { register, directory }
    }
}

impl SheetKind for Conveyances<'_> {
    fn columns(&self) -> Vec<Column> {
        let mut columns = Vec::from(unit_columns());
        columns.push(Column::titled(DAY.name, DAY.aliases));
        columns.extend(COLUMNS[1..].iter().map(|field| Column::optional(field.name, field.aliases)));
        columns
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        row.names_nobody(PARTICIPANTS.name);
        if row.is_blank(COLUMNS.map(|field| field.name)) {
            return None;
        }
        let key = visit(row, &mut self.directory, self.register, DAY.name);
        let conveyance = Conveyance {
            staff_total: row.value(STAFF_TOTAL.name, count),
            staff_attended: row.value(STAFF_ATTENDED.name, count),
            participants: row.value(PARTICIPANTS.name, participants),
            note: row.value(NOTE.name, |cell| Note::typed(cell).map_err(|fault| fault.to_string())),
        };
        let addition = edit::document(&conveyance).ok()?;
        Some(Draft::of(RecordPath::of::<Conveyance>(&key?), addition))
    }

    fn keys(&self) -> Vec<(String, String)> {
        COLUMNS.iter().map(|field| (field.key.to_owned(), field.name.to_owned())).collect()
    }
}
