//! Files put into a folder without the program.

use std::fs;
use std::path::Path;

/// Puts a file at a path from a folder, and makes the folders that it lies in.
pub fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(path);
    let parent = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(parent).unwrap_or_else(|error| panic!("{}: {error}", parent.display()));
    fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
