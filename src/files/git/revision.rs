//! What a clerk means by the name of a commit, a branch, a tag or a tree.

use crate::basics::day::Day;
use crate::files::git::call::run;
use crate::files::git::commit::Commit;
use crate::files::git::objects::Object;
use crate::files::git::refusal::{NoRecords, ambiguous, incomplete, not_found, unknown};
use crate::files::git::repository::Repository;
use crate::files::path::plain;
use crate::files::root::MECHANISM;
use crate::tr;
use anyhow::{anyhow, bail};
use std::fs;

/// The records as they stood once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// As it was typed.
    pub typed: String,
    /// The commit that it names; none where it names a tree by itself.
    pub commit: Option<Commit>,
    /// Where in the commit the records lie, with `/`; empty at the top.
    pub place: String,
    /// The name of the tree that holds the records.
    pub tree: String,
}

impl Revision {
    /// The day of the commit: the committer's, in its own zone.
    pub fn day(&self) -> Option<Day> {
        self.commit.as_ref().map(|commit| commit.day)
    }
}

impl Repository {
    /// What a name means, as git understands it. A commit, branch or tag means the place in it of this folder; with a path
    /// (`HEAD:台账`) just that; a tree the place in it of this folder, where records lie there, else itself.
    pub fn revision(&self, typed: &str) -> anyhow::Result<Revision> {
        let object = self.object(typed)?;
        match &self.named(&[format!("{object}^{{commit}}"), format!("{object}^{{tree}}")])?[..] {
            [Some(commit), _] => self.at_commit(typed, &commit.hash, self.place()),
            [None, Some(tree)] => match typed.split_once(':').filter(|(before, _)| !before.is_empty()) {
                Some((commit, path)) => self.at_path(typed, commit, path, &tree.hash),
                None => self.at_tree(typed, &tree.hash),
            },
            _ => bail!(unknown(typed)),
        }
    }

    /// The commit that is checked out, `None` where nothing is committed yet.
    pub fn head(&self) -> anyhow::Result<Option<Commit>> {
        match &self.named(&["HEAD^{commit}"])?[..] {
            [Some(head)] => self.commit(&head.hash).map(Some),
            _ => Ok(None),
        }
    }

    /// The last commit up to a day, itself or before it on its own line: that of those who took in what others made.
    pub fn last_up_to(&self, commit: &Commit, day: Day) -> anyhow::Result<Option<Commit>> {
        let said = run(self.call().args(["rev-list", "--first-parent", &commit.hash]))?;
        let listed = String::from_utf8_lossy(&said.stdout);
        let (mut line, mut count) = (listed.lines().map(str::to_owned).peekable(), 1);
        while line.peek().is_some() {
            let some: Vec<_> = line.by_ref().take(count).collect();
            if let Some(found) = self.commits(&some)?.into_iter().find(|one| one.day <= day) {
                return Ok(Some(found));
            }
            // A week has a few commits or many hundreds.
            count = (count * 4).min(1024);
        }
        if said.status.success() { Ok(None) } else { bail!(incomplete(&commit.hash)) }
    }

    /// A commit by its whole name.
    pub fn commit(&self, hash: &str) -> anyhow::Result<Commit> {
        let found = self.commits(&[hash.to_owned()])?.pop();
        found.ok_or_else(|| anyhow!(incomplete(hash)))
    }

    /// Commits by their whole names.
    pub fn commits(&self, hashes: &[String]) -> anyhow::Result<Vec<Commit>> {
        let read = self.objects(hashes)?.into_iter().zip(hashes).map(|(object, hash)| {
            let bytes = object.and_then(|object| object.bytes);
            bytes.and_then(|bytes| Commit::read(hash, &bytes)).ok_or_else(|| anyhow!(incomplete(hash)))
        });
        read.collect()
    }

    /// The records of this folder, or of a folder with another place, in a commit that is known by its whole name.
    pub fn at_commit(&self, typed: &str, hash: &str, place: &str) -> anyhow::Result<Revision> {
        let found = self.named(&[format!("{hash}^{{commit}}"), format!("{hash}:{place}")])?;
        let [Some(_), tree] = &found[..] else { bail!(self.with_its_begin(unknown(typed))?) };
        let Some(Object { hash: tree, .. }) = tree.clone().filter(|tree| tree.kind == "tree") else {
            let is_whole = self.has_no_folder(hash, place)?;
            bail!(if is_whole { anyhow!(NoRecords::no_place(typed, place)) } else { anyhow!(incomplete(typed)) })
        };
        let commit = Some(self.commit(hash)?);
        Ok(Revision { typed: typed.to_owned(), commit, place: place.to_owned(), tree })
    }

    /// Whether a commit is without a folder; it is not where only git lacks what the commit has on the way to it.
    fn has_no_folder(&self, commit: &str, place: &str) -> anyhow::Result<bool> {
        let said = run(self.call().args(["ls-tree", "--full-tree", commit, "--", place]))?;
        Ok(said.status.success() && !said.stdout.starts_with(b"040000 tree"))
    }

    fn at_path(&self, typed: &str, commit: &str, path: &str, tree: &str) -> anyhow::Result<Revision> {
        let commit = match self.named(&[format!("{}^{{commit}}", self.object(commit)?)])?.pop().flatten() {
            Some(commit) => Some(self.commit(&commit.hash)?),
            None => None,
        };
        let from_here = path.starts_with("./") || path.starts_with("../");
        let place = plain(if from_here { self.place() } else { "" }, path);
        Ok(Revision { typed: typed.to_owned(), commit, place, tree: tree.to_owned() })
    }

    fn at_tree(&self, typed: &str, tree: &str) -> anyhow::Result<Revision> {
        let here = match self.place() {
            "" => String::new(),
            place => format!("{place}/"),
        };
        let own = self.named(&[format!("{tree}:{}", self.place()), format!("{tree}:{here}{MECHANISM}")])?;
        let (place, tree) = match &own[..] {
            [Some(folder), Some(_)] => (self.place(), folder.hash.as_str()),
            _ => ("", tree),
        };
        Ok(Revision { typed: typed.to_owned(), commit: None, place: place.to_owned(), tree: tree.to_owned() })
    }

    /// The whole name of what a clerk typed.
    fn object(&self, typed: &str) -> anyhow::Result<String> {
        // No name begins with these signs: they would be options, or leave a commit out.
        if typed.is_empty() || typed.starts_with(['-', '^']) || typed.contains(['\n', '\0']) {
            bail!(unknown(typed));
        }
        let said = run(self.call_in_folder().args(["rev-parse", "--verify", typed]))?;
        let reason = String::from_utf8_lossy(&said.stderr);
        match (said.status.success(), reason.contains("is ambiguous")) {
            (_, true) => bail!(ambiguous(typed)),
            (true, false) => Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned()),
            (false, false) if reason.contains("dubious ownership") => Err(not_found(&self.folder, &reason)),
            (false, false) => bail!(self.with_its_begin(unknown(typed))?),
        }
    }

    /// A sentence, and where history begins if not all of it is here.
    pub fn with_its_begin(&self, sentence: String) -> anyhow::Result<String> {
        Ok(match self.begin()? {
            Some(day) => {
                let begin = begins(day);
                tr!("{sentence}; {begin}", "{sentence}；{begin}")
            }
            None => sentence,
        })
    }

    /// The day on which history begins here, where not all of it is here.
    pub fn begin(&self) -> anyhow::Result<Option<Day>> {
        let Ok(list) = fs::read_to_string(&self.shallow) else { return Ok(None) };
        let first: Vec<_> = list.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        Ok(self.commits(&first)?.into_iter().map(|commit| commit.day).min())
    }
}

/// That history begins on a day.
pub fn begins(day: Day) -> String {
    tr!(
        "history begins on {day} in this clone; `git fetch --unshallow` brings the rest",
        "这个克隆中的历史从{day}开始；请用 git fetch --unshallow 取回全部历史"
    )
}
