//! The findings of items without a column, which the form has after its last text.

use crate::basics::fold::fold;
use crate::records::{Answer, Form, Item, ItemKind, Name, Note};
use crate::sheets::mark::result_and_note;
use crate::tr;

/// An item, what was found, and the note to it.
pub type Finding<'f> = (&'f Item, Answer, Option<Note>);

/// What such a cell holds: its own text, then the findings.
pub struct Told<'f> {
    /// The text.
    pub text: &'f str,
    /// The findings, each `heading：word` or `heading：word：note` in the sheet.
    pub findings: Vec<Finding<'f>>,
}

/// What clerks write between findings; a blank or a new line parts them too.
const SEPARATORS: [char; 2] = ['；', ';'];
/// What ends a sentence, behind which a finding may begin.
const STOP: char = '。';
const COLONS: [char; 2] = ['：', ':'];

/// Where a finding begins.
struct Start<'f> {
    item: &'f Item,
    /// Where its heading begins.
    heading: usize,
    /// Where what is said of it begins, behind the colon.
    said: usize,
}

/// Parts a cell into its text and the findings. What stands behind the heading of an item and a colon is taken as in a
/// column of that item, so that nothing typed there is kept as mere text.
pub fn told<'f>(form: &'f Form, cell: &'f str) -> Result<Told<'f>, String> {
    let starts = starts(form, cell);
    let next = |place: usize| starts.get(place).map(|start: &Start| start.heading);
    let findings = starts.iter().enumerate().map(|(place, start)| {
        let said = match next(place + 1) {
            Some(next) => before_separator(&cell[start.said..next]),
            None => &cell[start.said..],
        };
        finding(start.item, said)
    });
    let text = next(0).map_or(cell, |first| before_separator(&cell[..first]));
    Ok(Told { text, findings: findings.collect::<Result<_, _>>()? })
}

/// The findings’ beginnings: the heading of an item without a column, and a colon.
fn starts<'f>(form: &'f Form, cell: &str) -> Vec<Start<'f>> {
    let mut starts = Vec::new();
    if !cell.contains(COLONS) {
        return starts;
    }
    let headings = headings(form);
    let mut may_begin = true;
    for (heading, char) in cell.char_indices() {
        if char.is_whitespace() || char == STOP || SEPARATORS.contains(&char) {
            may_begin = true;
            continue;
        }
        let start = |(name, item): &(String, &'f Item)| {
            let said = cell.len() - behind(name, &cell[heading..])?.len();
            Some(Start { item, heading, said })
        };
        starts.extend(may_begin.then(|| headings.iter().find_map(start)).flatten());
        may_begin = false;
    }
    starts
}

/// The headings of items without a column, and their other names, folded.
fn headings(form: &Form) -> Vec<(String, &Item)> {
    let items = form.items().iter().filter(|item| !item.has_column() && item.kind() != ItemKind::Text);
    items.flat_map(|item| names(item).map(move |name| (fold(name), item))).collect()
}

fn names(item: &Item) -> impl Iterator<Item = &str> {
    std::iter::once(&item.heading).chain(item.aliases.iter().flatten()).map(Name::as_str)
}

/// What stands behind a name and a colon at the beginning of a text.
fn behind<'t>(folded: &str, text: &'t str) -> Option<&'t str> {
    let mut left = folded;
    for (place, char) in text.char_indices() {
        if left.is_empty() && COLONS.contains(&char) {
            return Some(&text[place + char.len_utf8()..]);
        }
        left = left.strip_prefix(fold(char.encode_utf8(&mut [0; 4])).as_str())?;
    }
    None
}

/// A text without the separator behind it; only one, as the text may end with one of its own.
fn before_separator(text: &str) -> &str {
    let text = text.trim_end();
    text.strip_suffix(SEPARATORS).unwrap_or(text).trim_end()
}

fn finding<'f>(item: &'f Item, said: &str) -> Result<Finding<'f>, String> {
    let said = match said.contains(COLONS) {
        true => said,
        false => said.trim_end_matches(|char: char| char.is_whitespace() || char == STOP || SEPARATORS.contains(&char)),
    };
    let (answer, note) = result_and_note(item, said.trim()).map_err(|fault| {
        let heading = &item.heading;
        tr!("“{heading}”: {fault}", "“{heading}”：{fault}")
    })?;
    Ok((item, answer, note))
}
