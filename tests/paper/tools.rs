//! The programs of an office, as far as they are installed. Where one is missing its tests say so and pass, unless
//! SHUANGQIAN_OFFICE=required, which CI sets.

use crate::support::skipped::skipped;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A program, if it is installed; otherwise says why a test is skipped.
pub fn tool(name: &str) -> Option<Command> {
    let found = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let required = std::env::var("SHUANGQIAN_OFFICE").is_ok_and(|value| value == "required");
    assert!(found || !required, "{name} is not installed, and SHUANGQIAN_OFFICE=required");
    if !found {
        skipped(&format!("{name} is not installed"));
    }
    found.then(|| Command::new(name))
}

/// Runs a program that must succeed.
pub fn ran(program: &mut Command) -> Output {
    let output = program.output().unwrap();
    assert!(output.status.success(), "{program:?} {output:?}");
    output
}

/// Opens sheets in LibreOffice, which writes what their cells show as CSV into a folder; nothing where it is not
/// installed.
pub fn open_in_libreoffice(folder: &Path, sheets: &[PathBuf]) -> Option<()> {
    convert("csv:Text - txt - csv (StarCalc):44,34,76", folder, sheets)
}

/// The pages that LibreOffice prints a sheet on, as text; each of them is printed across. Nothing where it is not
/// installed.
pub fn printed_by_libreoffice(sheet: &Path) -> Option<Vec<String>> {
    let folder = sheet.parent().unwrap();
    convert("pdf", folder, &[sheet.to_owned()])?;
    let printed = sheet.with_extension("pdf");
    let about = ran(tool("pdfinfo")?.args(["-f", "1", "-l", "9999"]).arg(&printed)).stdout;
    let about = String::from_utf8_lossy(&about).into_owned();
    for line in about.lines().filter(|line| line.starts_with("Page ") && line.contains("size:")) {
        assert!(line.contains("841.89 x 595") && line.ends_with("(A4)"), "{line}");
    }
    text_of_pages(&printed)
}

fn text_of_pages(printed: &Path) -> Option<Vec<String>> {
    let text = ran(tool("pdftotext")?.arg(printed).arg("-")).stdout;
    let pages = String::from_utf8(text).unwrap();
    Some(pages.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

fn convert(to: &str, folder: &Path, sheets: &[PathBuf]) -> Option<()> {
    let mut office = tool("soffice")?;
    // A profile of its own, so that tests that run side by side do not wait for each other.
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    ran(office.args(["--headless", "--convert-to", to, "--outdir"]).arg(folder).args(sheets));
    Some(())
}

/// What a browser has to say of a page.
#[derive(Debug)]
pub struct Seen {
    /// Messages on its console.
    pub messages: Vec<String>,
    /// What the page asked the network for.
    pub requests: Vec<String>,
    /// How many pages of A4 it prints on; one of another size is a failure.
    pub a4_pages: usize,
    /// What stands on each of them.
    pub pages: Vec<String>,
}

/// Opens a page in Chromium and prints it; nothing where it is not installed.
pub fn opened(page: &Path) -> Option<Seen> {
    let (mut browser, mut counter) = (tool("chromium")?, tool("pdfinfo")?);
    let folder = page.parent().unwrap();
    let (printed, log) = (folder.join("printed.pdf"), folder.join("network.json"));
    let option = |name: &str, path: &Path| format!("--{name}={}", path.display());
    browser.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]);
    browser.args(["--disable-background-networking", "--disable-component-update", "--enable-logging=stderr"]);
    browser.args([option("user-data-dir", &folder.join("browser")), option("log-net-log", &log)]);
    browser.args(["--no-pdf-header-footer".to_owned(), option("print-to-pdf", &printed)]).arg(page);
    let output = ran(&mut browser);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let messages = said.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect();
    let about = ran(counter.args(["-f", "1", "-l", "9999"]).arg(&printed)).stdout;
    let about = String::from_utf8_lossy(&about).into_owned();
    let sizes: Vec<_> = about.lines().filter(|line| line.starts_with("Page ") && line.contains("size:")).collect();
    assert!(sizes.iter().all(|line| line.ends_with("(A4)")), "{about}");
    Some(Seen { messages, requests: requests(&log), a4_pages: sizes.len(), pages: text_of_pages(&printed)? })
}

/// What the page asked for, and not the browser for itself.
fn requests(log: &Path) -> Vec<String> {
    let log: serde_json::Value = serde_json::from_slice(&std::fs::read(log).unwrap()).unwrap();
    let events = log["events"].as_array().unwrap().iter().map(|event| &event["params"]);
    let of_page = events.filter(|about| about["initiator"].as_str().is_some_and(|origin| origin != "not an origin"));
    of_page.filter_map(|about| Some(about["url"].as_str()?.to_owned())).collect()
}
