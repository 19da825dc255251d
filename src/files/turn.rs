//! The turn to write: commands on one directory take it one after the other.

use crate::files::held::patiently;
use crate::files::read::undisturbed;
use crate::files::root::Root;
use crate::files::whole::{TEMPORARY, not_written, refused, stands};
use std::fs::{self, File, TryLockError};
use std::io;

/// The file whose lock makes commands take turns.
const LOCK: &str = ".shuangqian.lock";

/// The right to write; commands on one directory hold it in turns.
pub struct Turn {
    _lock: File,
}

/// Waits for the right to write, calling `waiting` when another command has it, and clears what a killed command left.
pub fn take_turn(root: &Root, waiting: impl FnOnce()) -> anyhow::Result<Turn> {
    stands(root, LOCK).map_err(|fault| refused(LOCK, &fault))?;
    let failed = |error: io::Error| not_written(LOCK, &error);
    let lock = opened(root).map_err(failed)?;
    if !is_taken_at_once(&lock).map_err(failed)? {
        waiting();
        undisturbed(|| lock.lock()).map_err(failed)?;
    }
    clear_temporary(root);
    Ok(Turn { _lock: lock })
}

/// The lock, which is made if it is not there. Another clerk’s may not be written to: to be locked it need only be read.
/// Where it may be, it is opened for writing, for over NFS that alone can be locked.
fn opened(root: &Root) -> io::Result<File> {
    let open = || File::options().create(true).truncate(false).write(true).open(root.join(LOCK));
    match patiently(|| undisturbed(open)) {
        Err(denied) if denied.kind() == io::ErrorKind::PermissionDenied => root.open_file(LOCK).map_err(|_| denied),
        opened => opened,
    }
}

fn is_taken_at_once(lock: &File) -> io::Result<bool> {
    undisturbed(|| match lock.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    })
}

fn clear_temporary(root: &Root) {
    let Ok(entries) = fs::read_dir(root.folder()) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            // One that cannot be removed does no harm: it is a dot-file, and the next write tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}
