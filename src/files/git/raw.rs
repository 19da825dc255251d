//! Which files differ between commits, by the names of what they say.

use crate::files::git::refusal::{incomplete, not_run};
use crate::files::git::repository::Repository;
use anyhow::bail;
use std::io::{self, BufWriter, Read, Write};
use std::process::Stdio;
use std::thread;

/// What stands at a path in a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blob {
    pub(super) hash: String,
    /// Whether it is a regular file.
    pub(super) is_file: bool,
}

/// A path at which two commits differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) path: String,
    pub(super) before: Option<Blob>,
    pub(super) after: Option<Blob>,
}

impl Repository {
    /// How each commit differs from the one named with it, else from nothing; only at some paths.
    pub(super) fn differing(&self, pairs: &[(&str, Option<&str>)], paths: &[String]) -> anyhow::Result<Vec<Vec<Raw>>> {
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let mut git = self.call();
        git.args(["diff-tree", "--stdin", "--always", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev"]);
        git.args(["--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--"]).args(paths);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut git = git.spawn().map_err(|error| not_run(&error))?;
        let (Some(questions), Some(mut answers)) = (git.stdin.take(), git.stdout.take()) else {
            bail!(io::Error::from(io::ErrorKind::BrokenPipe))
        };
        let mut said = Vec::new();
        thread::scope(|scope| {
            thread::Builder::new().spawn_scoped(scope, || ask(questions, pairs))?;
            answers.read_to_end(&mut said)
        })?;
        let all = read(&said, pairs);
        // It stops at the first commit of which something is missing.
        match git.wait()?.success() && all.len() == pairs.len() {
            true => Ok(all),
            false => bail!(incomplete(pairs[all.len().saturating_sub(1)].0)),
        }
    }
}

fn ask(to: impl Write, pairs: &[(&str, Option<&str>)]) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    for (commit, parent) in pairs {
        match parent {
            Some(parent) => writeln!(to, "{commit} {parent}")?,
            None => writeln!(to, "{commit}")?,
        }
    }
    to.flush()
}

/// Reads of each pair `<commit>\0`, then `:<mode> <mode> <hash> <hash> <letter>\0<path>\0` for each path; as far as that was
/// said.
fn read(said: &[u8], pairs: &[(&str, Option<&str>)]) -> Vec<Vec<Raw>> {
    let mut words = said.split(|byte| *byte == 0).map(String::from_utf8_lossy).peekable();
    let mut next = |commit: &str| {
        words.next().filter(|word| word.trim() == commit)?;
        let mut found = Vec::new();
        while let Some(about) = words.next_if(|word| word.starts_with(':')) {
            found.push(raw(&about, words.next()?.into_owned())?);
        }
        Some(found)
    };
    pairs.iter().map_while(|(commit, _)| next(commit)).collect()
}

fn raw(about: &str, path: String) -> Option<Raw> {
    let [before, after, old, new, _] = about.strip_prefix(':')?.split(' ').collect::<Vec<_>>()[..] else { return None };
    let blob = |mode: &str, hash: &str| {
        let is_there = mode != "000000";
        is_there.then(|| Blob { hash: hash.to_owned(), is_file: mode.starts_with("100") })
    };
    Some(Raw { path, before: blob(before, old), after: blob(after, new) })
}
