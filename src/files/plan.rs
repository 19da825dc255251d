//! What a record would say: what a command wants, joined with what it says already.

use crate::diagnostics::{Code, Place};
use crate::files::decode::Fault;
use crate::files::edit::{self, Merge};
use crate::files::path::RecordPath;
use crate::files::read::said;
use crate::files::root::Root;
use crate::files::source::Source;
use crate::files::whole::stands;
use crate::records::companions;
use crate::tr;
use toml_edit::DocumentMut;

/// What a command wants a record to say.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The record's path.
    pub path: RecordPath,
    /// The text of the keys that it is to have: a sheet makes ten thousand drafts, and a document takes ten times as much.
    pub addition: String,
    /// The dotted keys that it is not to have.
    pub removals: Vec<String>,
    /// The dotted keys of the addition that nobody typed: the command fills them in by itself, where the record says
    /// nothing of them. What it says they neither contradict nor replace.
    pub filled: Vec<String>,
}

impl Draft {
    /// The draft of a record that is to say something, and to keep what else it says.
    pub fn of(path: RecordPath, addition: DocumentMut) -> Draft {
        Draft { path, addition: text_of(&addition), removals: Vec::new(), filled: Vec::new() }
    }

    /// Takes in what another draft of the same record says; where the two contradict each other nothing, and says so.
    pub fn add(&mut self, more: &Draft) -> bool {
        let (Ok(mut joined), Ok(more)) = (parsed(&self.addition), parsed(&more.addition)) else { return false };
        let agree = edit::add(&mut joined, &more).differing.is_empty();
        if agree {
            self.addition = text_of(&joined);
        }
        agree
    }

    /// What of it a record lacks or was typed.
    fn beside(&self, recorded: &DocumentMut) -> Result<DocumentMut, Fault> {
        let mut addition = parsed(&self.addition)?;
        let said = self.filled.iter().filter(|key| edit::says(recorded, key));
        said.for_each(|key| edit::remove(&mut addition, key, &mut Merge::default()));
        Ok(addition)
    }
}

/// What happens to values that differ from those that a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The command is refused: `--replace` would correct them.
    Keep,
    /// The command is refused: it registers what is new, and another one corrects.
    New,
    /// They overwrite the old ones: `--replace`.
    Replace,
}

/// A record as it would be written.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The record's path.
    pub path: RecordPath,
    /// Its text.
    pub text: String,
    /// Whether there is no such record yet.
    pub is_new: bool,
    /// What differs from what it says now.
    pub merge: Merge,
}

impl Planned {
    /// Whether the record already says it all.
    pub fn is_already_so(&self) -> bool {
        !self.is_new && self.merge.is_nothing()
    }
}

/// Works out what a record would say. A record that cannot be read is a fault: it is not written over.
pub fn plan(root: &Root, draft: &Draft, policy: Policy) -> Result<Planned, Fault> {
    let path = draft.path.as_str();
    let recorded = if stands(root, path)? { root.text(path)? } else { None };
    let Some(text) = recorded else {
        let text = draft.addition.clone();
        return Ok(Planned { path: draft.path.clone(), text, is_new: true, merge: Merge::default() });
    };
    let mut document = parsed(&said(text)?)?;
    let addition = draft.beside(&document)?;
    let mut merge = match policy {
        Policy::Keep | Policy::New => edit::add(&mut document, &addition),
        Policy::Replace => replaced(&mut document, &addition),
    };
    for key in &draft.removals {
        edit::remove(&mut document, key, &mut merge);
    }
    Ok(Planned { path: draft.path.clone(), text: text_of(&document), is_new: false, merge })
}

/// Overwrites what differs. What went with an old value goes with it, unless it is given anew.
fn replaced(document: &mut DocumentMut, addition: &DocumentMut) -> Merge {
    let mut merge = edit::replace(document, addition);
    let outdated: Vec<_> = merge.differing.iter().flat_map(|difference| companions(&difference.key)).collect();
    for key in outdated.iter().filter(|key| !edit::says(addition, key)) {
        edit::remove(document, key, &mut merge);
    }
    merge
}

/// The text of a record that says nothing beside its path, so that it differs from a file whose writing was cut short.
const SAYS_NO_MORE: &str = "# 单位和日期见文件名，没有其他内容\n";

fn parsed(text: &str) -> Result<DocumentMut, Fault> {
    text.replacen(SAYS_NO_MORE, "", 1).parse().map_err(|_| broken())
}

/// The text of a document; of one that says nothing a comment line.
fn text_of(document: &DocumentMut) -> String {
    let text = document.to_string();
    if text.trim().is_empty() { SAYS_NO_MORE.to_owned() } else { text }
}

fn broken() -> Fault {
    Fault {
        code: Code::Syntax,
        place: Place::File,
        message: tr!("the record is there but broken", "这条记录已存在，但文件有错"),
        help: tr!("see `shuangqian check` and mend it first", "请先用 shuangqian check 查看并改正"),
    }
}
