//! The programs of an office, as far as they are installed. Where one is missing its tests say so and pass, unless
//! SHUANGQIAN_OFFICE=required, which CI sets.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A program, if it is installed; says otherwise why a test is skipped.
pub fn tool(name: &str) -> Option<Command> {
    let found = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let required = std::env::var("SHUANGQIAN_OFFICE").is_ok_and(|value| value == "required");
    assert!(found || !required, "{name} is not installed, and SHUANGQIAN_OFFICE=required");
    if !found {
        // Not `eprintln!`, which is shown only of tests that fail.
        let _ = writeln!(std::io::stderr(), "skipped: {name} is not installed");
    }
    found.then(|| Command::new(name))
}

/// Runs a program that shall succeed.
pub fn ran(program: &mut Command) -> Output {
    let output = program.output().unwrap();
    assert!(output.status.success(), "{program:?} {output:?}");
    output
}

/// Opens sheets in LibreOffice, which writes what their cells show as CSV beside them; nothing where there is none.
pub fn open_in_libreoffice(folder: &Path, sheets: &[PathBuf]) -> Option<()> {
    let mut office = tool("soffice")?;
    // A profile of its own, so that tests that run side by side do not wait for each other.
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76";
    ran(office.args(["--headless", "--convert-to", filter, "--outdir"]).arg(folder).args(sheets));
    Some(())
}
