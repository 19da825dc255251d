//! Files and folders that may be named. The folders of the records are none of them: nothing is to be read from or written
//! to there but by the commands.

use super::offer::Offer;
use crate::files::path::record_folders;
use crate::files::templates;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The files, and the folders on the way to them.
pub fn files(typed: &str, records: Option<&Path>) -> Vec<Offer> {
    listed(typed, records, |_| true)
}

/// The folders.
pub fn folders(typed: &str, records: Option<&Path>) -> Vec<Offer> {
    listed(typed, records, |is_folder| is_folder)
}

fn listed(typed: &str, records: Option<&Path>, is_wanted: fn(bool) -> bool) -> Vec<Offer> {
    let home = std::env::var("HOME").ok().filter(|home| !home.is_empty());
    let typed = match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => format!("{home}/{rest}"),
        _ => typed.to_owned(),
    };
    let behind = typed.rfind(['/', MAIN_SEPARATOR]).map_or(0, |place| place + 1);
    let (above, begun) = typed.split_at(behind);
    let folder = if above.is_empty() { PathBuf::from(".") } else { PathBuf::from(above) };
    if is_of_records(&folder, records) {
        return Vec::new();
    }
    let names = fs::read_dir(&folder).into_iter().flatten().flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let is_folder = entry.path().is_dir();
        let is_shown = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
        let is_open = is_shown && is_wanted(is_folder) && !(is_folder && is_of_records(&folder.join(&name), records));
        is_open.then(|| format!("{above}{name}{}", if is_folder { "/" } else { "" }))
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    names.into_iter().map(Offer::word).collect()
}

/// Whether a folder is one of the records', or lies in one.
fn is_of_records(folder: &Path, records: Option<&Path>) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    let inner = records.and_then(whole).zip(whole(folder));
    let inner = inner.and_then(|(records, folder)| folder.strip_prefix(records).map(Path::to_owned).ok());
    let first =
        inner.as_deref().and_then(|inner| inner.iter().next()).and_then(|name| name.to_str().map(str::to_owned));
    first.is_some_and(|first| first == templates::FOLDER || record_folders().contains_key(first.as_str()))
}
