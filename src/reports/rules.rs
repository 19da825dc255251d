//! The rules of `check`.

use crate::basics::words::Word;
use crate::diagnostics::Code;
use crate::reports::{Cell, Table};
use crate::tr;

/// Every rule, a line a code.
pub fn rules() -> Table {
    let row = |code: &Code| {
        let (severity, clause) = (code.severity().shown(), code.clause());
        [code.name().to_owned(), severity, clause.to_owned(), code.about()].map(Cell::text).to_vec()
    };
    let headings = tr!("code:9,severity:8,clause:5,what it ensures:8", "代码:9,级别:8,依据:5,核对内容:8");
    Table::under("rules", &tr!("Rules of check", "核对规则"), &headings, Code::ALL.iter().map(row).collect())
}
