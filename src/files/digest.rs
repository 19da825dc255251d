//! Digests of records as they lie on the disk.

use crate::basics::codes::Digest;
use crate::basics::id::RoundId;
use crate::files::kinds::unit_of;
use crate::files::read::{io_reason, read_text};
use crate::files::root::Root;
use crate::files::walk::list;
use crate::records::{Conveyance, Decision, Inspection, Letter, Record, SchoolWork, SpotCheck, Submission};
use anyhow::anyhow;
use rayon::prelude::*;

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

/// Whether a seal covers what is at a path.
pub fn is_sealed(round: &RoundId, path: &str) -> bool {
    let mut names = path.split('/');
    names.next().is_some_and(|folder| SEALED.contains(&folder)) && names.next() == Some(round.as_str())
}

/// The digest of a record's text; an error where it cannot be read.
pub fn record_digest(root: &Root, path: &str) -> anyhow::Result<Digest> {
    let text = read_text(&root.join(path)).map_err(|fault| anyhow!("{path}: {}", fault.message))?;
    Ok(Digest::of_text(&text))
}

/// The digest of a round: of the lines `<digest>  <path>` of its records, sorted by path. An error where anything of
/// the round cannot be read.
pub fn round_digest(root: &Root, round: &RoundId) -> anyhow::Result<Digest> {
    let mut paths = Vec::new();
    for folder in SEALED {
        add_records(root, &format!("{folder}/{round}"), &mut paths)?;
    }
    paths.sort();
    let lines = paths.par_iter().map(|path| record_digest(root, path).map(|digest| format!("{digest}  {path}\n")));
    let lines: Vec<String> = lines.collect::<anyhow::Result<_>>()?;
    Ok(Digest::of(lines.concat().as_bytes()))
}

/// The paths of the records in a folder and in the folders below it.
fn add_records(root: &Root, folder: &str, paths: &mut Vec<String>) -> anyhow::Result<()> {
    if !root.join(folder).symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
        return Ok(());
    }
    let listing = list(root, folder).map_err(|error| anyhow!("{folder}: {}", io_reason(&error)))?;
    for (name, file_type) in listing {
        let path = format!("{folder}/{name}");
        if file_type.is_dir() {
            add_records(root, &path, paths)?;
        } else if file_type.is_file() && is_record(&path) {
            paths.push(path);
        }
    }
    Ok(())
}

fn is_record(path: &str) -> bool {
    let names: Vec<_> = path.strip_suffix(".toml").unwrap_or_default().split('/').collect();
    names.split_first().is_some_and(|(folder, names)| unit_of(folder, names).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn write(folder: &Path, path: &str, text: &str) {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn digest(folder: &Path) -> String {
        round_digest(&Root::at(folder).unwrap(), &"2019".parse().unwrap()).unwrap().to_string()
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
