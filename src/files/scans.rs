//! Scans of letters, which are kept beside the records but not in git.

use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, RoundId};
use crate::files::Root;
use crate::records::FileName;

/// The path of a letter's scan from the root: `scans/<round>/<county>/<file>`.
pub fn scan_path(round: &RoundId, county: &CountyId, file: &FileName) -> String {
    format!("scans/{round}/{county}/{file}")
}

/// The digest of a scan's bytes; `None` where the scan is not on this computer.
pub fn scan_digest(root: &Root, path: &str) -> Option<Digest> {
    let file = root.join(path);
    let is_file = file.symlink_metadata().is_ok_and(|meta| meta.is_file());
    let bytes = is_file.then(|| std::fs::read(file).ok()).flatten()?;
    Some(Digest::of(&bytes))
}
