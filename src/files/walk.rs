//! Walks the record folders, in parallel, and reads each file once.

use crate::basics::digest::Digest;
use crate::basics::id::{RoundId, UnitId};
use crate::diagnostics::{Code, Diagnostic};
use crate::files::decode::Fault;
use crate::files::digest::{Wanted, record_digest};
use crate::files::faults::{diagnostic, misplaced, special, symlink};
use crate::files::kinds::Batch;
use crate::files::locate::begins_with;
use crate::files::path::{RecordKey, RecordPath, names_ids, seal_list_stem, stem};
use crate::files::privacy;
use crate::files::read::{Folder, unreadable};
use crate::files::root::Root;
use crate::files::scope::Scope;
use crate::files::seal_list::SealList;
use crate::records::{Record, Round, School};
use crate::tr;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, FileType};

/// What one part of the walk found.
#[derive(Default)]
pub(super) struct Found {
    /// A batch for each folder, so that records are moved only once, when all are gathered.
    pub(super) batches: Vec<Batch>,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) unreadable: BTreeSet<RecordPath>,
    pub(super) named_within: BTreeSet<UnitId>,
    pub(super) digests: Vec<(RecordKey, Digest)>,
    pub(super) lists: BTreeMap<RoundId, SealList>,
}

impl Found {
    fn unreadable(path: &str, fault: Fault) -> Found {
        let mut found = Found::default();
        found.add_unreadable(path, vec![fault]);
        found
    }

    pub(super) fn add(&mut self, path: &str, faults: Vec<Fault>) {
        self.faults.extend(faults.into_iter().map(|fault| diagnostic(path, fault)));
    }

    pub(super) fn add_unreadable(&mut self, path: &str, faults: Vec<Fault>) {
        self.unreadable.insert(RecordPath::at(path));
        self.add(path, faults);
    }

    pub(super) fn absorb(&mut self, other: Found) {
        self.batches.extend(other.batches);
        self.faults.extend(other.faults);
        self.unreadable.extend(other.unreadable);
        self.named_within.extend(other.named_within);
        self.digests.extend(other.digests);
        self.lists.extend(other.lists);
    }
}

/// The walk through the folders below a root, within a scope.
pub(super) struct Walk<'a> {
    pub(super) root: &'a Root,
    pub(super) scope: Scope<'a>,
    /// The digests to take, if any.
    pub(super) wanted: Option<&'a Wanted>,
}

impl Walk<'_> {
    /// Reads a record folder, below which a path has at most `depth` names.
    pub(super) fn top(&self, kind: &str, depth: usize) -> Found {
        match self.root.join(kind).symlink_metadata() {
            Ok(meta) if meta.is_dir() => self.folder(kind, &[], depth),
            Ok(meta) => {
                let mut found = Found::default();
                match meta.is_symlink() {
                    true => found.add_unreadable(kind, vec![symlink()]),
                    false => found.add(kind, vec![special()]),
                }
                found
            }
            Err(_) => Found::default(),
        }
    }

    /// Reads the folder at the names below a record folder, and the folders in it.
    fn folder(&self, kind: &str, names: &[String], depth: usize) -> Found {
        let path = joined(kind, names);
        let opened = Folder::open(&self.root.join(&path)).and_then(|folder| Ok((folder, list(self.root, &path)?)));
        let (folder, mut listing) = match opened {
            Ok(opened) => opened,
            Err(error) => return Found::unreadable(&path, unreadable(&error)),
        };
        let (buffer, batch, found) = (Vec::new(), Batch::default(), Found::default());
        let mut reading = Reading { kind, names, wanted: self.wanted, path, folder, buffer, batch, found };
        if names_ids(kind) {
            report_twins(&mut reading.found, &reading.path, &listing);
        }
        let inner = |name: &String| [names, std::slice::from_ref(name)].concat();
        listing.retain(|(name, _)| self.scope.holds(kind, names, stem(name).unwrap_or(name)));
        let (folders, files): (Vec<_>, Vec<_>) =
            listing.into_iter().partition(|(_, file_type)| file_type.is_dir() && names.len() + 1 < depth);
        files.iter().for_each(|(name, file_type)| reading.file(name, *file_type));
        let mut found = reading.into_found();
        let parts: Vec<_> = folders.par_iter().map(|(name, _)| self.folder(kind, &inner(name), depth)).collect();
        parts.into_iter().for_each(|part| found.absorb(part));
        found
    }
}

/// One folder being read.
struct Reading<'a> {
    /// The record folder that it is in.
    kind: &'a str,
    /// Its names below that.
    names: &'a [String],
    wanted: Option<&'a Wanted>,
    path: String,
    folder: Folder,
    buffer: Vec<u8>,
    batch: Batch,
    found: Found,
}

impl Reading<'_> {
    fn file(&mut self, name: &str, file_type: FileType) {
        let path = [&self.path, "/", name].concat();
        if let Some(round) = seal_list_stem(name).filter(|_| self.kind == Round::FOLDER) {
            return self.seal_list(&path, name, round, file_type);
        }
        let Some(stem) = stem(name).filter(|_| file_type.is_file()) else {
            let fault = match () {
                () if file_type.is_symlink() => return self.found.add_unreadable(&path, vec![symlink()]),
                () if file_type.is_file() => misplaced(no_toml_file()),
                () if file_type.is_dir() => misplaced(tr!("there should be no folder here", "这里不应有文件夹")),
                () => special(),
            };
            return self.found.add(&path, vec![fault]);
        };
        let mut buffer = std::mem::take(&mut self.buffer);
        match self.folder.read_text(name, &mut buffer) {
            Ok(text) => self.text(&path, stem, text),
            Err(fault) => self.found.add_unreadable(&path, vec![fault]),
        }
        self.buffer = buffer;
    }

    /// Takes in the list of a seal. One that cannot be read is no gap in the records.
    fn seal_list(&mut self, path: &str, name: &str, round: &str, file_type: FileType) {
        let round: RoundId = match round.parse() {
            Ok(round) if file_type.is_file() => round,
            Ok(_) => return self.found.add(path, vec![if file_type.is_symlink() { symlink() } else { special() }]),
            Err(fault) => return self.found.add(path, vec![misplaced(fault.to_string())]),
        };
        if self.wanted.is_none() {
            return;
        }
        match self.folder.read_long_text(name, &mut Vec::new()) {
            Ok(text) => self.found.lists.extend([(round, SealList::read(text))]),
            Err(fault) => self.found.add(path, vec![fault]),
        }
    }

    /// Takes in the text of a file, whose name is without `.toml`.
    fn text(&mut self, path: &str, name: &str, text: &str) {
        // A form's own headings name what the mechanism guards against.
        let is_spared = |fault: &Fault| self.kind == Round::FOLDER && fault.code == Code::CaseDetail;
        let guarded = privacy::faults(path, text).into_iter().filter(|fault| !is_spared(fault)).collect();
        self.found.add(path, guarded);
        let names: Vec<_> = self.names.iter().map(String::as_str).chain([name]).collect();
        match RecordKey::read(self.kind, &names) {
            Ok(key) => self.record(path, key, text),
            Err(fault) => self.found.add(path, vec![misplaced(fault.to_string())]),
        }
    }

    fn record(&mut self, path: &str, key: RecordKey, text: &str) {
        if self.wanted.is_some_and(|wanted| wanted.holds(&key)) {
            self.found.digests.push((key.clone(), record_digest(&key, text)));
        }
        // Counties are in the folder of schools too.
        if self.kind == School::FOLDER && !begins_with(text, "name") {
            self.found.named_within.extend(key.unit());
        }
        if let Err(faults) = self.batch.place(key, text) {
            self.found.add_unreadable(path, faults);
        }
    }

    fn into_found(mut self) -> Found {
        self.batch.sort();
        self.found.batches.push(self.batch);
        self.found
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

/// The names in a folder with their types, without those that editors and systems leave behind.
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

/// Ensures that two ids of one folder differ by more than case and width.
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

fn no_toml_file() -> String {
    tr!("its name does not end in .toml", "文件名不以.toml结尾")
}
