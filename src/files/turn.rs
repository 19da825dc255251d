//! The turn to write: commands on one directory take it one after the other.

use crate::files::root::Root;
use crate::files::whole::{TEMPORARY, not_written, refused, stands};
use std::fs::{self, File, TryLockError};

/// The file whose lock makes commands take turns.
const LOCK: &str = ".shuangqian.lock";

/// The right to write; commands on one directory hold it in turns.
pub struct Turn {
    _lock: File,
}

/// Waits for the right to write, calling `waiting` when another command has it, and clears what a killed command left.
pub fn take_turn(root: &Root, waiting: impl FnOnce()) -> anyhow::Result<Turn> {
    stands(root, LOCK).map_err(|fault| refused(LOCK, &fault))?;
    let open = || File::options().create(true).truncate(false).write(true).open(root.join(LOCK));
    let lock = open().map_err(|error| not_written(LOCK, &error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            lock.lock().map_err(|error| not_written(LOCK, &error))?;
        }
        Err(TryLockError::Error(error)) => return Err(not_written(LOCK, &error)),
    }
    clear_temporary(root);
    Ok(Turn { _lock: lock })
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
