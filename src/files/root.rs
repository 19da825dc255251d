//! The directory that holds the records.

use crate::tr;
use anyhow::bail;
use std::path::{Path, PathBuf};

/// The file whose presence marks the root of the records.
pub const MECHANISM: &str = "mechanism.toml";

/// The root of a records directory: it holds `mechanism.toml`.
#[derive(Clone, Debug)]
pub struct Root(PathBuf);

impl Root {
    /// The root at a named folder.
    pub fn at(folder: &Path) -> anyhow::Result<Root> {
        if folder.join(MECHANISM).symlink_metadata().is_ok() {
            return Ok(Root(folder.to_owned()));
        }
        let folder = folder.display();
        bail!(tr!(
            "“{folder}” holds no records: there is no {MECHANISM} in it (make a new directory with `shuangqian init`)",
            "“{folder}”不是记录目录：其中没有{MECHANISM}（新建目录请用 shuangqian init）"
        ))
    }

    /// The root at the nearest folder upward from the current one.
    pub fn nearest() -> anyhow::Result<Root> {
        let here = std::env::current_dir()?;
        match here.ancestors().find(|folder| folder.join(MECHANISM).symlink_metadata().is_ok()) {
            Some(folder) => Ok(Root(folder.to_owned())),
            None => bail!(tr!(
                "no records here: no {MECHANISM} in this folder or above it (name the directory with -C, or make one with `shuangqian init`)",
                "这里没有记录：本文件夹及其上级都没有{MECHANISM}（用 -C 指定记录目录，或用 shuangqian init 新建）"
            )),
        }
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
