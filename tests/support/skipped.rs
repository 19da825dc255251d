//! What cannot be tried here.

use std::io::Write;

/// Says, also of a test that passes, what was not tried and why.
pub fn skipped(why: &str) {
    // Not `eprintln!`, which is shown only of tests that fail.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
