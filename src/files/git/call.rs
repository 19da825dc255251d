//! How git is called: without a shell, and so that neither a setting of the user's nor the surroundings change what it
//! says.

use crate::files::git::refusal::{not_run, refused};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What is said before every command. Nothing is written, not even what git only notes for itself.
const SAID_BEFORE: [&str; 4] = ["--no-pager", "--no-replace-objects", "--literal-pathspecs", "--no-optional-locks"];

/// Settings that would run a program of the user's, or change what is shown.
const SETTINGS: [&str; 9] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.quotePath=false",
    "core.untrackedCache=false",
    "core.warnAmbiguousRefs=true",
    "color.ui=false",
    "diff.renames=false",
    "status.renames=false",
];

/// How a hook is told where its repository is; and what it is about to commit, or to take in.
const SURROUNDINGS: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// What a hook is told of its repository, with whole paths: git is called in other folders than the hook.
#[derive(Clone, Debug)]
pub(super) struct Surroundings(Vec<(&'static str, OsString)>);

impl Surroundings {
    /// Those of this process.
    pub(super) fn here() -> Surroundings {
        let told = SURROUNDINGS.iter().filter_map(|name| Some((*name, whole(&env::var_os(name)?))));
        Surroundings(told.collect())
    }

    /// Those that say what is in the repository, without those that say where it is.
    pub(super) fn within(&self) -> Surroundings {
        let is_within = |name: &str| !["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"].contains(&name);
        Surroundings(self.0.iter().filter(|(name, _)| is_within(name)).cloned().collect())
    }

    /// None at all.
    pub(super) fn none() -> Surroundings {
        Surroundings(Vec::new())
    }

    /// What one of them says.
    pub(super) fn told(&self, name: &str) -> Option<&OsStr> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_os_str())
    }
}

/// Paths with the current folder before those that are not whole.
fn whole(paths: &OsStr) -> OsString {
    let here = env::current_dir().unwrap_or_default();
    let whole: Vec<_> = env::split_paths(paths).map(|path| here.join(path)).collect();
    env::join_paths(whole).unwrap_or_else(|_| paths.to_owned())
}

/// A call of git in a folder.
pub(super) fn call(folder: &Path, surroundings: &Surroundings) -> Command {
    let mut git = Command::new("git");
    git.args(SAID_BEFORE);
    for setting in SETTINGS {
        git.args(["-c", setting]);
    }
    git.arg("-C").arg(folder);
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            git.env_remove(name);
        }
    }
    git.envs(surroundings.0.iter().map(|(name, value)| (name, value)));
    // What it says when it cannot is read, and it fetches nothing: there is no network. Grafts are of one computer.
    git.env("LC_ALL", "C").env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    git.env("GIT_GRAFT_FILE", folder.join(".git-without-grafts")).env("GIT_TERMINAL_PROMPT", "0");
    git.stdin(Stdio::null());
    git
}

/// Runs a call to its end, however it ends; an error only where git cannot be run, or is too old.
pub(super) fn run(git: &mut Command) -> anyhow::Result<Output> {
    let said = git.output().map_err(|error| not_run(&error))?;
    let reason = String::from_utf8_lossy(&said.stderr);
    let is_too_old =
        said.status.code() == Some(129) || reason.contains("nknown option") || reason.contains("usage: git");
    if is_too_old {
        return Err(refused(&version()));
    }
    Ok(said)
}

/// Which git this is.
fn version() -> String {
    let said = Command::new("git").arg("--version").stdin(Stdio::null()).output();
    let said = said.map(|said| String::from_utf8_lossy(&said.stdout).trim().replace("git version ", ""));
    said.unwrap_or_default()
}
