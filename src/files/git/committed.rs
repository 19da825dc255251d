//! Whether the records of the folder are those that are committed.

use crate::files::git::call::run;
use crate::files::git::refusal::failed;
use crate::files::git::repository::Repository;
use crate::files::path::{names, record_folders};
use crate::files::root::MECHANISM;
use crate::files::source::is_passed_over;
use crate::files::templates;
use std::collections::BTreeSet;
use std::process::Command;

impl Repository {
    /// The paths, from the folder, of records, templates and the mechanism that differ from what is committed, are not
    /// committed at all, or of which git was told not to look.
    pub fn uncommitted(&self) -> anyhow::Result<BTreeSet<String>> {
        let mut git = self.call_in_folder();
        git.args(["status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching"]);
        git.arg("--ignore-submodules=dirty");
        let mut changed = BTreeSet::new();
        let said = said_of_records(&mut git)?;
        let mut lines = said.split('\0').filter(|line| line.len() > 3);
        while let Some(line) = lines.next() {
            if line.starts_with(['R', 'C']) {
                lines.next();
            }
            changed.extend(self.within_folder(&line[3..]).filter(|path| !is_left_behind(path)).map(str::to_owned));
        }
        changed.extend(self.not_looked_at()?);
        Ok(changed)
    }

    /// Those of which git was told that they never change, or are not to be here.
    fn not_looked_at(&self) -> anyhow::Result<Vec<String>> {
        let said = said_of_records(self.call_in_folder().args(["ls-files", "-v", "-z"]))?;
        let is_trusted = |line: &&str| line.starts_with(|tag: char| tag.is_ascii_lowercase() || tag == 'S');
        let lines = said.split('\0').filter(|line| line.len() > 2).filter(is_trusted);
        Ok(lines.map(|line| line[2..].to_owned()).collect())
    }

    /// A path from the top of the repository as it is from the folder.
    fn within_folder<'p>(&self, path: &'p str) -> Option<&'p str> {
        match self.place() {
            "" => Some(path),
            place => path.strip_prefix(place)?.strip_prefix('/'),
        }
    }
}

/// What git says of the places of records.
fn said_of_records(git: &mut Command) -> anyhow::Result<String> {
    let said = run(git.args(["--", MECHANISM, templates::FOLDER]).args(record_folders().keys()))?;
    match said.status.success() {
        true => Ok(String::from_utf8_lossy(&said.stdout).into_owned()),
        false => Err(failed(&String::from_utf8_lossy(&said.stderr))),
    }
}

/// Whether editors or systems left it behind, so that it is never looked at.
fn is_left_behind(path: &str) -> bool {
    names(path).any(is_passed_over)
}
