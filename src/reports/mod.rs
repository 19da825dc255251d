//! One file per report: Register → Table.

mod form;
mod letters;
mod missing;
mod progress;
mod rounds;
mod schools;
mod status;
mod table;

pub use form::form;
pub use letters::{LetterState, letters};
pub use missing::missing;
pub use progress::progress;
pub use rounds::rounds;
pub use schools::{schools, unit};
pub use status::{counties_status, schools_status, unread};
pub use table::{Cell, Mark, Table, numbered};

use crate::basics::id::CountyId;
use crate::register::Campaign;

crate::words! {
    /// A report that is sent on.
    Report {
        Progress = "progress", "进度" | "进度统计表";
        Form = "form", "检查情况表" | "检查";
        Letters = "letters", "责任书" | "签订";
        Missing = "missing", "未完成";
    }
}

impl Report {
    /// The report on some counties; on all when none is named.
    pub fn table(self, campaign: &Campaign, counties: &[CountyId]) -> Table {
        match self {
            Report::Progress => progress(campaign, counties),
            Report::Form => form(campaign, counties),
            Report::Letters => letters(campaign, counties),
            Report::Missing => missing(campaign, counties),
        }
    }
}
