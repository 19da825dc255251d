//! Why git did not answer, in sentences.

use crate::basics::personal::mask;
use crate::files::read::io_reason;
use crate::files::root::MECHANISM;
use crate::tr;
use anyhow::anyhow;
use std::fmt;
use std::io;
use std::path::Path;

/// That git cannot be run.
pub(super) fn not_run(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => anyhow!(Missing),
        _ => {
            let reason = io_reason(error);
            anyhow!(tr!("`git` could not be run: {reason}", "无法运行 git：{reason}"))
        }
    }
}

/// That git is not here.
#[derive(Debug)]
struct Missing;

impl fmt::Display for Missing {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&tr!(
            "the program `git` is not here; install it, or do without what git keeps",
            "没有找到 git 程序；请先安装 git"
        ))
    }
}

impl std::error::Error for Missing {}

/// Whether an error is that git is not here.
pub(super) fn is_missing(error: &anyhow::Error) -> bool {
    error.is::<Missing>()
}

/// That git does not know what is asked of it.
pub(super) fn refused(version: &str) -> anyhow::Error {
    anyhow!(tr!(
        "this needs git 2.17 or later, and the git here is {version}; install a newer one",
        "需要 git 2.17 或更新的版本，这里的是 {version}；请升级 git"
    ))
}

/// That a folder is not there.
pub(super) fn no_folder(folder: &Path) -> anyhow::Error {
    let shown = folder.display();
    anyhow!(tr!("there is no folder “{shown}”", "没有“{shown}”这个文件夹"))
}

/// That git cannot be asked about a folder, for a name on the way to it.
pub(super) fn not_utf8() -> anyhow::Error {
    anyhow!(tr!(
        "git cannot be asked about these records: the name of a folder that they lie in is not UTF-8; rename it, and commit that where it lies in the repository",
        "无法向 git 查询这里的台账：所在路径中有文件夹的名称不是 UTF-8 编码；请将它改名，在仓库中的改名后请提交"
    ))
}

/// The same, for a name of two lines.
pub(super) fn line_feed() -> anyhow::Error {
    anyhow!(tr!(
        "git cannot be asked about these records: the name of a folder that they lie in holds a line feed; rename it, and commit that where it lies in the repository",
        "无法向 git 查询这里的台账：所在路径中有文件夹的名称含换行符；请将它改名，在仓库中的改名后请提交"
    ))
}

/// That git says it finds no repository around a folder.
pub(super) fn is_nowhere(said: &str) -> bool {
    said.contains("not a git repository")
}

/// Why git found no repository around a folder, from what it said.
pub(super) fn not_found(folder: &Path, said: &str) -> anyhow::Error {
    let shown = folder.display();
    match () {
        () if said.contains("dubious ownership") => anyhow!(tr!(
            "the repository of “{shown}” belongs to another user, so git does not read it; if you trust it, tell git: `git config --global --add safe.directory …`",
            "“{shown}”所在的 git 仓库属于别的用户，git 不予读取；如可信任，请用 git config --global --add safe.directory 仓库 说明"
        )),
        () if is_nowhere(said) => {
            anyhow!(tr!("“{shown}” does not lie in a git repository", "“{shown}”不在 git 仓库中"))
        }
        () => failed(said),
    }
}

/// That git could not do something, in its own words.
pub(super) fn failed(said: &str) -> anyhow::Error {
    let reason = mask(said.lines().next().unwrap_or_default().trim()).into_owned();
    anyhow!(tr!("git could not do it: {reason}", "git 没有完成：{reason}"))
}

/// That git knows no records by a name.
pub(super) fn unknown(revision: &str) -> String {
    let revision = mask(revision);
    tr!("git knows no records of “{revision}” here", "这里的 git 仓库中没有“{revision}”的记录")
}

/// That a name may mean several things.
pub(super) fn ambiguous(revision: &str) -> String {
    let revision = mask(revision);
    tr!(
        "“{revision}” may mean several things in this git repository; write more of it, or `refs/heads/{revision}` for a branch and `refs/tags/{revision}` for a tag",
        "“{revision}”在这个 git 仓库中不止指一个版本；请写得更完整：分支写 refs/heads/{revision}，标签写 refs/tags/{revision}"
    )
}

/// That a revision is there, but no records in it.
#[derive(Debug)]
pub struct NoRecords(String);

impl NoRecords {
    /// There is not even their folder.
    pub(super) fn no_place(revision: &str, place: &str) -> NoRecords {
        let (revision, place) = (mask(revision), mask(place));
        NoRecords(tr!(
            "in “{revision}” there is no folder “{place}”; where the records lay elsewhere then, name it as {revision}:FOLDER",
            "“{revision}”中没有“{place}”这个文件夹；如当时台账在别处，请写成 {revision}:文件夹"
        ))
    }

    /// Nothing says that they lie there.
    pub(in crate::files) fn no_mechanism(revision: &str) -> NoRecords {
        let revision = mask(revision);
        NoRecords(tr!(
            "“{revision}” holds no records: there is no {MECHANISM} in it; where they lie in a folder, name it as {revision}:FOLDER",
            "“{revision}”中没有台账：没有{MECHANISM}；如台账在其中的文件夹里，请写成 {revision}:文件夹"
        ))
    }
}

impl fmt::Display for NoRecords {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for NoRecords {}

/// That some of a revision is not there.
pub(super) fn incomplete(revision: &str) -> String {
    let revision = mask(revision);
    tr!(
        "git does not have all records of “{revision}” here; see `git fsck`",
        "这里的 git 仓库中“{revision}”的记录不全；请用 git fsck 检查"
    )
}
