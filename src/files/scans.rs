//! Scans of letters, which are kept beside the records but not in git.

use crate::basics::digest::Digest;
use crate::basics::id::{CountyId, RoundId};
use crate::files::Root;
use crate::records::{FileName, Letter, LetterKey};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The largest scan that is taken in, in bytes.
pub const LARGEST: usize = 256 << 20;

/// The path of a letter's scan from the root: `scans/<round>/<county>/<file>`.
pub fn scan_path(round: &RoundId, county: &CountyId, file: &FileName) -> String {
    format!("scans/{round}/{county}/{file}")
}

/// The digests of the scans of some letters that are on this computer, by path.
#[derive(Clone, Debug)]
pub struct Scans(BTreeMap<String, Digest>);

impl Scans {
    /// Looks at the scans of letters.
    pub fn of<'l>(root: &Root, letters: impl IntoIterator<Item = (&'l LetterKey, &'l Letter)>) -> Scans {
        let path = |(key, letter): (&LetterKey, &Letter)| {
            let scan = letter.scan.as_ref()?;
            Some(scan_path(&key.round, key.unit.county(), &scan.file))
        };
        let paths: Vec<_> = letters.into_iter().filter_map(path).collect();
        let taken = paths.into_par_iter().filter_map(|path| digest(root, &path).map(|digest| (path, digest)));
        Scans(taken.collect())
    }

    /// Those of records that are in no folder, beside which no scan can be kept.
    pub fn nowhere() -> Scans {
        Scans(BTreeMap::new())
    }

    /// The same, and a scan that is about to be kept at a path.
    pub fn with(mut self, path: String, digest: Digest) -> Scans {
        self.0.insert(path, digest);
        self
    }

    /// The digest of the scan at a path; `None` where it is not on this computer.
    pub fn digest(&self, path: &str) -> Option<&Digest> {
        self.0.get(path)
    }
}

/// The digest of a scan's bytes; `None` where the scan is not on this computer.
fn digest(root: &Root, path: &str) -> Option<Digest> {
    Digest::of_all(root.open_file(path).ok()?).ok()
}
