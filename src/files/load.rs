//! Reads everything, in parallel over folders, and never stops at a broken file.

use crate::basics::id::{CountyId, RoundId};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::files::decode::{Fault, decode};
use crate::files::kinds::{Batch, FOLDERS, Placed, Records, unit_of};
use crate::files::privacy;
use crate::files::read::{read_text, unreadable};
use crate::files::root::{MECHANISM, Root};
use crate::records::{KeyFault, Record, Round};
use crate::tr;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, FileType};

/// All that the directory holds: the records that could be read, and what is wrong with the rest.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The records.
    pub records: Records,
    /// What is wrong, in no order.
    pub faults: Vec<Diagnostic>,
    /// The paths that could not be read.
    pub unreadable: BTreeSet<String>,
}

impl Loaded {
    /// Takes in what a further part of the directory holds.
    pub fn absorb(&mut self, other: Loaded) {
        self.records.absorb(other.records);
        self.faults.extend(other.faults);
        self.unreadable.extend(other.unreadable);
    }

    /// How many files of each county could not be read; under `None` those outside any county.
    pub fn unreadable_by_county(&self) -> BTreeMap<Option<CountyId>, usize> {
        let mut counts = BTreeMap::new();
        for path in &self.unreadable {
            *counts.entry(county_of(path)).or_default() += 1;
        }
        counts
    }
}

/// Which records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything.
    All,
    /// The rounds and units only.
    Units,
    /// What one county recorded in one round, and nothing else.
    County(&'a RoundId, &'a CountyId),
}

impl Scope<'_> {
    /// Whether what stands at the names below a record folder is to be read.
    fn holds(self, folder: &str, names: &[String]) -> bool {
        let is_unit = folder == "rounds" || folder == "units";
        match self {
            Scope::All => true,
            Scope::Units => is_unit,
            Scope::County(round, county) => {
                let wanted = [round.as_str(), county.as_str()];
                let on_the_way = |(name, wanted): (&String, &str)| name.strip_suffix(".toml").unwrap_or(name) == wanted;
                !is_unit && names.iter().zip(wanted).all(on_the_way)
            }
        }
    }
}

/// Reads the records within a scope.
pub fn load(root: &Root, scope: Scope) -> Loaded {
    let mut found = Found::default();
    let mechanism = read_mechanism(root, &mut found);
    let folders: BTreeMap<&str, usize> = FOLDERS.iter().copied().collect();
    let walk = Walk { root, scope };
    let parts: Vec<Found> = folders.into_par_iter().map(|(folder, depth)| walk.top(folder, depth)).collect();
    parts.into_iter().for_each(|part| found.absorb(part));
    let Found { batch, faults, unreadable } = found;
    Loaded { records: batch.into_records(mechanism), faults, unreadable }
}

fn read_mechanism(root: &Root, found: &mut Found) -> Option<crate::records::Mechanism> {
    let path = root.join(MECHANISM);
    match path.symlink_metadata() {
        Ok(meta) if meta.is_symlink() => {
            found.add_unreadable(MECHANISM, vec![symlink()]);
            return None;
        }
        Ok(meta) if !meta.is_file() => {
            found.add(MECHANISM, vec![special()]);
            return None;
        }
        Err(error) => {
            found.add(MECHANISM, vec![unreadable(&error)]);
            return None;
        }
        Ok(_) => {}
    }
    let text = read_text(&path);
    if let Ok(text) = &text {
        found.add(MECHANISM, privacy::faults(MECHANISM, text));
    }
    let read = text.map_err(|fault| vec![fault]).and_then(|text| decode(&text));
    read.map_err(|faults| found.add_unreadable(MECHANISM, faults)).ok()
}

/// What one part of the walk found.
#[derive(Default)]
struct Found {
    batch: Batch,
    faults: Vec<Diagnostic>,
    unreadable: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, path: &str, faults: Vec<Fault>) {
        self.faults.extend(faults.into_iter().map(|fault| diagnostic(path, fault)));
    }

    fn add_unreadable(&mut self, path: &str, faults: Vec<Fault>) {
        self.unreadable.insert(path.to_owned());
        self.add(path, faults);
    }

    fn absorb(&mut self, other: Found) {
        self.batch.absorb(other.batch);
        self.faults.extend(other.faults);
        self.unreadable.extend(other.unreadable);
    }
}

/// A fault of a file as a diagnostic.
pub fn diagnostic(path: &str, fault: Fault) -> Diagnostic {
    let names: Vec<_> = path.trim_end_matches(".toml").split('/').collect();
    let unit = names.split_first().and_then(|(folder, names)| unit_of(folder, names));
    let Fault { code, place, message, help } = fault;
    Diagnostic { code, file: path.to_owned(), place, unit, message, help }
}

struct Walk<'a> {
    root: &'a Root,
    scope: Scope<'a>,
}

impl Walk<'_> {
    fn top(&self, folder: &str, depth: usize) -> Found {
        match self.root.join(folder).symlink_metadata() {
            Ok(meta) if meta.is_dir() => self.folder(folder, &[], depth),
            Ok(meta) => {
                let mut found = Found::default();
                match meta.is_symlink() {
                    true => found.add_unreadable(folder, vec![symlink()]),
                    false => found.add(folder, vec![special()]),
                }
                found
            }
            Err(_) => Found::default(),
        }
    }

    /// Reads the folder at the names below a record folder, and the folders in it.
    fn folder(&self, folder: &str, names: &[String], depth: usize) -> Found {
        let mut found = Found::default();
        let path = joined(folder, names);
        let listing = match list(self.root, &path) {
            Ok(listing) => listing,
            Err(error) => {
                found.add_unreadable(&path, vec![unreadable(&error)]);
                return found;
            }
        };
        if folder == "units" || folder == "rounds" {
            report_twins(&mut found, &path, &listing);
        }
        let mut folders = Vec::new();
        let mut inner = names.to_vec();
        for (name, file_type) in listing {
            inner.push(name);
            if self.scope.holds(folder, &inner) {
                match file_type.is_dir() && inner.len() < depth {
                    true => folders.push(inner.clone()),
                    false => self.file(folder, &inner, file_type, &mut found),
                }
            }
            inner.pop();
        }
        let parts: Vec<_> = folders.into_par_iter().map(|inner| self.folder(folder, &inner, depth)).collect();
        parts.into_iter().for_each(|part| found.absorb(part));
        found
    }

    fn file(&self, folder: &str, names: &[String], file_type: FileType, found: &mut Found) {
        let path = joined(folder, names);
        let Some(stem) = names.last().and_then(|name| name.strip_suffix(".toml")).filter(|_| file_type.is_file())
        else {
            let fault = match () {
                () if file_type.is_symlink() => return found.add_unreadable(&path, vec![symlink()]),
                () if file_type.is_file() => misplaced(no_toml_file()),
                () if file_type.is_dir() => misplaced(tr!("no folder stands here", "这里不应有文件夹")),
                () => special(),
            };
            return found.add(&path, vec![fault]);
        };
        let mut keys: Vec<&str> = names.iter().map(String::as_str).collect();
        keys.pop();
        keys.push(stem);
        let text = match read_text(&self.root.join(&path)) {
            Ok(text) => text,
            Err(fault) => return found.add_unreadable(&path, vec![fault]),
        };
        // A form's own headings speak of what the mechanism guards against.
        let guarded = privacy::faults(&path, &text).into_iter();
        found.add(&path, guarded.filter(|fault| folder != Round::FOLDER || fault.code != Code::CaseDetail).collect());
        match found.batch.place(folder, &keys, &text) {
            Placed::Read => {}
            Placed::Broken(faults) => found.add_unreadable(&path, faults),
            Placed::Misplaced(fault) => found.add(&path, vec![misplaced(reason(&fault))]),
        }
    }
}

fn joined(folder: &str, names: &[String]) -> String {
    let mut path = folder.to_owned();
    for name in names {
        path.push('/');
        path.push_str(name);
    }
    path
}

/// The names in a folder with their types, less those that editors and systems leave behind.
pub(super) fn list(root: &Root, path: &str) -> std::io::Result<Vec<(String, FileType)>> {
    let mut listing = Vec::new();
    for entry in fs::read_dir(root.join(path))? {
        let entry = entry?;
        let name = entry.file_name().into_string().unwrap_or_else(lossy);
        if !is_passed_over(&name) {
            listing.push((name, entry.file_type()?));
        }
    }
    listing.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(listing)
}

fn lossy(name: OsString) -> String {
    name.to_string_lossy().into_owned()
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini"
}

/// Two ids of one folder differ by more than case and width.
fn report_twins(found: &mut Found, path: &str, listing: &[(String, FileType)]) {
    let mut seen = BTreeMap::new();
    for (name, file_type) in listing {
        let twin = seen.insert((file_type.is_dir(), crate::basics::fold::fold(name)), name);
        if let Some(twin) = twin {
            let message = tr!("it differs from “{twin}” only by case or width", "与“{twin}”只有大小写或全半角的差别");
            found.add(&format!("{path}/{name}"), vec![misplaced(message)]);
        }
    }
}

fn reason(fault: &KeyFault) -> String {
    fault.to_string()
}

fn no_toml_file() -> String {
    tr!("its name does not end in .toml", "文件名不以.toml结尾")
}

pub(super) fn misplaced(message: String) -> Fault {
    Fault {
        code: Code::MisplacedFile,
        place: Place::File,
        message: tr!("this is no record of its folder: {message}", "这不是该文件夹的记录：{message}"),
        help: tr!("rename it, or take it out of the folder of records", "请改正文件名，或把它移出记录文件夹"),
    }
}

pub(super) fn special() -> Fault {
    misplaced(tr!("it is no regular file", "它不是普通文件"))
}

pub(super) fn symlink() -> Fault {
    Fault {
        code: Code::Symlink,
        place: Place::File,
        message: tr!("it is a symbolic link, which is never followed", "这是符号链接，不会被读取"),
        help: tr!("put the file itself here", "请放入文件本身"),
    }
}

fn county_of(path: &str) -> Option<CountyId> {
    let mut names = path.trim_end_matches(".toml").split('/');
    let skipped = match names.next()? {
        "units" => 0,
        "rounds" | MECHANISM | "mechanism" => return None,
        _ => 1,
    };
    names.nth(skipped)?.parse().ok()
}
