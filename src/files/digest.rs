//! Digests of records as they are on the disk, taken while the records are read.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::kinds::Batch;
use crate::files::path::RecordKey;
use crate::files::read::read_text;
use crate::files::root::Root;
use crate::records::VisitKey;
use anyhow::anyhow;
use foldhash::HashSet;
use std::collections::BTreeSet;

/// The digest of a record's text; an error where it cannot be read.
pub fn record_digest(root: &Root, path: &str) -> anyhow::Result<Digest> {
    let text = read_text(&root.join(path)).map_err(|fault| anyhow!("{path}: {}", fault.message))?;
    Ok(Digest::of_text(&text))
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
    use crate::files::seal_list::SealList;
    use std::fs;
    use std::path::Path;

    fn write(folder: &Path, path: &str, text: &str) {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn digest(folder: &Path) -> String {
        let round = "2019".parse().unwrap();
        let loaded = load(&Root::at(folder).unwrap(), Scope::Digested(Some(&round)));
        SealList::of(&round, &loaded.digests.unwrap()).digest().to_string()
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
