//! One file as text, or why not.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::tr;
#[cfg(unix)]
use rustix::fs::{CWD, Mode, OFlags, openat};
use std::fs::File;
use std::io::{self, Read};
#[cfg(unix)]
use std::os::fd::OwnedFd;
use std::path::Path;

/// The largest record file, in bytes: a record is a few lines, so whatever is larger came here by mistake.
const LARGEST: usize = 1 << 20;
/// The largest list of a seal, in bytes: that of a round of a hundred thousand records.
const LARGEST_LIST: usize = 16 << 20;
/// How many bytes are asked for first: more than most records have, so that one call reads them whole.
const USUAL: usize = 2048;

/// The text of a regular file, without a byte order mark.
pub fn read_text(path: &Path) -> Result<String, Fault> {
    text_of(File::open(path), LARGEST, &mut Vec::new()).map(str::to_owned)
}

/// A folder whose files are read by name: the system walks the path to it once, not again for each.
pub struct Folder {
    #[cfg(unix)]
    descriptor: OwnedFd,
    #[cfg(not(unix))]
    path: std::path::PathBuf,
}

#[cfg(unix)]
impl Folder {
    /// The folder at a path.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(Folder { descriptor: openat(CWD, path, flags, Mode::empty())? })
    }

    /// As [`read_text`], of the file of this name, into a buffer that every file can use in turn. What became a
    /// symbolic link or a pipe since it was listed is neither followed nor waited for.
    pub fn read_text<'b>(&self, name: &str, buffer: &'b mut Vec<u8>) -> Result<&'b str, Fault> {
        text_of(self.file(name), LARGEST, buffer)
    }

    /// Likewise the text of the list of a seal, which is longer than a record.
    pub fn read_long_text<'b>(&self, name: &str, buffer: &'b mut Vec<u8>) -> Result<&'b str, Fault> {
        text_of(self.file(name), LARGEST_LIST, buffer)
    }

    fn file(&self, name: &str) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(File::from(openat(&self.descriptor, name, flags, Mode::empty())?))
    }
}

#[cfg(not(unix))]
impl Folder {
    /// The folder at a path.
    pub fn open(path: &Path) -> io::Result<Folder> {
        Ok(Folder { path: path.to_owned() })
    }

    /// As [`read_text`], of the file of this name, into a buffer that every file can use in turn.
    pub fn read_text<'b>(&self, name: &str, buffer: &'b mut Vec<u8>) -> Result<&'b str, Fault> {
        text_of(File::open(self.path.join(name)), LARGEST, buffer)
    }

    /// Likewise the text of the list of a seal, which is longer than a record.
    pub fn read_long_text<'b>(&self, name: &str, buffer: &'b mut Vec<u8>) -> Result<&'b str, Fault> {
        text_of(File::open(self.path.join(name)), LARGEST_LIST, buffer)
    }
}

fn text_of(file: io::Result<File>, largest: usize, buffer: &mut Vec<u8>) -> Result<&str, Fault> {
    let bytes = file.and_then(|file| read_bytes(file, largest, buffer)).map_err(|error| unreadable(&error))?;
    if bytes.len() > largest {
        return Err(Fault {
            code: Code::TooLarge,
            place: Place::File,
            message: tr!("the file is larger than 1 MiB, so it is not a record", "文件超过1 MiB，不会是一条记录"),
            help: tr!("take it out of the folder of records", "请把它移出记录文件夹"),
        });
    }
    let text = str::from_utf8(bytes).map_err(|_| not_utf8(bytes))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The bytes of a file; of one that is too large only enough to show it. A regular file returns fewer than asked for
/// only at its end (POSIX, read), so one call is enough for most records.
fn read_bytes(mut file: File, largest: usize, buffer: &mut Vec<u8>) -> io::Result<&[u8]> {
    buffer.resize(buffer.len().max(USUAL), 0);
    let mut length = file.read(buffer)?;
    while length == buffer.len() && length <= largest {
        buffer.resize((length * 4).min(largest + 1), 0);
        length += file.read(&mut buffer[length..])?;
    }
    Ok(&buffer[..length])
}

/// Why a file or folder could not be opened or read.
pub fn unreadable(error: &io::Error) -> Fault {
    let reason = io_reason(error);
    Fault {
        code: Code::Unreadable,
        place: Place::File,
        message: tr!("it could not be read: {reason}", "无法读取：{reason}"),
        help: tr!("see who owns it and whether you may read it", "请检查文件的所有者和读取权限"),
    }
}

/// An error of the system in the reader's language, where it is a common one.
pub fn io_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => tr!("there is no such file or folder", "没有这个文件或文件夹"),
        io::ErrorKind::PermissionDenied => tr!("permission denied", "没有权限"),
        io::ErrorKind::ReadOnlyFilesystem => tr!("the disk is read-only", "磁盘是只读的"),
        io::ErrorKind::StorageFull => tr!("the disk is full", "磁盘已满"),
        io::ErrorKind::IsADirectory => tr!("it is a folder", "它是文件夹"),
        io::ErrorKind::AlreadyExists => tr!("there is one already", "已有同名的文件"),
        io::ErrorKind::InvalidFilename => tr!("the name cannot be that of a file", "文件名不合系统要求（可能太长）"),
        io::ErrorKind::QuotaExceeded => tr!("the quota of the disk is used up", "磁盘配额已用完"),
        io::ErrorKind::NotADirectory => tr!("a part of the path is not a folder", "路径中有一段不是文件夹"),
        _ => error.to_string(),
    }
}

fn not_utf8(bytes: &[u8]) -> Fault {
    let (_, _, broken) = encoding_rs::GB18030.decode(bytes);
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let message = match (utf16, broken) {
        (true, _) => tr!("the file is UTF-16, not UTF-8", "文件是UTF-16编码，不是UTF-8"),
        (_, false) => tr!("the file is GBK, not UTF-8", "文件是GBK编码，不是UTF-8"),
        (_, true) => tr!("the file is not UTF-8", "文件不是UTF-8编码"),
    };
    Fault {
        code: Code::Encoding,
        place: Place::File,
        message,
        help: tr!("save it again from your editor as UTF-8", "请在编辑器中另存为UTF-8编码"),
    }
}
