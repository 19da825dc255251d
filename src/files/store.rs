//! Writes records: each appears whole or not at all, and nothing that a record says is replaced silently.

use crate::files::disk;
use crate::files::plan::Planned;
use crate::files::read::io_reason;
use crate::files::root::Root;
use crate::files::scans::LARGEST;
use crate::files::seal_list::SealList;
use crate::files::threads;
use crate::files::turn::Turn;
use crate::files::whole::{
    folder_of, make_folders, not_confirmed, not_written, place_new, place_over, refused, stands, sync_folder,
    sync_folders, temporary_file, temporary_file_like, write_new,
};
use crate::tr;
use anyhow::anyhow;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;

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
    let writers = threads::of_its_own(changing.len().clamp(1, AT_ONCE))?;
    let mut count = 0;
    for batch in changing.chunks(AT_ONCE * 4) {
        let written: Vec<_> = writers.install(|| batch.par_iter().map(|record| write_one(root, record)).collect());
        count += written.iter().filter(|written| written.is_ok()).count();
        if let Some(failed) = written.into_iter().find_map(Result::err) {
            // What was written before is to last too. That is tried, for there is worse to tell already.
            let _ = sync_folders(root, folders(&changing));
            return Err(failed.context(written_before(count)));
        }
        progress(count, changing.len());
    }
    Ok(())
}

/// Ensures that what was written survives a crash: a new name does only once its folder is synced.
pub fn confirm(root: &Root, _turn: &Turn, planned: &[Planned]) -> anyhow::Result<()> {
    let changing: Vec<_> = planned.iter().filter(|record| !record.is_already_so()).collect();
    let count = changing.len();
    sync_folders(root, folders(&changing)).map_err(|(folder, error)| {
        let reason = io_reason(&error);
        anyhow!(tr!(
            "{count} records were written whole, but the disk does not confirm the folder {folder} ({reason}), so that a power cut may undo it; mend the cause, then see with `shuangqian check` whether they are still there",
            "已完整写入{count}条记录，但磁盘没有确认文件夹{folder}存妥（{reason}），断电可能丢失；请排除原因，再用 shuangqian check 核对这些记录是否还在"
        ))
    })
}

fn written_before(count: usize) -> String {
    match count {
        0 => tr!("no record was written", "没有写入任何记录"),
        _ => tr!(
            "{count} records were written whole before this; mend the cause and run the command again",
            "此前已完整写入{count}条记录；排除原因后，把命令再运行一遍即可"
        ),
    }
}

/// The folders that hold records.
fn folders<'p>(records: &[&'p Planned]) -> BTreeSet<&'p str> {
    records.iter().flat_map(|record| record.path.folders()).collect()
}

fn write_one(root: &Root, record: &Planned) -> anyhow::Result<()> {
    let target = root.join(record.path.as_str());
    let (folder, bytes) = (root.folder(), record.text.as_bytes());
    let written = make_folders(folder_of(&target)).and_then(|()| match record.is_new {
        true => place_new(temporary_file(folder, bytes)?, &target),
        false => place_over(temporary_file_like(&target, folder, bytes)?, &target),
    });
    written.map_err(|error| not_written(record.path.as_str(), &error))
}

/// Writes the list of a seal over the one that is there; returns whether it was another.
pub fn keep_list(root: &Root, _turn: &Turn, path: &str, list: &SealList) -> anyhow::Result<bool> {
    let target = root.join(path);
    let is_there = stands(root, path).map_err(|fault| refused(path, &fault))?;
    if is_there && disk::read(&target, list.text().len()).is_ok_and(|kept| kept == list.text().as_bytes()) {
        return Ok(false);
    }
    let failed = |error: &io::Error| not_written(path, error);
    let (folder, bytes) = (root.folder(), list.text().as_bytes());
    let temporary = if is_there { temporary_file_like(&target, folder, bytes) } else { temporary_file(folder, bytes) };
    temporary.and_then(|file| place_over(file, &target)).map_err(|error| failed(&error))?;
    sync_folder(folder_of(&target)).map_err(|error| not_confirmed(path, &error))?;
    Ok(true)
}

/// Keeps a scan at a path beside the records; another file there is never written over.
pub fn keep_scan(root: &Root, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let target = root.join(path);
    if !stands(root, path).map_err(|fault| refused(path, &fault))? {
        return write_new(&target, bytes);
    }
    match disk::read(&target, LARGEST).is_ok_and(|kept| kept == bytes) {
        true => Ok(()),
        false => Err(anyhow!(tr!(
            "{path} holds another scan; give this one another name",
            "{path}已是另一份扫描件，请给这一份换个文件名"
        ))),
    }
}
