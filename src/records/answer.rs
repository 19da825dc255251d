//! The answer to an item of the form.

use crate::records::ItemKind;

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
