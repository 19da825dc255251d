//! The rounds and their deadlines.

use crate::register::Register;
use crate::reports::{Cell, Table};

const HEADINGS: &str = "轮次:9,名称:4,文号:8,印发日期:7,责任书期限:7,传达期限:5,检查期限:7,自查期限:5,督导抽查起始:4,封存日期:7,封存校验值:3";

/// Every round, by id.
pub fn rounds(register: &Register) -> Table {
    let rows = register.rounds().map(|(id, round)| {
        let deadlines = &round.deadlines;
        vec![
            Cell::text(id.as_str()),
            Cell::text(round.title.as_str()),
            Cell::text(round.document_number.as_str()),
            Cell::Day(round.issued_on),
            Cell::Day(deadlines.letters),
            Cell::Day(deadlines.conveyances),
            Cell::Day(deadlines.inspections),
            Cell::Day(deadlines.school_work),
            Cell::Day(deadlines.spot_checks_from),
            Cell::day(round.sealed_on),
            // As much of the seal as a clerk can write down.
            Cell::text(round.sealed_sha256.map(|seal| seal.short()).unwrap_or_default()),
        ]
    });
    Table::under("rounds", "轮次", HEADINGS, rows.collect())
}
