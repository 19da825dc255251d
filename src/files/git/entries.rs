//! What lies in a tree of git, and the records that it holds.

use crate::files::git::call::run;
use crate::files::git::refusal::incomplete;
use crate::files::git::repository::Repository;
use crate::files::git::revision::Revision;
use crate::files::git::steps::Stretch;
use crate::files::path::record_folders;
use crate::files::read::most_of;
use crate::files::root::MECHANISM;
use crate::files::templates;
use crate::files::tree::{Held, Tree};
use anyhow::{Context, anyhow, bail};

impl Repository {
    /// The records of a revision.
    pub fn tree(&self, revision: &Revision) -> anyhow::Result<Tree> {
        let entries = self.entries(revision)?;
        let wanted: Vec<_> = entries.iter().filter_map(Entry::wanted).collect();
        let contents = self.objects(&wanted).with_context(|| incomplete(&revision.typed))?;
        let mut contents = contents.into_iter();
        let mut tree = Tree::default();
        for entry in &entries {
            let held = match entry.wanted() {
                None => entry.unread(),
                Some(_) => match contents.next().flatten().and_then(|object| object.bytes) {
                    Some(bytes) => Held::File(bytes),
                    None => bail!(incomplete(&revision.typed)),
                },
            };
            tree.put(&entry.path, held);
        }
        Ok(tree)
    }

    /// The folders by round, at both ends of a stretch, and the notices.
    pub fn round_folders(&self, stretch: &Stretch, place: &str) -> anyhow::Result<Vec<String>> {
        let mut found = Vec::new();
        for end in stretch.from.iter().chain([&stretch.to]) {
            let mut git = self.call();
            git.args(["ls-tree", "-z", "--name-only", "--full-tree"]).arg(format!("{end}:{place}")).arg("--");
            let folders = record_folders().into_keys().map(|folder| format!("{folder}/"));
            let said = run(git.args(folders))?;
            let names = said.stdout.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).into_owned());
            found.extend(names);
        }
        Ok(found)
    }

    /// All that lies in a tree where records, templates and the mechanism have their place.
    fn entries(&self, revision: &Revision) -> anyhow::Result<Vec<Entry>> {
        let mut git = self.call();
        git.args(["ls-tree", "-r", "-z", "-l", "--full-tree", &revision.tree, "--", MECHANISM, templates::FOLDER]);
        let said = run(git.args(record_folders().keys()))?;
        let lines = said.stdout.split(|byte| *byte == 0).filter(|line| !line.is_empty());
        let entries = lines.map(Entry::read).collect::<Option<_>>().filter(|_| said.status.success());
        entries.ok_or_else(|| anyhow!(incomplete(&revision.typed)))
    }
}

/// What lies at a path of a tree.
struct Entry {
    path: String,
    /// What it is, in git's numbers.
    mode: String,
    object: String,
    size: usize,
}

impl Entry {
    /// Reads `<mode> <type> <object> <size>\t<path>`.
    fn read(line: &[u8]) -> Option<Entry> {
        let line = String::from_utf8_lossy(line);
        let (about, path) = line.split_once('\t')?;
        let [mode, _, object, size] = about.split_whitespace().collect::<Vec<_>>()[..] else { return None };
        // Only files have a size.
        let size = size.parse().unwrap_or_default();
        Some(Entry { path: path.to_owned(), mode: mode.to_owned(), object: object.to_owned(), size })
    }

    /// The object that holds its bytes, where they are to be read.
    fn wanted(&self) -> Option<&str> {
        (self.is_file() && self.size <= most_of(&self.path)).then_some(self.object.as_str())
    }

    fn is_file(&self) -> bool {
        self.mode.starts_with("100")
    }

    /// What it is, where its bytes are not read.
    fn unread(&self) -> Held {
        match self.mode.as_str() {
            _ if self.is_file() => Held::Large,
            "120000" => Held::Link,
            _ => Held::Other,
        }
    }
}
