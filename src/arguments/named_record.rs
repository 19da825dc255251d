//! The record that a command is told to do something with.

use crate::arguments::named_file::place;
use crate::files::Root;
use crate::files::path::{RecordPath, parted, stem};
use crate::tr;
use anyhow::bail;
use std::path::Path;

/// Reads the path of a record as a basis has it, from the root and without `.toml`; or of its file, from anywhere, as a
/// shell completes it. It need not be there, nor be a record’s.
pub fn named_record(root: &Root, typed: &str) -> anyhow::Result<RecordPath> {
    let path = typed.trim().replace(['\\', '／'], "/");
    if path.ends_with('/') {
        bail!(tr!(
            "“{typed}” is a folder; name the records in it one by one, or as {typed}*",
            "“{typed}”是文件夹；请逐条写明其中的记录，或写成 {typed}*"
        ));
    }
    let file = match stem(&path) {
        Some(_) => RecordPath::at(path),
        None => RecordPath::cited(&path),
    };
    if let Some(there) = place(root, Path::new(file.as_str()))? {
        return Ok(RecordPath::at(there));
    }
    // One that is not there any more is named by the folder that it was in.
    let (above, name) = parted(file.as_str());
    let above = if above.is_empty() { "." } else { above };
    Ok(match place(root, Path::new(above))?.as_deref() {
        Some("") => RecordPath::at(name),
        Some(above) => RecordPath::at([above, "/", name].concat()),
        None => file,
    })
}
