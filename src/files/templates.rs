//! The templates of what is printed: those that the records hold, and built-in ones for the rest.

use crate::basics::words::Word;
use crate::diagnostics::{Code, Diagnostic};
use crate::files::decode::Fault;
use crate::files::faults::{diagnostic, misplaced, special, symlink};
use crate::files::privacy;
use crate::files::read::{read_text, unreadable};
use crate::files::root::Root;
use crate::files::walk::list;
use crate::tr;
use std::borrow::Cow;
use std::io::ErrorKind;

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

    /// What it says.
    pub fn text(self, root: &Root) -> Result<Cow<'static, str>, Fault> {
        let path = self.path();
        for part in [FOLDER, &path] {
            match root.join(part).symlink_metadata() {
                Ok(about) if about.is_symlink() => return Err(symlink()),
                Ok(about) if about.is_dir() != (part == FOLDER) => return Err(special()),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Cow::Borrowed(self.built_in())),
                Err(error) => return Err(unreadable(&error)),
            }
        }
        read_text(&root.join(&path)).map(Cow::Owned)
    }
}

/// What is in the folder of templates and is not a template, and the personal numbers in those that are.
pub fn faults_around(root: &Root) -> Vec<Diagnostic> {
    let names: Vec<_> = list(root, FOLDER).unwrap_or_default().into_iter().map(|(name, _)| name).collect();
    let is_template = |path: &String| Template::ALL.iter().any(|template| template.path() == *path);
    let paths = names.iter().map(|name| format!("{FOLDER}/{name}"));
    let strangers = paths.filter(|path| !is_template(path)).map(|path| {
        let fault = misplaced(tr!("there is no template of this name", "没有这个名字的样式"));
        diagnostic(&path, fault)
    });
    strangers.chain(Template::ALL.iter().flat_map(|template| personal_data(root, *template))).collect()
}

fn personal_data(root: &Root, template: Template) -> Vec<Diagnostic> {
    let Ok(Cow::Owned(text)) = template.text(root) else { return Vec::new() };
    let faults = privacy::faults(&template.path(), &text).into_iter();
    // A letter may name its cause with these words; that does not tell of a case.
    let numbers = faults.filter(|fault| fault.code == Code::PersonalData);
    numbers.map(|fault| diagnostic(&template.path(), fault)).collect()
}
