//! Files that appear whole or not at all: written beside, synced, then renamed.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::files::path::way_to;
use crate::files::read::{io_reason, unreadable};
use crate::files::root::Root;
use crate::files::source::{Source, Thing};
use crate::tr;
use anyhow::anyhow;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// How the names of temporary files begin and end.
pub(super) const TEMPORARY: (&str, &str) = (".shuangqian-", ".tmp");

/// Writes a new file and its folders, whole or not at all; one that is there already is left as it is, and a fault.
pub fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = |error: &io::Error| not_written(&path.display().to_string(), error);
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let temporary = temporary_file(folder, bytes).map_err(|error| failed(&error))?;
    temporary.persist_noclobber(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Writes a new file as [`write_new`] does, one that the system may run.
pub fn write_new_program(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_new(path, bytes)?;
    make_runnable(path).map_err(|error| not_written(&path.display().to_string(), &error))
}

#[cfg(unix)]
fn make_runnable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    // Those who may read it may run it.
    fs::set_permissions(path, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file beside the one to be written, with these bytes, synced; gone unless it is renamed.
pub fn temporary_file(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Why a path could not be written.
pub fn not_written(path: &str, error: &io::Error) -> anyhow::Error {
    let reason = io_reason(error);
    anyhow!(tr!("{path} could not be written: {reason}", "无法写入{path}：{reason}"))
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
