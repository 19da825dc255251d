//! Records copied, so that they can be spoilt.

use super::files::files;
use super::put::put;
use std::path::Path;
use tempfile::TempDir;

/// A copy of a folder's files, which is deleted when the test is over.
pub fn copied(records: &Path) -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder");
    files(records).iter().for_each(|(path, bytes)| put(copy.path(), path, bytes));
    copy
}
