//! The digests of files as they are now, of which records hold earlier ones: scans, forms sent, sealed rounds.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::Root;
use crate::files::path::{RecordKey, RecordPath};
use crate::files::scans::{scan_digest, scan_path};
use crate::files::seal_list::SealList;
use crate::register::Register;
use rayon::prelude::*;
use std::collections::BTreeMap;

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
        (!self.gaps().any(is_unread)).then(|| SealList::of(round, digests).digest())
    }

    /// The list that a round would be sealed with now, of the records that could be read; `None` where no digests were
    /// taken.
    pub fn sealed_now(&self, round: &RoundId) -> Option<SealList> {
        Some(SealList::of(round, self.digests.as_ref()?))
    }

    /// The list that a round was sealed with, where it is here and was asked for.
    pub fn seal_list(&self, round: &RoundId) -> Option<&SealList> {
        self.sealed.lists.get(round)
    }

    /// The lists of all seals, by round.
    pub fn seal_lists(&self) -> impl Iterator<Item = (&RoundId, &SealList)> {
        self.sealed.lists.iter()
    }

    /// The digest of a notice as it is now, without its seal.
    pub fn notice_digest(&self, round: &RoundId) -> Option<&Digest> {
        self.sealed.notices.get(round)
    }

    /// The seal of a round, even one dated after the register's day.
    pub fn whole_seal(&self, round: &RoundId) -> Option<Digest> {
        self.left_out.rounds.get(round).or(self.records.rounds.get(round))?.sealed_sha256
    }

    /// Takes the digests of the figures of sealed rounds as they are now.
    pub fn take_figures(&mut self, figures: BTreeMap<RoundId, Digest>) {
        self.figures = figures;
    }

    /// The digest of the figures of a sealed round as they are now, where it was taken.
    pub fn figures(&self, round: &RoundId) -> Option<&Digest> {
        self.figures.get(round)
    }
}
