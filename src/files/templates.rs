//! The templates of what is printed: those that the records hold, and built-in ones for the rest.

use crate::basics::words::Word;
use crate::diagnostics::{Code, Diagnostic};
use crate::files::decode::Fault;
use crate::files::faults::{diagnostic, misplaced};
use crate::files::privacy;
use crate::files::read::{LARGEST_TEMPLATE, said, too_large, unreadable};
use crate::files::source::{Source, has_folder, listed};
use crate::tr;
use std::borrow::Cow;
use std::io;

/// The folder of templates, in the records.
pub const FOLDER: &str = "templates";

crate::words! {
    /// Something printed, each from a template of its own.
    Template {
        CountyLetter = "letter-county", "市县责任书";
        SchoolLetter = "letter-school", "县校责任书";
        Form = "form", "检查情况表";
    }
}

impl Template {
    /// Its path in the records.
    pub fn path(self) -> String {
        format!("{FOLDER}/{}.html", self.key())
    }

    /// What it says where the records have none.
    pub fn built_in(self) -> &'static str {
        match self {
            Template::CountyLetter => include_str!("../../data-template/templates/letter-county.html"),
            Template::SchoolLetter => include_str!("../../data-template/templates/letter-school.html"),
            Template::Form => include_str!("../../data-template/templates/form.html"),
        }
    }

    /// The personal numbers in what it says. A letter may name its cause with the words that elsewhere tell of a case.
    pub fn personal_data(self, text: &str) -> impl Iterator<Item = Fault> {
        let faults = privacy::faults(&self.path(), text).into_iter();
        faults.filter(|fault| fault.code == Code::PersonalData)
    }

    /// What it says; an error where it is longer than a template may be, or says nothing, as a power cut leaves it.
    pub fn text(self, source: &dyn Source) -> Result<Cow<'static, str>, Fault> {
        match source.text(&self.path())? {
            None => Ok(Cow::Borrowed(self.built_in())),
            Some(text) if text.len() > LARGEST_TEMPLATE => Err(too_large(LARGEST_TEMPLATE)),
            Some(text) => said(Cow::Owned(text)).map_err(|fault| Fault {
                help: tr!(
                    "take it back from git; without the file the built-in one is printed",
                    "请用 git 找回原来的内容；删去这个文件，则按内置样式打印"
                ),
                ..fault
            }),
        }
    }
}

/// What is in the folder of templates and is not a template.
///
/// # Errors
/// What stands where the folder belongs and is none, so that no template can be read.
pub fn strangers(source: &dyn Source) -> Result<Vec<Diagnostic>, Fault> {
    if !has_folder(source, FOLDER)? {
        return Ok(Vec::new());
    }
    Ok(beside_the_templates(source).unwrap_or_else(|error| vec![diagnostic(FOLDER, unreadable(&error))]))
}

fn beside_the_templates(source: &dyn Source) -> io::Result<Vec<Diagnostic>> {
    let names = listed(&*source.open_folder(FOLDER)?)?.into_iter();
    let paths = names.map(|(name, _)| format!("{FOLDER}/{name}"));
    let is_template = |path: &String| Template::ALL.iter().any(|template| template.path() == *path);
    let told = paths.filter(|path| !is_template(path)).map(|path| {
        let fault = misplaced(tr!("there is no template of this name", "没有这个名字的样式"));
        diagnostic(&path, fault)
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tree::{Held, Tree};

    #[test]
    fn a_template_that_is_not_there_is_built_in_and_one_that_cannot_be_read_is_not() {
        let path = Template::Form.path();
        assert_eq!(Template::Form.text(&Tree::default()).unwrap(), Template::Form.built_in());
        assert_eq!(Template::Form.text(&Tree::from_iter([(&path, "表")])).unwrap(), "表");
        assert_eq!(Template::Form.text(&Tree::from_iter([(&path, "\n")])).unwrap_err().code, Code::Unreadable);
        for held in [Held::Link, Held::Other, Held::Large, Held::Folder] {
            for at in [path.as_str(), FOLDER] {
                let mut tree = Tree::default();
                tree.put(at, held.clone());
                let is_its_folder = at == FOLDER && held == Held::Folder;
                assert_eq!(Template::Form.text(&tree).is_ok(), is_its_folder, "{at} {held:?}");
            }
        }
    }

    #[test]
    fn a_template_has_at_most_64_kib() {
        let long = |bytes| Tree::from_iter([(&Template::Form.path(), vec![b'x'; bytes])]);
        assert_eq!(Template::Form.text(&long(64 << 10)).map(|text| text.len()), Ok(64 << 10));
        assert_eq!(Template::Form.text(&long((64 << 10) + 1)).unwrap_err().code, Code::TooLarge);
    }

    #[test]
    fn what_else_lies_beside_the_templates_is_told() {
        let tree = Tree::from_iter([("templates/form.html", "表"), ("templates/forms.html", "表")]);
        let found: Vec<_> = strangers(&tree).unwrap().into_iter().map(|one| (one.file, one.code)).collect();
        assert_eq!(found, [("templates/forms.html".to_owned(), Code::MisplacedFile)]);
        assert!(strangers(&Tree::default()).unwrap().is_empty());
    }

    #[test]
    fn a_template_holds_no_number_but_may_name_its_cause() {
        let codes = |text| Template::Form.personal_data(text).map(|fault| fault.code).collect::<Vec<_>>();
        assert_eq!(codes("13800000000"), [Code::PersonalData]);
        assert!(codes("被害人").is_empty());
    }
}
