//! Who takes turns: a bare read, the program, and what offices would use instead.

use crate::cost::{Cost, output, peak_memory};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One who takes turns.
pub struct Contender {
    /// What it does.
    pub name: &'static str,
    job: Job,
}

enum Job {
    /// Reads every file below a folder by one thread.
    BareRead(PathBuf),
    Run(&'static str, Vec<String>, PathBuf),
}

/// The folders of a city.
pub struct City {
    /// Its records.
    pub records: PathBuf,
    /// Its CSV files.
    pub sheets: PathBuf,
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_shuangqian");
const AS_OF: &str = "2019-10-31";

/// The name of the contender that the others are compared with.
pub const BARE_READ: &str = "bare read, 1 thread";

/// All of them, the bare read first.
pub fn contenders(city: &City) -> Vec<Contender> {
    let here = city.records.display().to_string();
    let program = |name, rest: &str| {
        let mut arguments: Vec<_> = ["-C", &here, "--as-of", AS_OF].map(str::to_owned).into();
        arguments.extend(rest.split(' ').map(str::to_owned));
        run(name, PROGRAM, arguments, &city.records)
    };
    let script = include_str!("peer.py").to_owned();
    vec![
        Contender { name: BARE_READ, job: Job::BareRead(city.records.clone()) },
        program("check", "check --fail-on never"),
        program("check, nothing done", "--round 2018 check --fail-on never"),
        program("report progress", "report progress"),
        run("python3, tomllib", "python3", vec!["-c".into(), script, here, AS_OF.into()], &city.records),
        run("sqlite3, 6 CSV files", "sqlite3", vec![":memory:".into(), ".read peer.sql".into()], &city.sheets),
    ]
}

fn run(name: &'static str, program: &'static str, arguments: Vec<String>, at: &Path) -> Contender {
    Contender { name, job: Job::Run(program, arguments, at.to_owned()) }
}

impl Contender {
    /// One turn.
    pub fn turn(&self) -> anyhow::Result<Cost> {
        match &self.job {
            Job::BareRead(folder) => Cost::of(|| read_all(folder)),
            Job::Run(program, arguments, at) => Cost::of(|| output(&mut command(program, arguments, at)).map(drop)),
        }
    }

    /// The CSV that it writes, to compare with others'; `None` for the bare read.
    pub fn answer(&self) -> anyhow::Result<Option<Vec<u8>>> {
        match &self.job {
            Job::BareRead(_) => Ok(None),
            Job::Run(program, arguments, at) => output(&mut command(program, arguments, at)).map(Some),
        }
    }

    /// The most memory that it holds, in KiB; `None` where that cannot be seen.
    pub fn memory(&self) -> anyhow::Result<Option<u64>> {
        match &self.job {
            Job::BareRead(_) => Ok(None),
            Job::Run(program, arguments, at) => peak_memory(&mut command(program, arguments, at)),
        }
    }
}

fn command(program: &str, arguments: &[String], at: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(at).env("LC_ALL", "C.UTF-8");
    command
}

/// Reads every file below a folder, and keeps none: as a program in C would, which opens a name within its folder and
/// reads into one buffer until nothing more comes.
#[cfg(unix)]
fn read_all(folder: &Path) -> anyhow::Result<()> {
    use rustix::fs::{CWD, FileType, Mode, OFlags, openat};
    let (flags, mode) = (OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty());
    let mut buffer = vec![0; 64 << 10];
    let mut open = vec![openat(CWD, folder, flags | OFlags::DIRECTORY, mode)?];
    while let Some(folder) = open.pop() {
        for entry in rustix::fs::Dir::read_from(&folder)? {
            let entry = entry?;
            match (entry.file_type(), entry.file_name().to_bytes()) {
                (FileType::Directory, b"." | b"..") => {}
                (FileType::Directory, name) => open.push(openat(&folder, name, flags | OFlags::DIRECTORY, mode)?),
                (_, name) => {
                    let file = openat(&folder, name, flags, mode)?;
                    while rustix::io::read(&file, &mut buffer)? > 0 {
                        std::hint::black_box(&mut buffer);
                    }
                }
            }
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn read_all(folder: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => read_all(&entry.path())?,
            false => drop(std::hint::black_box(std::fs::read(entry.path())?)),
        }
    }
    Ok(())
}
