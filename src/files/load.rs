//! Reads everything, in parallel over folders, and never stops at a broken file.

use crate::basics::id::{CountyId, UnitId};
use crate::diagnostics::Diagnostic;
use crate::files::decode::decode;
use crate::files::digest::{Rounds, Take, Wanted};
use crate::files::kinds::Records;
use crate::files::memory;
use crate::files::path::{RecordPath, record_folders};
use crate::files::privacy;
use crate::files::read::{said, unreadable};
use crate::files::root::MECHANISM;
use crate::files::scope::Scope;
use crate::files::source::Source;
use crate::files::texts::Texts;
use crate::files::version::Newer;
use crate::files::walk::{Found, Walk};
use crate::records::{Mechanism, Record, Round, Submission};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

/// What the directory holds: the records that could be read, and what is wrong with the rest.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The records.
    pub records: Records,
    /// What is wrong, in no particular order.
    pub faults: Vec<Diagnostic>,
    /// The paths that could not be read.
    pub unreadable: BTreeSet<RecordPath>,
    /// The units whose files do not begin with their name.
    pub named_within: BTreeSet<UnitId>,
}

impl Loaded {
    /// How many files of each county could not be read; under `None` those outside any county.
    pub fn unreadable_by_county(&self) -> BTreeMap<Option<CountyId>, usize> {
        by_county(&self.unreadable)
    }
}

/// How many paths are of each county; under `None` those outside any county.
pub fn by_county(paths: &BTreeSet<RecordPath>) -> BTreeMap<Option<CountyId>, usize> {
    let mut counts = BTreeMap::new();
    for path in paths {
        *counts.entry(path.county()).or_default() += 1;
    }
    counts
}

/// Reads the records within a scope, to be shown.
///
/// # Errors
/// Where this program is too old for them: then nothing is read.
pub fn load(source: &dyn Source, scope: Scope) -> Result<Loaded, Newer> {
    let (loaded, _) = read(source, scope, None)?;
    Ok(loaded)
}

/// Reads the records within a scope, to be judged: with the digests of their texts.
///
/// # Errors
/// Likewise.
pub fn load_with_texts(source: &dyn Source, scope: Scope, take: Take) -> Result<(Loaded, Texts), Newer> {
    read(source, scope, Some(Wanted::new(take)))
}

fn read(source: &dyn Source, scope: Scope, mut wanted: Option<Wanted>) -> Result<(Loaded, Texts), Newer> {
    if let Some(newer) = Newer::of(source) {
        return Err(newer);
    }
    if matches!(scope, Scope::All | Scope::Recorded) {
        memory::let_large_pages_in();
    }
    let mut found = Found::default();
    let mechanism = read_mechanism(source, &mut found);
    for folders in steps() {
        wanted.iter_mut().for_each(|wanted| wanted.add_those_in(&found.batches));
        let walk = Walk { source, scope, wanted: wanted.as_ref() };
        // One by one, as in the walk.
        let tops = folders.into_par_iter().with_max_len(1).map(|(folder, depth)| walk.top(folder, depth));
        let parts: Vec<Found> = tops.collect();
        parts.into_iter().for_each(|part| found.absorb(part));
    }
    let Found { batches, faults, unreadable, named_within, digests, lists } = found;
    let rounds = wanted.map_or_else(Rounds::none, |wanted| wanted.whole_rounds(scope));
    let texts = || Texts::taken(digests, lists, rounds, &unreadable);
    let (records, texts) = rayon::join(|| Records::gathered(batches, mechanism), texts);
    Ok((Loaded { records, faults, unreadable, named_within }, texts))
}

/// The record folders: first those that say which digests of the others are wanted.
fn steps() -> [Vec<(&'static str, usize)>; 3] {
    let folders = |of: fn(&str) -> bool| record_folders().into_iter().filter(|(folder, _)| of(folder)).collect();
    [
        folders(|folder| folder == Round::FOLDER),
        folders(|folder| folder == Submission::FOLDER),
        folders(|folder| folder != Round::FOLDER && folder != Submission::FOLDER),
    ]
}

fn read_mechanism(source: &dyn Source, found: &mut Found) -> Option<Mechanism> {
    let text = match source.text(MECHANISM).and_then(|text| text.map(said).transpose()) {
        Ok(Some(text)) => text,
        Ok(None) => {
            found.add_unreadable(MECHANISM, vec![unreadable(&ErrorKind::NotFound.into())]);
            return None;
        }
        Err(fault) => {
            found.add_unreadable(MECHANISM, vec![fault]);
            return None;
        }
    };
    found.add(MECHANISM, privacy::faults(MECHANISM, &text));
    decode(&text).map_err(|faults| found.add_unreadable(MECHANISM, faults)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::files::source::{Folder, Thing};
    use crate::files::tree::{Held, Tree};
    use std::io;

    const SCHOOL: &str = "name = \"甲\"\nkind = \"primary\"\n";

    fn city() -> Tree {
        Tree::from_iter([
            ("mechanism.toml", include_str!("../../data-template/mechanism.toml")),
            ("units/沧县/甲小学.toml", SCHOOL),
            ("letters/2019/沧县/甲小学.toml", "copies = 2\n"),
            ("letters/2019/沧县/.甲小学.toml.swp", "x"),
            ("conveyances/2019/沧县/2019-08-02-甲小学.toml", "# 无\n"),
        ])
    }

    fn faults(loaded: &Loaded) -> Vec<(&str, Code)> {
        let mut faults: Vec<_> = loaded.faults.iter().map(|fault| (fault.file.as_str(), fault.code)).collect();
        faults.sort();
        faults
    }

    #[test]
    fn a_scope_is_read_and_nothing_else() {
        let (round, county) = ("2019".parse().unwrap(), "沧县".parse().unwrap());
        let counts = |scope| {
            let Records { schools, letters, conveyances, .. } = load(&city(), scope).unwrap().records;
            [schools.len(), letters.len(), conveyances.len()]
        };
        assert_eq!(counts(Scope::All), [1, 1, 1]);
        assert_eq!(counts(Scope::Units), [1, 0, 0]);
        assert_eq!(counts(Scope::Rounds), [0, 0, 0]);
        assert_eq!(counts(Scope::Recorded), [0, 1, 1]);
        assert_eq!(counts(Scope::County(&round, &county)), [0, 1, 1]);
        assert_eq!(counts(Scope::County(&round, &"青县".parse().unwrap())), [0, 0, 0]);
    }

    #[test]
    fn what_is_no_record_is_told_and_the_rest_is_read() {
        let mut city = city();
        city.put("units/沧县/乙.toml", Held::Link);
        city.put("units/沧县/丙.toml", Held::Other);
        city.put("units/沧县/丁.toml", Held::Large);
        city.put("units/沧县/庚.toml", Held::Folder);
        city.put("letters/2019/沧县.toml", Held::File(Vec::new()));
        city.put("units/沧县/戊/己.toml", Held::File(Vec::new()));
        city.put("submissions", Held::Link);
        city.put("decisions", Held::Other);
        let loaded = load(&city, Scope::All).unwrap();
        let expected = [
            ("decisions", Code::MisplacedFile),
            ("letters/2019/沧县.toml", Code::Unreadable),
            ("submissions", Code::Symlink),
            ("units/沧县/丁.toml", Code::TooLarge),
            ("units/沧县/丙.toml", Code::MisplacedFile),
            ("units/沧县/乙.toml", Code::Symlink),
            ("units/沧县/庚.toml", Code::MisplacedFile),
            ("units/沧县/戊", Code::MisplacedFile),
        ];
        assert_eq!(faults(&loaded), expected);
        let unread: Vec<_> = loaded.unreadable.iter().map(RecordPath::as_str).collect();
        let is_there = |path: &&str| *path != "units/沧县/戊";
        assert_eq!(unread, expected.map(|(path, _)| path).into_iter().filter(is_there).collect::<Vec<_>>());
        assert_eq!(loaded.records.schools.len() + loaded.records.letters.len(), 2);
    }

    #[test]
    fn a_mechanism_that_is_no_file_is_not_read() {
        for held in [Held::Link, Held::Other, Held::Large, Held::Folder] {
            let mut city = city();
            city.put(MECHANISM, held);
            let loaded = load(&city, Scope::All).unwrap();
            assert!(loaded.records.mechanism.is_none() && loaded.unreadable.contains(MECHANISM));
        }
    }

    /// A disk with a fault at one path.
    struct Faulty(Tree, &'static str);

    impl Faulty {
        fn fault(&self, path: &str) -> io::Result<()> {
            // What network disks say when a server went away is of no kind that Rust has a name for.
            if path == self.1 { Err(io::Error::from_raw_os_error(116)) } else { Ok(()) }
        }
    }

    impl Source for Faulty {
        fn look(&self, path: &str) -> io::Result<Thing> {
            self.fault(path).and_then(|()| self.0.look(path))
        }

        fn open_folder(&self, path: &str) -> io::Result<Box<dyn Folder + '_>> {
            self.fault(path).and_then(|()| self.0.open_folder(path))
        }
    }

    #[test]
    fn only_what_is_not_found_is_absent() {
        for path in ["letters", "letters/2019", "letters/2019/沧县", "units"] {
            let loaded = load(&Faulty(city(), path), Scope::All).unwrap();
            assert_eq!(faults(&loaded), [(path, Code::Unreadable)]);
            assert!(loaded.unreadable.contains(path));
        }
        assert!(faults(&load(&Faulty(city(), "letters/2020"), Scope::All).unwrap()).is_empty());
    }
}
