//! 检查情况表: what an inspection says in each column of the form, for the table and for the paper.

use crate::basics::words::Word;
use crate::records::{Inspection, Item, ItemKind, Note};
use crate::register::Campaign;

/// What an inspection says in the columns of the form; blank where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    /// Under each item that has a column, in their order.
    pub answers: Vec<String>,
    /// Under 备注.
    pub remarks: String,
}

impl<'r> Campaign<'r> {
    /// The items that have a column. That past cases were examined (clause 二(2)5) is never printed.
    pub fn form_columns(&self) -> impl DoubleEndedIterator<Item = &'r Item> + use<'r> {
        let items = self.round.form.items().iter();
        items.filter(|item| item.has_column() && item.kind() != ItemKind::Examined)
    }

    /// What an inspection says. Its findings without a column stand in the last column that takes text.
    pub fn form_row(&self, inspection: &Inspection) -> FormRow {
        let last_text = self.form_columns().rfind(|item| item.kind() == ItemKind::Text);
        let answer = |item: &Item| match last_text.is_some_and(|last| last.key == item.key) {
            true => self.with_findings(inspection, inspection.notes.get(&item.key)),
            false => said(inspection, item).unwrap_or_default(),
        };
        FormRow {
            answers: self.form_columns().map(answer).collect(),
            remarks: match last_text {
                Some(_) => inspection.remarks.as_ref().map_or("", Note::as_str).to_owned(),
                None => self.with_findings(inspection, inspection.remarks.as_ref()),
            },
        }
    }

    /// The text, then each finding of an item without a column.
    fn with_findings(&self, inspection: &Inspection, text: Option<&Note>) -> String {
        let is_finding = |item: &&Item| inspection.results.get(&item.key).is_some_and(|answer| answer.is_finding());
        let without_column = self.round.form.items().iter().filter(|item| !item.has_column() && item.is_result());
        let findings = without_column.filter(is_finding).filter_map(|item| {
            let said = said(inspection, item)?;
            Some(format!("{}：{said}", item.heading))
        });
        text.map(ToString::to_string).into_iter().chain(findings).collect::<Vec<_>>().join("；")
    }
}

/// What an inspection says of an item: `不符合：宿管员夜间不在岗`, only the word or the note, or nothing.
fn said(inspection: &Inspection, item: &Item) -> Option<String> {
    let answer = inspection.results.get(&item.key).map(|answer| answer.chinese());
    let note = inspection.notes.get(&item.key).map(Note::as_str);
    let parts: Vec<_> = answer.into_iter().chain(note).collect();
    (!parts.is_empty()).then(|| parts.join("："))
}
