//! Who may read and write what is made here, where the system knows it.

#[cfg(unix)]
use crate::files::read::undisturbed;
use std::fs;
use std::io;
use std::path::Path;

/// Gives a file the owner, group and mode of another, as far as the system allows. Where it does not allow the group,
/// the file gets another, which may do no more than everybody could before.
#[cfg(unix)]
pub(super) fn keep_rights(old: &Path, file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let (old, new) = (undisturbed(|| old.symlink_metadata())?, undisturbed(|| file.metadata())?);
    let (owner, group) = (old.uid(), old.gid());
    let mut mode = old.mode() & 0o777;
    if (new.uid(), new.gid()) != (owner, group) {
        let give = |owner| undisturbed(|| fchown(file, owner, Some(group)));
        let kept = give(Some(owner)).or_else(|_| give(None));
        if kept.is_err() && new.gid() != group {
            mode = mode & !0o070 | (mode & 0o007) << 3;
        }
    }
    if new.mode() & 0o777 == mode {
        return Ok(());
    }
    undisturbed(|| file.set_permissions(fs::Permissions::from_mode(mode)))
}

/// Nothing where the system knows no rights.
#[cfg(not(unix))]
pub(super) fn keep_rights(_old: &Path, _file: &fs::File) -> io::Result<()> {
    Ok(())
}

/// Gives the group of a folder the rights that it has in the folder around it, if it may write there.
#[cfg(unix)]
pub(super) fn share(folder: &Path, around: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = |folder: &Path| undisturbed(|| folder.metadata()).map(|about| about.permissions().mode());
    let (Ok(around), Ok(own)) = (mode(around), mode(folder)) else { return };
    if around & 0o020 != 0 && own & 0o020 == 0 {
        // Where the file system knows no rights there is nothing to share.
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(own | around & 0o070));
    }
}

/// Nothing where the system knows no rights.
#[cfg(not(unix))]
pub(super) fn share(_folder: &Path, _around: &Path) {}

/// Lets those who may read a file run it.
#[cfg(unix)]
pub(super) fn make_runnable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    fs::set_permissions(path, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
}

/// Lets those who may read a file run it.
#[cfg(not(unix))]
pub(super) fn make_runnable(_: &Path) -> io::Result<()> {
    Ok(())
}
