//! The repository around a folder.

use crate::files::git::call::{Surroundings, call, run};
use crate::files::git::refusal::{is_missing, is_nowhere, line_feed, no_folder, not_found, not_utf8};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A repository of git, and a folder in it, or the repository itself where it is bare.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The folder.
    pub(super) folder: PathBuf,
    /// What git is told of the repository.
    surroundings: Surroundings,
    /// Where git keeps what it has; of a linked worktree, what is its own.
    kept: PathBuf,
    /// The folder's place in the repository, with `/`; empty at the top.
    place: String,
    /// Whether there are no files beside what git keeps.
    is_bare: bool,
    /// The list of commits whose parents are not here, if there is one.
    pub(super) shallow: PathBuf,
}

impl Repository {
    /// The repository around a folder; an error, in a sentence, where there is none, git is not here, or does not read it.
    pub fn around(folder: &Path) -> anyhow::Result<Repository> {
        Repository::sought(folder).and_then(|found| found.map_err(|said| not_found(folder, &said)))
    }

    /// The repository around a folder, `None` where there is none, or git is not here; an error where there is one that
    /// git does not read.
    pub fn if_any(folder: &Path) -> anyhow::Result<Option<Repository>> {
        match Repository::sought(folder) {
            Ok(Ok(found)) => Ok(Some(found)),
            Ok(Err(said)) if is_nowhere(&said) => Ok(None),
            Ok(Err(said)) => Err(not_found(folder, &said)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The folder finds its repository by itself. Where it does not, a hook, or a clerk, may have told where it is.
    fn sought(folder: &Path) -> anyhow::Result<Result<Repository, String>> {
        if !folder.is_dir() {
            return Err(no_folder(folder));
        }
        let told = Surroundings::here();
        match Repository::found(folder, Surroundings::none())? {
            Ok(found) => Ok(Ok(found.with_what_is_told(&told))),
            Err(said) if is_nowhere(&said) && told.told("GIT_DIR").is_some() => Repository::found(folder, told),
            Err(said) => Ok(Err(said)),
        }
    }

    fn found(folder: &Path, surroundings: Surroundings) -> anyhow::Result<Result<Repository, String>> {
        let mut git = call(folder, &surroundings);
        git.args(["rev-parse", "--is-bare-repository", "--show-prefix", "--git-path", "shallow", "--absolute-git-dir"]);
        let said = run(&mut git)?;
        if !said.status.success() {
            return Ok(Err(String::from_utf8_lossy(&said.stderr).into_owned()));
        }
        let text = str::from_utf8(&said.stdout).map_err(|_| not_utf8())?;
        let [is_bare, place, shallow, kept] = text.lines().collect::<Vec<_>>()[..] else { return Err(line_feed()) };
        Ok(Ok(Repository {
            folder: folder.to_owned(),
            surroundings,
            kept: PathBuf::from(kept),
            place: place.trim_end_matches('/').to_owned(),
            is_bare: is_bare == "true",
            shallow: folder.join(shallow),
        }))
    }

    /// The same as a hook of it is told: with the index that is to be committed, and what is about to be taken in.
    fn with_what_is_told(mut self, told: &Surroundings) -> Repository {
        let is_same = |kept: &OsStr| Path::new(kept).canonicalize().ok() == self.kept.canonicalize().ok();
        if told.told("GIT_DIR").is_none_or(is_same) {
            self.surroundings = told.within();
        }
        self
    }

    /// The folder's place in the repository, with `/`; empty at the top.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Whether there are no files beside what git keeps.
    pub fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// A call about what git keeps. Paths are from the top.
    pub(super) fn call(&self) -> Command {
        let mut git = call(&self.kept, &self.surroundings.within());
        git.arg("--git-dir").arg(&self.kept);
        git
    }

    /// A call in the folder: about its files, or with a name that a clerk typed there.
    pub(super) fn call_in_folder(&self) -> Command {
        call(&self.folder, &self.surroundings)
    }
}
