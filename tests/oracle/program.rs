//! Runs the real binary and reads what it prints.

use crate::expected::Table;
use crate::files::Files;
use crate::support::put::put;
use crate::support::run;
use std::path::Path;
use std::process::Output;

/// Writes a records directory, its files in the order given.
pub fn write<'a>(files: impl IntoIterator<Item = (&'a String, &'a String)>, folder: &Path) {
    files.into_iter().for_each(|(path, text)| put(folder, path, text));
}

/// A fresh folder that goes away with its owner; its name tells one that was kept from other people's.
pub fn fresh_folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("shuangqian-oracle-").tempdir().expect("a temporary folder")
}

/// A fresh folder with the files in it.
pub fn written(files: &Files) -> tempfile::TempDir {
    let folder = fresh_folder();
    write(files, folder.path());
    folder
}

/// Runs the program in Chinese on a records directory.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    run::run(folder, "--lang zh", arguments)
}

/// What the program prints, if it says that all is fine and prints anything.
pub fn printed(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = run(folder, arguments);
    if output.status.code() == Some(0) && !output.stdout.is_empty() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "`{}` ended with {}, printed {} bytes, said: {said}",
        arguments.join(" "),
        output.status,
        output.stdout.len()
    ))
}

/// Reads a CSV as a pipe gets it.
pub fn csv_table(bytes: &[u8]) -> Result<Table, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|fault| format!("no CSV: {fault}"))?;
        lines.push(record.iter().map(str::to_owned).collect::<Vec<String>>());
    }
    if lines.is_empty() {
        return Err("nothing was printed, not even headings".to_owned());
    }
    let headings = lines.remove(0);
    Ok(Table { headings, rows: lines })
}

/// Reads a report in JSON; its headings are those expected, since an empty one has none.
pub fn json_table(bytes: &[u8], kind: &str, round: &str, headings: &[String]) -> Result<Table, String> {
    let document: serde_json::Value = serde_json::from_slice(bytes).map_err(|fault| format!("no JSON: {fault}"))?;
    for (key, wanted) in [("report", kind), ("round", round), ("classification", "内部文件")] {
        if document[key] != wanted {
            return Err(format!("“{key}” is {}, expected \"{wanted}\"", document[key]));
        }
    }
    let rows = document["rows"].as_array().ok_or("there are no “rows”")?;
    let mut table = Table { headings: headings.to_vec(), rows: Vec::new() };
    for row in rows {
        let row = row.as_object().ok_or("a row is not an object")?;
        let strange = row.keys().find(|key| !headings.contains(key));
        if let Some(strange) = strange {
            return Err(format!("nobody knows the column “{strange}”"));
        }
        let cells = headings.iter().map(|heading| {
            let cell = row.get(heading).and_then(serde_json::Value::as_str);
            cell.map(str::to_owned).ok_or(format!("a row has no text under “{heading}”"))
        });
        table.rows.push(cells.collect::<Result<_, _>>()?);
    }
    Ok(table)
}

/// The table as a spreadsheet may have it.
// contract: “it begins with `=`, `+`, `-`, `@`, tab, CR, or their full-width forms; a lone `-` too) gets a leading `'`”,
// said of CSV files; a JSON cell is not a formula and stays as it is.
pub fn guarded(mut table: Table) -> Table {
    for cell in table.rows.iter_mut().flatten() {
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
            cell.insert(0, '\'');
        }
    }
    table
}

/// Says in which cell two tables differ first.
pub fn compare(expected: &Table, got: &Table) -> Result<(), String> {
    if expected.headings != got.headings {
        return Err(format!("the headings\n  expected {:?}\n  printed  {:?}", expected.headings, got.headings));
    }
    for (number, (wanted, row)) in (1..).zip(expected.rows.iter().zip(&got.rows)) {
        let differs = (0..wanted.len()).find(|place| wanted[*place] != row[*place]);
        if let Some(place) = differs {
            let (column, wanted_cell, cell) = (&expected.headings[place], &wanted[place], &row[place]);
            return Err(format!(
                "row {number}, column “{column}”\n  expected {wanted_cell:?}\n  printed  {cell:?}\n\
                 the whole row\n  expected {wanted:?}\n  printed  {row:?}"
            ));
        }
    }
    if expected.rows.len() != got.rows.len() {
        let (wanted, printed) = (expected.rows.len(), got.rows.len());
        let at = wanted.min(printed);
        let first = expected.rows.get(at).or(got.rows.get(at));
        return Err(format!("{wanted} rows expected, {printed} printed; the first that only one has: {first:?}"));
    }
    Ok(())
}
