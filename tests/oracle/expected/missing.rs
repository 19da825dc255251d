//! `missing`.

use crate::expected::duties::{Open, days_late};
use crate::expected::view::View;
use crate::expected::{Table, cell};

/// The headings of `missing`, `due` and `newly-overdue`.
pub const HEADINGS: &str = "序号,单位,学校,学校标识码,未完成事项,截止日期,逾期天数";

/// One line per open duty.
pub fn missing(view: &View) -> Table {
    let open = view.open_duties();
    Table::numbered(HEADINGS, open.iter().map(|duty| line(view, duty)).collect())
}

/// The cells of an open duty, without its number.
pub fn line(view: &View, open: &Open) -> Vec<String> {
    vec![
        open.county.name.clone(),
        cell(open.school.map(|school| &school.name)),
        cell(open.school.and_then(|school| school.school_code.as_ref())),
        open.what.to_owned(),
        cell(open.deadline),
        cell(open.deadline.map(|deadline| days_late(view.round, deadline, view.as_of))),
    ]
}
