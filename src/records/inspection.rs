//! One row of the inspection form.

use crate::basics::day::Day;
use crate::records::{ByItem, Deed, ItemKind, Name, Note, Participant, Record, VisitKey};
use serde::{Deserialize, Serialize};

crate::words! {
    /// The answer to an item. `compliant` is always the good one, whatever the question's polarity.
    Answer {
        Compliant = "compliant", "符合" | "合格" | "达标" | "落实" | "已落实" | "已建立" | "√" | "✓" | "✔" | "☑" | "对";
        Partial = "partial", "基本符合" | "基本落实" | "部分符合" | "部分" | "整改中";
        Problem = "problem", "不符合" | "不合格" | "未建立" | "未落实" | "有问题" | "×" | "✗" | "叉";
        NotApplicable = "not_applicable", "不适用" | "不涉及" | "无宿舍" | "无女生宿舍" | "非寄宿" | "N/A" | "/" | "—";
        NotChecked = "not_checked", "未查" | "待查";
        Examined = "examined", "已排查";
    }
}

impl Answer {
    /// Whether it is a finding.
    pub fn is_finding(self) -> bool {
        matches!(self, Answer::Partial | Answer::Problem)
    }

    /// Whether an item of a kind can be answered so.
    pub fn fits(self, kind: ItemKind) -> bool {
        match kind {
            ItemKind::Result => self != Answer::Examined,
            ItemKind::Examined => matches!(self, Answer::Examined | Answer::NotChecked),
            ItemKind::Text => false,
        }
    }
}

/// `inspections/<round>/<county>/<date>-<school>.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Who inspected.
    pub participants: Option<Vec<Participant>>,
    /// The day that the form was filled in, which is not before the inspection (clause 表).
    pub filled_on: Option<Day>,
    /// The remarks column.
    pub remarks: Option<Note>,
    /// Where the copy kept on file lies.
    pub archive_ref: Option<Name>,
    /// The answers.
    #[serde(default, skip_serializing_if = "ByItem::is_empty")]
    pub results: ByItem<Answer>,
    /// The notes to the answers, and the answers to text items.
    #[serde(default, skip_serializing_if = "ByItem::is_empty")]
    pub notes: ByItem<Note>,
}

impl Record for Inspection {
    const FOLDER: &'static str = "inspections";
    const SEALED: bool = true;
    type Key = VisitKey;

    fn deeds(&self) -> Vec<Deed> {
        Deed::of("filled_on", self.filled_on).into_iter().collect()
    }

    fn rewind(&mut self, to: Day) {
        self.filled_on.take_if(|on| *on > to);
    }
}
