//! Writes records: each appears whole or not at all, and nothing that a record says is replaced silently.

use crate::files::disk;
use crate::files::plan::Planned;
use crate::files::root::Root;
use crate::files::scans::LARGEST;
use crate::files::seal_list::SealList;
use crate::files::turn::Turn;
use crate::files::whole::{folder_of, not_written, refused, stands, temporary_file, write_new};
use crate::tr;
use anyhow::{Context, anyhow};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// How many records are on their way to the disk at once. Nearly all of a write is waiting for its sync, and those that
/// wait at the same time wait together; so there are more writers than processors. Sixteen threads and open files are
/// within the means of any office computer.
const AT_ONCE: usize = 16;

/// Writes records, each whole: a temporary file, its sync, a rename. Tells `progress` how many of how many are written
/// from time to time; where the disk fails, the error says how many were written.
pub fn write(
    root: &Root,
    _turn: &Turn,
    planned: &[Planned],
    mut progress: impl FnMut(usize, usize),
) -> anyhow::Result<()> {
    let changing: Vec<_> = planned.iter().filter(|record| !record.is_already_so()).collect();
    let writers = rayon::ThreadPoolBuilder::new().num_threads(changing.len().clamp(1, AT_ONCE)).build()?;
    let mut count = 0;
    for batch in changing.chunks(AT_ONCE * 4) {
        let written: Vec<_> = writers.install(|| batch.par_iter().map(|record| write_one(root, record)).collect());
        count += written.iter().filter(|written| written.is_ok()).count();
        let failed = written.into_iter().find_map(Result::err);
        failed.map_or(Ok(()), Err).with_context(|| match count {
            0 => tr!("nothing was written", "没有写入任何内容"),
            _ => tr!(
                "{count} records were written whole before this; mend the cause and run the command again",
                "此前已完整写入{count}条记录；排除原因后，把命令再运行一遍即可"
            ),
        })?;
        progress(count, changing.len());
    }
    // A new name survives a crash only once its folder is synced, and a new folder only once the one around it is.
    let folders: BTreeSet<_> = changing.iter().flat_map(|record| record.path.folders()).collect();
    for folder in folders.into_iter().map(|folder| root.join(folder)) {
        sync_folder(&folder).map_err(|error| not_written(&folder.display().to_string(), &error))?;
    }
    Ok(())
}

fn write_one(root: &Root, record: &Planned) -> anyhow::Result<()> {
    let target = root.join(record.path.as_str());
    let failed = |error: &io::Error| not_written(record.path.as_str(), error);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let temporary = temporary_file(root.folder(), record.text.as_bytes()).map_err(|error| failed(&error))?;
    let persisted = match record.is_new {
        true => temporary.persist_noclobber(&target),
        false => temporary.persist(&target),
    };
    persisted.map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Writes the list of a seal over the one that is there; returns whether it was another.
pub fn keep_list(root: &Root, _turn: &Turn, path: &str, list: &SealList) -> anyhow::Result<bool> {
    let target = root.join(path);
    let is_there = stands(root, path).map_err(|fault| refused(path, &fault))?;
    if is_there && disk::read(&target, list.text().len()).is_ok_and(|kept| kept == list.text().as_bytes()) {
        return Ok(false);
    }
    let failed = |error: &io::Error| not_written(path, error);
    let temporary = temporary_file(root.folder(), list.text().as_bytes()).map_err(|error| failed(&error))?;
    temporary.persist(&target).map_err(|error| failed(&error.error))?;
    sync_folder(folder_of(&target)).map_err(|error| failed(&error))?;
    Ok(true)
}

/// Keeps a copy of a scan at a path beside the records; another file there is never written over.
pub fn keep_scan(root: &Root, scan: &Path, path: &str) -> anyhow::Result<()> {
    let target = root.join(path);
    let bytes = disk::read(scan, LARGEST).map_err(|error| not_written(path, &error))?;
    if !stands(root, path).map_err(|fault| refused(path, &fault))? {
        return write_new(&target, &bytes);
    }
    match disk::read(&target, LARGEST).is_ok_and(|kept| kept == bytes) {
        true => Ok(()),
        false => Err(anyhow!(tr!(
            "{path} holds another scan; give this one another name",
            "{path}已是另一份扫描件，请给这一份换个文件名"
        ))),
    }
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
