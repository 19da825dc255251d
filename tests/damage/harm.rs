//! Damages to one file, and their repair.

use crate::rng::Rng;
use std::fs;
use std::path::Path;

/// What can happen to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(unix), allow(dead_code, reason = "only Unix has pipes and links that anybody can make"))]
pub enum Harm {
    /// Its end is cut off.
    Cut,
    /// It has a key that nobody knows.
    KeyAdded,
    /// A value is of another type.
    WrongType,
    /// git left both sides in it.
    MergeMarks,
    /// It is saved as GBK, or some bytes of it are others.
    NotUtf8,
    /// A power loss left nothing of it.
    Emptied,
    /// A folder stands in its place.
    Folder,
    /// A pipe stands in its place, which nobody writes to.
    Pipe,
    /// A symbolic link that leads nowhere stands in its place.
    Link,
}

impl Harm {
    /// All of them that this system knows.
    #[cfg(unix)]
    pub const ALL: [Harm; 9] = [
        Harm::Cut,
        Harm::KeyAdded,
        Harm::WrongType,
        Harm::MergeMarks,
        Harm::NotUtf8,
        Harm::Emptied,
        Harm::Folder,
        Harm::Pipe,
        Harm::Link,
    ];
    /// All of them that this system knows.
    #[cfg(not(unix))]
    pub const ALL: [Harm; 7] =
        [Harm::Cut, Harm::KeyAdded, Harm::WrongType, Harm::MergeMarks, Harm::NotUtf8, Harm::Emptied, Harm::Folder];
}

/// Damages a file; returns the text that is left of it.
pub fn damage(rng: &mut Rng, folder: &Path, path: &str, text: &str, harm: Harm) -> String {
    let file = folder.join(path);
    fs::remove_file(&file).unwrap();
    let left = match harm {
        Harm::Cut => text.chars().take(rng.between(1, text.chars().count() as i64 - 1) as usize).collect(),
        Harm::KeyAdded => {
            ["电话 = \"x\"\n", "phone = \"x\"\n"].map(|key| added(text, key))[usize::from(rng.chance(50))].clone()
        }
        Harm::WrongType => wrong_type(rng, text),
        Harm::MergeMarks => format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> 沧县\n"),
        Harm::NotUtf8 | Harm::Emptied | Harm::Folder | Harm::Pipe | Harm::Link => String::new(),
    };
    match harm {
        Harm::NotUtf8 => fs::write(&file, [text.as_bytes(), b"# \xb2\xd7\xcf\xd8\n"].concat()).unwrap(),
        Harm::Folder => fs::create_dir(&file).unwrap(),
        Harm::Pipe | Harm::Link => special(&file, harm),
        _ => fs::write(&file, &left).unwrap(),
    }
    left
}

/// Puts a line before all others, behind a byte order mark.
fn added(text: &str, line: &str) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(text) => format!("\u{feff}{line}{text}"),
        None => format!("{line}{text}"),
    }
}

/// One value becomes a table in a list, which no key of any record takes; where there is none, a stray word.
fn wrong_type(rng: &mut Rng, text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let valued: Vec<_> = (0..lines.len()).filter(|place| lines[*place].contains(" = ")).collect();
    if valued.is_empty() {
        return format!("{text}\n真\n");
    }
    let place = *rng.pick(&valued);
    let mut lines: Vec<_> = lines.into_iter().map(str::to_owned).collect();
    let key = lines[place].split(" = ").next().unwrap().to_owned();
    lines[place] = format!("{key} = [[{{ x = 1.5 }}]]");
    lines.join("\n") + "\n"
}

#[cfg(unix)]
fn special(file: &Path, harm: Harm) {
    match harm {
        Harm::Pipe => assert!(std::process::Command::new("mkfifo").arg(file).status().unwrap().success()),
        _ => std::os::unix::fs::symlink("没有", file).unwrap(),
    }
}

#[cfg(not(unix))]
fn special(_: &Path, harm: Harm) {
    unreachable!("{harm:?} is not of this system");
}

/// Puts the file back.
pub fn repair(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    let about = file.symlink_metadata().unwrap();
    if about.is_dir() {
        fs::remove_dir(&file).unwrap()
    } else {
        fs::remove_file(&file).unwrap()
    }
    fs::write(&file, text).unwrap();
}
