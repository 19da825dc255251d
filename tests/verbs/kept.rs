//! A desk whose records git keeps, with every commit on a day of its own.

use crate::desk::{Desk, Said, said};
use crate::laid::Laid;
use crate::support::search_path::search_path;
use crate::support::skipped::skipped;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A city in a repository.
pub struct Kept {
    /// The folder of the repository, which is that of the records unless they lie within.
    pub desk: Desk,
    beside: TempDir,
}

impl Kept {
    /// The city of [`Desk::new`], not committed yet; `None` where git is missing.
    pub fn new() -> Option<Kept> {
        Kept::around(Desk::new)
    }

    /// That city with a history, which is made once; `None` where git is missing.
    pub fn laid(laid: &Laid, history: impl FnOnce(&Kept)) -> Option<Kept> {
        is_git_here().then(|| {
            let made = || {
                let kept = Kept::begun(Desk::new());
                history(&kept);
                kept.desk
            };
            Kept { desk: laid.desk(made), beside: tempfile::tempdir().unwrap() }
        })
    }

    /// That city where commands were run and committed on a day; `None` where git is missing.
    pub fn after(laid: &Laid, lines: &[&str], day: &str) -> Option<Kept> {
        Kept::laid(laid, |kept| {
            lines.iter().for_each(|line| drop(kept.desk.does(line)));
            kept.commits("市", day);
        })
    }

    /// A folder in a repository; `None` where git is missing.
    pub fn around(desk: fn() -> Desk) -> Option<Kept> {
        is_git_here().then(|| Kept::begun(desk()))
    }

    fn begun(desk: Desk) -> Kept {
        let kept = Kept { desk, beside: tempfile::tempdir().unwrap() };
        kept.git("init -q -b main");
        kept
    }

    /// A path beside the repository.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.beside.path().join(name)
    }

    /// Runs git in the repository.
    pub fn git(&self, line: &str) -> String {
        git(&self.desk.path(""), line)
    }

    /// Commits all as a clerk in the evening of a day, and returns the commit.
    pub fn commits(&self, clerk: &str, day: &str) -> String {
        let at = self.desk.path("");
        git(&at, "add -A");
        commit(&at, clerk, day, "commit -q --allow-empty --no-verify -m 登记")
    }

    /// Runs the program in any folder.
    pub fn run_in(&self, folder: &Path, line: &str) -> Said {
        said(self.desk.program().current_dir(folder).args(line.split_whitespace()).output().unwrap())
    }
}

/// Whether git can be called; says what is skipped where it cannot.
pub fn is_git_here() -> bool {
    let is_here = Command::new("git").arg("--version").output().is_ok();
    if !is_here {
        skipped("records that git keeps: there is no git here");
    }
    is_here
}

/// Runs git, whose own settings on this computer make no difference.
pub fn git(at: &Path, line: &str) -> String {
    done(called(at, "某", "2019-08-01", line), line)
}

/// Runs what git commits as a clerk in the evening of a day; returns the commit.
pub fn commit(at: &Path, clerk: &str, day: &str, line: &str) -> String {
    done(called(at, clerk, day, line), line);
    git(at, "rev-parse HEAD")
}

/// Runs what may fail.
pub fn try_git(at: &Path, clerk: &str, day: &str, line: &str) -> Said {
    said(called(at, clerk, day, line).output().unwrap())
}

fn called(at: &Path, clerk: &str, day: &str, line: &str) -> Command {
    let mut git = Command::new("git");
    git.current_dir(at).args(line.split_whitespace());
    for role in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{role}_NAME"), clerk).env(format!("GIT_{role}_EMAIL"), "clerk@example.invalid");
        git.env(format!("GIT_{role}_DATE"), format!("{day}T23:30:00+0800"));
    }
    git.env("PATH", search_path()).env("LC_ALL", "C").env_remove("SHUANGQIAN_DIR");
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    git
}

fn done(mut git: Command, line: &str) -> String {
    let output = git.output().unwrap();
    assert!(output.status.success(), "git {line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}
