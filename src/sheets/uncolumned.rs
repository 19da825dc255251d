//! The findings of items without a column, which the form has after its last text.

use crate::basics::words::Word;
use crate::records::{Answer, Form, Item, Note};

/// An item, what was found, and the note to it.
pub type Finding<'f> = (&'f Item, Answer, Option<Note>);

/// What such a cell holds: its own text, then the findings.
pub struct Told<'f> {
    /// The text.
    pub text: String,
    /// The findings, each `heading：word` or `heading：word：note` in the sheet.
    pub findings: Vec<Finding<'f>>,
}

/// Takes the findings, joined by `；`, from the end of a cell.
pub fn told<'f>(form: &'f Form, cell: &str) -> Told<'f> {
    let mut rest = cell;
    let mut findings = Vec::new();
    while let Some((text, finding)) = last_finding(form, rest) {
        findings.insert(0, finding);
        rest = text;
        if rest.is_empty() {
            break;
        }
    }
    Told { text: rest.to_owned(), findings }
}

/// The last finding in a text, and the text before it.
fn last_finding<'t, 'f>(form: &'f Form, text: &'t str) -> Option<(&'t str, Finding<'f>)> {
    let items = form.items().iter().filter(|item| item.is_result() && !item.has_column());
    let found = items.filter_map(|item| {
        let name = format!("{}：", item.heading);
        let (start, _) = text.rmatch_indices(&name).find(|(start, _)| *start == 0 || text[..*start].ends_with('；'))?;
        let (word, note) = match text[start + name.len()..].split_once('：') {
            Some((word, note)) => (word, Some(note.parse().ok()?)),
            None => (&text[start + name.len()..], None),
        };
        let answer = Answer::ALL.iter().copied().find(|answer| answer.is_finding() && answer.chinese() == word)?;
        Some((start, (item, answer, note)))
    });
    let (start, finding) = found.max_by_key(|(start, _)| *start)?;
    Some((text[..start].strip_suffix('；').unwrap_or(&text[..start]), finding))
}
