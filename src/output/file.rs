//! Files that the tool makes and that are not records: reports, pages, sheets to fill in.

use crate::files::whole::{folder_of, not_written, temporary_file};
use crate::tr;
use anyhow::anyhow;
use std::fs;
use std::io;
use std::path::Path;

/// Writes a file that the tool makes, in place of an earlier one, whole or not at all.
pub fn write_output(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let shown = path.display().to_string();
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(anyhow!(tr!(
            "{shown} could not be written: it is not a file but a folder or a device",
            "无法写入{shown}：它不是文件，而是文件夹或设备"
        )));
    }
    let failed = |error: &io::Error| not_written(&shown, error);
    let temporary = temporary_file(folder_of(path), bytes).map_err(|error| failed(&error))?;
    temporary.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Writes such files into a folder, which is made if it does not exist; nothing else in it is touched.
pub fn write_outputs(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).map_err(|error| not_written(&folder.display().to_string(), &error))?;
    files.iter().try_for_each(|(name, bytes)| write_output(&folder.join(name), bytes))
}
