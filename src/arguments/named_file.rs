//! A file or folder of the records that a command is told to look at.

use crate::files::path::{is_within, plain};
use crate::files::{Origin, Root};
use crate::tr;
use anyhow::{Context, anyhow, bail};
use std::io;
use std::path::{Path, PathBuf};

/// A path typed from the current folder, else from the root, as it leads from the root, with `/`.
///
/// # Errors
/// Where nothing is there, or it is not among the records that are looked at.
pub fn named_file(origin: &Origin, typed: &Path) -> anyhow::Result<String> {
    let found = match origin.revision() {
        None => place(origin.root(), typed)?,
        Some(_) => held(origin, typed),
    };
    found.ok_or_else(|| nothing_at(typed))
}

fn nothing_at(typed: &Path) -> anyhow::Error {
    let shown = typed.display();
    anyhow!(tr!("there is no file “{shown}”", "没有“{shown}”这个文件"))
}

/// Where a path, typed from the current folder, else from the root, leads in records that git keeps; `None` where nothing is.
fn held(origin: &Origin, typed: &Path) -> Option<String> {
    let root = origin.root().folder().canonicalize().ok()?;
    let here = std::env::current_dir().ok()?.canonicalize().ok()?;
    let whole = [here.join(typed), root.join(typed)].map(|path| path_text(&path));
    let root = path_text(&root);
    let within =
        whole.iter().filter(|path| is_within(path, &root)).map(|path| path[root.len()..].trim_start_matches('/'));
    within.filter(|path| path.is_empty() || origin.source().look(path).is_ok()).map(str::to_owned).next()
}

/// A path with `/`, without `.` and `..`.
fn path_text(path: &Path) -> String {
    plain("", &path.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// Where what a path names, typed from the current folder, else from the root, lies from the root; `None` where nothing
/// is there.
pub(super) fn place(root: &Root, typed: &Path) -> anyhow::Result<Option<String>> {
    let folder = root.folder();
    let within = folder.canonicalize().with_context(|| folder.display().to_string())?;
    let found: Vec<_> = [typed.to_owned(), folder.join(typed)].iter().filter_map(|path| whole(path).ok()).collect();
    let shown = typed.display();
    match found.iter().find_map(|path| path.strip_prefix(&within).ok()) {
        Some(path) => Ok(Some(path.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/"))),
        None if found.is_empty() => Ok(None),
        None => {
            let root = folder.display();
            bail!(tr!("“{shown}” is not among the records in {root}", "“{shown}”不在记录目录{root}中"))
        }
    }
}

/// The whole path, which must be there; where the last name is a link, the link itself.
fn whole(path: &Path) -> io::Result<PathBuf> {
    let Some(name) = path.file_name() else { return path.canonicalize() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = folder.canonicalize()?.join(name);
    path.symlink_metadata().map(|_| path)
}
