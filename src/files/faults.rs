//! Faults of files as such, whatever their record says.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::files::decode::Fault;
use crate::files::path::RecordPath;
use crate::tr;

/// A fault of a file as a diagnostic.
pub fn diagnostic(path: &str, fault: Fault) -> Diagnostic {
    let unit = RecordPath::at(path).unit();
    let Fault { code, place, message, help } = fault;
    Diagnostic { code, file: path.to_owned(), place, unit, message, help }
}

pub(super) fn misplaced(message: String) -> Fault {
    Fault {
        code: Code::MisplacedFile,
        place: Place::File,
        message: tr!("this is not a record of its folder: {message}", "这不是该文件夹的记录：{message}"),
        help: tr!("rename it, or take it out of the folder of records", "请改正文件名，或把它移出记录文件夹"),
    }
}

pub(super) fn special() -> Fault {
    misplaced(tr!("it is not a regular file", "它不是普通文件"))
}

pub(super) fn no_folder() -> Fault {
    misplaced(tr!("it is not a folder, and one belongs here", "它不是文件夹，这里应是文件夹"))
}

pub(super) fn symlink() -> Fault {
    Fault {
        code: Code::Symlink,
        place: Place::File,
        message: tr!("it is a symbolic link, which is never followed", "这是符号链接，不会被读取"),
        help: tr!("put the file itself here", "请放入文件本身"),
    }
}
