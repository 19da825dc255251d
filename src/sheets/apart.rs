//! Reads a workbook in a process of its own: a damaged one can crash only that process.

use crate::files::read::io_reason;
use crate::sheets::grid::{Candidate, LARGEST};
use crate::sheets::sheet_fault::SheetFault;
use crate::sheets::workbook::read_workbook;
use std::env::current_exe;
use std::ffi::OsString;
use std::io::{Read, Write, copy, sink, stdin, stdout};
use std::process::{Command, ExitCode, Stdio, exit};
use std::thread;

/// The one argument with which the program runs itself to read a workbook. No clerk types it.
const READ_WORKBOOK: &str = "--read-workbook-from-stdin";

/// Whether the arguments are those of a reader.
pub fn is_asked_to_read(arguments: &[OsString]) -> bool {
    matches!(arguments, [_, argument] if argument == READ_WORKBOOK)
}

/// Reads the workbook on stdin, its length before it, and writes its sheets, or why there are none, to stdout.
pub fn read_for_another() -> ExitCode {
    let Ok(bytes) = handed_over() else { return ExitCode::FAILURE };
    // Whoever asked holds the pipe open until there is an answer: when it closes, nobody waits any more.
    let watch = thread::Builder::new().spawn(|| {
        let _ = copy(&mut stdin(), &mut sink());
        exit(1);
    });
    let sheets = watch.map_err(|error| no_reader(&error)).and_then(|_| read_workbook(&bytes));
    match serde_json::to_writer(stdout().lock(), &sheets) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn no_reader(error: &std::io::Error) -> SheetFault {
    SheetFault::NoReader(io_reason(error))
}

fn handed_over() -> std::io::Result<Vec<u8>> {
    let mut length = [0; 8];
    stdin().read_exact(&mut length)?;
    let mut bytes = vec![0; usize::try_from(u64::from_le_bytes(length)).unwrap_or(LARGEST).min(LARGEST)];
    stdin().read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Has a workbook read by another process; where that crashes, the workbook counts as damaged.
pub fn read_apart(bytes: &[u8]) -> Result<Vec<Candidate>, SheetFault> {
    let reader = current_exe().and_then(|program| {
        let mut reader = Command::new(program);
        reader.arg(READ_WORKBOOK).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        reader.spawn()
    });
    let mut reader = reader.map_err(|error| no_reader(&error))?;
    let pipe = reader.stdin.take();
    if let Some(mut pipe) = pipe.as_ref() {
        // A reader that ended early says why by what it wrote.
        let _ = pipe.write_all(&(bytes.len() as u64).to_le_bytes()).and_then(|()| pipe.write_all(bytes));
    }
    let output = reader.wait_with_output();
    drop(pipe);
    let output = output.map_err(|_| SheetFault::BrokenWorkbook)?;
    serde_json::from_slice(&output.stdout).unwrap_or(Err(SheetFault::BrokenWorkbook))
}
