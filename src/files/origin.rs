//! Where the records that are looked at come from: a folder, or what git keeps of it.

use crate::basics::day::Day;
use crate::files::Root;
use crate::files::git::{NoRecords, Repository, Revision};
use crate::files::root::MECHANISM;
use crate::files::scans::Scans;
use crate::files::source::Source;
use crate::files::tree::Tree;
use crate::records::{Letter, LetterKey};
use anyhow::bail;

/// The records that a command looks at.
pub struct Origin {
    root: Root,
    past: Option<Past>,
}

/// The records as git has them.
struct Past {
    revision: Revision,
    tree: Tree,
}

impl Origin {
    /// Those of the folder.
    pub fn folder(root: Root) -> Origin {
        Origin { root, past: None }
    }

    /// Those of a revision of the repository around a folder.
    pub fn at(root: Root, revision: &str) -> anyhow::Result<Origin> {
        let repository = Repository::around(root.folder())?;
        let revision = repository.revision(revision)?;
        Origin::of(root, &repository, revision)
    }

    /// Those of a revision that is known.
    pub fn of(root: Root, repository: &Repository, revision: Revision) -> anyhow::Result<Origin> {
        let tree = repository.tree(&revision)?;
        if tree.look(MECHANISM).is_err() {
            bail!(NoRecords::no_mechanism(&revision.typed));
        }
        Ok(Origin { root, past: Some(Past { revision, tree }) })
    }

    /// The folder: what is written goes beside it, and the repository is around it.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// Where they are read from.
    pub fn source(&self) -> &dyn Source {
        match &self.past {
            Some(past) => &past.tree,
            None => &self.root,
        }
    }

    /// The revision, where they are not those of the folder.
    pub fn revision(&self) -> Option<&Revision> {
        self.past.as_ref().map(|past| &past.revision)
    }

    /// The day as of which they are looked at where none is named: that of the commit.
    pub fn day(&self) -> Option<Day> {
        self.revision()?.day()
    }

    /// The scans of letters, which lie beside the records of a folder only.
    pub fn scans<'l>(&self, letters: impl IntoIterator<Item = (&'l LetterKey, &'l Letter)>) -> Scans {
        match &self.past {
            Some(_) => Scans::nowhere(),
            None => Scans::of(&self.root, letters),
        }
    }
}
