//! What a row of the form says, whoever filled it in: its answers, by the form of the round that its day belongs to.

use crate::basics::fold::fold;
use crate::basics::id::RoundId;
use crate::records::{Answer, Described, Field, Form, Inspection, Item, ItemKind, Name, Note};
use crate::register::{Campaign, Register};
use crate::sheets::column::Column;
use crate::sheets::mark::result_and_note;
use crate::sheets::reading::Reading;
use crate::sheets::sheet::Sheet;
use crate::sheets::uncolumned::told;
use crate::sheets::visits::day_of;
use crate::tr;
use std::collections::{BTreeSet, HashMap};

/// The day of the visit.
pub const DAY: &Field = Inspection::FIELDS.get("on");
/// The last column of the form.
pub const REMARKS: &Field = Inspection::FIELDS.get("remarks");

/// Rows in the forms of some rounds.
pub struct FormRows<'r> {
    register: &'r Register,
    /// The forms that rows are read by, the newest first.
    forms: Vec<&'r Form>,
    /// A column for each item of these forms.
    items: Vec<Column>,
    /// The place of an item's column, by the item's own heading.
    places: HashMap<&'r str, usize>,
}

impl<'r> FormRows<'r> {
    /// Rows in the forms of some rounds.
    pub fn new(register: &'r Register, rounds: &BTreeSet<RoundId>) -> FormRows<'r> {
        let mut rounds: Vec<_> = rounds.iter().filter_map(|round| register.round(round)).collect();
        rounds.sort_by_key(|round| std::cmp::Reverse(round.issued_on));
        let forms: Vec<_> = rounds.into_iter().map(|round| &round.form).collect();
        let items = columns_of(&forms);
        FormRows { register, places: places_of(register, &items), items, forms }
    }

    /// The rounds that the rows of a sheet are of, by their days.
    pub fn rounds(sheet: &Sheet, register: &Register) -> BTreeSet<RoundId> {
        let days = sheet.lines.iter().filter_map(|line| day_of(sheet.cell(line, DAY.name)).ok());
        days.filter_map(|on| Some(register.campaign_on(on).ok()?.id.clone())).collect()
    }

    /// The form that a row is read by: that of its day's round, while it has none the newest.
    pub fn form(&self, row: &Reading) -> Option<&'r Form> {
        let of_day = |on| self.register.campaign_on(on).ok().map(|Campaign { round, .. }| &round.form);
        day_of(row.text(DAY.name)).ok().and_then(of_day).or(self.forms.first().copied())
    }

    /// The heading of an item in the sheet: of forms that call it differently that of the newest.
    fn heading<'h>(&'h self, item: &'h Item) -> &'h str {
        let own = item.heading.as_str();
        self.places.get(own).map_or(own, |place| &self.items[*place].heading)
    }

    /// The heading whose cell holds, after its own text, the findings of items without a column.
    fn heading_of_rest<'h>(&'h self, form: &'h Form) -> &'h str {
        let last = form.items().iter().rfind(|item| item.has_column() && item.kind() == ItemKind::Text);
        last.map_or(REMARKS.name, |item| self.heading(item))
    }

    /// What a row answers; the cells of items that its form does not have are blamed.
    pub fn answers(&self, row: &mut Reading, form: &Form) -> Inspection {
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
        self.refuse_items_of_other_forms(row, form);
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

    /// The text of a cell, without the findings that follow it; one that cannot be read blames the cell.
    fn text(&self, row: &mut Reading, form: &Form, heading: &str, given: &mut Inspection) -> Option<Note> {
        let note = |text: &str| Note::typed(text).map_err(|fault| fault.to_string());
        if heading != self.heading_of_rest(form) {
            return row.value(heading, note);
        }
        let told = told(form, row.text(heading)).map_err(|fault| row.fault(heading, fault)).ok()?;
        for (item, answer, note) in told.findings {
            insert(row, given, item, answer, note);
        }
        row.value(heading, |_| if told.text.is_empty() { Ok(None) } else { note(told.text).map(Some) })?
    }

    /// The columns of the items, and of the remarks behind them.
    pub fn columns(&self) -> impl Iterator<Item = Column> {
        self.items.iter().cloned().chain([Column::optional(REMARKS.name, REMARKS.aliases)])
    }

    /// The dotted keys of answers, remarks and day, each with its heading.
    pub fn keys(&self) -> Vec<(String, String)> {
        let of_item = |item: &Item| {
            let (key, heading) = (&item.key, self.heading(item));
            ["results", "notes"].map(|table| (format!("{table}.{key}"), heading.to_owned()))
        };
        let items = self.forms.iter().flat_map(|form| form.items()).flat_map(of_item);
        items.chain([REMARKS, DAY].map(|field| (field.key.to_owned(), field.name.to_owned()))).collect()
    }
}

/// Whether a row holds no more than a sheet to fill in does from the start, where some things are 不适用.
pub fn is_unfilled(row: &Reading, given: &Inspection) -> bool {
    let is_filled = given.results.iter().any(|(_, answer)| *answer != Answer::NotApplicable)
        || !given.notes.is_empty()
        || given.remarks.is_some();
    let is_blank = *given == Inspection::default();
    !row.has_faults() && (is_blank || !is_filled && !row.fills(DAY.name))
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

/// Where the column of each item of any form stands: a heading is folded once, not again for every row.
fn places_of<'r>(register: &'r Register, columns: &[Column]) -> HashMap<&'r str, usize> {
    let place = |heading: &'r str| {
        let name = fold(heading);
        Some((heading, columns.iter().position(|column| column.fits(&name))?))
    };
    let items = register.rounds().flat_map(|(_, round)| round.form.items());
    items.filter_map(|item| place(item.heading.as_str())).collect()
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
