//! `init`: a new records directory.

use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::words::Word;
use crate::files::disk;
use crate::files::privacy;
use crate::files::root::MECHANISM;
use crate::files::templates::Template;
use crate::files::whole;
use crate::output::stream::Out;
use crate::records::{LanguageKey, Name};
use crate::tr;
use anyhow::bail;
use std::path::PathBuf;
use toml_edit::{DocumentMut, Item, Value};

/// What `init` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "初始化")]
#[command(about = tr!("Make a new, empty records folder", "新建台账文件夹"))]
#[command(after_help = tr!("  shuangqian init 台账 --city 沧州市", "  shuangqian 初始化 台账 --city 沧州市"))]
pub struct Args {
    /// The folder; the current one otherwise.
    #[arg(value_name = tr!("DIR", "文件夹"))]
    #[arg(help = tr!("The folder to make; otherwise the current one", "要建的文件夹；不写则为当前文件夹"))]
    pub dir: Option<PathBuf>,
    /// The city's name.
    #[arg(long, value_name = tr!("NAME", "市名"), value_parser = typing::text)]
    #[arg(help = tr!("The city; its two agencies are named after it", "市名；市检察院、市教育局的名称随之写入"))]
    pub city: String,
}

/// The template's files, with their paths in a records directory.
const TEMPLATE: &[(&str, &str)] = &[
    (".gitattributes", include_str!("../../data-template/.gitattributes")),
    (".gitignore", include_str!("../../data-template/.gitignore")),
    (HOOKS[0], include_str!("../../data-template/.githooks/pre-commit")),
    (HOOKS[1], include_str!("../../data-template/.githooks/pre-merge-commit")),
    (".gitlab-ci.yml", include_str!("../../data-template/.gitlab-ci.yml")),
    ("README.md", include_str!("../../data-template/README.md")),
];

/// The template's `mechanism.toml`, which is written last, since it is what makes a directory one of records.
const MECHANISM_TEMPLATE: &str = include_str!("../../data-template/mechanism.toml");

/// What git runs before each commit and each merge, once `core.hooksPath` is set.
const HOOKS: [&str; 2] = [".githooks/pre-commit", ".githooks/pre-merge-commit"];

impl Args {
    /// Makes the folder.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        session.may_write()?;
        let folder = self.dir.or(session.root.clone()).unwrap_or_else(|| PathBuf::from("."));
        let city = Name::typed(&self.city).map_err(|fault| wrong("--city", fault))?;
        // The clerks read Chinese: another language must be asked for. The locale of a server says nothing of who will read.
        let mechanism = mechanism(city.as_str(), session.language.unwrap_or(LanguageKey::Chinese))?;
        if let Some(fault) = privacy::faults(MECHANISM, &mechanism).into_iter().next() {
            bail!(wrong("--city", fault.message));
        }
        let mut missing = Vec::new();
        let files = TEMPLATE.iter().map(|(path, text)| (path.to_string(), *text));
        let papers = Template::ALL.iter().map(|paper| (paper.path(), paper.built_in()));
        for (path, text) in files.chain(papers).chain([(MECHANISM.to_owned(), mechanism.as_str())]) {
            let path = folder.join(path);
            if path.symlink_metadata().is_err() {
                missing.push((path, text));
            } else if path.ends_with(MECHANISM)
                || disk::read(&path, text.len()).ok().as_deref() != Some(text.as_bytes())
            {
                let path = path.display();
                bail!(tr!("{path} is there already; nothing was written", "已经有{path}，没有写入任何内容"));
            }
        }
        for (path, text) in missing {
            match HOOKS.iter().any(|hook| path.ends_with(hook)) {
                true => whole::write_new_program(&path, text.as_bytes())?,
                false => whole::write_new(&path, text.as_bytes())?,
            }
        }
        let folder = folder.display();
        out.say(tr!(
            "{folder} is ready for the records of {city}; next: `shuangqian round open`",
            "{folder}已建好，可登记{city}的记录；下一步：shuangqian 轮次 建立"
        ));
        let hooks = HOOKS.join(" ");
        out.say(tr!(
            "where git keeps them: `git config core.hooksPath .githooks` checks every commit; `git add --chmod=+x {hooks}`, once, keeps that working in every clone",
            "用git保存的：运行 git config core.hooksPath .githooks，以后每次提交前自动核对；首次提交前运行 git add --chmod=+x {hooks}，克隆到别的电脑后照样能用"
        ));
        Ok(Outcome::Fine)
    }
}

/// The template's `mechanism.toml` with the city and the names that follow from it.
fn mechanism(city: &str, language: LanguageKey) -> anyhow::Result<String> {
    let mut document: DocumentMut = MECHANISM_TEMPLATE.parse()?;
    document["city"] = set(&document["city"], city.to_owned());
    document["language"] = set(&document["language"], language.key().to_owned());
    let group = [("name", "联合督导组"), ("procuratorate", "人民检察院"), ("education_bureau", "教育局")];
    for (key, ending) in group {
        let item = &mut document["city_group"][key];
        *item = set(item, format!("{city}{ending}"));
    }
    Ok(document.to_string())
}

/// A text with the blanks and comments of the one that it replaces.
fn set(before: &Item, text: String) -> Item {
    let mut new = Value::from(text);
    if let Some(old) = before.as_value() {
        *new.decor_mut() = old.decor().clone();
    }
    Item::Value(new)
}
