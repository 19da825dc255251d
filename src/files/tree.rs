//! Files held in memory, as a git tree has them or a test makes them.

use crate::files::path::{parted, way_to};
use crate::files::read::not_regular;
use crate::files::source::{Folder, Source, Thing};
use std::collections::BTreeMap;
use std::io;

/// Files in their folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// What each folder holds, by its path; the root's is empty.
    folders: BTreeMap<String, Names>,
}

type Names = BTreeMap<String, Held>;

/// What stands at a path of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// A file with these bytes.
    File(Vec<u8>),
    /// A file with more bytes than a record has, which are not held.
    Large,
    /// A symbolic link.
    Link,
    /// What is never opened.
    Other,
    /// A folder.
    Folder,
}

impl Held {
    fn thing(&self) -> Thing {
        match self {
            Held::File(_) | Held::Large => Thing::File,
            Held::Link => Thing::Link,
            Held::Other => Thing::Other,
            Held::Folder => Thing::Folder,
        }
    }
}

impl Default for Tree {
    fn default() -> Tree {
        Tree { folders: BTreeMap::from([(String::new(), Names::new())]) }
    }
}

impl Tree {
    /// Puts something at a path, and makes the folders that it lies in.
    pub fn put(&mut self, path: &str, held: Held) {
        for part in way_to(path).filter(|part| *part != path) {
            self.name(part, Held::Folder);
            self.folders.entry(part.to_owned()).or_default();
        }
        self.name(path, held);
    }

    fn name(&mut self, path: &str, held: Held) {
        let (folder, name) = parted(path);
        self.folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), held);
    }
}

impl<P: AsRef<str>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Tree {
    fn from_iter<F: IntoIterator<Item = (P, B)>>(files: F) -> Tree {
        let mut tree = Tree::default();
        files.into_iter().for_each(|(path, bytes)| tree.put(path.as_ref(), Held::File(bytes.into())));
        tree
    }
}

impl Source for Tree {
    fn look(&self, path: &str) -> io::Result<Thing> {
        let (folder, name) = parted(path);
        let held = self.folders.get(folder).and_then(|names| names.get(name));
        held.map(Held::thing).ok_or(io::ErrorKind::NotFound.into())
    }

    fn open_folder(&self, path: &str) -> io::Result<Box<dyn Folder + '_>> {
        match self.folders.get(path) {
            Some(names) => Ok(Box::new(names)),
            None => {
                let is_in_the_way = |part| self.look(part).is_ok_and(|thing| thing != Thing::Folder);
                let is_blocked = way_to(path).any(is_in_the_way);
                Err(if is_blocked { io::ErrorKind::NotADirectory } else { io::ErrorKind::NotFound }.into())
            }
        }
    }
}

impl Folder for &Names {
    fn list(&self) -> io::Result<Vec<(String, Thing)>> {
        Ok(self.iter().map(|(name, held)| (name.clone(), held.thing())).collect())
    }

    fn read<'b>(&'b self, name: &str, most: usize, _: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
        match self.get(name) {
            Some(Held::File(bytes)) if bytes.len() <= most => Ok(bytes),
            Some(Held::File(_) | Held::Large) => Err(io::ErrorKind::FileTooLarge.into()),
            Some(Held::Folder) => Err(io::ErrorKind::IsADirectory.into()),
            Some(Held::Link | Held::Other) => Err(not_regular()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::files::read::LARGEST;

    #[test]
    fn a_tree_is_read_as_a_folder_is() {
        let mut tree = Tree::from_iter([("letters/2019/沧县.toml", "\u{feff}x = 1\n")]);
        tree.put("links", Held::Link);
        tree.put("letters/2019/pipe.toml", Held::Other);
        tree.put("letters/2019/大.toml", Held::File(vec![0; LARGEST + 1]));
        assert_eq!(tree.text("letters/2019/沧县.toml").unwrap().as_deref(), Some("x = 1\n"));
        for absent in ["letters/2020/沧县.toml", "letters/2019/无.toml", "无.toml"] {
            assert_eq!(tree.text(absent), Ok(None), "{absent}");
        }
        let code = |path: &str| tree.text(path).unwrap_err().code;
        assert_eq!(["links", "links/2019/沧县.toml"].map(code), [Code::Symlink; 2]);
        let others = ["letters", "letters/2019/pipe.toml", "letters/2019/沧县.toml/x"];
        assert_eq!(others.map(code), [Code::MisplacedFile; 3]);
        assert_eq!(code("letters/2019/大.toml"), Code::TooLarge);
        assert_eq!(tree.open_folder("letters").unwrap().list().unwrap(), [("2019".to_owned(), Thing::Folder)]);
        assert_eq!(tree.open_folder("").unwrap().list().unwrap().len(), 2);
    }
}
