//! Files and folders of the disk, each opened in one way: only what is regular is, and nothing is waited for.

#[cfg(not(unix))]
use crate::files::held::while_not_shared;
use crate::files::path::{names, parted};
use crate::files::read::{not_regular, read_bytes, undisturbed};
use crate::files::root::Root;
use crate::files::source::{Folder, Source, Thing};
#[cfg(unix)]
use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, openat, statat};
#[cfg(target_os = "linux")]
use rustix::fs::{RawDir, SeekFrom, seek};
#[cfg(unix)]
use std::ffi::CStr;
use std::fs::File;
use std::io;
#[cfg(unix)]
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

/// The regular file that a clerk names, be it by a link.
#[cfg(unix)]
pub fn open(path: &Path) -> io::Result<File> {
    regular(opened_file(CWD, path, OFlags::empty())?)
}

/// The regular file that a clerk names, be it by a link.
#[cfg(not(unix))]
pub fn open(path: &Path) -> io::Result<File> {
    regular(path.metadata(), path)
}

/// The bytes of the regular file that a clerk names; an error where there are more than so many.
pub fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = read_bytes(open(path)?, most, &mut bytes)?.len();
    bytes.truncate(length);
    Ok(bytes)
}

impl Root {
    /// The regular file at a path below the root, to which no link leads.
    pub fn open_file(&self, path: &str) -> io::Result<File> {
        let (folder, name) = parted(path);
        OpenFolder::at(self, folder)?.open_regular(name)
    }
}

impl Source for Root {
    fn look(&self, path: &str) -> io::Result<Thing> {
        let path = self.join(path);
        undisturbed(|| path.symlink_metadata()).map(|about| Thing::of(about.file_type()))
    }

    fn open_folder(&self, path: &str) -> io::Result<Box<dyn Folder + '_>> {
        Ok(Box::new(OpenFolder::at(self, path)?))
    }
}

impl Thing {
    fn of(file_type: std::fs::FileType) -> Thing {
        match () {
            () if file_type.is_file() => Thing::File,
            () if file_type.is_dir() => Thing::Folder,
            () if file_type.is_symlink() => Thing::Link,
            () => Thing::Other,
        }
    }
}

/// A folder whose files are opened by name: the system walks the way to it once, not again for each.
struct OpenFolder {
    #[cfg(unix)]
    descriptor: OwnedFd,
    #[cfg(not(unix))]
    path: std::path::PathBuf,
}

impl Folder for OpenFolder {
    fn list(&self) -> io::Result<Vec<(String, Thing)>> {
        undisturbed(|| self.listing())
    }

    fn read<'b>(&'b self, name: &str, most: usize, buffer: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
        read_bytes(self.open(name)?, most, buffer)
    }
}

#[cfg(unix)]
impl OpenFolder {
    /// The folder at a path below a root. The root itself may be reached by a link, as it was named or found.
    fn at(root: &Root, path: &str) -> io::Result<OpenFolder> {
        let root = opened(CWD, root.folder(), OFlags::DIRECTORY)?;
        let inner = |folder: OwnedFd, name: &str| opened(&folder, name, OFlags::DIRECTORY | OFlags::NOFOLLOW);
        let descriptor = names(path).try_fold(root, inner)?;
        Ok(OpenFolder { descriptor })
    }

    fn open_regular(&self, name: &str) -> io::Result<File> {
        regular(self.open(name)?)
    }

    /// What was listed as a regular file.
    fn open(&self, name: &str) -> io::Result<File> {
        opened_file(&self.descriptor, name, OFlags::NOFOLLOW)
    }

    /// The names, five hundred or so by each call of the system.
    #[cfg(target_os = "linux")]
    fn listing(&self) -> io::Result<Vec<(String, Thing)>> {
        let (mut space, mut listing) = (Vec::with_capacity(32 << 10), Vec::new());
        seek(&self.descriptor, SeekFrom::Start(0))?;
        let mut entries = RawDir::new(&self.descriptor, space.spare_capacity_mut());
        while let Some(entry) = entries.next() {
            let entry = entry?;
            listing.push(self.entry(entry.file_name(), entry.file_type())?);
        }
        Ok(listing)
    }

    #[cfg(not(target_os = "linux"))]
    fn listing(&self) -> io::Result<Vec<(String, Thing)>> {
        let entries = rustix::fs::Dir::read_from(&self.descriptor)?.map(|entry| {
            let entry = entry?;
            self.entry(entry.file_name(), entry.file_type())
        });
        entries.collect()
    }

    fn entry(&self, name: &CStr, file_type: FileType) -> io::Result<(String, Thing)> {
        let file_type = match file_type {
            // Some file systems do not tell it along with the name.
            FileType::Unknown => {
                let about = statat(&self.descriptor, name, AtFlags::SYMLINK_NOFOLLOW)?;
                FileType::from_raw_mode(about.st_mode)
            }
            known => known,
        };
        let name = name.to_str().map_or_else(|_| name.to_string_lossy().into_owned(), str::to_owned);
        Ok((name, thing(file_type)))
    }
}

#[cfg(unix)]
fn thing(file_type: FileType) -> Thing {
    match file_type {
        FileType::RegularFile => Thing::File,
        FileType::Directory => Thing::Folder,
        FileType::Symlink => Thing::Link,
        _ => Thing::Other,
    }
}

/// A file. What became a pipe since it was looked at is not waited for.
#[cfg(unix)]
fn opened_file<P: rustix::path::Arg + Copy>(folder: impl AsFd, name: P, flags: OFlags) -> io::Result<File> {
    opened(folder, name, OFlags::NONBLOCK | OFlags::NOCTTY | flags).map(File::from)
}

/// An open file, if it is regular.
#[cfg(unix)]
fn regular(file: File) -> io::Result<File> {
    match Thing::of(undisturbed(|| file.metadata())?.file_type()) {
        Thing::File => Ok(file),
        Thing::Folder => Err(io::ErrorKind::IsADirectory.into()),
        Thing::Link | Thing::Other => Err(not_regular()),
    }
}

#[cfg(unix)]
fn opened<P: rustix::path::Arg + Copy>(folder: impl AsFd, name: P, flags: OFlags) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | flags;
    undisturbed(|| Ok(openat(&folder, name, flags, Mode::empty())?))
}

#[cfg(not(unix))]
impl OpenFolder {
    /// The folder at a path below a root. The root itself may be reached by a link, as it was named or found.
    fn at(root: &Root, path: &str) -> io::Result<OpenFolder> {
        let mut folder = root.folder().to_owned();
        for name in names(path) {
            folder.push(name);
            if !undisturbed(|| folder.symlink_metadata())?.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
        }
        Ok(OpenFolder { path: folder })
    }

    fn open(&self, name: &str) -> io::Result<File> {
        let path = self.path.join(name);
        regular(path.symlink_metadata(), &path)
    }

    fn open_regular(&self, name: &str) -> io::Result<File> {
        self.open(name)
    }

    fn listing(&self) -> io::Result<Vec<(String, Thing)>> {
        let entries = self.path.read_dir()?.map(|entry| {
            let entry = entry?;
            Ok((entry.file_name().to_string_lossy().into_owned(), Thing::of(entry.file_type()?)))
        });
        entries.collect()
    }
}

#[cfg(not(unix))]
fn regular(about: io::Result<std::fs::Metadata>, path: &Path) -> io::Result<File> {
    match Thing::of(about?.file_type()) {
        Thing::File => while_not_shared(|| File::open(path)),
        Thing::Folder => Err(io::ErrorKind::IsADirectory.into()),
        Thing::Link | Thing::Other => Err(not_regular()),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    /// A root with a file, and a link to each of what it holds.
    fn root() -> (tempfile::TempDir, Root) {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path("letters/2019")).unwrap();
        for file in ["mechanism.toml", "letters/2019/沧县.toml"] {
            fs::write(path(file), "x = 1\n").unwrap();
        }
        symlink(path("letters"), path("links")).unwrap();
        symlink(path("letters/2019/沧县.toml"), path("letters/2019/青县.toml")).unwrap();
        rustix::fs::mkfifoat(CWD, path("letters/2019/pipe.toml"), Mode::RWXU).unwrap();
        let root = Root::at(folder.path()).unwrap();
        (folder, root)
    }

    #[test]
    fn only_regular_files_are_read_and_no_link_leads_to_one() {
        let (_folder, root) = root();
        assert_eq!(root.text("letters/2019/沧县.toml").unwrap().as_deref(), Some("x = 1\n"));
        for absent in ["letters/2020/沧县.toml", "letters/2019/无.toml", "无.toml"] {
            assert_eq!(root.text(absent), Ok(None), "{absent}");
        }
        for closed in ["letters", "letters/2019", "letters/2019/青县.toml", "letters/2019/pipe.toml"] {
            assert!(root.open_file(closed).is_err() && root.text(closed).is_err(), "{closed}");
        }
        for beyond in ["links/2019/沧县.toml", "links/2019/无.toml", "mechanism.toml/x"] {
            assert!(root.open_file(beyond).is_err() && root.text(beyond).is_err(), "{beyond}");
        }
    }

    #[test]
    fn what_a_clerk_names_may_be_a_link_but_is_a_regular_file_of_some_size() {
        let (folder, _) = root();
        let read = |name: &str, most| read(&folder.path().join(name), most);
        assert_eq!(read("links/2019/青县.toml", 6).unwrap(), b"x = 1\n");
        assert_eq!(read("links/2019/青县.toml", 5).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        for closed in ["letters", "letters/2019/pipe.toml", "无", "/dev/zero"] {
            assert!(read(closed, 6).is_err(), "{closed}");
        }
    }

    #[test]
    fn a_folder_says_what_stands_in_it() {
        let (_folder, root) = root();
        let mut listing = root.open_folder("letters/2019").unwrap().list().unwrap();
        listing.retain(|(name, _)| !name.starts_with('.'));
        listing.sort_by(|(one, _), (other, _)| one.cmp(other));
        let expected = [("pipe.toml", Thing::Other), ("沧县.toml", Thing::File), ("青县.toml", Thing::Link)];
        assert_eq!(listing, expected.map(|(name, thing)| (name.to_owned(), thing)));
        for (name, thing) in expected {
            assert_eq!(root.look(&format!("letters/2019/{name}")).unwrap(), thing);
        }
        assert!(root.open_folder("links").is_err() && root.open_folder("mechanism.toml").is_err());
    }
}
