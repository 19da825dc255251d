//! Where records are read from: a folder of the disk, a git tree, or memory.

use crate::files::decode::Fault;
use crate::files::faults::{no_folder, special, symlink};
use crate::files::path::{parted, way_to};
use crate::files::read::{LARGEST, not_regular, text_of, unread, unreadable};
use std::io;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, which is never followed.
    Link,
    /// Something that is never opened: a pipe, a device, a submodule of git.
    Other,
}

impl Thing {
    fn if_file(self) -> io::Result<()> {
        if self == Thing::File { Ok(()) } else { Err(not_regular()) }
    }
}

/// Where records are read from. An error of the kind `NotFound` says that nothing stands at a path, any other that
/// something does which could not be looked at.
pub trait Source: Sync {
    /// What stands at a path.
    fn look(&self, path: &str) -> io::Result<Thing>;

    /// The folder at a path, to which no link leads.
    fn open_folder(&self, path: &str) -> io::Result<Box<dyn Folder + '_>>;

    /// The text of the regular file at a path, to which no link leads, without a byte order mark; none where nothing
    /// stands there.
    fn text(&self, path: &str) -> Result<Option<String>, Fault> {
        let (folder, name) = parted(path);
        let read = |folder: Box<dyn Folder + '_>| self.look(path)?.if_file().and_then(|()| folder.text(name));
        match self.open_folder(folder).and_then(read) {
            Ok(text) => text.map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.why_unread(path, &error)),
        }
    }

    /// Why the file at a path could not be read: what stands in the way of it, else the error.
    fn why_unread(&self, path: &str, error: &io::Error) -> Fault {
        for part in way_to(path) {
            let fit = if part == path { Thing::File } else { Thing::Folder };
            match self.look(part) {
                Ok(Thing::Link) => return symlink(),
                Ok(thing) if thing != fit => return if part == path { special() } else { no_folder() },
                Ok(_) => {}
                Err(_) => break,
            }
        }
        unread(error, LARGEST)
    }
}

/// A folder that is open.
pub trait Folder {
    /// The names in it, in no order, with what stands there.
    fn list(&self) -> io::Result<Vec<(String, Thing)>>;

    /// The bytes of what is listed as a regular file of this name, perhaps in a buffer that one file after the other may
    /// use; an error where there are more than `most`.
    fn read<'b>(&'b self, name: &str, most: usize, buffer: &'b mut Vec<u8>) -> io::Result<&'b [u8]>;

    /// Its text, without a byte order mark.
    fn text(&self, name: &str) -> io::Result<Result<String, Fault>> {
        let mut buffer = Vec::new();
        self.read(name, LARGEST, &mut buffer).map(|bytes| text_of(bytes).map(str::to_owned))
    }
}

/// Whether a folder of the records is there; a fault where something else stands in its place, or cannot be looked at.
pub(super) fn has_folder(source: &dyn Source, path: &str) -> Result<bool, Fault> {
    match source.look(path) {
        Ok(Thing::Folder) => Ok(true),
        Ok(Thing::Link) => Err(symlink()),
        Ok(Thing::File | Thing::Other) => Err(no_folder()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(unreadable(&error)),
    }
}

/// The names in a folder, in order, less those that editors and systems leave behind.
pub(super) fn listed(folder: &dyn Folder) -> io::Result<Vec<(String, Thing)>> {
    let mut listing = folder.list()?;
    listing.retain(|(name, _)| !is_passed_over(name));
    listing.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    Ok(listing)
}

pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini"
}
