//! 检查情况表: the form as it is sent on, a line per inspection.

use crate::basics::id::CountyId;
use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::records::{Inspection, Item, ItemKind, Note, VisitKey};
use crate::register::Campaign;
use crate::reports::{Cell, Table};
use std::ops::Range;

/// A line per inspection, of units since closed too: by county, date, school.
pub fn form(campaign: &Campaign, counties: &[CountyId]) -> Table {
    let asked = |key: &VisitKey| counties.is_empty() || counties.contains(&key.school.county);
    let mut inspections: Vec<_> = campaign.all_inspections().filter(|(key, _)| asked(key)).collect();
    inspections.sort_by_cached_key(|&(key, _)| (campaign.register.place(county(key)), key.on, &key.school.school));
    let items = columns(campaign).map(|item| item.heading.as_str());
    let headings = ["单位", "时间", "学校"].into_iter().chain(items).chain(["备注"]);
    Table {
        name: "form",
        title: "检查情况表".to_owned(),
        headings: headings.map(|heading| mask(heading).into_owned()).collect(),
        rows: inspections.into_iter().map(|(key, inspection)| line(campaign, key, inspection)).collect(),
    }
}

/// The columns of a table that stand under 检查事项, if it is the form and has any.
pub fn under_items(table: &Table) -> Option<Range<u16>> {
    let items = 3..u16::try_from(table.headings.len()).ok()?.saturating_sub(1);
    (table.name == "form" && !items.is_empty()).then_some(items)
}

fn county(key: &VisitKey) -> &CountyId {
    &key.school.county
}

/// The items that have a column. That past cases were examined (clause 二(2)5) is never printed.
pub(super) fn columns<'r>(campaign: &Campaign<'r>) -> impl DoubleEndedIterator<Item = &'r Item> + use<'r> {
    let items = campaign.round.form.items().iter();
    items.filter(|item| item.has_column() && item.kind() != ItemKind::Examined)
}

/// The cells of an inspection.
pub(super) fn line(campaign: &Campaign, key: &VisitKey, inspection: &Inspection) -> Vec<Cell> {
    let name = |unit| Cell::text(campaign.register.name(&unit));
    let mut cells = vec![name(county(key).clone().into()), Cell::Day(key.on), name(key.school.clone().into())];
    let last_text = columns(campaign).rfind(|item| item.kind() == ItemKind::Text);
    for item in columns(campaign) {
        cells.push(Cell::text(match last_text.is_some_and(|last| last.key == item.key) {
            true => with_findings(campaign, inspection, inspection.notes.get(&item.key)),
            false => said(inspection, item).unwrap_or_default(),
        }));
    }
    cells.push(Cell::text(match last_text {
        Some(_) => inspection.remarks.as_ref().map_or("", Note::as_str).to_owned(),
        None => with_findings(campaign, inspection, inspection.remarks.as_ref()),
    }));
    cells
}

/// What an inspection says to an item: `不符合：宿管员夜间不在岗`, one of both, or nothing.
fn said(inspection: &Inspection, item: &Item) -> Option<String> {
    let answer = inspection.results.get(&item.key).map(|answer| answer.chinese());
    let note = inspection.notes.get(&item.key).map(Note::as_str);
    let parts: Vec<_> = answer.into_iter().chain(note).collect();
    (!parts.is_empty()).then(|| parts.join("："))
}

/// The text, then each finding of an item without a column.
fn with_findings(campaign: &Campaign, inspection: &Inspection, text: Option<&Note>) -> String {
    let is_finding = |item: &&Item| inspection.results.get(&item.key).is_some_and(|answer| answer.is_finding());
    let without_column = campaign.round.form.items().iter().filter(|item| !item.has_column() && item.is_result());
    let findings = without_column.filter(is_finding).filter_map(|item| {
        let said = said(inspection, item)?;
        Some(format!("{}：{said}", item.heading))
    });
    text.map(ToString::to_string).into_iter().chain(findings).collect::<Vec<_>>().join("；")
}
