//! The files and folders of the records that a command is told to look at.

use crate::basics::asked::Asked;
use crate::files::path::{is_within, plain};
use crate::files::{Origin, Root};
use crate::tr;
use anyhow::{Context, anyhow, bail};
use std::io;
use std::path::{Path, PathBuf};

/// Paths from the root, with `/`.
pub struct NamedFiles(Asked<String>);

impl NamedFiles {
    /// Reads paths typed from the current folder, else from the root; where none is typed, all files are meant. Each must
    /// be there, and among the records that are looked at.
    pub fn of(origin: &Origin, typed: &[PathBuf]) -> anyhow::Result<NamedFiles> {
        if origin.revision().is_none() {
            return NamedFiles::within(origin.root(), typed);
        }
        let named = typed.iter().map(|path| held(origin, path).ok_or_else(|| nothing_at(path)));
        Ok(NamedFiles(Asked::typed(named.collect::<anyhow::Result<_>>()?)))
    }

    /// Reads paths typed from the current folder, else from the root; where none is typed, all files are meant. Each must
    /// be there, and among the records.
    pub fn within(root: &Root, typed: &[PathBuf]) -> anyhow::Result<NamedFiles> {
        let named = typed.iter().map(|path| named(root, path)).collect::<anyhow::Result<_>>()?;
        Ok(NamedFiles(Asked::typed(named)))
    }

    /// Whether a file is one of them, or in one.
    pub fn hold(&self, file: &str) -> bool {
        self.0.any(|named| is_within(file, named))
    }
}

fn named(root: &Root, typed: &Path) -> anyhow::Result<String> {
    place(root, typed)?.ok_or_else(|| nothing_at(typed))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::root::MECHANISM;

    /// Some disks (mapped, in memory, encrypted) cannot say where a folder really lies.
    #[test]
    fn a_folder_need_not_say_where_it_lies_unless_a_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(MECHANISM), "").unwrap();
        let root = Root::at(folder.path()).unwrap();
        folder.close().unwrap();
        assert!(NamedFiles::within(&root, &[]).unwrap().hold("units/沧县.toml"));
        assert!(NamedFiles::within(&root, &["units".into()]).is_err());
    }
}
