//! The records of `tests/diagnostics/_base`, in which nothing is wrong, as the ground for something that is.

use super::files::files;
use super::program::program;
use super::put::put;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A day on which everything on the ground is done.
pub const AS_OF: &str = "2019-09-10";

/// The folder of the examples of what is wrong, in which the ground lies too.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// A copy of the ground in a folder that everybody may read. Its inspections are not submitted.
pub fn ground() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    #[cfg(unix)]
    open_to_all(folder.path());
    files(&examples().join("_base")).iter().for_each(|(path, bytes)| put(folder.path(), path, bytes));
    folder
}

#[cfg(unix)]
fn open_to_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).expect("the folder is ours");
}

/// A `check` of records, to be run as a user who is not root, because root may read every file.
pub fn checking(records: &Path) -> Command {
    let mut program = program();
    #[cfg(unix)]
    as_nobody(&mut program, records);
    program.arg("check").arg("-C").arg(records);
    program
}

#[cfg(unix)]
fn as_nobody(program: &mut Command, records: &Path) {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    if std::fs::metadata(records).expect("the records lie there").uid() == 0 {
        program.uid(NOBODY);
    }
}
