//! The example city, and a folder to put papers in.

use crate::support::copied::copied;
use crate::support::run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;
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

    /// One with the example city in it, to be spoilt.
    pub fn with_example() -> Desk {
        Desk { folder: copied(&example()) }
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

/// The example city, where no git has it: a week's page says which commit its records are of.
pub fn example() -> PathBuf {
    static COPY: LazyLock<TempDir> =
        LazyLock::new(|| copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019")));
    COPY.path().to_owned()
}

/// Runs the program in Chinese on records as of 10 September 2019.
pub fn run(records: &Path, words: &[&str]) -> Output {
    run::run(records, "--lang zh --as-of 2019-09-10", words)
}

/// What a command about the example city prints.
pub fn printed(words: &[&str]) -> String {
    let output = run(&example(), words);
    assert!(output.status.success(), "{words:?} {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
