//! Digests of records as they are on the disk, taken while the records are read.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::kinds::Batch;
use crate::files::path::RecordKey;
use crate::files::scope::Scope;
use crate::files::seal_list::notice_digest;
use crate::records::VisitKey;
use foldhash::HashSet;
use std::collections::BTreeSet;

/// The digest that a record is known by: that of its text; of a notice without its seal, for that is written into it later.
pub fn record_digest(key: &RecordKey, text: &str) -> Digest {
    match key {
        RecordKey::Round(_) => notice_digest(text),
        _ => Digest::of_text(text),
    }
}

/// The rounds that were read whole.
#[derive(Clone, Debug)]
pub(super) enum Rounds {
    /// Whichever there are.
    Every,
    /// These.
    Only(BTreeSet<RoundId>),
}

impl Rounds {
    pub(super) fn none() -> Rounds {
        Rounds::Only(BTreeSet::new())
    }
}

/// Which digests are taken while records are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Those that records hold of others: of forms that were sent, of sealed rounds, and of notices.
    Held,
    /// Of every record that a seal can cover: whatever is written next, all that it may speak of is there.
    Every,
}

/// The records whose digest is taken.
#[derive(Debug)]
pub(super) struct Wanted {
    take: Take,
    rounds: BTreeSet<RoundId>,
    forms: HashSet<VisitKey>,
}

impl Wanted {
    pub(super) fn new(take: Take) -> Wanted {
        Wanted { take, rounds: BTreeSet::new(), forms: HashSet::default() }
    }

    /// The rounds of which every digest was taken, where all of a scope was read.
    pub(super) fn whole_rounds(self, scope: Scope) -> Rounds {
        match (self.take, scope) {
            (Take::Every, Scope::All) => Rounds::Every,
            (Take::Every, Scope::Round(round)) => Rounds::Only([round.clone()].into()),
            (Take::Held, Scope::All) => Rounds::Only(self.rounds),
            _ => Rounds::none(),
        }
    }

    /// Also those that some records hold digests of: of sealed rounds, and of the forms that were sent.
    pub(super) fn add_those_in(&mut self, batches: &[Batch]) {
        let rounds = batches.iter().flat_map(|batch| &batch.rounds);
        self.rounds.extend(rounds.filter(|(_, round)| round.sealed_sha256.is_some()).map(|(id, _)| id.clone()));
        let submissions = || batches.iter().flat_map(|batch| &batch.submissions);
        self.forms.reserve(submissions().map(|(_, sent)| sent.forms.len()).sum());
        let forms = submissions().flat_map(|(by, sent)| sent.forms.keys().filter_map(|name| name.inspection(by)));
        self.forms.extend(forms);
    }

    /// Whether the digest of a record is wanted.
    pub(super) fn holds(&self, key: &RecordKey) -> bool {
        let is_notice = matches!(key, RecordKey::Round(_));
        let is_form = || matches!(key, RecordKey::Inspection(visit) if self.forms.contains(visit));
        let is_of_sealed_round = || key.round().is_some_and(|round| self.rounds.contains(round));
        match self.take {
            Take::Held => is_notice || is_form() || key.is_sealed() && is_of_sealed_round(),
            Take::Every => is_notice || key.is_sealed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::load_with_texts;
    use crate::files::tree::{Held, Tree};

    fn digest(tree: &Tree) -> String {
        let round = "2019".parse().unwrap();
        let (_, texts) = load_with_texts(tree, Scope::All, Take::Every).unwrap();
        texts.round_digest(&round).unwrap().to_string()
    }

    #[test]
    fn a_round_has_the_digest_of_the_contract_in_every_checkout() {
        let mut tree = Tree::default();
        let write = |tree: &mut Tree, path: &str, text: &str| tree.put(path, Held::File(text.into()));
        write(&mut tree, "mechanism.toml", "");
        write(&mut tree, "letters/2019/甲县.toml", "copies = 2\n");
        write(&mut tree, "conveyances/2019/甲县/2019-08-02-乙小学.toml", "\u{feff}note = \"短\"\r\n");
        let expected = "143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6";
        assert_eq!(digest(&tree), expected);
        write(&mut tree, "rectifications/2019/甲县/2019-08-02-乙小学-policy.toml", "");
        write(&mut tree, "letters/2020/甲县.toml", "copies = 2\n");
        write(&mut tree, "letters/2019/甲县/.DS_Store", "");
        write(&mut tree, "letters/2019/甲县/说明.txt", "");
        assert_eq!(digest(&tree), expected);
        write(&mut tree, "letters/2019/甲县/乙小学.toml", "# 无\n");
        assert_ne!(digest(&tree), expected);
    }
}
