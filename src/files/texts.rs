//! What the texts of records say, by digest: what a record that speaks of another by digest is compared with.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::digest::{Rounds, is_sealed, round_digest};
use foldhash::HashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The digests of records as they lie on the disk, and of which rounds they are all there. They come with a reading of
/// the records ([`load_with_texts`](crate::files::load_with_texts)), or from texts that are named.
#[derive(Clone, Debug)]
pub struct Texts {
    digests: HashMap<String, Digest>,
    rounds: Rounds,
    /// The paths that could not be read, where a round’s records are.
    unread: BTreeSet<String>,
}

impl Texts {
    /// Those of some texts by path, outside which there are none.
    pub fn of<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Texts {
        let digest = |(path, text): (&str, &str)| (path.to_owned(), Digest::of_text(text));
        Texts { digests: texts.into_iter().map(digest).collect(), rounds: Rounds::Every, unread: BTreeSet::new() }
    }

    pub(super) fn taken(digests: Vec<(String, Digest)>, rounds: Rounds, unreadable: &BTreeSet<String>) -> Texts {
        let digests: HashMap<_, _> = digests.into_iter().collect();
        let unread = unreadable.iter().filter(|path| !digests.contains_key(*path)).cloned().collect();
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

    /// Exchanges the digests at some paths; exchanged again, all is as it was.
    pub fn exchange(&mut self, digests: &mut BTreeMap<String, Option<Digest>>) {
        for (path, digest) in digests {
            *digest = match digest.take() {
                Some(new) => self.digests.insert(path.clone(), new),
                None => self.digests.remove(path),
            };
        }
    }

    /// What the record at a path says; none where there is none, or none that could be read.
    pub fn digest(&self, path: &str) -> Option<&Digest> {
        self.digests.get(path)
    }

    /// Whether a round was read whole, so far as it can be read.
    pub fn hold(&self, round: &RoundId) -> bool {
        match &self.rounds {
            Rounds::Every => true,
            Rounds::Only(rounds) => rounds.contains(round),
        }
    }

    /// What the records of a round say that a seal covers; none where the round was not read whole, or a record of it
    /// could not be read. A link is not read.
    pub fn round_digest(&self, round: &RoundId) -> Option<Digest> {
        let is_whole = self.hold(round) && !self.unread.iter().any(|path| is_sealed(round, path));
        is_whole.then(|| round_digest(round, &self.digests))
    }
}
