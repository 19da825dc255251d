//! A row of a sheet of conveyances.

use crate::basics::fold::narrow;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Conveyance, Note};
use crate::register::{Campaign, Directory};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::people::participants;
use crate::sheets::reading::Reading;
use crate::sheets::visits::{unit_columns, visit};
use crate::tr;

const DAY: &str = "传达日期";
/// The columns whose cells are values of keys.
const VALUES: [(&str, &str); 4] =
    [("应到人数", "staff_total"), ("实到人数", "staff_attended"), ("参加人员", "participants"), ("备注", "note")];

/// Sheets of conveyances.
pub struct Conveyances<'r> {
    campaign: Campaign<'r>,
    directory: Directory<'r>,
}

impl<'r> Conveyances<'r> {
    /// Sheets of a round.
    pub fn new(campaign: Campaign<'r>, directory: Directory<'r>) -> Conveyances<'r> {
        Conveyances { campaign, directory }
    }
}

impl SheetKind for Conveyances<'_> {
    fn columns(&self) -> Vec<Column> {
        let mut columns = Vec::from(unit_columns());
        columns.push(Column::titled(DAY, &["传达时间", "时间", "日期"]));
        columns.extend(VALUES.iter().map(|(heading, _)| Column::optional(heading, &[])));
        columns
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        row.names_nobody("参加人员");
        if row.is_blank([DAY].into_iter().chain(VALUES.map(|(heading, _)| heading))) {
            return None;
        }
        let key = visit(row, &mut self.directory, &self.campaign, DAY);
        let conveyance = Conveyance {
            staff_total: row.value("应到人数", head_count),
            staff_attended: row.value("实到人数", head_count),
            participants: row.value("参加人员", participants),
            note: row.value("备注", |cell| Note::typed(cell).map_err(|fault| fault.to_string())),
        };
        let addition = edit::document(&conveyance).ok()?;
        Some(Draft { path: RecordPath::of::<Conveyance>(&key?), addition, removals: Vec::new() })
    }

    fn keys(&self) -> Vec<(String, String)> {
        let values = VALUES.iter().chain(&[(DAY, "on")]);
        values.map(|(heading, key)| ((*key).to_owned(), (*heading).to_owned())).collect()
    }
}

fn head_count(cell: &str) -> Result<u32, String> {
    let number = narrow(cell);
    let number = number.trim().trim_end_matches(['人', '名']).trim().parse();
    number.map_err(|_| tr!("“{cell}” is not a whole number", "“{cell}”不是整数"))
}
