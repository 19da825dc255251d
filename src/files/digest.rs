//! Digests of records as they lie on the disk, taken while the records are read.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::kinds::Batch;
use crate::files::path::RecordKey;
use crate::files::read::unreadable;
use crate::files::source::Source;
use crate::records::VisitKey;
use anyhow::anyhow;
use foldhash::{HashMap, HashSet};
use std::collections::BTreeSet;
use std::io::ErrorKind;

/// The digest of a record's text; an error where it cannot be read.
pub fn record_digest(source: &dyn Source, path: &str) -> anyhow::Result<Digest> {
    let text = source.text(path).and_then(|text| text.ok_or_else(|| unreadable(&ErrorKind::NotFound.into())));
    Ok(Digest::of_text(&text.map_err(|fault| anyhow!("{path}: {}", fault.message))?))
}

/// The digest of a round: of the lines `<digest>  <path>` of its records, sorted by path.
pub fn round_digest(round: &RoundId, digests: &HashMap<RecordKey, Digest>) -> Digest {
    let is_sealed = |key: &RecordKey| key.is_sealed() && key.round() == Some(round);
    let records = digests.iter().filter(|(key, _)| is_sealed(key));
    let mut records: Vec<_> = records.map(|(key, digest)| (key.to_string(), digest)).collect();
    records.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let lines: String = records.into_iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect();
    Digest::of(lines.as_bytes())
}

/// The records whose digest is compared with one that another record holds.
#[derive(Default)]
pub(super) struct Wanted {
    rounds: BTreeSet<RoundId>,
    forms: HashSet<VisitKey>,
}

impl Wanted {
    /// Those of a round that is to be sealed.
    pub(super) fn of_round(round: Option<&RoundId>) -> Wanted {
        Wanted { rounds: round.into_iter().cloned().collect(), ..Wanted::default() }
    }

    /// Also those that some records hold digests of: of sealed rounds, and of the forms that were sent.
    pub(super) fn add_those_in(&mut self, batches: &[Batch]) {
        let rounds = batches.iter().flat_map(|batch| &batch.rounds);
        self.rounds.extend(rounds.filter(|(_, round)| round.sealed_sha256.is_some()).map(|(id, _)| id.clone()));
        let submissions = batches.iter().flat_map(|batch| &batch.submissions);
        let forms = submissions.flat_map(|(by, sent)| sent.forms.keys().filter_map(|name| by.form(name).ok()));
        self.forms.extend(forms);
    }

    /// Whether the digest of a record is wanted.
    pub(super) fn holds(&self, key: &RecordKey) -> bool {
        let is_form = matches!(key, RecordKey::Inspection(visit) if self.forms.contains(visit));
        is_form || key.is_sealed() && key.round().is_some_and(|round| self.rounds.contains(round))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::load;
    use crate::files::scope::Scope;
    use crate::files::tree::{Held, Tree};

    fn digest(tree: &Tree) -> String {
        let round = "2019".parse().unwrap();
        let loaded = load(tree, Scope::Digested(Some(&round)));
        round_digest(&round, &loaded.digests.unwrap()).to_string()
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
        write(&mut tree, "letters/2019/甲县/乙小学.toml", "");
        assert_ne!(digest(&tree), expected);
    }
}
