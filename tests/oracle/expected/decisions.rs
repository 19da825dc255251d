//! `decisions`.

use crate::expected::view::{View, place};
use crate::expected::{Table, cell};
use crate::model::Decision;

const HEADINGS: &str = "序号,单位,学校,决定,日期,文号,事由,依据,职务";
/// The kinds in the order of the contract's words.
const KINDS: [(&str, &str); 3] = [("commendation", "通报表扬"), ("accountability", "追究责任"), ("urging", "督促")];

/// The round's decisions up to the as-of date.
// contract: “by county, date, the county’s own first, school, kind”. `None` sorts first.
pub fn decisions(view: &View) -> Table {
    let fits = |record: &&Decision| record.round == view.round.id && record.date <= view.as_of;
    let mut records: Vec<&Decision> = view.city.decisions.iter().filter(fits).collect();
    records.sort_by_key(|record| (place(view.city, &record.county), record.date, &record.school, kind(record).0));
    Table::numbered(HEADINGS, records.iter().map(|record| line(view, record)).collect())
}

/// The place among the kinds, and the Chinese word.
pub fn kind(record: &Decision) -> (usize, &'static str) {
    let place = KINDS.iter().position(|(key, _)| *key == record.kind).expect("one of three kinds");
    (place, KINDS[place].1)
}

fn line(view: &View, record: &Decision) -> Vec<String> {
    let school = record.school.as_ref().map(|school| &view.city.school(&record.county, school).name);
    vec![
        view.city.county(&record.county).name.clone(),
        cell(school),
        kind(record).1.to_owned(),
        record.date.to_string(),
        cell(record.document_number.as_ref()),
        record.reason.clone(),
        record.basis.join("；"),
        cell(record.post.as_ref()),
    ]
}
