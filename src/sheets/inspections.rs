//! A row of the inspection form.

use crate::basics::fold::fold;
use crate::basics::id::RoundId;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Answer, Described, Field, Form, Inspection, Item, ItemKind, Name, Note};
use crate::register::{Campaign, Directory, Register, fill_inapplicable};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::mark::result_and_note;
use crate::sheets::reading::Reading;
use crate::sheets::sheet::Sheet;
use crate::sheets::uncolumned::told;
use crate::sheets::visits::{day_of, unit_columns, visit};
use crate::tr;
use std::collections::BTreeSet;

/// The day of the visit.
pub const DAY: &Field = Inspection::FIELDS.get("on");
/// The last column of the form.
pub const REMARKS: &Field = Inspection::FIELDS.get("remarks");

/// Sheets of inspections.
pub struct Inspections<'r> {
    register: &'r Register,
    directory: Directory<'r>,
    /// The forms that rows are read by, the newest first.
    forms: Vec<&'r Form>,
    /// A column for each item of these forms.
    items: Vec<Column>,
}

impl<'r> Inspections<'r> {
    /// Sheets in the forms of some rounds.
    pub fn new(register: &'r Register, directory: Directory<'r>, rounds: &BTreeSet<RoundId>) -> Inspections<'r> {
        let mut rounds: Vec<_> = rounds.iter().filter_map(|round| register.round(round)).collect();
        rounds.sort_by_key(|round| std::cmp::Reverse(round.issued_on));
        let forms: Vec<_> = rounds.into_iter().map(|round| &round.form).collect();
        Inspections { register, directory, items: columns_of(&forms), forms }
    }

    /// The rounds that the rows of a sheet are of, by their days.
    pub fn rounds(sheet: &Sheet, register: &Register) -> BTreeSet<RoundId> {
        let days = sheet.lines.iter().filter_map(|line| day_of(sheet.cell(line, DAY.name)).ok());
        days.filter_map(|on| Some(register.campaign_on(on).ok()?.id.clone())).collect()
    }

    /// The form that a row is read by: that of its day's round, while it has none the newest.
    fn form(&self, row: &Reading) -> Option<&'r Form> {
        let of_day = |on| self.register.campaign_on(on).ok().map(|Campaign { round, .. }| &round.form);
        day_of(row.text(DAY.name)).ok().and_then(of_day).or(self.forms.first().copied())
    }

    /// The heading of an item in the sheet: of forms that call it differently that of the newest.
    fn heading<'h>(&'h self, item: &'h Item) -> &'h str {
        let name = fold(item.heading.as_str());
        self.items.iter().find(|column| column.fits(&name)).map_or(item.heading.as_str(), |column| &column.heading)
    }

    /// The heading whose cell holds, after its own text, the findings of items without a column.
    fn heading_of_rest<'h>(&'h self, form: &'h Form) -> &'h str {
        let last = form.items().iter().rfind(|item| item.has_column() && item.kind() == ItemKind::Text);
        last.map_or(REMARKS.name, |item| self.heading(item))
    }

    fn answers(&self, row: &mut Reading, form: &Form) -> Inspection {
        let mut given = Inspection::default();
        for item in form.items() {
            let heading = self.heading(item);
            if item.kind() == ItemKind::Text {
                let text = self.text(row, form, heading, &mut given);
                given.notes.extend(text.map(|text| (item.key.clone(), text)));
            } else if let Some((answer, note)) = row.value(heading, |cell| result_and_note(item, cell)) {
                insert(row, &mut given, item, answer, note);
            }
        }
        given.remarks = self.text(row, form, REMARKS.name, &mut given);
        given
    }

    /// Blames the cells of items that the form of the row does not have: their answers would be lost.
    fn refuse_items_of_other_forms(&self, row: &mut Reading, form: &Form) {
        let own: BTreeSet<_> = form.items().iter().map(|item| self.heading(item)).collect();
        for column in self.items.iter().filter(|column| !own.contains(column.heading.as_str())) {
            if !row.text(&column.heading).is_empty() {
                let message = tr!(
                    "the form of the round that this day belongs to does not ask this",
                    "按日期所属轮次的检查情况表没有这一项"
                );
                row.fault(&column.heading, message);
            }
        }
    }

    /// The text of a cell, without the findings that follow it.
    fn text(&self, row: &mut Reading, form: &Form, heading: &str, given: &mut Inspection) -> Option<Note> {
        let note = |text: &str| Note::typed(text).map_err(|fault| fault.to_string());
        if heading != self.heading_of_rest(form) {
            return row.value(heading, note);
        }
        let told = told(form, row.text(heading));
        for (item, answer, note) in told.findings {
            insert(row, given, item, answer, note);
        }
        row.value(heading, |_| if told.text.is_empty() { Ok(None) } else { note(&told.text).map(Some) })?
    }
}

impl SheetKind for Inspections<'_> {
    fn columns(&self) -> Vec<Column> {
        let [county, school] = unit_columns();
        let first = [county, school, Column::titled(DAY.name, DAY.aliases)];
        let remarks = Column::optional(REMARKS.name, REMARKS.aliases);
        first.into_iter().chain(self.items.iter().cloned()).chain([remarks]).collect()
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        let form = self.form(row)?;
        let mut given = self.answers(row, form);
        self.refuse_items_of_other_forms(row, form);
        let is_blank = given == Inspection::default();
        // A sheet to fill in holds 不适用 from the start, so that alone does not count as filled in.
        let is_filled = given.results.iter().any(|(_, answer)| *answer != Answer::NotApplicable)
            || !given.notes.is_empty()
            || given.remarks.is_some();
        if !row.has_faults() && (is_blank || !is_filled && !row.fills(DAY.name)) {
            return None;
        }
        let key = visit(row, &mut self.directory, self.register, DAY.name)?;
        let school = self.register.school(&key.unit);
        let filled = school.map(|school| fill_inapplicable(&mut given.results, form, school)).unwrap_or_default();
        let mut addition = edit::document(&given).ok()?;
        edit::order_items(&mut addition, form);
        Some(Draft { filled, ..Draft::of(RecordPath::of::<Inspection>(&key), addition) })
    }

    fn keys(&self) -> Vec<(String, String)> {
        let of_item = |item: &Item| {
            let (key, heading) = (&item.key, self.heading(item));
            ["results", "notes"].map(|table| (format!("{table}.{key}"), heading.to_owned()))
        };
        let items = self.forms.iter().flat_map(|form| form.items()).flat_map(of_item);
        items.chain([REMARKS, DAY].map(|field| (field.key.to_owned(), field.name.to_owned()))).collect()
    }
}

/// A column for each item of some forms; an item that an earlier form has too, be it by another name, has the same.
fn columns_of(forms: &[&Form]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for item in forms.iter().flat_map(|form| form.items()) {
        let is_known = |name: &str| columns.iter().any(|column| column.fits(&fold(name)));
        if !is_known(item.heading.as_str()) {
            let aliases = item.aliases.iter().flatten().map(Name::as_str);
            let aliases: Vec<_> = aliases.filter(|alias| !is_known(alias)).collect();
            columns.push(Column::optional(item.heading.as_str(), &aliases));
        }
    }
    columns
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
