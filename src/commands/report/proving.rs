//! The proof of a report, and where it lies.

use crate::basics::asked::Asked;
use crate::basics::digest::Digest;
use crate::basics::id::CountyId;
use crate::basics::language::{current, list_separator};
use crate::files::Origin;
use crate::files::contents::contents_digest;
use crate::files::git::Repository;
use crate::output::format::{Encoding, Format, Shape};
use crate::output::proof::{ENDING, Proof, VERSION, name_of_file};
use crate::output::render::Rendered;
use crate::register::Register;
use crate::reports::Report;
use crate::tr;
use anyhow::bail;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// At most so many records that are not committed are named.
const NAMED: usize = 5;

/// Where the proof of a file lies: `x.csv.proof.toml` beside `x.csv`.
pub fn proof_of_file(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// The proof of a report that was rendered; refused where the records are not those of a commit.
pub fn proof(
    origin: &Origin,
    register: &Register,
    (report, shape, counties): (Report, Shape, &Asked<CountyId>),
    rendered: &Rendered,
) -> anyhow::Result<Proof> {
    let (commit, folder) = committed(origin)?;
    let (format, encoding) = named(shape);
    Ok(Proof {
        version: VERSION.to_owned(),
        report,
        format,
        encoding,
        counties: match counties {
            Asked::All => Vec::new(),
            Asked::Only(counties) => counties.clone(),
        },
        as_of: register.as_of,
        round: register.campaign()?.id.clone(),
        language: current().into(),
        folder,
        commit,
        records_sha256: contents_digest(origin.source()),
        outputs: outputs(report, format, rendered).into_iter().map(|(name, bytes)| (name, Digest::of(bytes))).collect(),
    })
}

/// What was written, by the names that a proof has for it.
pub fn outputs(report: Report, format: Format, rendered: &Rendered) -> BTreeMap<String, &[u8]> {
    match rendered {
        Rendered::File { bytes, .. } => BTreeMap::from([(name_of_file(report, format), bytes.as_slice())]),
        Rendered::Folder(files) => files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect(),
    }
}

/// The commit that has the records, and where they lie in it.
fn committed(origin: &Origin) -> anyhow::Result<(String, String)> {
    if let Some(revision) = origin.revision() {
        let Some(commit) = &revision.commit else {
            bail!(tr!("a proof names a commit, and this is a tree", "凭证要写明提交，而这里是一个树对象，请写提交"));
        };
        return Ok((commit.hash.clone(), revision.place.clone()));
    }
    let repository = Repository::around(origin.root().folder())?;
    let open = repository.uncommitted()?;
    let head = repository.head()?.filter(|_| open.is_empty());
    let Some(head) = head else {
        let count = open.len();
        let named: Vec<_> = open.iter().take(NAMED).map(String::as_str).collect();
        let named = named.join(list_separator());
        bail!(tr!(
            "a proof is of records that are committed, and {count} files are not: {named}",
            "凭证以已提交的记录为准，还有{count}个文件没有提交：{named}"
        ));
    };
    Ok((head.hash, repository.place().to_owned()))
}

/// How a shape is asked for.
fn named(shape: Shape) -> (Format, Encoding) {
    match shape {
        Shape::Csv(encoding) => (Format::Csv, encoding),
        Shape::Table => (Format::Table, Encoding::Utf8),
        Shape::Json => (Format::Json, Encoding::Utf8),
        Shape::Xlsx => (Format::Xlsx, Encoding::Utf8),
        Shape::Html => (Format::Html, Encoding::Utf8),
    }
}
