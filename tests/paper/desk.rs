//! The example city, and a folder to put papers in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder that is gone when the test is over.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// Where a file in it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a command about the example city writes into a file here.
    pub fn written(&self, name: &str, words: &[&str]) -> Vec<u8> {
        let file = self.path(name);
        let output = run(&example(), &[words, &["-o", file.to_str().unwrap()]].concat());
        assert!(output.status.success() && output.stdout.is_empty(), "{words:?} {output:?}");
        fs::read(file).unwrap()
    }
}

/// The example city.
pub fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019")
}

/// Runs the program in Chinese on records as of 10 September 2019.
pub fn run(records: &Path, words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_shuangqian"));
    program.env_remove("SHUANGQIAN_DIR").args(["--lang", "zh", "--as-of", "2019-09-10", "-C"]).arg(records);
    program.args(words).output().unwrap()
}

/// What a command about the example city prints.
pub fn printed(words: &[&str]) -> String {
    let output = run(&example(), words);
    assert!(output.status.success(), "{words:?} {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Records copied, so that they can be spoilt.
pub fn copy(records: &Path) -> Desk {
    let desk = Desk::new();
    copy_folder(records, &desk.path(""));
    desk
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy_folder(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
