//! From the bytes of a file to its text, or why there is none.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::files::path::seal_list_stem;
use crate::tr;
use std::io::{self, Read};

/// The largest record file, in bytes: a record is a few lines, so whatever is larger came here by mistake.
pub(super) const LARGEST: usize = 1 << 20;
/// The largest list of a seal, in bytes: that of a round of a hundred thousand records.
pub(super) const LARGEST_LIST: usize = 16 << 20;
/// How many bytes the file at a path may have.
pub(super) fn most_of(path: &str) -> usize {
    if seal_list_stem(path).is_some() { LARGEST_LIST } else { LARGEST }
}

/// How many bytes are asked for first: more than most records have, so that one call reads them whole.
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
    let text = str::from_utf8(bytes).map_err(|_| not_utf8(bytes))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// All bytes to the end, into a buffer that every file can use in turn; an error where there are more than `most`. Fewer
/// than were asked for is not yet the end: what a network brings may come in parts.
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

/// Why a file that is there gave no bytes.
pub(super) fn unread(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Fault {
            code: Code::TooLarge,
            place: Place::File,
            message: tr!("the file is larger than 1 MiB, so it is not a record", "文件超过1 MiB，不会是一条记录"),
            help: tr!("take it out of the folder of records", "请把它移出记录文件夹"),
        },
        _ => unreadable(error),
    }
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
        io::ErrorKind::FileTooLarge => tr!("the file is too large", "文件太大"),
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

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(read_bytes(Slow(&bytes, false), LARGEST, &mut buffer).unwrap(), bytes);
            assert_eq!(read_bytes(&bytes[..], length, &mut buffer).unwrap(), bytes);
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
