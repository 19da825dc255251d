//! A clerk's desk: a folder of records, and the program to work on it.

use crate::laid::Laid;
use crate::support::files::{Files, files};
use crate::support::program::program;
use crate::support::put::put;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A folder of records that is gone when the test is over.
pub struct Desk {
    folder: TempDir,
}

/// How a command ended, and what it wrote.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    /// An empty folder.
    pub fn empty() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// A city without a round, without a county.
    pub fn city() -> Desk {
        static LAID: Laid = Laid::new();
        LAID.desk(|| {
            let desk = Desk::empty();
            desk.does("init --city 沧州市");
            desk
        })
    }

    /// A city with the round of 2019 and 沧县: a school with a girls' dormitory, one without, and one where it is not
    /// known.
    pub fn new() -> Desk {
        static LAID: Laid = Laid::new();
        LAID.desk(|| {
            let desk = Desk::city();
            desk.does("round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30");
            desk.does("unit add-county 沧县 division_code=130921 leader=张某");
            desk.does("unit add-school 沧县/沧县第一中学 kind=junior_high principal=李某 girls_dormitory=true");
            desk.does("unit add-school 沧县/风荷小学 principal=王某 girls_dormitory=false");
            desk.does("unit add-school 沧县/青团幼儿园 principal=孙某");
            desk
        })
    }

    /// Where a path of the records is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The program in this folder, in Chinese also where no records say so.
    pub fn program(&self) -> Command {
        let mut program = program();
        program.current_dir(self.folder.path()).env("LC_ALL", "zh_CN.UTF-8");
        program
    }

    /// Runs a command whose words hold no blanks.
    pub fn run(&self, line: &str) -> Said {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs a command given word by word.
    pub fn run_words(&self, words: &[&str]) -> Said {
        said(self.program().args(words).output().unwrap())
    }

    /// Runs a command that must end by itself, and soon.
    pub fn ends(&self, line: &str) -> Said {
        let mut program = self.program();
        let mut running =
            program.args(line.split_whitespace()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let until = Instant::now() + Duration::from_secs(60);
        while running.try_wait().unwrap().is_none() {
            if Instant::now() > until {
                running.kill().unwrap();
                panic!("`{line}` does not end");
            }
            sleep(Duration::from_millis(20));
        }
        said(running.wait_with_output().unwrap())
    }

    /// Runs a command that must succeed.
    pub fn does(&self, line: &str) -> Said {
        self.does_words(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Does what [`does`](Desk::does) does, word by word.
    pub fn does_words(&self, words: &[&str]) -> Said {
        let said = self.run_words(words);
        assert_eq!(said.status, 0, "{words:?} {said:#?}");
        said
    }

    /// Runs a command that must be refused with a reason in the clerks' language, having written nothing.
    pub fn refuses(&self, line: &str, reason: &str) -> Said {
        self.refuses_words(&line.split_whitespace().collect::<Vec<_>>(), reason)
    }

    /// Does what [`refuses`](Desk::refuses) does, word by word.
    pub fn refuses_words(&self, words: &[&str], reason: &str) -> Said {
        let before = self.files();
        let said = self.run_words(words);
        assert_eq!(said.status, 2, "{words:?} {said:#?}");
        assert!(said.stdout.is_empty(), "{words:?} {said:#?}");
        assert!(
            said.stderr.lines().any(|line| line.starts_with("错误：")) && said.stderr.contains(reason),
            "{words:?} {reason} {said:#?}"
        );
        assert_eq!(self.files(), before, "{words:?} changed the records");
        said
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts a file into the records without the program.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        put(self.folder.path(), path, bytes);
    }

    /// Every file with its bytes, by path, except the lock.
    pub fn files(&self) -> Files {
        let mut files = files(self.folder.path());
        files.remove(".shuangqian.lock");
        files
    }

    /// The paths of the files below a folder.
    pub fn below(&self, folder: &str) -> Vec<String> {
        self.files().into_keys().filter(|path| path.starts_with(folder)).collect()
    }
}

impl Said {
    /// The same, if stderr holds a text.
    pub fn says(self, text: &str) -> Said {
        assert!(self.stderr.contains(text), "{text} {self:#?}");
        self
    }

    /// The same, if stderr does not hold a text.
    pub fn says_nothing_of(self, text: &str) -> Said {
        assert!(!self.stderr.contains(text), "{text} {self:#?}");
        self
    }
}

/// What the output of the program says.
pub fn said(output: Output) -> Said {
    Said {
        status: output.status.code().unwrap_or_else(|| panic!("killed: {output:?}")),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}
