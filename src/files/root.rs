//! The directory that holds the records.

use crate::files::read::{not_read, undisturbed};
use crate::tr;
use anyhow::{anyhow, bail};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file whose presence marks the root of the records.
pub const MECHANISM: &str = "mechanism.toml";

/// The root of a records directory: it holds `mechanism.toml`.
#[derive(Clone, Debug)]
pub struct Root(PathBuf);

impl Root {
    /// The root at a named folder, else at the nearest upward from the current one.
    pub fn find(named: Option<&Path>) -> anyhow::Result<Root> {
        named.map_or_else(Root::nearest, Root::at)
    }

    /// The root at a named folder.
    pub fn at(folder: &Path) -> anyhow::Result<Root> {
        if is_root(folder)? {
            return Ok(Root(folder.to_owned()));
        }
        refuse_bare_repository(folder)?;
        let folder = folder.display();
        bail!(tr!(
            "“{folder}” holds no records: there is no {MECHANISM} in it (make a new directory with `shuangqian init`)",
            "“{folder}”不是记录目录：其中没有{MECHANISM}（新建目录请用 shuangqian init）"
        ))
    }

    /// The folder from which git finds its repository, where it keeps the records that are looked at: the one named, else
    /// the nearest root, else the current one. Whether it holds records now makes no difference.
    pub fn of_git(named: Option<&Path>) -> Root {
        let nearest = || Root::nearest().unwrap_or_else(|_| Root(PathBuf::from(".")));
        named.map_or_else(nearest, |folder| Root(folder.to_owned()))
    }

    fn nearest() -> anyhow::Result<Root> {
        let current = std::env::current_dir().map_err(|error| match error.kind() {
            ErrorKind::NotFound => anyhow!(tr!(
                "the current folder is gone: it was deleted or moved meanwhile; change to another one",
                "当前所在的文件夹已经不在了（被删除或移走），请先进入别的文件夹再运行"
            )),
            _ => error.into(),
        })?;
        for folder in current.ancestors() {
            if is_root(folder)? {
                return Ok(Root(folder.to_owned()));
            }
        }
        refuse_bare_repository(&current)?;
        bail!(tr!(
            "no records here: no {MECHANISM} in this folder or above it (name the directory with -C, or make one with `shuangqian init`)",
            "这里没有记录：本文件夹及其上级都没有{MECHANISM}（用 -C 指定记录目录，或用 shuangqian init 新建）"
        ))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The file or folder at a path of the records, written with `/`.
    pub fn join(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }
}

/// The folder of the records as the environment names it, for where no option does. An empty name is none.
pub fn named_by_environment() -> Option<PathBuf> {
    std::env::var_os("SHUANGQIAN_DIR").filter(|named| !named.is_empty()).map(PathBuf::from)
}

/// On a server the records lie in a repository that has no folder of its own.
fn refuse_bare_repository(folder: &Path) -> anyhow::Result<()> {
    let is_bare = ["HEAD", "objects", "refs"].iter().all(|part| folder.join(part).exists());
    let folder = folder.display();
    match is_bare {
        false => Ok(()),
        true => bail!(tr!(
            "“{folder}” is a bare git repository, without the folder of the records: to look at what it keeps, add --at HEAD",
            "“{folder}”是 git 裸仓库，没有记录文件夹：查看其中的台账请加 --at HEAD"
        )),
    }
}

/// Whether a folder holds the file that marks a root. What cannot be looked at is an error.
fn is_root(folder: &Path) -> anyhow::Result<bool> {
    let file = folder.join(MECHANISM);
    match undisturbed(|| file.symlink_metadata()) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(not_read(&file, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_where_the_mechanism_lies() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Root::at(folder.path()).is_err());
        std::fs::write(folder.path().join(MECHANISM), "").unwrap();
        assert_eq!(Root::find(Some(folder.path())).unwrap().folder(), folder.path());
        assert!(!is_root(&folder.path().join(MECHANISM)).unwrap(), "a file is none");
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_looked_at_is_no_answer() {
        assert!(is_root(Path::new(&"x".repeat(1000))).is_err());
    }
}
