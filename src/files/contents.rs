//! All that the records consist of, known by one digest.

use crate::basics::digest::Digest;
use crate::files::path::record_folders;
use crate::files::read::most_of;
use crate::files::root::MECHANISM;
use crate::files::source::{Source, Thing, listed};
use crate::files::templates;
use rayon::prelude::*;
use std::io;

/// The digest of the lines `<digest>  <path>`, sorted by path, of every file that records, rounds, templates and the
/// mechanism lie in; of a text with LF line ends, so that every checkout has the same. What cannot be read has `-` there.
pub fn contents_digest(source: &dyn Source) -> Digest {
    let folders: Vec<_> = record_folders().into_keys().chain([templates::FOLDER]).collect();
    let mut lines: Vec<String> = folders.into_par_iter().flat_map_iter(|folder| of_folder(source, folder)).collect();
    if source.look(MECHANISM).is_ok() {
        let text = source.text(MECHANISM);
        lines.push(line(MECHANISM, text.ok().flatten().map(|text| Digest::of_text(&text))));
    }
    lines.sort_unstable_by(|one, other| path_of(one).cmp(path_of(other)));
    Digest::of(lines.concat().as_bytes())
}

/// A line for each file in a folder and below it; one for the folder where it cannot be listed.
fn of_folder(source: &dyn Source, path: &str) -> Vec<String> {
    let opened = source.open_folder(path).and_then(|folder| Ok((listed(&*folder)?, folder)));
    let (names, folder) = match opened {
        Ok(opened) => opened,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(_) => return vec![line(path, None)],
    };
    let mut buffer = Vec::new();
    let mut lines = Vec::new();
    for (name, thing) in names {
        let inner = [path, "/", &name].concat();
        match thing {
            Thing::Folder => lines.extend(of_folder(source, &inner)),
            Thing::File => {
                let bytes = folder.read(&name, most_of(&inner), &mut buffer);
                lines.push(line(&inner, bytes.ok().map(digest)));
            }
            Thing::Link | Thing::Other => lines.push(line(&inner, None)),
        }
    }
    lines
}

fn digest(bytes: &[u8]) -> Digest {
    std::str::from_utf8(bytes).map_or_else(|_| Digest::of(bytes), Digest::of_text)
}

fn line(path: &str, digest: Option<Digest>) -> String {
    let digest = digest.map_or_else(|| "-".to_owned(), |digest| digest.to_string());
    format!("{digest}  {path}\n")
}

fn path_of(line: &str) -> &str {
    line.split_once("  ").map_or(line, |(_, path)| path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tree::{Held, Tree};

    #[test]
    fn every_file_of_the_records_counts_and_no_other() {
        let mut tree = Tree::default();
        for (path, text) in [
            ("mechanism.toml", "city = \"甲\"\n"),
            ("units/沧县.toml", "name = \"沧县\"\n"),
            ("units/沧县/甲.toml", "name = \"甲\"\n"),
            ("templates/form.html", "<p>\n"),
        ] {
            tree.put(path, Held::File(text.into()));
        }
        let before = contents_digest(&tree);
        let with = |path: &str, held: Held| {
            let mut other = tree.clone();
            other.put(path, held);
            contents_digest(&other)
        };
        for path in
            ["mechanism.toml", "units/沧县.toml", "units/沧县/甲.toml", "templates/form.html", "letters/2019/乙.toml"]
        {
            assert_ne!(with(path, Held::File("#\n".into())), before, "{path}");
        }
        assert_ne!(with("units/沧县/甲.toml", Held::Link), before);
        for path in ["README.md", ".gitignore", "units/.DS_Store", "scans/2019/沧县/a.pdf"] {
            assert_eq!(with(path, Held::File("#\n".into())), before, "{path}");
        }
        let windows = "\u{feff}name = \"甲\"\r\n";
        assert_eq!(with("units/沧县/甲.toml", Held::File(windows.into())), before);
        let lines = ["city = \"甲\"\n", "<p>\n", "name = \"沧县\"\n", "name = \"甲\"\n"].map(Digest::of_text);
        let paths = ["mechanism.toml", "templates/form.html", "units/沧县.toml", "units/沧县/甲.toml"];
        let list: String = lines.iter().zip(paths).map(|(digest, path)| format!("{digest}  {path}\n")).collect();
        assert_eq!(before, Digest::of(list.as_bytes()));
    }
}
