//! `--rejects`: the faulty rows of a sheet, each with its reasons, to be mended and imported again.

use crate::basics::formula::fuse;
use crate::basics::personal::mask;
use crate::files::{Root, disk};
use crate::output::csv::csv_for_file;
use crate::output::file::write_output;
use crate::reports::{Cell, Table};
use crate::sheets::grid::Line;
use crate::sheets::intake::Intake;
use crate::sheets::sheet::REASON;
use crate::tr;
use anyhow::bail;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

/// Refuses a file for rejects that is not a CSV file, or that is the sheet itself.
pub fn check_path(path: &Path, sheet: &Path) -> anyhow::Result<()> {
    let shown = path.display();
    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("csv")) {
        bail!(tr!("--rejects {shown}: name a file that ends in .csv", "--rejects {shown}：请以 .csv 为扩展名"));
    }
    let whole = |path: &Path| path.canonicalize().ok();
    if whole(path).is_some_and(|rejects| Some(rejects) == whole(sheet)) {
        bail!(tr!(
            "--rejects {shown}: this is the sheet itself",
            "--rejects {shown}：这就是要导入的表格，请换个文件名"
        ));
    }
    Ok(())
}

/// Writes the faulty rows, if any, and returns how many.
pub fn write_rejects(root: &Root, path: &Path, intake: &Intake) -> anyhow::Result<Option<usize>> {
    let table = rejects(intake);
    if table.rows.is_empty() {
        return Ok(None);
    }
    let (bytes, shown) = (csv_for_file(&table)?, path.display());
    let there = disk::read(path, bytes.len());
    let is_free = there.map_or_else(|error| error.kind() == ErrorKind::NotFound, |there| there == bytes);
    if !is_free {
        // It may hold mended rows that were not imported yet.
        bail!(tr!(
            "{shown} holds other rows already and was left as it is; give --rejects another name",
            "{shown}中已有别的内容，未改动；请给 --rejects 换个文件名"
        ));
    }
    write_output(root, path, &bytes)?;
    Ok(Some(table.rows.len()))
}

/// The sentence that says what to do where nothing was recorded.
pub fn told_of_both(path: &Path, rows: usize) -> String {
    let path = path.display();
    tr!(
        "the {rows} faulty rows are in {path}; delete them from this sheet, mend them there, and import both",
        "有问题的{rows}行已写入{path}；请从原表删去这些行，改好后两个表分别导入"
    )
}

/// The sentence that says what to do where the other rows were recorded.
pub fn told_of_rest(path: &Path, rows: usize) -> String {
    let path = path.display();
    tr!(
        "the {rows} faulty rows are in {path}; mend them there, and import that",
        "有问题的{rows}行没有登记，已写入{path}；请在其中改好，再导入该表"
    )
}

/// The faulty rows under the headings of the sheet, with what its titles said in columns of their own.
fn rejects(intake: &Intake) -> Table {
    let sheet = &intake.sheet;
    let titled = || sheet.head.given.iter().filter(|(column, _)| sheet.head.place(*column).is_none());
    let kept: Vec<_> = sheet.head.headings.iter().enumerate().filter(|(_, heading)| *heading != REASON).collect();
    let mut headings: Vec<_> = titled().map(|(column, _)| sheet.columns[*column].heading.clone()).collect();
    headings.extend(kept.iter().map(|(_, heading)| (*heading).clone()));
    headings.push(REASON.to_owned());
    let mut reasons: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for fault in intake.faults() {
        reasons.entry(fault.row).or_default().push(fault.to_string());
    }
    let row = |line: &Line| {
        let reasons = reasons.get(&line.number)?.join("；");
        let given = titled().map(|(_, value)| value.as_str());
        let own = kept.iter().map(|(place, _)| line.cells.get(*place).map_or("", |cell| fuse(cell)));
        let cells = given.chain(own).chain([reasons.as_str()]);
        Some(cells.map(|cell| Cell::text(mask(cell))).collect())
    };
    let rows = sheet.lines.iter().chain(&sheet.below).filter_map(row).collect();
    Table::of("rejects", REASON, headings, rows)
}
