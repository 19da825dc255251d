//! Files that the tool makes and that are not records: reports, pages, sheets to fill in.

use crate::basics::id::is_device_file;
use crate::files::path::record_folders;
use crate::files::root::MECHANISM;
use crate::files::templates;
use crate::files::whole::{folder_of, make_folders, not_written, place_over, temporary_file};
use crate::files::{Root, disk};
use crate::tr;
use anyhow::{anyhow, bail};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The folder of git itself.
const GIT: &str = ".git";

/// Writes a file that the tool makes, in place of an earlier one, whole or not at all.
pub fn write_output(root: &Root, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    check(root, path)?;
    take_place(beside(path, bytes)?, path)
}

/// The sentence that a file was written, with how many rows where it is a table.
pub fn wrote(path: &Path, rows: Option<usize>) -> String {
    let path = path.display();
    match rows {
        Some(rows) => tr!("wrote {path} ({rows} rows)", "已写入{path}（{rows}行）"),
        None => tr!("wrote {path}", "已写入{path}"),
    }
}

/// Writes such files into a folder, which is made if it does not exist; nothing else in it is touched. All are whole before
/// the first takes its place, so that no disk that fills up leaves this week's tables beside last week's.
pub fn write_outputs(root: &Root, folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let files: Vec<_> = files.iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
    files.iter().try_for_each(|(path, _)| check(root, path))?;
    make_folders(folder).map_err(|error| not_written(&folder.display().to_string(), &error))?;
    let written: Vec<_> = files.iter().map(|(path, bytes)| beside(path, bytes)).collect::<anyhow::Result<_>>()?;
    written.into_iter().zip(&files).try_for_each(|(file, (path, _))| take_place(file, path))
}

/// Writes a sheet that a clerk fills in. One that is there may be filled in already: it is never replaced by another.
pub fn write_sheet(root: &Root, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path.symlink_metadata().is_ok() && disk::read(path, bytes.len()).ok().as_deref() != Some(bytes) {
        let shown = path.display();
        bail!(tr!(
            "{shown} is there already, and may be filled in; name another file, or take it away first",
            "已经有{shown}，可能已填写；请换个文件名，或先把它移走"
        ));
    }
    write_output(root, path, bytes)
}

fn beside(path: &Path, bytes: &[u8]) -> anyhow::Result<NamedTempFile> {
    temporary_file(folder_of(path), bytes).map_err(|error| not_written(&path.display().to_string(), &error))
}

fn take_place(file: NamedTempFile, path: &Path) -> anyhow::Result<()> {
    place_over(file, path).map_err(|error| not_written(&path.display().to_string(), &error))
}

/// Ensures that nothing is written over but a plain file that is neither a record nor git's.
fn check(root: &Root, path: &Path) -> anyhow::Result<()> {
    let refused = |reason: String| {
        let shown = path.display();
        Err(anyhow!(tr!("{shown} could not be written: {reason}", "无法写入{shown}：{reason}")))
    };
    let about = path.symlink_metadata();
    if about.as_ref().is_ok_and(Metadata::is_symlink) {
        return refused(tr!("it is a symbolic link, which is never followed", "它是符号链接，不会通过它写入"));
    }
    if about.is_ok_and(|about| !about.is_file()) || is_device(path) {
        return refused(tr!("it is not a file but a folder or a device", "它不是文件，而是文件夹或设备"));
    }
    let place = place(path).map_err(|error| not_written(&path.display().to_string(), &error))?;
    let names: Vec<_> = place.iter().collect();
    if names.iter().any(|name| name.eq_ignore_ascii_case(GIT)) || place.ancestors().skip(1).any(is_of_git) {
        return refused(tr!("git's own folder is not for reports", "这是git自己的文件夹，不能写报表"));
    }
    let root = root.folder().canonicalize().unwrap_or_else(|_| root.folder().to_owned());
    // Another city's records are records too.
    let roots = place.ancestors().skip(1).filter(|folder| *folder == root || folder.join(MECHANISM).exists());
    let mut within = roots.filter_map(|folder| place.strip_prefix(folder).ok()?.iter().next());
    match within.any(is_of_records) {
        true => refused(tr!(
            "only records and their templates stand there; name a file elsewhere",
            "那里只放记录和打印样式，会被覆盖；请写到别处"
        )),
        false => Ok(()),
    }
}

/// Whether this system takes a name for that of a device, be there a file or not.
fn is_device(path: &Path) -> bool {
    cfg!(windows) && path.file_name().is_some_and(|name| is_device_file(&name.to_string_lossy()))
}

/// Whether git keeps a repository in a folder, whatever its name, as it does where nobody works in it.
fn is_of_git(folder: &Path) -> bool {
    folder.join("HEAD").is_file() && ["objects", "refs"].iter().all(|part| folder.join(part).is_dir())
}

/// Whether a name at the root of the records is that of something which a report must not replace.
fn is_of_records(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    record_folders().contains_key(&*name) || name == templates::FOLDER || name == MECHANISM || name.starts_with('.')
}

/// Where a path leads once the links of its folders are followed; folders that are still to be made keep their names.
fn place(path: &Path) -> io::Result<PathBuf> {
    let folder = folder_of(path);
    let name = path.file_name().unwrap_or_default();
    match folder.canonicalize() {
        Ok(folder) => Ok(folder.join(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && folder != Path::new(".") => {
            Ok(place(folder)?.join(name))
        }
        Err(error) => Err(error),
    }
}
