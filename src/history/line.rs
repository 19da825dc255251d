//! One line of a log: who changed what, when.

use crate::files::path::RecordPath;
use crate::history::Happening;

/// What a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Something happened.
    Happened(Happening),
    /// Something was registered that says of no event.
    Registered,
    /// A value was added.
    Added,
    /// A value was replaced.
    Corrected,
    /// A value or a record was taken out.
    TakenOut,
}

impl Matter {
    /// As the clerks call it.
    pub fn chinese(self) -> &'static str {
        use crate::basics::words::Word;
        match self {
            Matter::Happened(happening) => happening.chinese(),
            Matter::Registered => "登记",
            Matter::Added => "补充",
            Matter::Corrected => "更正",
            Matter::TakenOut => "撤销",
        }
    }
}

/// A line of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place of the commit among those of the past.
    pub commit: usize,
    /// The record, as it is called since.
    pub path: RecordPath,
    /// The record as it was called before, where it was moved.
    pub moved_from: Option<RecordPath>,
    /// What the change was.
    pub matter: Matter,
    /// What was changed.
    pub about: String,
    /// What it said before, in words; empty where nothing.
    pub old: String,
    /// What it says since, in words; empty where nothing.
    pub new: String,
    /// Whether something recorded was altered or taken out.
    pub is_correction: bool,
}
