//! `due`.

use crate::expected::findings::listed;
use crate::expected::missing::{HEADINGS, line};
use crate::expected::view::{View, place};
use crate::expected::{Table, cell};
use crate::model::Day;

/// One line with what it is sorted by.
struct Line {
    county: usize,
    deadline: Option<Day>,
    school: Option<String>,
    cells: Vec<String>,
}

/// Every open duty of the round as the view has it, and every open finding on the as-of date.
// contract: “In a sealed round `check` judges duties … as of the sealing day”; “`findings`, `due` and `check` show its
// findings as of the as-of date.”
// contract: “`due` lists findings as 未整改, county by county, what has no deadline last”; “nearest first”: by deadline
// within the county. “Equal rows keep the order of the words above”: the county's own, then its schools, each with its
// duties in the order of `missing`, findings after them.
pub fn due(view: &View, as_of: Day) -> Table {
    let mut lines: Vec<Line> = duties(view);
    lines.extend(findings(view, as_of));
    lines.sort_by_key(|line| (line.county, line.deadline.is_none(), line.deadline, line.school.clone()));
    Table::numbered(HEADINGS, lines.into_iter().map(|line| line.cells).collect())
}

fn duties(view: &View) -> Vec<Line> {
    let open = view.open_duties();
    let of_duty = |duty: &crate::expected::duties::Open| Line {
        county: place(view.city, &duty.county.id),
        deadline: duty.deadline,
        school: duty.school.map(|school| school.id.clone()),
        cells: line(view, duty),
    };
    open.iter().map(of_duty).collect()
}

// contract: “Of units not in force only findings are told.”
fn findings(view: &View, as_of: Day) -> impl Iterator<Item = Line> {
    let open = listed(view.city, view.round, as_of).into_iter();
    let open = open.filter(move |finding| finding.closed_on(as_of).is_none());
    open.map(move |finding| {
        let school = view.city.school(finding.county, finding.school);
        let late = finding.is_overdue(as_of).then(|| (as_of - finding.due_on()).num_days());
        let cells = vec![
            view.city.county(finding.county).name.clone(),
            school.name.clone(),
            cell(school.school_code.as_ref()),
            "未整改".to_owned(),
            finding.due_on().to_string(),
            cell(late),
        ];
        let (county, deadline) = (place(view.city, finding.county), Some(finding.due_on()));
        Line { county, deadline, school: Some(school.id.clone()), cells }
    })
}
