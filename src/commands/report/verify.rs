//! `report verify`: whether a report is the one that its proof speaks of.

use crate::arguments::session::{Outcome, Session};
use crate::basics::asked::Asked;
use crate::basics::digest::Digest;
use crate::basics::language::list_separator;
use crate::basics::personal::mask;
use crate::commands::report::proving::{outputs, proof_of_file};
use crate::commands::report::rendered;
use crate::files::contents::contents_digest;
use crate::files::git::Repository;
use crate::files::read::not_read;
use crate::files::{Origin, Root, disk};
use crate::output::alike::{Difference, Differing, compare};
use crate::output::proof::{ENDING, OF_FOLDER, Proof, VERSION};
use crate::output::stream::Out;
use crate::register::Register;
use crate::tr;
use anyhow::bail;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The largest report that is compared, in bytes.
const LARGEST: usize = 256 << 20;
/// The largest proof.
const LARGEST_PROOF: usize = 1 << 20;

/// What `report verify` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "核验")]
#[command(about = tr!("Compare a report with its proof: is it the one that was written?", "按凭证核验报表：是不是当时生成的那一份"))]
#[command(after_help = tr!("  shuangqian report verify 进度.csv", "  shuangqian 报表 核验 进度.csv"))]
pub struct Args {
    /// The report, its folder or its proof.
    #[arg(value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("The report, the folder of a week, or the proof", "报表、周报文件夹，或凭证"))]
    pub path: PathBuf,
}

/// What is found of a report.
enum Answer {
    /// 报表被改动: a file, and what of it.
    Changed(String, Change),
    /// 只是另存过: these files.
    SavedAgain(Vec<String>),
    /// 无法重做: why.
    CannotBeMade(String),
    /// 记录已变.
    RecordsChanged,
    /// 一致.
    Same,
}

/// How a file differs from what it was.
enum Change {
    Of(Difference),
    Gone,
    /// Only that it does, and why it cannot be said where.
    Somehow(String),
    /// The proof speaks of other bytes than the records come to.
    OfProof,
}

impl Args {
    /// Compares, and says what is found.
    pub fn run(&self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (proof_path, place) = places(&self.path);
        let text = disk::read(&proof_path, LARGEST_PROOF).map_err(|error| not_read(&proof_path, &error))?;
        let Some(proof) = String::from_utf8(text).ok().and_then(|text| Proof::read(&text)) else {
            let shown = proof_path.display();
            out.data(tr!(
                "changed: the proof {shown} is not as it was written\n",
                "报表被改动：凭证{shown}已不是当时写的样子\n"
            ))?;
            return Ok(Outcome::Found);
        };
        let answer = answer(session, &proof, &place, out)?;
        let told = told(&answer, &proof, &self.path);
        let outcome = match answer {
            Answer::Same | Answer::SavedAgain(_) => Outcome::Fine,
            Answer::Changed(..) | Answer::RecordsChanged => Outcome::Found,
            Answer::CannotBeMade(_) => bail!(told),
        };
        out.data(told + "\n")?;
        Ok(outcome)
    }
}

/// Where the proof lies that a path means, and what it is of.
fn places(path: &Path) -> (PathBuf, PathBuf) {
    if path.is_dir() {
        return (path.join(OF_FOLDER), path.to_owned());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match name.strip_suffix(ENDING) {
        Some(report) => (path.to_owned(), path.with_file_name(report)),
        None if name == OF_FOLDER => (path.to_owned(), path.parent().unwrap_or(Path::new("")).to_owned()),
        None => (proof_of_file(path), path.to_owned()),
    }
}

/// A report that was made again.
struct Again {
    outputs: BTreeMap<String, Vec<u8>>,
    records: Digest,
}

/// What is found, in the order of the contract: what the files say, then whether they can be made again, then the records.
fn answer(session: &Session, proof: &Proof, place: &Path, out: &mut Out) -> anyhow::Result<Answer> {
    let again = make_again(session, proof, out)?;
    let mut saved_again = Vec::new();
    for name in proof.outputs.keys() {
        let file = if place.is_dir() { place.join(name) } else { place.to_owned() };
        match found_in(&file, name, proof, &again)? {
            None => {}
            Some(Answer::SavedAgain(files)) => saved_again.extend(files),
            Some(answer) => return Ok(answer),
        }
    }
    Ok(match again {
        Err(why) => Answer::CannotBeMade(why),
        Ok(again) if again.records != proof.records_sha256 => Answer::RecordsChanged,
        Ok(again) => match other_than_proved(proof, &again) {
            Some(name) => Answer::Changed(name, Change::OfProof),
            None if saved_again.is_empty() => Answer::Same,
            None => Answer::SavedAgain(saved_again),
        },
    })
}

/// What is found in one file; nothing where it is as the proof says.
fn found_in(file: &Path, name: &str, proof: &Proof, again: &Result<Again, String>) -> anyhow::Result<Option<Answer>> {
    let shown = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let now = match disk::read(file, LARGEST) {
        Ok(now) => now,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Some(Answer::Changed(shown, Change::Gone))),
        Err(error) => return Err(not_read(file, &error)),
    };
    if proof.outputs.get(name) == Some(&Digest::of(&now)) {
        return Ok(None);
    }
    let again = match again {
        Err(why) => return Ok(Some(Answer::Changed(shown, Change::Somehow(why.clone())))),
        Ok(again) => again,
    };
    // The records come to just these bytes, or to no such file: then it is the proof that speaks of others.
    let Some(before) = again.outputs.get(name).filter(|bytes| **bytes != now) else {
        return Ok(Some(Answer::Changed(shown, Change::OfProof)));
    };
    Ok(Some(match compare(name, before, &now) {
        Ok(()) => Answer::SavedAgain(vec![shown]),
        // Against other records than the report was made from every cell may differ, whoever changed it.
        Err(Difference::Cell(_)) if again.records != proof.records_sha256 => Answer::RecordsChanged,
        Err(difference) => Answer::Changed(shown, Change::Of(difference)),
    }))
}

/// The first output that the records come to and the proof does not speak of so, or the other way round.
fn other_than_proved(proof: &Proof, again: &Again) -> Option<String> {
    let names = proof.outputs.keys().chain(again.outputs.keys());
    let is_other =
        |name: &&String| again.outputs.get(*name).map(|bytes| Digest::of(bytes)) != proof.outputs.get(*name).copied();
    names.into_iter().find(is_other).cloned()
}

/// The report as the records of its commit come to it; why it cannot be made again where it cannot.
fn make_again(session: &Session, proof: &Proof, out: &mut Out) -> anyhow::Result<Result<Again, String>> {
    if proof.version != VERSION {
        let version = mask(&proof.version).into_owned();
        return Ok(Err(tr!(
            "it was made by version {version} of this program, and this is {VERSION}",
            "报表由本程序的{version}版生成，这里是{VERSION}版"
        )));
    }
    Ok(remade(session, proof, out).map_err(|error| error.to_string()))
}

fn remade(session: &Session, proof: &Proof, out: &mut Out) -> anyhow::Result<Again> {
    let root = Root::of_git(session.root.as_deref());
    let repository = Repository::around(root.folder())?;
    let revision = repository.at_commit(&proof.commit, &proof.commit, &proof.folder)?;
    let origin = Origin::of(root, &repository, revision)?;
    let then = Session {
        at: Some(proof.commit.clone()),
        as_of: proof.as_of,
        as_of_named: true,
        round: Some(proof.round.clone()),
        ..session.clone()
    };
    let counties = |register: &Register| {
        let counties = proof.counties.iter().map(|county| register.find_listed_county(county.as_str()));
        Ok(Asked::typed(counties.collect::<Result<_, _>>()?))
    };
    let (register, _) = then.open_to_send_on(&origin, out, counties)?;
    let asked = (proof.report, proof.shape()?);
    let (rendered, compared) = rendered(asked, &then, &origin, register, &counties(register)?, out)?;
    compared.map_err(anyhow::Error::msg)?;
    let outputs = outputs(proof.report, proof.format, &rendered).into_iter();
    let outputs = outputs.map(|(name, bytes)| (name, bytes.to_vec())).collect();
    Ok(Again { outputs, records: contents_digest(origin.source()) })
}

/// The answer in a sentence.
fn told(answer: &Answer, proof: &Proof, path: &Path) -> String {
    let (shown, commit) = (path.display(), &proof.commit);
    match answer {
        Answer::Same => tr!(
            "the same: {shown} is what the records of commit {commit} come to",
            "一致：{shown}与提交{commit}的记录重做的结果相同"
        ),
        Answer::SavedAgain(files) => {
            let files = files.join(list_separator());
            tr!(
                "only saved again: in {files} every cell says the same; encoding, line ends or program differ",
                "只是另存过：{files}各单元格内容相同，只是编码、换行或保存的软件不同"
            )
        }
        Answer::RecordsChanged => tr!(
            "the records changed: those of commit {commit} are not those that the report was made from",
            "记录已变：提交{commit}中的记录不是生成报表时的记录"
        ),
        Answer::CannotBeMade(why) => tr!(
            "cannot be made again: {why}; the files have the digests of the proof",
            "无法重做：{why}；文件与凭证中的校验值相符"
        ),
        Answer::Changed(file, change) => told_change(&mask(file), change),
    }
}

fn told_change(file: &str, change: &Change) -> String {
    match change {
        Change::Of(Difference::Cell(Differing { line, heading, before, now })) => {
            let [heading, before, now] = [heading, before, now].map(|text| mask(text).into_owned());
            match heading.is_empty() {
                true => tr!(
                    "changed: {file}, line {line}: “{before}” is now “{now}”",
                    "报表被改动：{file}第{line}行，原为“{before}”，现为“{now}”"
                ),
                false => tr!(
                    "changed: {file}, line {line}, {heading}: “{before}” is now “{now}”",
                    "报表被改动：{file}第{line}行“{heading}”，原为“{before}”，现为“{now}”"
                ),
            }
        }
        Change::Of(Difference::Sheets(before, now)) => {
            let [before, now] = [before, now].map(|names| mask(&names.join(list_separator())).into_owned());
            tr!(
                "changed: the sheets of {file} were {before} and are now {now}",
                "报表被改动：{file}的工作表原为{before}，现为{now}"
            )
        }
        Change::Gone => tr!("changed: {file} is not there any more", "报表被改动：{file}已不在"),
        Change::Of(Difference::Unread) => tr!("changed: {file} can no longer be read", "报表被改动：{file}已无法读取"),
        Change::Somehow(why) => tr!(
            "changed: {file} does not have the digest of the proof; where it differs cannot be said, for {why}",
            "报表被改动：{file}与凭证中的校验值不符；不能指出改动之处，因为{why}"
        ),
        Change::OfProof => tr!(
            "changed: of {file} the proof says something else than the records come to",
            "报表被改动：凭证中关于{file}的内容与记录重做的结果不符"
        ),
    }
}
