//! What a computer lacks for a test.

use std::io::Write;

/// Tells what was skipped and why, even though the test passes.
pub fn skipped(why: &str) {
    // Not `eprintln!`, which is shown only of tests that fail.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
