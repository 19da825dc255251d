//! From the bytes of a file to its text, or why there is none.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::files::held::is_held;
use crate::files::path::seal_list_stem;
use crate::tr;
use anyhow::anyhow;
use std::io::{self, Read};
use std::path::Path;

/// The largest record file, in bytes: a record is a few lines, so whatever is larger came here by mistake.
pub const LARGEST: usize = 1 << 20;
/// The largest list of a seal, in bytes: that of a round of a hundred thousand records.
pub(super) const LARGEST_LIST: usize = 16 << 20;
/// The largest template, in bytes: the built-in ones have two or three thousand.
pub(super) const LARGEST_TEMPLATE: usize = 64 << 10;
/// How many bytes the file at a path may have.
pub(super) fn most_of(path: &str) -> usize {
    if seal_list_stem(path).is_some() { LARGEST_LIST } else { LARGEST }
}

/// How many bytes are asked for first: more than most records have.
const USUAL: usize = 2048;

/// The text of a record, which must say something: a power loss leaves files of 0 bytes, and a record that has nothing to
/// say beside its path is written as a comment, so that the two differ.
pub(super) fn said<T: AsRef<str>>(text: T) -> Result<T, Fault> {
    let is_empty = text.as_ref().trim_ascii().is_empty();
    if is_empty { Err(empty()) } else { Ok(text) }
}

fn empty() -> Fault {
    Fault {
        code: Code::Unreadable,
        place: Place::File,
        message: tr!("the file is empty, as a power cut may leave it", "文件是空的，可能是写入时断电造成的"),
        help: tr!(
            "take it back from git; if it has nothing to say beside its name, write a line that begins with #",
            "请用 git 找回原来的内容；如果除文件名外确实没有内容，请写一行以 # 开头的说明"
        ),
    }
}

/// The text that bytes are, without a byte order mark.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Fault> {
    let text = simdutf8::basic::from_utf8(bytes).map_err(|_| not_utf8(bytes))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// All bytes to the end, into a buffer that every file can use in turn; an error where there are more than `most`. Fewer
/// than were asked for is not yet the end, for what a network brings may come in parts: only nothing is.
pub(super) fn read_bytes(mut from: impl Read, most: usize, buffer: &mut Vec<u8>) -> io::Result<&[u8]> {
    buffer.resize(buffer.len().max(USUAL), 0);
    let mut length = 0;
    loop {
        match undisturbed(|| from.read(&mut buffer[length..]))? {
            0 => return Ok(&buffer[..length]),
            more => length += more,
        }
        if length > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if length == buffer.len() {
            buffer.resize((length * 4).min(most.saturating_add(1)), 0);
        }
    }
}

/// Asks the system anew as long as only a signal came between.
pub(super) fn undisturbed<T>(mut ask: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match ask() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            answered => return answered,
        }
    }
}

/// That something is there which is never opened, because it could be waited for without end.
pub(super) fn not_regular() -> io::Error {
    io::Error::other(tr!("it is not a regular file but a pipe or a device", "它不是普通文件，是管道或设备"))
}

/// Why a file that is there, and may have so many bytes, gave none.
pub(super) fn unread(error: &io::Error, most: usize) -> Fault {
    match error.kind() {
        io::ErrorKind::FileTooLarge => too_large(most),
        _ => unreadable(error),
    }
}

/// That a file has more bytes than it may.
pub(super) fn too_large(most: usize) -> Fault {
    let (message, help) = match most {
        LARGEST_TEMPLATE => (
            tr!("the file is larger than 64 KiB, so it is not a template", "文件超过64 KiB，不会是一份样式"),
            tr!("shorten it; without the file the built-in one is printed", "请改短；删去这个文件，则按内置样式打印"),
        ),
        LARGEST_LIST => (
            tr!("the file is larger than 16 MiB, so it is not the list of a seal", "文件超过16 MiB，不会是封存清单"),
            tr!("take it back from git", "请用 git 找回原来的内容"),
        ),
        _ => (
            tr!("the file is larger than 1 MiB, so it is not a record", "文件超过1 MiB，不会是一条记录"),
            tr!("take it out of the folder of records", "请把它移出记录文件夹"),
        ),
    };
    Fault { code: Code::TooLarge, place: Place::File, message, help }
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

/// Why a command cannot read a path that it needs.
pub fn not_read(path: &Path, error: &io::Error) -> anyhow::Error {
    let (path, reason) = (path.display(), io_reason(error));
    anyhow!(tr!("{path} could not be read: {reason}", "无法读取{path}：{reason}"))
}

/// An error of the system in the reader's language, where it is a common one.
pub fn io_reason(error: &io::Error) -> String {
    if is_held(error) {
        return tr!(
            "another program has it open, perhaps Excel or WPS; close it there, then run the command again",
            "正被其他程序占用，可能正在Excel或WPS中打开，请关闭后再试"
        );
    }
    match error.kind() {
        io::ErrorKind::NotFound => tr!("there is no such file or folder", "没有这个文件或文件夹"),
        io::ErrorKind::PermissionDenied => tr!("permission denied", "没有权限"),
        io::ErrorKind::ReadOnlyFilesystem => tr!("the disk is read-only", "磁盘是只读的"),
        io::ErrorKind::StorageFull => tr!("the disk is full", "磁盘已满"),
        io::ErrorKind::IsADirectory => tr!("it is a folder", "它是文件夹"),
        io::ErrorKind::AlreadyExists => tr!("there is one already", "已有同名的文件"),
        io::ErrorKind::InvalidFilename => tr!(
            "the name cannot be that of a file: it is too long, or holds one of * ? : < > |",
            "文件名不合系统要求：太长，或含有 * ? : < > | 等符号"
        ),
        io::ErrorKind::FileTooLarge => tr!("the file is too large", "文件太大"),
        io::ErrorKind::QuotaExceeded => tr!("the quota of the disk is used up", "磁盘配额已用完"),
        io::ErrorKind::NotADirectory => tr!("a part of the path is not a folder", "路径中有一段不是文件夹"),
        io::ErrorKind::StaleNetworkFileHandle => {
            tr!("the network disk has lost the file; connect it anew", "网络盘上的文件句柄已失效，请重新连接网络盘")
        }
        io::ErrorKind::TimedOut => tr!("the disk or the network did not answer in time", "磁盘或网络没有及时响应"),
        io::ErrorKind::OutOfMemory => tr!("there is not enough memory", "内存不足"),
        io::ErrorKind::CrossesDevices => tr!("it lies on another disk", "不在同一磁盘上"),
        io::ErrorKind::TooManyLinks => tr!("there are too many links to it", "指向它的链接太多"),
        io::ErrorKind::DirectoryNotEmpty => tr!("the folder is not empty", "文件夹不是空的"),
        io::ErrorKind::BrokenPipe => tr!("what was to read it has ended", "读取它的程序已结束"),
        io::ErrorKind::UnexpectedEof => tr!("it ends too soon", "内容不完整"),
        io::ErrorKind::WriteZero => tr!("not all of it could be written", "没有全部写入"),
        io::ErrorKind::Unsupported => tr!("the file system cannot do this", "文件系统不支持这一操作"),
        io::ErrorKind::InvalidData => tr!("it is not text in UTF-8", "不是UTF-8编码的文字"),
        _ => rarer_reason(error),
    }
}

/// A reason that Rust has no name for; in Chinese at least its number, by which others find it.
fn rarer_reason(error: &io::Error) -> String {
    match error.raw_os_error() {
        // Our own words, in the reader's language already.
        None if error.get_ref().is_some() => error.to_string(),
        None => tr!("{error}", "系统出错"),
        Some(number) => numbered_reason(number).unwrap_or_else(|| tr!("{error}", "系统出错（代码{number}）")),
    }
}

#[cfg(unix)]
fn numbered_reason(number: i32) -> Option<String> {
    use rustix::io::Errno;
    Some(match Errno::from_raw_os_error(number) {
        Errno::IO => tr!("the disk failed (input/output error)", "磁盘读写出错"),
        Errno::MFILE | Errno::NFILE => tr!("too many files are open", "打开的文件太多"),
        Errno::LOOP => tr!("links lead in a circle, or there is a link where none may be", "符号链接太多或循环"),
        Errno::AGAIN => tr!("the system can give no more at present", "系统资源暂时不足"),
        Errno::NODEV | Errno::NXIO => tr!("the disk is not there", "磁盘不存在或已拔出"),
        Errno::NOLCK => tr!("the file system gives no lock", "文件系统无法加锁"),
        _ => return None,
    })
}

#[cfg(not(unix))]
fn numbered_reason(_number: i32) -> Option<String> {
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn no_reason_of_the_system_stays_english_in_chinese() {
        for number in 1..134 {
            let reason = io_reason(&io::Error::from_raw_os_error(number));
            assert!(!reason.is_ascii() && !reason.contains("os error"), "{reason}");
        }
    }

    /// Gives its bytes one by one, and is disturbed before each.
    struct Slow<'b>(&'b [u8], bool);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let length = self.0.len().min(buffer.len()).min(1);
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn what_comes_in_parts_is_read_to_its_end() {
        let mut buffer = Vec::new();
        for length in [0, 1, USUAL - 1, USUAL, USUAL + 1, 3 * USUAL] {
            let bytes: Vec<_> = (0..length).map(|place| place as u8).collect();
            assert_eq!(read_bytes(&bytes[..], length, &mut buffer).unwrap(), bytes);
            assert_eq!(read_bytes(Slow(&bytes, false), LARGEST, &mut buffer).unwrap(), bytes);
        }
    }

    #[test]
    fn what_has_more_bytes_than_may_be_is_not_read_to_its_end() {
        for (length, most) in [(1, 0), (USUAL, USUAL - 1), (USUAL + 1, USUAL), (LARGEST + 1, LARGEST)] {
            let error = read_bytes(io::repeat(0).take(length as u64), most, &mut Vec::new()).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        }
        assert!(read_bytes(io::repeat(0), LARGEST, &mut Vec::new()).is_err(), "it has no end");
    }
}
