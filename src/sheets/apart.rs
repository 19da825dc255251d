//! Reads a workbook in a process of its own: a damaged one can crash only that process.

use crate::sheets::grid::{Grid, LARGEST, SheetFault};
use crate::sheets::workbook::read_workbook;
use std::env::current_exe;
use std::ffi::OsString;
use std::io::{Read, Write, stdin, stdout};
use std::process::{Command, ExitCode, Stdio};

/// The one argument with which the program runs itself to read a workbook. No clerk types it.
const READ_WORKBOOK: &str = "--read-workbook-from-stdin";
/// The exit status of a reader whose workbook is too large; a crash and other faults have others.
const TOO_LARGE: u8 = 3;

/// Whether the arguments are those of a reader.
pub fn is_asked_to_read(arguments: &[OsString]) -> bool {
    matches!(arguments, [_, argument] if argument == READ_WORKBOOK)
}

/// Reads the workbook on stdin and writes its cells to stdout.
pub fn read_for_another() -> ExitCode {
    let mut bytes = Vec::new();
    let read = stdin().take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    let grid = read.map_err(|_| SheetFault::BrokenWorkbook).and_then(|_| read_workbook(&bytes));
    match grid {
        Ok(grid) => match serde_json::to_writer(stdout().lock(), &grid) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(SheetFault::TooLarge) => ExitCode::from(TOO_LARGE),
        Err(_) => ExitCode::FAILURE,
    }
}

/// Has a workbook read by another process; where that crashes, the workbook counts as damaged.
pub fn read_apart(bytes: &[u8]) -> Result<Grid, SheetFault> {
    let reader = current_exe().and_then(|program| {
        let mut reader = Command::new(program);
        reader.arg(READ_WORKBOOK).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        reader.spawn()
    });
    let mut reader = reader.map_err(|_| SheetFault::BrokenWorkbook)?;
    if let Some(mut pipe) = reader.stdin.take() {
        // A reader that ended early says why by its exit status.
        let _ = pipe.write_all(bytes);
    }
    let output = reader.wait_with_output().map_err(|_| SheetFault::BrokenWorkbook)?;
    match output.status.code() {
        Some(0) => serde_json::from_slice(&output.stdout).map_err(|_| SheetFault::BrokenWorkbook),
        Some(code) if code == i32::from(TOO_LARGE) => Err(SheetFault::TooLarge),
        _ => Err(SheetFault::BrokenWorkbook),
    }
}
