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
use crate::files::read::{LARGEST, LARGEST_LIST, said, text_of, unread, unreadable};
use crate::files::scope::Scope;
use crate::files::seal_list::SealList;
use crate::files::source::{Folder, Source, Thing, has_folder, listed};
use crate::records::{Record, Round, School};
use crate::tr;
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What one part of the walk found.
#[derive(Default)]
pub(super) struct Found {
    /// A batch for each folder, so that records are moved only once, when all are gathered.
    pub(super) batches: Vec<Batch>,
    /// Likewise.
    pub(super) digests: Vec<Vec<(RecordKey, Digest)>>,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) unreadable: BTreeSet<RecordPath>,
    pub(super) named_within: BTreeSet<UnitId>,
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
        self.digests.extend(other.digests);
        self.faults.extend(other.faults);
        self.unreadable.extend(other.unreadable);
        self.named_within.extend(other.named_within);
        self.lists.extend(other.lists);
    }
}

/// The walk through the folders of records, within a scope.
pub(super) struct Walk<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) scope: Scope<'a>,
    /// The digests to take, if any.
    pub(super) wanted: Option<&'a Wanted>,
}

impl Walk<'_> {
    /// Reads a record folder, below which a path has at most `depth` names.
    pub(super) fn top(&self, kind: &str, depth: usize) -> Found {
        match has_folder(self.source, kind) {
            Ok(true) => self.folder(kind, &[], depth),
            Ok(false) => Found::default(),
            Err(fault) => Found::unreadable(kind, fault),
        }
    }

    /// Reads the folder at the names below a record folder, and the folders in it.
    fn folder(&self, kind: &str, names: &[String], depth: usize) -> Found {
        let path = joined(kind, names);
        let opened = self.source.open_folder(&path).and_then(|folder| Ok((listed(&*folder)?, folder)));
        let (listing, folder) = match opened {
            Ok(opened) => opened,
            Err(error) => return Found::unreadable(&path, unreadable(&error)),
        };
        let (buffer, batch, digests, found) = (Vec::new(), Batch::of(listing.len()), Vec::new(), Found::default());
        let folder = &*folder;
        let mut reading = Reading { kind, names, wanted: self.wanted, path, folder, buffer, batch, digests, found };
        if names_ids(kind) {
            report_twins(&mut reading.found, &reading.path, &listing);
        }
        let (misnamed, mut listing): (Vec<_>, Vec<_>) = listing.into_iter().partition(|(name, _)| is_misnamed(name));
        for (name, _) in misnamed {
            let path = [&reading.path, "/", &name].concat();
            reading.found.add_unreadable(&path, vec![misplaced(not_utf8_name())]);
        }
        let inner = |name: &String| [names, std::slice::from_ref(name)].concat();
        listing.retain(|(name, _)| self.scope.holds(kind, names, stem(name).unwrap_or(name)));
        let (folders, files): (Vec<_>, Vec<_>) =
            listing.into_iter().partition(|(name, thing)| is_folder(name, *thing) && names.len() + 1 < depth);
        files.iter().for_each(|(name, thing)| reading.file(name, *thing));
        let mut found = reading.into_found();
        // One by one: of several given out together the last would be read while other threads have nothing to do.
        let parts = folders.par_iter().with_max_len(1).map(|(name, _)| self.folder(kind, &inner(name), depth));
        let parts: Vec<_> = parts.collect();
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
    folder: &'a dyn Folder,
    buffer: Vec<u8>,
    batch: Batch,
    digests: Vec<(RecordKey, Digest)>,
    found: Found,
}

impl Reading<'_> {
    fn file(&mut self, name: &str, thing: Thing) {
        let path = [&self.path, "/", name].concat();
        if let Some(round) = seal_list_stem(name).filter(|_| self.kind == Round::FOLDER) {
            return self.seal_list(&path, name, round, thing);
        }
        let fault = match (thing, stem(name)) {
            (Thing::File, Some(stem)) => return self.read(&path, name, stem),
            (Thing::File, None) => misplaced(no_toml_file()),
            (Thing::Folder, _) => misplaced(tr!("there should be no folder here", "这里不应有文件夹")),
            (Thing::Link, _) => symlink(),
            (Thing::Other, _) => special(),
        };
        // What stands where a record would is one that cannot be read.
        match thing == Thing::Link || RecordPath::at(&path).key().is_some() {
            true => self.found.add_unreadable(&path, vec![fault]),
            false => self.found.add(&path, vec![fault]),
        }
    }

    fn read(&mut self, path: &str, name: &str, stem: &str) {
        let (folder, mut buffer) = (self.folder, std::mem::take(&mut self.buffer));
        let bytes = folder.read(name, LARGEST, &mut buffer).map_err(|error| unread(&error, LARGEST));
        match bytes.and_then(text_of).and_then(said) {
            Ok(text) => self.text(path, stem, text),
            Err(fault) => self.found.add_unreadable(path, vec![fault]),
        }
        self.buffer = buffer;
    }

    /// Takes in the list of a seal. One that cannot be read leaves no gap in the records.
    fn seal_list(&mut self, path: &str, name: &str, round: &str, thing: Thing) {
        let round: RoundId = match (round.parse::<RoundId>(), thing) {
            (Err(fault), _) => return self.found.add(path, vec![misplaced(fault.to_string())]),
            (Ok(_), Thing::Link) => return self.found.add(path, vec![symlink()]),
            (Ok(_), Thing::Folder | Thing::Other) => return self.found.add(path, vec![special()]),
            (Ok(round), Thing::File) => round,
        };
        if self.wanted.is_none() {
            return;
        }
        let mut buffer = Vec::new();
        let bytes = self.folder.read(name, LARGEST_LIST, &mut buffer).map_err(|error| unread(&error, LARGEST_LIST));
        match bytes.and_then(text_of) {
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
            self.digests.push((key.clone(), record_digest(&key, text)));
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
        self.found.digests.push(self.digests);
        self.found
    }
}

/// Whether records may lie in it; none do in a folder that stands where a record's file belongs.
fn is_folder(name: &str, thing: Thing) -> bool {
    thing == Thing::Folder && stem(name).is_none()
}

fn joined(folder: &str, names: &[String]) -> String {
    let mut path = folder.to_owned();
    for name in names {
        path.push('/');
        path.push_str(name);
    }
    path
}

/// Ensures that two ids of one folder differ by more than case and width.
fn report_twins(found: &mut Found, path: &str, listing: &[(String, Thing)]) {
    let mut seen = HashMap::with_capacity(listing.len());
    for (name, thing) in listing {
        let twin = seen.insert((*thing == Thing::Folder, crate::basics::fold::fold(name)), name);
        if let Some(twin) = twin {
            let message = tr!("it differs from “{twin}” only by case or width", "与“{twin}”只有大小写或全半角的差别");
            found.add(&format!("{path}/{name}"), vec![misplaced(message)]);
        }
    }
}

/// Whether a name has bytes that are not UTF-8; listing it put a replacement character for them.
fn is_misnamed(name: &str) -> bool {
    name.contains(char::REPLACEMENT_CHARACTER)
}

fn not_utf8_name() -> String {
    tr!(
        "its name is not written in UTF-8 but probably in GBK, so that it cannot be opened by it",
        "文件名不是UTF-8编码（多半是GBK编码，常见于解压旧的压缩包），无法按此名打开"
    )
}

fn no_toml_file() -> String {
    tr!("its name does not end in .toml", "文件名不以.toml结尾")
}
