//! What the files say that records speak of by digest: scans, forms sent, sealed rounds.

use crate::basics::codes::Digest;
use crate::basics::id::RoundId;
use crate::files::Root;
use crate::files::digest::{record_digest, round_digest};
use crate::files::kinds::path_of;
use crate::files::scans::{scan_digest, scan_path};
use crate::records::{Inspection, VisitKey};
use crate::register::Register;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

impl Register {
    /// Takes the digests of the scans, of the forms that were sent and of the sealed rounds as they lie here now.
    pub fn take_digests(&mut self, root: &Root) {
        self.scans = self.scans_here(root);
        self.submitted = self.submitted_now(root);
        self.sealed = self.sealed_now(root);
    }

    fn scans_here(&self, root: &Root) -> BTreeMap<String, Digest> {
        let letters = self.records.letters.par_iter();
        let paths = letters.filter_map(|(key, letter)| {
            let scan = letter.scan.as_ref()?;
            Some(scan_path(&key.round, key.unit.county(), &scan.file))
        });
        paths.filter_map(|path| scan_digest(root, &path).map(|digest| (path, digest))).collect()
    }

    /// What the inspections that were sent say now, those that can be read.
    fn submitted_now(&self, root: &Root) -> BTreeMap<VisitKey, Digest> {
        let sent: BTreeSet<_> = self.forms_sent().filter_map(|form| form.inspection()).collect();
        let there = sent.into_par_iter().filter(|key| self.records.inspections.contains_key(key));
        let digest = |key: &VisitKey| record_digest(root, &path_of::<Inspection>(key)).ok();
        there.filter_map(|key| digest(&key).map(|digest| (key, digest))).collect()
    }

    /// The sealed rounds, those that can be read whole.
    fn sealed_now(&self, root: &Root) -> BTreeMap<RoundId, Digest> {
        let sealed = self.records.rounds.iter().filter(|(_, round)| round.sealed_sha256.is_some());
        sealed.filter_map(|(id, _)| round_digest(root, id).ok().map(|digest| (id.clone(), digest))).collect()
    }
}
