//! The digests of files as they are now, of which records hold earlier ones: scans, forms sent, sealed rounds.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::Root;
use crate::files::digest::round_digest;
use crate::files::path::{RecordKey, RecordPath};
use crate::files::scans::{scan_digest, scan_path};
use crate::register::Register;
use rayon::prelude::*;

impl Register {
    /// Takes the digests of the scans that are on this computer now.
    pub fn take_scans(&mut self, root: &Root) {
        let letters = self.records.letters.par_iter();
        let paths = letters.filter_map(|(key, letter)| {
            let scan = letter.scan.as_ref()?;
            Some(scan_path(&key.round, key.unit.county(), &scan.file))
        });
        self.scans = paths.filter_map(|path| scan_digest(root, &path).map(|digest| (path, digest))).collect();
    }

    /// The digest of a record as it is now, where it was taken.
    pub fn digest(&self, key: &RecordKey) -> Option<&Digest> {
        self.digests.as_ref()?.get(key)
    }

    /// The digest of a round that is sealed or to be sealed, as it is now; `None` where none were taken, or not all of
    /// the round could be read. A link is not read.
    pub fn round_digest(&self, round: &RoundId) -> Option<Digest> {
        let digests = self.digests.as_ref()?;
        let is_digested = |path: &RecordPath| path.key().is_some_and(|key| digests.contains_key(key));
        let is_unread = |path: &RecordPath| path.is_sealed(round) && !is_digested(path);
        (!self.gaps().any(is_unread)).then(|| round_digest(round, digests))
    }
}
