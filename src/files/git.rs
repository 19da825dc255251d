//! The records as git has them. `git` is asked for the names of a tree and the bytes of its files, in such a way that
//! no setting of the user's changes what it says.

use crate::files::path::record_folders;
use crate::files::read::{LARGEST_LIST, most_of};
use crate::files::root::MECHANISM;
use crate::files::templates;
use crate::files::tree::{Held, Tree};
use crate::tr;
use anyhow::{Context, anyhow, bail};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What git may know of its surroundings: how to find the repository, which a hook is told so.
const SURROUNDINGS: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// The records that a tree of git holds. A revision without a path (`HEAD`) means the place in it of this folder, one
/// with a path (`HEAD:台账`) just that.
pub fn tree(folder: &Path, revision: &str) -> anyhow::Result<Tree> {
    let place = if revision.contains(':') { revision.to_owned() } else { format!("{revision}:./") };
    let entries = entries(folder, revision, &place)?;
    let wanted: Vec<_> = entries.iter().filter_map(Entry::wanted).collect();
    let contents = contents(folder, &wanted);
    let mut contents = contents.with_context(|| incomplete(revision))?.into_iter();
    let mut tree = Tree::default();
    for entry in &entries {
        let file = if entry.wanted().is_some() { contents.next().map(Held::File) } else { None };
        tree.put(&entry.path, file.unwrap_or_else(|| entry.unread()));
    }
    Ok(tree)
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

/// All that lies in a tree where records, templates and the mechanism have their place.
fn entries(folder: &Path, revision: &str, place: &str) -> anyhow::Result<Vec<Entry>> {
    if revision.starts_with('-') {
        bail!(unknown(revision));
    }
    let mut git = git(folder);
    git.args(["ls-tree", "-r", "-z", "-l", "--full-tree", place, "--", MECHANISM, templates::FOLDER]);
    let said = git.args(record_folders().keys()).stdin(Stdio::null()).output().map_err(|error| not_run(&error))?;
    if !said.status.success() {
        return Err(refused(folder, revision, &String::from_utf8_lossy(&said.stderr)));
    }
    let lines = said.stdout.split(|byte| *byte == 0).filter(|line| !line.is_empty());
    lines.map(Entry::read).collect::<Option<_>>().ok_or_else(|| anyhow!(incomplete(revision)))
}

/// The bytes of objects, in their order. They are asked for while the answers are read, so that neither side waits for
/// the other to take what it has said.
fn contents(folder: &Path, objects: &[&str]) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut git = git(folder);
    git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut git = git.spawn().map_err(|error| not_run(&error))?;
    let (Some(questions), Some(answers)) = (git.stdin.take(), git.stdout.take()) else {
        bail!(io::Error::from(io::ErrorKind::BrokenPipe))
    };
    let read: io::Result<Vec<_>> = thread::scope(|scope| {
        thread::Builder::new().spawn_scoped(scope, || ask(questions, objects))?;
        let mut answers = BufReader::new(answers);
        objects.iter().map(|object| answer(&mut answers, object)).collect()
    });
    git.wait()?;
    Ok(read?)
}

fn ask(to: impl Write, objects: &[&str]) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    objects.iter().try_for_each(|object| writeln!(to, "{object}"))?;
    to.flush()
}

/// Reads `<object> blob <size>\n<bytes>\n`.
fn answer(from: &mut impl BufRead, object: &str) -> io::Result<Vec<u8>> {
    let mut head = String::new();
    from.read_line(&mut head)?;
    let size = head.strip_prefix(object).and_then(|rest| rest.strip_prefix(" blob ")?.trim_end().parse().ok());
    let Some(size) = size.filter(|size: &usize| *size <= LARGEST_LIST) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut bytes = vec![0; size + 1];
    from.read_exact(&mut bytes)?;
    bytes.truncate(size);
    Ok(bytes)
}

/// A call of git in a folder, which neither a setting nor the surroundings lead elsewhere.
fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs", "--no-optional-locks", "-C"]).arg(folder);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") && !SURROUNDINGS.iter().any(|known| name == *known) {
            git.env_remove(name);
        }
    }
    // What it says when it cannot is read, and it fetches nothing: there is no network.
    git.env("LC_ALL", "C").env("GIT_NO_LAZY_FETCH", "1");
    git
}

fn not_run(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => anyhow!(tr!(
            "the program `git` is not here; install it, or do without what git keeps",
            "没有找到 git 程序；请先安装 git"
        )),
        _ => anyhow!(tr!("`git` could not be run: {error}", "无法运行 git：{error}")),
    }
}

/// Why git gave no tree, from what it said.
fn refused(folder: &Path, revision: &str, said: &str) -> anyhow::Error {
    let shown = folder.display();
    match () {
        () if said.contains("dubious ownership") => anyhow!(tr!(
            "the repository of “{shown}” belongs to another user, so git does not read it; if you trust it, tell git: `git config --global --add safe.directory …`",
            "“{shown}”所在的 git 仓库属于别的用户，git 不予读取；如可信任，请用 git config --global --add safe.directory 仓库 说明"
        )),
        () if said.contains("not a git repository") => {
            anyhow!(tr!("“{shown}” does not lie in a git repository", "“{shown}”不在 git 仓库中"))
        }
        () => anyhow!(unknown(revision)),
    }
}

fn unknown(revision: &str) -> String {
    tr!("git knows no records of “{revision}” here", "这里的 git 仓库中没有“{revision}”的记录")
}

fn incomplete(revision: &str) -> String {
    tr!(
        "git does not have all records of “{revision}” here; see `git fsck`",
        "这里的 git 仓库中“{revision}”的记录不全；请用 git fsck 检查"
    )
}

#[cfg(test)]
mod tests;
