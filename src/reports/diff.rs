//! What stands otherwise than before, as a table.

use crate::basics::words::Word;
use crate::files::path::RecordPath;
use crate::history::{Stand, Turn};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf};

columns! {
    /// The columns of a comparison.
    DiffColumn {
        Unit = "单位", 6;
        School = "学校", 8;
        Topic = "事项", 8;
        Before = "原状态", 7;
        After = "现状态", 8;
        OldRecord = "原记录", 3;
        NewRecord = "现记录", 4;
    }
}

/// A line for everything that stands otherwise.
pub fn diff_table(turns: &[Turn]) -> TableOf<DiffColumn> {
    let stand = |stand: Option<Stand>| stand.map_or(Cell::Blank, |stand| Cell::text(stand.chinese()));
    let row = |turn: &Turn| {
        let [old, new] = turn.shown_by.each_ref().map(|path| path.as_ref().map_or("", RecordPath::as_cited));
        vec![
            Cell::text(&*turn.names.0),
            Cell::text(turn.names.1.clone().unwrap_or_default()),
            Cell::text(&*turn.called),
            stand(turn.before),
            stand(turn.after),
            Cell::text(old),
            Cell::text(new),
        ]
    };
    TableOf::under("diff", "变化对照", turns.iter().map(row).collect())
}
