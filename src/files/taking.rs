//! Takes records away: looked at beforehand, then one file after the other.

use crate::files::decode::Fault;
use crate::files::held::patiently;
use crate::files::path::RecordPath;
use crate::files::read::{io_reason, said};
use crate::files::root::Root;
use crate::files::source::Source;
use crate::files::turn::Turn;
use crate::files::whole::{stands, sync_folders};
use crate::tr;
use anyhow::{Context, anyhow};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// A record that is to be taken away.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The record's path.
    pub path: RecordPath,
    /// What it says, or why that cannot be read.
    pub text: Result<String, Fault>,
}

/// Looks at a record that is to be taken away; `None` where there is none. A fault where what stands there is not a
/// regular file, or a link leads there: that is not a record to be taken away but something to be looked at by hand.
pub fn look(root: &Root, path: &RecordPath) -> Result<Option<Taken>, Fault> {
    if !stands(root, path.as_str())? {
        return Ok(None);
    }
    let text = root.text(path.as_str()).and_then(|text| text.map(said).transpose()).transpose();
    Ok(text.map(|text| Taken { path: path.clone(), text }))
}

/// Takes records away in their order, and tells of each that is gone. Where the disk fails, the error says how many are.
pub fn take_away(root: &Root, _turn: &Turn, taken: &[Taken], mut tell: impl FnMut(&Taken)) -> anyhow::Result<()> {
    for (count, record) in taken.iter().enumerate() {
        let path = record.path.as_str();
        remove_file(&root.join(path)).map_err(|error| not_removed(path, &error)).with_context(|| match count {
            0 => tr!(
                "nothing was removed; mend the cause and run the command again",
                "没有撤销任何记录；请排除原因后再运行一遍"
            ),
            _ => tr!(
                "{count} records were removed before this; mend the cause and run the command again",
                "此前已撤销{count}条记录；排除原因后，把命令再运行一遍即可"
            ),
        })?;
        tell(record);
    }
    Ok(())
}

/// Takes away the folders that are empty without some records, as git does, and ensures that what is gone stays so after
/// a crash: that is sure only once its folder is synced.
pub fn confirm(root: &Root, _turn: &Turn, taken: &[Taken]) -> anyhow::Result<()> {
    let folders: BTreeSet<_> = taken.iter().flat_map(|record| record.path.folders()).collect();
    // A folder comes after the one around it, so the innermost are looked at first.
    let left = folders.into_iter().rev().filter(|folder| folder.is_empty() || !clear(&root.join(folder)));
    sync_folders(root, left).map_err(|(folder, error)| {
        let reason = io_reason(&error);
        anyhow!(tr!(
            "all was removed, but the disk does not confirm the folder {folder} ({reason}), so that a power cut may bring some of it back; mend the cause, then see with `git status`",
            "已全部撤销，但磁盘没有确认文件夹{folder}存妥（{reason}），断电后可能又出现；请排除原因，再用 git status 核对"
        ))
    })
}

fn remove_file(file: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(file)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Takes a folder away where it is empty and nobody works in it; returns whether it is gone. An empty one that stayed
/// would be in the way of a unit whose id differs only by case, and no other clone would have it.
fn clear(folder: &Path) -> bool {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let is_worked_in = here.is_ok_and(|here| folder.canonicalize().is_ok_and(|folder| here.starts_with(folder)));
    !is_worked_in && fs::remove_dir(folder).is_ok()
}

fn not_removed(path: &str, error: &io::Error) -> anyhow::Error {
    let reason = io_reason(error);
    anyhow!(tr!("{path} could not be removed: {reason}", "无法撤销{path}：{reason}"))
}
