//! A row of the form as it is to be written: what cannot apply is filled in, and the items stand as on the form.

use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::{Answer, ByItem, Form, Inspection, Record, School};
use crate::register::inapplicable_items;

/// The draft of a visit, made from its row; of a county group there is no school.
///
/// # Errors
/// Where a record cannot say it.
pub fn row_draft<V: Record>(
    key: &V::Key,
    mut row: Inspection,
    visit: impl FnOnce(Inspection) -> V,
    form: &Form,
    school: Option<&School>,
) -> anyhow::Result<Draft> {
    let filled = school.map(|school| fill_inapplicable(&mut row.results, form, school)).unwrap_or_default();
    let mut addition = edit::document(&visit(row))?;
    edit::order_items(&mut addition, form);
    Ok(Draft { filled, ..Draft::of(RecordPath::of::<V>(key), addition) })
}

/// Answers with `not_applicable` what cannot apply to a school and is not answered; returns the dotted keys of these
/// answers, which nobody typed.
fn fill_inapplicable(results: &mut ByItem<Answer>, form: &Form, school: &School) -> Vec<String> {
    let open: Vec<_> = inapplicable_items(form, school).filter(|item| !results.contains_key(&item.key)).collect();
    results.extend(open.iter().map(|item| (item.key.clone(), Answer::NotApplicable)));
    open.into_iter().map(|item| format!("results.{}", item.key)).collect()
}
