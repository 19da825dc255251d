//! One file per report: Register → Table.

mod absent;
mod assessment;
mod column;
mod days;
mod deadlines;
mod decisions;
mod diff;
mod differences;
mod due;
mod findings;
mod form;
mod heat;
mod lack;
mod ledger;
mod letters;
mod log;
mod missing;
mod new;
mod out_of_force;
mod progress;
mod rounds;
mod rules;
mod school_state;
mod schools;
mod status;
mod table;
mod weekly;
mod weekly_page;

pub use assessment::{AssessmentColumn, assessment};
pub use column::{Column, Row, TableOf};
pub use days::DaysColumn;
pub use decisions::decisions;
pub use diff::{DiffColumn, diff_table};
pub use differences::differences;
pub use due::{counties_of, due, newly_overdue};
pub use findings::{FindingsColumn, findings};
pub use form::{form, under_items};
pub use ledger::LedgerColumn;
pub use letters::{FOLLOWING, LetterState, letters};
pub use log::{LogColumn, log_table};
pub use missing::missing;
pub use out_of_force::{OutOfForce, out_of_force};
pub use progress::{ProgressColumn, progress};
pub use rounds::rounds;
pub use rules::rules;
pub use school_state::school_state;
pub use schools::{schools, unit};
pub use status::{counties_status, schools_status, unread};
pub use table::{Cell, HEAVIEST, Mark, Table, USUAL, numbered};
pub use weekly::{Weekly, weekly};
pub use weekly_page::{Earlier, WeekInGit, WeeklyPage, weekly_page, weekly_page_in_git};

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::register::{Outlook, Register, RoundFault};
use std::borrow::Cow;

crate::words! {
    /// A report that is sent on.
    Report {
        Progress = "progress", "进度" | "进度统计表";
        Form = "form", "检查情况表" | "检查";
        Letters = "letters", "责任书" | "签订";
        Missing = "missing", "未完成";
        Findings = "findings", "整改台账" | "台账" | "问题";
        Decisions = "decisions", "奖惩" | "决定";
        Differences = "differences", "核对差异" | "差异";
        Weekly = "weekly", "周报";
        Assessment = "assessment", "考核依据" | "考核";
    }
}

/// What a report is made into.
pub enum Made {
    /// One table.
    Table(Table),
    /// The tables of a week, and its summary.
    Week(Weekly),
}

impl Report {
    /// The records as the report sees them: a sealed round on its sealing day, its findings, and what is judged by them
    /// too, on the register's.
    pub fn seen_in(self, register: &Register) -> Cow<'_, Register> {
        match self {
            Report::Findings | Report::Assessment => Cow::Borrowed(register),
            _ => register.as_sealed(),
        }
    }

    /// The report on the counties asked for. A sealed round is seen on its sealing day, its findings on the register's.
    /// Fails where no round can be looked at.
    pub fn make(self, register: &Register, counties: &Asked<CountyId>) -> Result<Made, RoundFault> {
        let sealed = register.as_sealed();
        let (own, now) = (&sealed.campaign()?, &register.campaign()?);
        Ok(Made::Table(match self {
            Report::Progress => progress(own, counties).into(),
            Report::Form => form(own, counties),
            Report::Letters => letters(own, counties),
            Report::Missing => missing(own, counties),
            Report::Findings => findings(now, counties).into(),
            Report::Decisions => decisions(own, counties),
            Report::Differences => differences(own, counties),
            Report::Assessment => assessment(&Outlook::new(*own, *now), counties).into(),
            Report::Weekly => return Ok(Made::Week(weekly(own, now, counties))),
        }))
    }
}
