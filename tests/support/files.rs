//! What lies in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files with their bytes, by their paths, which have `/` on every system.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Every file below a folder, by its path from there; links and pipes are left out.
pub fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, above: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.expect("a folder can be read to its end");
        let path = format!("{above}{}", entry.file_name().to_str().expect("names are UTF-8"));
        let kind = entry.file_type().expect("what was listed is there");
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if kind.is_file() {
            let bytes = fs::read(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
            files.insert(path, bytes);
        }
    }
}
