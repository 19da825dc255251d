//! Digests of records as they lie on the disk, taken while the records are read.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::kinds::Batch;
use crate::files::scope::Scope;
use crate::records::{Conveyance, Decision, Inspection, Letter, Record, SchoolWork, SpotCheck, Submission};
use foldhash::{HashMap, HashSet};
use std::collections::BTreeSet;

/// The folders that a seal covers: all records of a round but its rectifications.
const SEALED: [&str; 7] = [
    Conveyance::FOLDER,
    Decision::FOLDER,
    Inspection::FOLDER,
    Letter::FOLDER,
    SchoolWork::FOLDER,
    SpotCheck::FOLDER,
    Submission::FOLDER,
];

/// Whether a seal covers what is at a path, or in the folder at a path.
pub fn is_sealed(round: &RoundId, path: &str) -> bool {
    is_of_round(path) && path.split('/').nth(1).is_none_or(|id| id == round.as_str())
}

/// Whether a path is of a kind that a seal covers.
fn is_of_round(path: &str) -> bool {
    path.split('/').next().is_some_and(|folder| SEALED.contains(&folder))
}

/// The digest of a round: of the lines `<digest>  <path>` of its records, sorted by path.
pub fn round_digest(round: &RoundId, digests: &HashMap<String, Digest>) -> Digest {
    let mut records: Vec<_> = digests.iter().filter(|(path, _)| is_sealed(round, path)).collect();
    records.sort_unstable_by_key(|(path, _)| *path);
    let lines: String = records.into_iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect();
    Digest::of(lines.as_bytes())
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
    /// Those that records hold of others: of forms that were sent, and of sealed rounds.
    Held,
    /// Of every record that a seal can cover: whatever is written next, all that it may speak of is there.
    Every,
}

/// The records whose digest is taken.
#[derive(Debug)]
pub(super) struct Wanted {
    take: Take,
    rounds: BTreeSet<RoundId>,
    forms: HashSet<String>,
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
        let submissions = batches.iter().flat_map(|batch| &batch.submissions);
        let forms = submissions.flat_map(|(by, sent)| sent.forms.keys().map(|name| by.file_of_form(name)));
        self.forms.extend(forms);
    }

    /// Whether the digest of the record at a path is wanted.
    pub(super) fn holds(&self, path: &str) -> bool {
        match self.take {
            Take::Held => self.forms.contains(path) || self.rounds.iter().any(|round| is_sealed(round, path)),
            Take::Every => is_of_round(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Root, load_with_texts};
    use std::fs;
    use std::path::Path;

    fn write(folder: &Path, path: &str, text: &str) {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn digest(folder: &Path) -> String {
        let round = "2019".parse().unwrap();
        let (_, texts) = load_with_texts(&Root::at(folder).unwrap(), Scope::All, Take::Every);
        texts.round_digest(&round).unwrap().to_string()
    }

    #[test]
    fn a_round_has_the_digest_of_the_contract_in_every_checkout() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        write(folder, "mechanism.toml", "");
        write(folder, "letters/2019/甲县.toml", "copies = 2\n");
        write(folder, "conveyances/2019/甲县/2019-08-02-乙小学.toml", "\u{feff}note = \"短\"\r\n");
        let expected = "143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6";
        assert_eq!(digest(folder), expected);
        write(folder, "rectifications/2019/甲县/2019-08-02-乙小学-policy.toml", "");
        write(folder, "letters/2020/甲县.toml", "copies = 2\n");
        write(folder, "letters/2019/甲县/.DS_Store", "");
        write(folder, "letters/2019/甲县/说明.txt", "");
        assert_eq!(digest(folder), expected);
        write(folder, "letters/2019/甲县/乙小学.toml", "");
        assert_ne!(digest(folder), expected);
    }
}
