//! A row of the inspection form.

use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Answer, Described, Field, Inspection, Item, ItemKind, Name, Note};
use crate::register::{Campaign, Directory, fill_inapplicable};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::mark::result_and_note;
use crate::sheets::reading::Reading;
use crate::sheets::uncolumned::told;
use crate::sheets::visits::{unit_columns, visit};
use crate::tr;

/// The day of the visit.
pub const DAY: &Field = Inspection::FIELDS.get("on");
/// The last column of the form.
pub const REMARKS: &Field = Inspection::FIELDS.get("remarks");

/// Sheets of inspections.
pub struct Inspections<'r> {
    campaign: Campaign<'r>,
    directory: Directory<'r>,
}

impl<'r> Inspections<'r> {
    /// Sheets in the form of a round.
    pub fn new(campaign: Campaign<'r>, directory: Directory<'r>) -> Inspections<'r> {
        Inspections { campaign, directory }
    }

    fn items(&self) -> &'r [Item] {
        self.campaign.round.form.items()
    }

    /// The heading whose cell holds, after its own text, the findings of items without a column.
    fn heading_of_rest(&self) -> &'r str {
        let last = self.items().iter().rfind(|item| item.has_column() && item.kind() == ItemKind::Text);
        last.map_or(REMARKS.name, |item| item.heading.as_str())
    }

    fn answers(&self, row: &mut Reading) -> Inspection {
        let mut given = Inspection::default();
        for item in self.items() {
            let heading = item.heading.as_str();
            if item.kind() == ItemKind::Text {
                let text = self.text(row, heading, &mut given);
                given.notes.extend(text.map(|text| (item.key.clone(), text)));
            } else if let Some((answer, note)) = row.value(heading, |cell| result_and_note(item, cell)) {
                insert(row, &mut given, item, answer, note);
            }
        }
        given.remarks = self.text(row, REMARKS.name, &mut given);
        given
    }

    /// The text of a cell, without the findings that follow it.
    fn text(&self, row: &mut Reading, heading: &str, given: &mut Inspection) -> Option<Note> {
        let note = |text: &str| Note::typed(text).map_err(|fault| fault.to_string());
        if heading != self.heading_of_rest() {
            return row.value(heading, note);
        }
        let told = told(&self.campaign.round.form, row.text(heading));
        for (item, answer, note) in told.findings {
            insert(row, given, item, answer, note);
        }
        row.value(heading, |_| if told.text.is_empty() { Ok(None) } else { note(&told.text).map(Some) })?
    }
}

impl SheetKind for Inspections<'_> {
    fn columns(&self) -> Vec<Column> {
        let mut columns = Vec::from(unit_columns());
        columns.push(Column::titled(DAY.name, DAY.aliases));
        columns.extend(self.items().iter().map(|item| {
            let aliases: Vec<_> = item.aliases.iter().flatten().map(Name::as_str).collect();
            Column::optional(item.heading.as_str(), &aliases)
        }));
        columns.push(Column::optional(REMARKS.name, REMARKS.aliases));
        columns
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        let mut given = self.answers(row);
        let is_blank = given == Inspection::default();
        // A sheet to fill in holds 不适用 from the start, so that alone does not count as filled in.
        let is_filled = given.results.iter().any(|(_, answer)| *answer != Answer::NotApplicable)
            || !given.notes.is_empty()
            || given.remarks.is_some();
        if !row.has_faults() && (is_blank || !is_filled && !row.fills(DAY.name)) {
            return None;
        }
        let key = visit(row, &mut self.directory, &self.campaign, DAY.name)?;
        let form = &self.campaign.round.form;
        let school = self.campaign.register.school(&key.unit);
        let filled = school.map(|school| fill_inapplicable(&mut given.results, form, school)).unwrap_or_default();
        let mut addition = edit::document(&given).ok()?;
        edit::order_items(&mut addition, form);
        Some(Draft { filled, ..Draft::of(RecordPath::of::<Inspection>(&key), addition) })
    }

    fn keys(&self) -> Vec<(String, String)> {
        let of_item = |item: &Item| {
            let (key, heading) = (&item.key, item.heading.as_str());
            ["results", "notes"].map(|table| (format!("{table}.{key}"), heading.to_owned()))
        };
        let items = self.items().iter().flat_map(of_item);
        items.chain([REMARKS, DAY].map(|field| (field.key.to_owned(), field.name.to_owned()))).collect()
    }
}

/// Takes in an answer; an item with a column of its own may be answered twice, but not in two ways.
fn insert(row: &mut Reading, given: &mut Inspection, item: &Item, answer: Answer, note: Option<Note>) {
    let same = |known: &Answer| *known == answer && given.notes.get(&item.key) == note.as_ref();
    if given.results.get(&item.key).is_some_and(|known| !same(known)) {
        row.fault(
            item.heading.as_str(),
            tr!("the row answers it a second time, and differently", "这一项在同一行中填写了两次，内容不同"),
        );
        return;
    }
    given.results.insert(item.key.clone(), answer);
    given.notes.extend(note.map(|note| (item.key.clone(), note)));
}
