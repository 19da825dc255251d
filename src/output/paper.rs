//! Papers as pages of HTML, made from the templates; and what is wrong with a template.

mod deep;
mod link;

use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::files::Source;
use crate::files::decode::Fault;
use crate::files::faults::diagnostic;
use crate::files::locate::line_and_column;
use crate::files::templates::{FOLDER, Template, strangers};
use crate::output::css::in_css;
use crate::papers::{sample_forms, sample_letters};
use crate::tr;
use anyhow::anyhow;
use deep::deeply;
use link::overlong;
use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

/// How many steps a template may take for one paper, so that one that never ends is stopped. One that ends takes a few
/// for each value that it prints.
const FUEL: u64 = 1_000_000;

/// Makes papers from the templates of some records.
pub struct Printer<'r> {
    source: &'r dyn Source,
    environment: Environment<'static>,
}

impl<'r> Printer<'r> {
    /// A printer for the records of a source.
    pub fn of(source: &'r dyn Source) -> Printer<'r> {
        Printer { source, environment: environment() }
    }

    /// The papers, each made from its template. What a record says stands in them as text, whatever it looks like.
    pub fn sheets<P: Serialize>(&self, template: Template, papers: &[P]) -> anyhow::Result<Vec<String>> {
        let path = template.path();
        let written = template.text(self.source).map_err(|fault| {
            let message = fault.message;
            anyhow!(tr!("{path}: {message}", "{path}：{message}"))
        })?;
        // What a clerk wrote into the wording is passed on as well.
        let text = mask(&written);
        let papers = papers.iter().map(masked).collect::<Result<Vec<_>, _>>()?;
        let made = deeply(|| {
            let template = parsed(&self.environment, &text)?;
            let made = papers.into_iter().map(|paper| template.render(value(paper)).map_err(Broken::Error));
            made.collect::<Result<_, _>>()
        });
        made?.map_err(|fault| {
            let line = fault.line(&text);
            let message = fault.message();
            anyhow!(tr!("{path}, line {line}: {message}", "{path}第{line}行：{message}"))
        })
    }

    /// The sheets as one document, each on a page of its own; a form is printed across. The classification stands on every
    /// page, also where a sheet takes several.
    pub fn document(
        &self,
        template: Template,
        sheets: &[String],
        classification: Option<&str>,
    ) -> anyhow::Result<String> {
        let shell = self.environment.template_from_named_str("shell.html", include_str!("paper/shell.html"))?;
        let across = template == Template::Form;
        let mark_in_css = in_css(&mask(classification.unwrap_or_default()));
        Ok(shell.render(Serde(Document { title: template.chinese(), across, mark_in_css, sheets }))?)
    }
}

/// The values that the shell around the sheets uses.
#[derive(Serialize)]
struct Document<'s> {
    title: &'s str,
    across: bool,
    mark_in_css: String,
    sheets: &'s [String],
}

/// What is wrong with the templates of some records, in no particular order: they cannot be read, are not written as a
/// template is, ask for a name that does not exist, hold a personal number, or are none.
///
/// # Errors
/// Where the system gives no memory to try them in.
pub fn template_faults(source: &dyn Source) -> anyhow::Result<Vec<Diagnostic>> {
    let mut found = match strangers(source) {
        Ok(strangers) => strangers,
        Err(fault) => return Ok(vec![diagnostic(FOLDER, fault)]),
    };
    for template in Template::ALL {
        let faults = match template.text(source) {
            // The tests try it.
            Ok(text) if text == template.built_in() => continue,
            Ok(text) => template.personal_data(&text).chain(deeply(|| faults(*template, &text))?).collect(),
            Err(fault) => vec![fault],
        };
        found.extend(faults.into_iter().map(|fault| diagnostic(&template.path(), fault)));
    }
    Ok(found)
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment
}

/// A template, ready to make papers. Its name ends in `.html`, which makes the engine escape all that is put into it.
fn parsed<'e>(environment: &'e Environment, text: &'e str) -> Result<minijinja::Template<'e, 'e>, Broken> {
    match overlong(text) {
        Some(braces) => Err(Broken::Overlong(braces)),
        None => environment.template_from_named_str("paper.html", text).map_err(Broken::Error),
    }
}

/// The papers that a template is tried with: one that leaves nothing open, and one that leaves everything open.
fn samples(template: Template) -> [Value; 2] {
    match template {
        Template::CountyLetter => sample_letters(None).map(value),
        Template::SchoolLetter => sample_letters(Some("某小学")).map(value),
        Template::Form => sample_forms().map(value),
    }
}

/// The values of a paper, their personal numbers masked: paper is copied and passed on.
fn masked(paper: impl Serialize) -> serde_json::Result<serde_json::Value> {
    let mut values = serde_json::to_value(paper)?;
    mask_texts(&mut values);
    Ok(values)
}

fn mask_texts(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => {
            if let Cow::Owned(masked) = mask(text) {
                *text = masked;
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(mask_texts),
        serde_json::Value::Object(values) => values.values_mut().for_each(mask_texts),
        _ => {}
    }
}

fn value(paper: impl Serialize) -> Value {
    Serde(paper).into()
}

fn faults(template: Template, text: &str) -> Vec<Fault> {
    let ([filled, blank], environment) = (samples(template), environment());
    let template = match parsed(&environment, text) {
        Ok(template) => template,
        Err(broken) => return vec![broken.fault(text)],
    };
    let mut broken: Vec<_> = unknown_names(&template, &environment, &filled).into_iter().map(Broken::Unknown).collect();
    if broken.is_empty() {
        broken.extend(
            [filled, blank].into_iter().find_map(|sample| template.render(sample).map_err(Broken::Error).err()),
        );
    }
    broken.iter().map(|one| one.fault(text)).collect()
}

/// The dotted names that a template uses and a paper does not have, also on branches not taken; in order.
fn unknown_names(template: &minijinja::Template, environment: &Environment, paper: &Value) -> Vec<String> {
    let is_known = |name: &String| {
        let found = name.split('.').try_fold(paper.clone(), |value, part| value.get_attr(part).ok());
        let is_global = environment.globals().any(|(global, _)| global == name);
        is_global || found.is_some_and(|value| !value.is_undefined())
    };
    let mut names: Vec<_> = template.undeclared_variables(true).into_iter().filter(|name| !is_known(name)).collect();
    names.sort();
    names
}

/// Why a template makes no paper.
enum Broken {
    /// It asks for a name that does not exist.
    Unknown(String),
    /// What stands between two of its braces is too long.
    Overlong(Range<usize>),
    /// It is not written as a template is, or cannot be carried out.
    Error(Error),
}

impl Broken {
    fn fault(&self, text: &str) -> Fault {
        Fault {
            code: Code::BadTemplate,
            place: self.range(text).map_or(Place::File, |bytes| Place::span(text, bytes)),
            message: self.message(),
            help: tr!(
                "mend it; the names that can stand there are listed at the head of the template that `init` writes. \
                 Without the file the built-in one is printed",
                "请改正；可用的名称见初始化时样式文件开头的说明。删去这个文件，则按内置样式打印"
            ),
        }
    }

    fn message(&self) -> String {
        let error = match self {
            Broken::Unknown(name) => {
                return tr!("there is nothing called `{name}` to print", "没有“{name}”这个可打印的名称");
            }
            Broken::Overlong(_) => {
                return tr!("what stands between these braces is too long", "这一对花括号中的内容过长");
            }
            Broken::Error(error) => error,
        };
        let detail = error.detail().unwrap_or_default();
        match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape => {
                tr!(
                    "the template is not written as it must be: {detail}",
                    "样式写法不对：花括号不配对，或其中的写法有误"
                )
            }
            ErrorKind::UndefinedError => {
                tr!("it asks for something that is not there: {detail}", "用了不存在的名称")
            }
            ErrorKind::UnknownFilter
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownMethod => {
                tr!("it calls something that does not exist: {detail}", "用了不存在的功能")
            }
            ErrorKind::OutOfFuel => tr!("it does not come to an end", "重复次数过多，没有尽头"),
            kind => tr!("it cannot be carried out ({kind}): {detail}", "其中的写法无法执行"),
        }
    }

    fn range(&self, text: &str) -> Option<Range<usize>> {
        match self {
            Broken::Unknown(name) => place_of(text, name),
            Broken::Overlong(braces) => Some(braces.clone()),
            Broken::Error(error) => error.range(),
        }
    }

    fn line(&self, text: &str) -> usize {
        line_and_column(text, self.range(text).map_or(0, |range| range.start)).0
    }
}

/// Where a template uses a name: within braces, and not as a part of another name.
fn place_of(text: &str, name: &str) -> Option<Range<usize>> {
    let is_of_name = |char: char| char.is_alphanumeric() || char == '_' || char == '.';
    text.match_indices(name).map(|(start, _)| start..start + name.len()).find(|range| {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let opened = before.rfind("{{").max(before.rfind("{%"));
        let is_within = opened > before.rfind("}}").max(before.rfind("%}")).max(before.rfind("#}"));
        is_within && !before.ends_with(is_of_name) && !after.starts_with(is_of_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_templates_have_no_fault() {
        for template in Template::ALL {
            assert_eq!(deeply(|| faults(*template, template.built_in())).unwrap(), [], "{}", template.path());
        }
    }
}
