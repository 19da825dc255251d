//! What the texts of records say, by digest: what a record that speaks of another by digest is compared with.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::digest::{Rounds, record_digest};
use crate::files::path::{RecordKey, RecordPath};
use crate::files::seal_list::SealList;
use foldhash::{HashMap, HashMapExt};
use std::collections::{BTreeMap, BTreeSet};

/// The digests of records as they are on the disk, and for which rounds all of them are there. They come with a reading
/// of the records ([`load_with_texts`](crate::files::load_with_texts)), or from texts that are named.
#[derive(Clone, Debug)]
pub struct Texts {
    digests: HashMap<RecordKey, Digest>,
    /// The lists that rounds were sealed with.
    lists: BTreeMap<RoundId, SealList>,
    rounds: Rounds,
    /// The paths that could not be read.
    unread: BTreeSet<RecordPath>,
}

impl Texts {
    /// The digests of some records, which are all there are.
    pub fn of<'t>(texts: impl IntoIterator<Item = (RecordKey, &'t str)>) -> Texts {
        let digests = texts.into_iter().map(|(key, text)| {
            let digest = record_digest(&key, text);
            (key, digest)
        });
        let (digests, lists) = (digests.collect(), BTreeMap::new());
        Texts { digests, lists, rounds: Rounds::Every, unread: BTreeSet::new() }
    }

    /// Digests as they were taken, some at each place.
    pub(super) fn taken(
        taken: Vec<Vec<(RecordKey, Digest)>>,
        lists: BTreeMap<RoundId, SealList>,
        rounds: Rounds,
        unreadable: &BTreeSet<RecordPath>,
    ) -> Texts {
        let mut digests = HashMap::with_capacity(taken.iter().map(Vec::len).sum());
        digests.extend(taken.into_iter().flatten());
        let is_digested = |path: &RecordPath| path.key().is_some_and(|key| digests.contains_key(key));
        let unread = unreadable.iter().filter(|path| !is_digested(path)).cloned().collect();
        Texts { digests, lists, rounds, unread }
    }

    /// Takes in those of a further part of the records.
    pub fn absorb(&mut self, other: Texts) {
        self.digests.extend(other.digests);
        self.lists.extend(other.lists);
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
        let is_whole = !self.unread.iter().any(|path| path.is_sealed(round));
        self.list_now(round).filter(|_| is_whole).map(|list| list.digest())
    }

    /// The list that a round would be sealed with now, of the records that could be read; `None` where the round was not
    /// read whole.
    pub fn list_now(&self, round: &RoundId) -> Option<SealList> {
        let is_read = match &self.rounds {
            Rounds::Every => true,
            Rounds::Only(rounds) => rounds.contains(round),
        };
        is_read.then(|| SealList::of(round, &self.digests))
    }

    /// The list that a round was sealed with, where it is here.
    pub fn seal_list(&self, round: &RoundId) -> Option<&SealList> {
        self.lists.get(round)
    }

    /// The lists of all seals, by round.
    pub fn seal_lists(&self) -> impl Iterator<Item = (&RoundId, &SealList)> {
        self.lists.iter()
    }

    /// Takes the list that a seal is about to be written with for the one that is here.
    pub fn take_list(&mut self, round: &RoundId, list: SealList) {
        self.lists.insert(round.clone(), list);
    }

    /// The digest of a notice as it is now, without its seal.
    pub fn notice_digest(&self, round: &RoundId) -> Option<&Digest> {
        self.digest(&RecordKey::Round(round.clone()))
    }
}
