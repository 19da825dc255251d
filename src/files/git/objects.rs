//! What git keeps, by name: one process answers for any number of objects.

use crate::files::git::repository::Repository;
use crate::files::read::LARGEST_LIST;
use anyhow::bail;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::Stdio;
use std::thread;

/// An object that git was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its name.
    pub hash: String,
    /// What it is: `commit`, `tree`, `blob` or `tag`.
    pub kind: String,
    /// What it says; nothing where only its name was asked for, or it is larger than anything in the records.
    pub bytes: Option<Vec<u8>>,
}

impl Repository {
    /// What some names mean, in their order; `None` where git does not know one.
    pub fn named<N: AsRef<str> + Sync>(&self, names: &[N]) -> anyhow::Result<Vec<Option<Object>>> {
        self.asked("--batch-check", names, head)
    }

    /// The objects of some names and what they say, in their order; `None` where git does not know one.
    pub fn objects<N: AsRef<str> + Sync>(&self, names: &[N]) -> anyhow::Result<Vec<Option<Object>>> {
        self.asked("--batch", names, whole)
    }

    /// They are asked for while the answers are read, so that neither side waits for the other to take what it has said.
    fn asked<N: AsRef<str> + Sync>(
        &self,
        option: &str,
        names: &[N],
        answer: fn(&mut BufReader<std::process::ChildStdout>) -> io::Result<Option<Object>>,
    ) -> anyhow::Result<Vec<Option<Object>>> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let mut git = self.call();
        git.args(["cat-file", option]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut git = git.spawn().map_err(|error| super::refusal::not_run(&error))?;
        let (Some(questions), Some(answers)) = (git.stdin.take(), git.stdout.take()) else {
            bail!(io::Error::from(io::ErrorKind::BrokenPipe))
        };
        let read: io::Result<Vec<_>> = thread::scope(|scope| {
            thread::Builder::new().spawn_scoped(scope, || ask(questions, names))?;
            let mut answers = BufReader::with_capacity(64 << 10, answers);
            names.iter().map(|_| answer(&mut answers)).collect()
        });
        git.wait()?;
        Ok(read?)
    }
}

fn ask<N: AsRef<str>>(to: impl Write, names: &[N]) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    names.iter().try_for_each(|name| writeln!(to, "{}", name.as_ref()))?;
    to.flush()
}

/// Reads `<hash> <kind> <size>\n`, or `<name> missing\n`; with how many bytes are to come.
fn told(from: &mut impl BufRead) -> io::Result<Option<(Object, usize)>> {
    let mut head = Vec::new();
    if from.read_until(b'\n', &mut head)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let head = String::from_utf8_lossy(&head);
    let told = match head.split_whitespace().collect::<Vec<_>>()[..] {
        [hash, kind, size] if ["commit", "tree", "blob", "tag"].contains(&kind) => {
            size.parse().ok().map(|size| (Object { hash: hash.to_owned(), kind: kind.to_owned(), bytes: None }, size))
        }
        _ => None,
    };
    Ok(told)
}

fn head(from: &mut BufReader<std::process::ChildStdout>) -> io::Result<Option<Object>> {
    Ok(told(from)?.map(|(object, _)| object))
}

/// Reads `<hash> <kind> <size>\n<bytes>\n`.
fn whole(from: &mut BufReader<std::process::ChildStdout>) -> io::Result<Option<Object>> {
    let Some((object, size)) = told(from)? else { return Ok(None) };
    if size > LARGEST_LIST {
        let length = size as u64 + 1;
        let passed = io::copy(&mut from.take(length), &mut io::sink())?;
        return if passed == length { Ok(Some(object)) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
    }
    let mut bytes = vec![0; size + 1];
    from.read_exact(&mut bytes)?;
    bytes.truncate(size);
    Ok(Some(Object { bytes: Some(bytes), ..object }))
}
