//! What of the records a rule looks at: so much must be read before it is run, and what it does not look at cannot
//! break it.

use crate::records::{
    Conveyance, County, Decision, Draw, Inspection, Letter, Record, Rectification, Round, School, SchoolWork,
    SpotCheck, Submission,
};

/// What a rule looks at, beside rounds and units, which are always read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Each record by itself.
    Each,
    /// The records of these folders, those of one county and round together.
    Folders(&'static [&'static str]),
    /// The records of this folder, and what they name, wherever that lies.
    Named(&'static str),
}

/// Rounds and units alone.
pub(super) const UNITS: Sight = Sight::Folders(&[]);
pub(super) const LETTERS: Sight = Sight::Folders(&[Letter::FOLDER]);
pub(super) const CONVEYANCES: Sight = Sight::Folders(&[Conveyance::FOLDER]);
pub(super) const INSPECTIONS: Sight = Sight::Folders(&[Inspection::FOLDER]);
pub(super) const SPOT_CHECKS: Sight = Sight::Folders(&[SpotCheck::FOLDER]);
pub(super) const VISITS: Sight = Sight::Folders(&[Inspection::FOLDER, SpotCheck::FOLDER]);
/// What both agencies do together.
pub(super) const SHARED: Sight = Sight::Folders(&[Conveyance::FOLDER, Inspection::FOLDER, SpotCheck::FOLDER]);
pub(super) const RECTIFICATIONS: Sight = Sight::Folders(&[Rectification::FOLDER]);
/// What was found, and its working-off.
pub(super) const FINDINGS: Sight = Sight::Folders(&[Inspection::FOLDER, SpotCheck::FOLDER, Rectification::FOLDER]);
pub(super) const SCHOOL_WORK: Sight = Sight::Folders(&[SchoolWork::FOLDER]);
pub(super) const SUBMISSIONS: Sight = Sight::Folders(&[Submission::FOLDER]);
/// What was sent, and the inspections whose forms were.
pub(super) const FORMS: Sight = Sight::Folders(&[Inspection::FOLDER, Submission::FOLDER]);
/// Decisions, and the records that they rest on.
pub(super) const BASES: Sight = Sight::Named(Decision::FOLDER);

pub(super) const DRAWS: Sight = Sight::Folders(&[Draw::FOLDER]);
/// What was drawn, and the visits that followed.
pub(super) const DRAWN: Sight = Sight::Folders(&[Draw::FOLDER, SpotCheck::FOLDER]);

impl Sight {
    /// Whether a record of a folder, once it is written, can be what breaks a rule that looks so far. What a record names
    /// is not broken by one that is written.
    pub fn meets(self, folder: &str) -> bool {
        match self {
            Sight::Each => true,
            Sight::Folders(folders) => folders.contains(&folder) || is_looked_at_by_all(folder),
            Sight::Named(by) => folder == by,
        }
    }
}

impl Sight {
    /// Whether taking a record of a folder away can break a rule that looks so far: it may be what another one names.
    pub fn misses(self, folder: &str) -> bool {
        self.meets(folder) || matches!(self, Sight::Named(_))
    }
}

fn is_looked_at_by_all(folder: &str) -> bool {
    [Round::FOLDER, County::FOLDER, School::FOLDER].contains(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::digest::Digest;
    use crate::checks::{RULES, Rule, run_each};
    use crate::diagnostics::Diagnostic;
    use crate::files::digest::Take;
    use crate::files::evidence::{Figures, Redraws};
    use crate::files::kinds::Entry;
    use crate::files::path::record_folders;
    use crate::files::scans::Scans;
    use crate::files::scope::Scope;
    use crate::files::texts::Texts;
    use crate::files::{Evidence, Loaded, Records, Root, load_with_texts};
    use crate::register::Register;
    use std::fs;
    use std::path::{Path, PathBuf};
    use tempfile::TempDir;

    /// The smallest bad record for every code over the ground that they share, and cities of every kind of record.
    fn cities() -> Vec<TempDir> {
        let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let examples = own.join("tests/diagnostics");
        let over = |path: PathBuf| {
            let folder = tempfile::tempdir().unwrap();
            copy(&examples.join("_base"), folder.path());
            copy(&path, folder.path());
            folder
        };
        let wrong = fs::read_dir(&examples).unwrap().map(|entry| over(entry.unwrap().path()));
        wrong.chain([own.join("tests/years/city"), own.join("examples/cangzhou-2019")].map(over)).collect()
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
            match from.is_dir() {
                true => copy(&from, &to),
                false => fs::write(&to, fs::read(&from).unwrap()).unwrap(),
            }
        }
    }

    /// Some of the records of a city, and all its rounds and units.
    fn some(all: &Records, is_in: impl Fn(Entry) -> bool) -> Records {
        let (rounds, counties, schools) = (all.rounds.clone(), all.counties.clone(), all.schools.clone());
        let mut some = Records { mechanism: all.mechanism.clone(), rounds, counties, schools, ..Records::default() };
        for entry in all.entries().filter(|entry| is_in(*entry)) {
            match entry {
                Entry::Round(..) | Entry::County(..) | Entry::School(..) => {}
                Entry::Letter(key, record) => drop(some.letters.insert(key.clone(), record.clone())),
                Entry::Conveyance(key, record) => drop(some.conveyances.insert(key.clone(), record.clone())),
                Entry::Inspection(key, record) => drop(some.inspections.insert(key.clone(), record.clone())),
                Entry::SpotCheck(key, record) => drop(some.spot_checks.insert(key.clone(), record.clone())),
                Entry::Rectification(key, record) => drop(some.rectifications.insert(key.clone(), record.clone())),
                Entry::SchoolWork(key, record) => drop(some.school_work.insert(key.clone(), record.clone())),
                Entry::Submission(key, record) => drop(some.submissions.insert(key.clone(), record.clone())),
                Entry::Draw(key, record) => drop(some.draws.insert(key.clone(), record.clone())),
                Entry::Decision(key, record) => drop(some.decisions.insert(key.clone(), record.clone())),
            }
        }
        some
    }

    struct City {
        loaded: Loaded,
        texts: Texts,
        scans: Scans,
        figures: Figures,
    }

    impl City {
        fn at(folder: &Path) -> City {
            let root = Root::at(folder).unwrap();
            let (loaded, texts) = load_with_texts(&root, Scope::All, Take::Held).unwrap();
            let scans = Scans::of(&root, &loaded.records.letters);
            // Other figures than any seal remembers.
            let figures = Figures::from([("2019".parse().unwrap(), Digest::of(b""))]);
            City { loaded, texts, scans, figures }
        }

        /// What a rule finds in some of the records, a sentence each, in order.
        fn found(&self, rule: &'static Rule, is_in: impl Fn(Entry) -> bool) -> Vec<String> {
            let loaded = Loaded { records: some(&self.loaded.records, is_in), ..self.loaded.clone() };
            let mut register = Register::new(loaded, "2019-09-10".parse().unwrap());
            let _ = register.choose_round(None);
            let draws = Redraws::new();
            let evidence = Evidence { texts: &self.texts, scans: &self.scans, figures: &self.figures, draws: &draws };
            let said = |one: Diagnostic| format!("{} {:?} {}", one.file, one.place, one.message);
            let mut found: Vec<_> =
                run_each(&[rule], &register, evidence).into_iter().flat_map(|(_, found)| found).map(said).collect();
            found.sort();
            found
        }
    }

    #[test]
    fn a_rule_finds_the_same_where_only_what_it_looks_at_was_read() {
        let mut silent: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
        for city in cities().iter().map(|folder| City::at(folder.path())) {
            for rule in RULES {
                let all = city.found(rule, |_| true);
                match rule.sight {
                    Sight::Folders(folders) => {
                        let seen = city.found(rule, |entry| folders.contains(&entry.folder()));
                        assert_eq!(seen, all, "{} looks at more than {folders:?}", rule.name);
                    }
                    Sight::Each => {
                        let mut seen = Vec::new();
                        for folder in record_folders().into_keys() {
                            let is_odd =
                                |entry: Entry| entry.key().to_string().bytes().fold(0, u8::wrapping_add) % 2 == 1;
                            seen.extend(city.found(rule, |entry| entry.folder() == folder && is_odd(entry)));
                            seen.extend(city.found(rule, |entry| entry.folder() == folder && !is_odd(entry)));
                        }
                        seen.sort();
                        seen.dedup();
                        assert_eq!(seen, all, "{} looks at more than each record", rule.name);
                    }
                    Sight::Named(_) => {}
                }
                silent.retain(|one| all.is_empty() || *one != rule.name);
            }
        }
        assert!(silent.is_empty(), "no city shows what these find: {silent:?}");
    }
}
