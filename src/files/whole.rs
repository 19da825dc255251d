//! Files that appear whole or not at all: written beside, synced, then renamed.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::files::held::{Patience, in_place_of};
use crate::files::path::way_to;
use crate::files::read::{io_reason, undisturbed, unreadable};
use crate::files::rights::{keep_rights, make_runnable, share};
use crate::files::root::Root;
use crate::files::source::{Source, Thing};
use crate::tr;
use anyhow::anyhow;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tempfile::{NamedTempFile, PersistError};

/// How the names of temporary files begin and end.
pub(super) const TEMPORARY: (&str, &str) = (".shuangqian-", ".tmp");

/// Writes a new file and its folders, whole or not at all; one that is there already is left as it is, and a fault.
pub fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = |error: &io::Error| not_written(&path.display().to_string(), error);
    let folder = folder_of(path);
    make_folders(folder).map_err(|error| failed(&error))?;
    let temporary = temporary_file(folder, bytes).map_err(|error| failed(&error))?;
    place_new(temporary, path).map_err(|error| failed(&error))?;
    sync_folder(folder).map_err(|error| not_confirmed(&path.display().to_string(), &error))
}

/// Writes a new file as [`write_new`] does, one that the system may run.
pub fn write_new_program(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_new(path, bytes)?;
    make_runnable(path).map_err(|error| not_written(&path.display().to_string(), &error))
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a folder and those around it, as far as they are not there. One that its group may write into has such folders
/// only, so that clerks who share it by group can all write.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    match undisturbed(|| fs::create_dir(folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && folder_of(folder) != folder => {
            make_folders(folder_of(folder))?;
            undisturbed(|| fs::create_dir(folder)).or_else(|error| unless_folder(folder, error))?;
        }
        Err(error) => return unless_folder(folder, error),
        Ok(()) => {}
    }
    share(folder, folder_of(folder));
    // A new folder survives a crash only once the one around it is synced.
    sync_folder(folder_of(folder))
}

/// Why a folder was not made, unless another made it.
fn unless_folder(folder: &Path, error: io::Error) -> io::Result<()> {
    match undisturbed(|| folder.metadata()).is_ok_and(|about| about.is_dir()) {
        true => Ok(()),
        false => Err(error),
    }
}

/// Ensures that the names in some folders of a root survive a crash: all are tried; the error is of the first that fails.
pub(super) fn sync_folders<'f>(
    root: &Root,
    folders: impl IntoIterator<Item = &'f str>,
) -> Result<(), (&'f str, io::Error)> {
    let failed = |folder: &'f str| sync_folder(&root.join(folder)).err().map(|error| (folder, error));
    let failures: Vec<_> = folders.into_iter().filter_map(failed).collect();
    failures.into_iter().next().map_or(Ok(()), Err)
}

/// Ensures that the names in a folder survive a crash.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match synced(folder) {
        // Some network disks know no sync of a folder; what they promise they do without it.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

#[cfg(unix)]
fn synced(folder: &Path) -> io::Result<()> {
    let folder = undisturbed(|| fs::File::open(folder))?;
    undisturbed(|| folder.sync_all())
}

#[cfg(not(unix))]
fn synced(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// A file beside the one to be written, with these bytes, synced; gone unless it is renamed.
pub fn temporary_file(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    filled(empty(folder)?, bytes)
}

/// Such a file with the rights of the one whose place it is to take.
pub(super) fn temporary_file_like(old: &Path, folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let file = empty(folder)?;
    keep_rights(old, file.as_file())?;
    filled(file, bytes)
}

fn empty(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    // Made and written without the crate’s own ways, which put their words over those of the system.
    builder.make_in(folder, |path| fs::File::options().read(true).write(true).create_new(true).open(path))
}

fn filled(mut file: NamedTempFile, bytes: &[u8]) -> io::Result<NamedTempFile> {
    file.as_file_mut().write_all(bytes)?;
    undisturbed(|| file.as_file().sync_all())?;
    Ok(file)
}

/// Gives a temporary file its place, where there is nothing yet.
pub(super) fn place_new(file: NamedTempFile, path: &Path) -> io::Result<()> {
    placed(file, |file| file.persist_noclobber(path).or_else(|refused| unless_taken(refused, path)))
}

/// Some disks (sticks, shared folders of virtual machines) have neither a rename that spares what is there nor hard links.
/// Then it is looked whether anything is there; other commands that write are kept away by the turn.
fn unless_taken(refused: PersistError, path: &Path) -> Result<fs::File, PersistError> {
    let is_lack = matches!(refused.error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported);
    let is_free = || path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    if is_lack && is_free() { refused.file.persist(path) } else { Err(refused) }
}

/// Gives a temporary file its place, over what is there.
pub fn place_over(file: NamedTempFile, path: &Path) -> io::Result<()> {
    placed(file, |file| file.persist(path)).map_err(|error| in_place_of(path, error))
}

fn placed(
    mut file: NamedTempFile,
    persist: impl Fn(NamedTempFile) -> Result<fs::File, PersistError>,
) -> io::Result<()> {
    let mut patience = Patience::of_a_moment();
    loop {
        match persist(file) {
            Ok(_) => return Ok(()),
            Err(PersistError { error, file: same })
                if error.kind() == io::ErrorKind::Interrupted || patience.is_left_for(&error) =>
            {
                file = same;
            }
            Err(PersistError { error, .. }) => return Err(error),
        }
    }
}

/// Why a path could not be written.
pub fn not_written(path: &str, error: &io::Error) -> anyhow::Error {
    let reason = io_reason(error);
    anyhow!(tr!("{path} could not be written: {reason}", "无法写入{path}：{reason}"))
}

/// That what was written may not survive a power cut.
pub(super) fn not_confirmed(path: &str, error: &io::Error) -> anyhow::Error {
    let reason = io_reason(error);
    anyhow!(tr!(
        "{path} was written, but the disk does not confirm it ({reason}), so that a power cut may undo it; mend the cause, then see whether it is still there",
        "{path}已写入，但磁盘没有确认存妥（{reason}），断电可能丢失；请排除原因，再核对是否还在"
    ))
}

pub(super) fn refused(path: &str, fault: &Fault) -> anyhow::Error {
    let message = &fault.message;
    anyhow!(tr!("{path} could not be written: {message}", "无法写入{path}：{message}"))
}

/// Whether a regular file stands at a path. A symbolic link on the way, which might lead out of the records, is a
/// fault; so is anything whose opening could block.
pub(super) fn stands(root: &Root, path: &str) -> Result<bool, Fault> {
    for part in way_to(path) {
        let fit = if part == path { Thing::File } else { Thing::Folder };
        match root.look(part) {
            Ok(thing) if thing == fit => {}
            Ok(thing) => return Err(in_the_way(not_fit(part, thing, fit))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(unreadable(&error)),
        }
    }
    Ok(true)
}

fn not_fit(part: &str, thing: Thing, fit: Thing) -> String {
    match (thing, fit) {
        (Thing::Link, _) => {
            tr!("“{part}” is a symbolic link, which is never followed", "“{part}”是符号链接，不会通过它读写")
        }
        (_, Thing::File) => tr!("“{part}” is not a regular file", "“{part}”不是普通文件"),
        _ => tr!("“{part}” is not a folder", "“{part}”不是文件夹"),
    }
}

fn in_the_way(message: String) -> Fault {
    Fault {
        code: Code::MisplacedFile,
        place: Place::File,
        message,
        help: tr!("take it out of the records, then run the command again", "请先把它移出台账文件夹，再运行一次"),
    }
}
