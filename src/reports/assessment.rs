//! 考核依据: what every unit has done on time, too late and not at all, what that speaks for, and the records that show it.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::files::path::RecordPath;
use crate::register::{Assessment, Outlook};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf, numbered};

columns! {
    /// The columns of the assessment.
    AssessmentColumn {
        Number = "序号";
        Unit = "单位";
        School = "学校";
        OnTime = "按期完成";
        Late = "逾期完成";
        Overdue = "逾期未完成";
        Longest = "最长逾期天数";
        Findings = "发现问题";
        ClosedOnTime = "按期销号";
        ClosedLate = "逾期销号";
        Open = "未销号";
        Differing = "抽查不一致";
        FormsSent = "检查表上报";
        Candidate = "候选";
        Basis = "依据";
    }
}

/// A line per county in force; of counties that are asked for, one per school in force.
pub fn assessment(outlook: &Outlook, counties: &Asked<CountyId>) -> TableOf<AssessmentColumn> {
    let listed = outlook.duties().counties(counties);
    let rows: Vec<_> = match counties {
        Asked::All => {
            listed.iter().map(|county| line(outlook, &county.clone().into(), &outlook.county(county))).collect()
        }
        Asked::Only(_) => listed.iter().flat_map(|county| schools(outlook, county)).collect(),
    };
    TableOf::under("assessment", "考核依据", numbered(rows))
}

fn schools(outlook: &Outlook, county: &CountyId) -> Vec<Vec<Cell>> {
    let enrolled = outlook.duties().register.enrolled(county).into_iter();
    enrolled.map(|school| line(outlook, &school.id.clone().into(), &outlook.school(school))).collect()
}

fn line(outlook: &Outlook, unit: &UnitId, assessed: &Assessment) -> Vec<Cell> {
    let register = outlook.duties().register;
    let basis: Vec<_> = assessed.basis().map(RecordPath::as_cited).collect();
    let counted = [assessed.findings, assessed.closed_on_time, assessed.closed_late, assessed.open];
    let mut cells = vec![
        Cell::text(register.county_name(unit.county())),
        Cell::text(unit.school().map(|_| register.name(unit)).unwrap_or_default()),
    ];
    cells.extend([assessed.on_time, assessed.late, assessed.overdue].map(Cell::Count));
    cells.push(assessed.longest.map_or(Cell::Blank, |days| Cell::Count(days.into())));
    cells.extend(counted.map(Cell::Count));
    cells.extend([assessed.differing, assessed.forms_sent].map(Cell::Count));
    cells.push(assessed.candidate().map_or(Cell::Blank, |candidate| Cell::text(candidate.chinese())));
    cells.push(Cell::text(basis.join("；")));
    cells
}
