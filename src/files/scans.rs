//! Scans of letters, which lie beside the records but not in git.

use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, RoundId};
use crate::files::Root;
use crate::records::FileName;

/// The largest scan that is taken in, in bytes.
pub const LARGEST: usize = 256 << 20;

/// Where the scan of a letter lies, from the root: `scans/<round>/<county>/<file>`.
pub fn scan_path(round: &RoundId, county: &CountyId, file: &FileName) -> String {
    format!("scans/{round}/{county}/{file}")
}

/// The digest of a scan's bytes; none where it does not lie here.
pub fn scan_digest(root: &Root, path: &str) -> Option<Digest> {
    Digest::of_all(root.open_file(path).ok()?).ok()
}
