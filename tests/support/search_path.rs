//! Where a shell finds programs.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The search path of this computer, with the program before all others.
pub fn search_path() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_shuangqian")).parent().expect("a program lies in a folder");
    let others = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::iter::once(program.to_owned()).chain(std::env::split_paths(&others)).collect();
    std::env::join_paths(folders).expect("the folders of a search path can be joined")
}
