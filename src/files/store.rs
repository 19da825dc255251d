//! Writes records: each appears whole or not at all, and nothing that a record says is replaced silently.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::files::edit::{self, Merge};
use crate::files::read::{io_reason, read_text, unreadable};
use crate::files::root::Root;
use crate::tr;
use anyhow::{Context, anyhow};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;
use toml_edit::DocumentMut;

/// The file whose lock makes commands take turns.
const LOCK: &str = ".shuangqian.lock";
/// How the names of temporary files begin and end.
const TEMPORARY: (&str, &str) = (".shuangqian-", ".tmp");

/// The right to write; commands on one directory hold it in turns.
pub struct Turn {
    _lock: File,
}

/// Waits for the right to write, saying so through `waiting` when another command has it, and clears what a killed
/// command left.
pub fn take_turn(root: &Root, waiting: impl FnOnce()) -> anyhow::Result<Turn> {
    stands(root, LOCK).map_err(|fault| refused(LOCK, &fault))?;
    let open = || File::options().create(true).truncate(false).write(true).open(root.join(LOCK));
    let lock = open().map_err(|error| not_written(LOCK, &error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            lock.lock().map_err(|error| not_written(LOCK, &error))?;
        }
        Err(TryLockError::Error(error)) => return Err(not_written(LOCK, &error)),
    }
    clear_temporary(root);
    Ok(Turn { _lock: lock })
}

fn clear_temporary(root: &Root) {
    let Ok(entries) = fs::read_dir(root.folder()) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            // One that will not go does no harm: it is a dot-file, and the next write tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn not_written(path: &str, error: &io::Error) -> anyhow::Error {
    let reason = io_reason(error);
    anyhow!(tr!("{path} could not be written: {reason}", "无法写入{path}：{reason}"))
}

fn refused(path: &str, fault: &Fault) -> anyhow::Error {
    let message = &fault.message;
    anyhow!(tr!("{path} could not be written: {message}", "无法写入{path}：{message}"))
}

/// What a command wants a record to say.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The record's path.
    pub path: String,
    /// The keys that it shall have.
    pub addition: DocumentMut,
    /// The dotted keys that it shall not have.
    pub removals: Vec<String>,
}

/// What becomes of values that differ from those that a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// They refuse the command.
    Keep,
    /// They are set anew: `--replace`.
    Replace,
}

/// A record as it would be written.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The record's path.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether there is no such record yet.
    pub is_new: bool,
    /// What differs from what it says now.
    pub merge: Merge,
}

impl Planned {
    /// Whether the record already says it all.
    pub fn is_already_so(&self) -> bool {
        !self.is_new && self.merge.is_nothing()
    }
}

/// Works out what a record would say. A record that cannot be read is a fault: it is not written over.
pub fn plan(root: &Root, draft: &Draft, policy: Policy) -> Result<Planned, Fault> {
    if !stands(root, &draft.path)? {
        let text = draft.addition.to_string();
        return Ok(Planned { path: draft.path.clone(), text, is_new: true, merge: Merge::default() });
    }
    let text = read_text(&root.join(&draft.path))?;
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let mut merge = match policy {
        Policy::Keep => edit::add(&mut document, &draft.addition),
        Policy::Replace => edit::replace(&mut document, &draft.addition),
    };
    for key in &draft.removals {
        edit::remove(&mut document, key, &mut merge);
    }
    Ok(Planned { path: draft.path.clone(), text: document.to_string(), is_new: false, merge })
}

/// Whether a regular file stands at a path. A symbolic link on the way, which might lead out of the records, is a fault;
/// so is anything that opening could wait for.
fn stands(root: &Root, path: &str) -> Result<bool, Fault> {
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    for part in ends.map(|end| &path[..end]) {
        let about = match root.join(part).symlink_metadata() {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(unreadable(&error)),
        };
        let is_fit = if part == path { about.is_file() } else { about.is_dir() };
        if about.is_symlink() {
            return Err(in_the_way(tr!(
                "“{part}” is a symbolic link, which is never followed",
                "“{part}”是符号链接，不会通过它读写"
            )));
        } else if !is_fit {
            return Err(in_the_way(match part == path {
                true => tr!("“{part}” is no regular file", "“{part}”不是普通文件"),
                false => tr!("“{part}” is no folder", "“{part}”不是文件夹"),
            }));
        }
    }
    Ok(true)
}

fn in_the_way(message: String) -> Fault {
    Fault {
        code: Code::MisplacedFile,
        place: Place::File,
        message,
        help: tr!("take it out of the records, then run the command again", "请先把它移出台账文件夹，再运行一次"),
    }
}

fn broken() -> Fault {
    Fault {
        code: Code::Syntax,
        place: Place::File,
        message: tr!("the record is there but broken", "这条记录已存在，但文件有错"),
        help: tr!("see `shuangqian check` and mend it first", "请先用 shuangqian check 查看并改正"),
    }
}

/// How many records are on their way to the disk at once, which syncs many about as fast as one.
const AT_ONCE: usize = 16;

/// Writes records, each whole: a temporary file, its sync, a rename. Tells `progress` how many of how many are written
/// from time to time, and says how many were when the disk fails.
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
    // A new name lasts only with its folder, and that, if it is new too, with the one it lies in.
    let folders: BTreeSet<_> = changing.iter().flat_map(|record| folders_above(&record.path)).collect();
    for folder in folders.into_iter().map(|folder| root.join(folder)) {
        sync_folder(&folder).map_err(|error| not_written(&folder.display().to_string(), &error))?;
    }
    Ok(())
}

/// The folders that a path lies in, the records' own root (empty) among them.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end]).chain([""])
}

fn write_one(root: &Root, record: &Planned) -> anyhow::Result<()> {
    let target = root.join(&record.path);
    let failed = |error: &io::Error| not_written(&record.path, error);
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

fn temporary_file(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Writes a new file and its folders, whole or not at all; one that is there already is left as it is, and a fault.
pub fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = |error: &io::Error| not_written(&path.display().to_string(), error);
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let temporary = temporary_file(folder, bytes).map_err(|error| failed(&error))?;
    temporary.persist_noclobber(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// As [`write_new`], a file that the system may run.
pub fn write_new_program(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_new(path, bytes)?;
    make_runnable(path).map_err(|error| not_written(&path.display().to_string(), &error))
}

#[cfg(unix)]
fn make_runnable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    // Whoever may read it may run it.
    fs::set_permissions(path, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Keeps a copy of a scan at a path beside the records; another file there is never written over.
pub fn keep_scan(root: &Root, scan: &Path, path: &str) -> anyhow::Result<()> {
    let target = root.join(path);
    let bytes = fs::read(scan).map_err(|error| not_written(path, &error))?;
    if !stands(root, path).map_err(|fault| refused(path, &fault))? {
        return write_new(&target, &bytes);
    }
    match fs::read(&target).is_ok_and(|kept| kept == bytes) {
        true => Ok(()),
        false => Err(anyhow!(tr!(
            "{path} holds another scan; give this one another name",
            "{path}已是另一份扫描件，请给这一份换个文件名"
        ))),
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Writes a file that the tool itself made, in place of its earlier one, whole or not at all.
pub fn write_output(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let shown = path.display().to_string();
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(anyhow!(tr!(
            "{shown} could not be written: it is no file, but a folder or a device",
            "无法写入{shown}：它不是文件，而是文件夹或设备"
        )));
    }
    let failed = |error: &io::Error| not_written(&shown, error);
    let temporary = temporary_file(folder_of(path), bytes).map_err(|error| failed(&error))?;
    temporary.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Writes files of the tool's own into a folder, which is made where there is none; nothing else in it is touched.
pub fn write_outputs(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).map_err(|error| not_written(&folder.display().to_string(), &error))?;
    files.iter().try_for_each(|(name, bytes)| write_output(&folder.join(name), bytes))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
