//! What the texts of records say, by digest: what a record that speaks of another by digest is compared with.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::digest::{Rounds, round_digest};
use crate::files::path::{RecordKey, RecordPath};
use foldhash::HashMap;
use std::collections::BTreeSet;

/// The digests of records as they are on the disk, and for which rounds all of them are there. They come with a reading
/// of the records ([`load_with_texts`](crate::files::load_with_texts)), or from texts that are named.
#[derive(Clone, Debug)]
pub struct Texts {
    digests: HashMap<RecordKey, Digest>,
    rounds: Rounds,
    /// The paths that could not be read.
    unread: BTreeSet<RecordPath>,
}

impl Texts {
    /// Those of some records; there are no others.
    pub fn of<'t>(texts: impl IntoIterator<Item = (RecordKey, &'t str)>) -> Texts {
        let digests = texts.into_iter().map(|(key, text)| (key, Digest::of_text(text))).collect();
        Texts { digests, rounds: Rounds::Every, unread: BTreeSet::new() }
    }

    pub(super) fn taken(digests: Vec<(RecordKey, Digest)>, rounds: Rounds, unreadable: &BTreeSet<RecordPath>) -> Texts {
        let digests: HashMap<_, _> = digests.into_iter().collect();
        let is_digested = |path: &RecordPath| path.key().is_some_and(|key| digests.contains_key(key));
        let unread = unreadable.iter().filter(|path| !is_digested(path)).cloned().collect();
        Texts { digests, rounds, unread }
    }

    /// Takes in those of a further part of the records.
    pub fn absorb(&mut self, other: Texts) {
        self.digests.extend(other.digests);
        self.unread.extend(other.unread);
        match (&mut self.rounds, other.rounds) {
            (Rounds::Only(rounds), Rounds::Only(more)) => rounds.extend(more),
            (rounds, Rounds::Every) => *rounds = Rounds::Every,
            (Rounds::Every, Rounds::Only(_)) => {}
        }
    }

    /// Exchanges the digests of some records; exchanged again, everything is as it was.
    pub fn exchange(&mut self, digests: &mut HashMap<RecordKey, Option<Digest>>) {
        for (key, digest) in digests {
            *digest = match digest.take() {
                Some(new) => self.digests.insert(key.clone(), new),
                None => self.digests.remove(key),
            };
        }
    }

    /// The digest of a record as it is now; `None` where there is no such record, or none that could be read.
    pub fn digest(&self, key: &RecordKey) -> Option<&Digest> {
        self.digests.get(key)
    }

    /// The digest of a round as it is now; `None` where the round was not read whole, or something in it could not be
    /// read. A link is not read.
    pub fn round_digest(&self, round: &RoundId) -> Option<Digest> {
        let is_read = match &self.rounds {
            Rounds::Every => true,
            Rounds::Only(rounds) => rounds.contains(round),
        };
        let is_whole = is_read && !self.unread.iter().any(|path| path.is_sealed(round));
        is_whole.then(|| round_digest(round, &self.digests))
    }
}
