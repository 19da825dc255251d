//! Commands about the records in a folder.

use super::program::program;
use std::path::Path;
use std::process::Output;

/// Runs the program on records. `before` holds the options before the command, such as `--as-of 2019-08-20`, and is split
/// at blanks.
pub fn run(records: &Path, before: &str, words: &[&str]) -> Output {
    let mut program = program();
    program.args(before.split_whitespace()).arg("-C").arg(records).args(words);
    program.output().expect("the program starts")
}
