//! What clerks call a command: its own name and its Chinese one are the parser's; these words are not taken but understood.

use crate::basics::fold::fold;
use crate::basics::nearness::nearest;
use clap::Command;

/// A command, and words that are typed for it; one word may be meant for several.
pub type Row = (&'static str, &'static [&'static str]);

/// In the order of the help.
pub const MEANT: &[Row] = &[
    ("init", &["新建", "建立", "创建", "new", "create"]),
    ("round", &["通知", "封存", "期次", "seal"]),
    ("unit", &["学校", "幼儿园", "修改", "school", "county", "edit", "set"]),
    ("import", &["录入", "导表", "读入", "load", "read"]),
    ("sign", &["责任书", "签字", "letter"]),
    ("inspect", &["联合检查", "双入", "visit"]),
    ("spot-check", &["督导", "复核", "supervise"]),
    ("rectify", &["销号", "问题", "fix", "close"]),
    ("work", &["自查", "学习", "上课", "study"]),
    ("decide", &["表扬", "通报", "追责", "督促", "praise", "blame"]),
    ("draw", &["抽签", "随机", "sample"]),
    ("move", &["修改", "更名", "移动", "edit", "rename"]),
    ("remove", &["删除", "作废", "delete", "undo"]),
    ("check", &["核对", "核查", "检测", "查错", "验证", "verify", "lint"]),
    ("status", &["查询", "查看", "情况", "台账", "show", "list", "query"]),
    ("due", &["逾期", "到期", "催办", "overdue", "todo"]),
    ("log", &["变更", "日志", "痕迹", "history", "changes"]),
    ("diff", &["比较", "差异", "compare"]),
    ("report", &["统计", "导出", "汇总", "周报", "export", "weekly"]),
];

/// The commands below one that a word which is none of them was meant to be.
pub fn commands_meant<'c>(level: &'c Command, typed: &str) -> Vec<&'c str> {
    let typed = fold(typed);
    let called = |command: &&Command| {
        let words = MEANT.iter().filter(|(name, _)| *name == command.get_name()).flat_map(|(_, words)| *words);
        words.into_iter().any(|word| *word == typed)
    };
    // As the reader's own names of commands are spelled.
    let spelled = |command: &'c Command| {
        let chinese = command.get_visible_aliases().next().filter(|_| !typed.is_ascii());
        chinese.unwrap_or(command.get_name())
    };
    let meant: Vec<_> = level.get_subcommands().filter(called).map(spelled).collect();
    if !meant.is_empty() {
        return meant;
    }
    let known: Vec<_> = level.get_subcommands().flat_map(Command::get_name_and_visible_aliases).collect();
    nearest(&typed, &known).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level() -> Command {
        let names = [("check", "校验"), ("move", "改正"), ("unit", "单位"), ("import", "导入"), ("report", "报表")];
        Command::new("x").subcommands(names.map(|(name, chinese)| Command::new(name).visible_alias(chinese)))
    }

    #[test]
    fn a_clerks_word_for_a_command_is_understood() {
        for (typed, meant) in [
            ("核对", &["校验"][..]),
            ("修改", &["改正", "单位"]),
            ("导出", &["报表"]),
            ("EXPORT", &["report"]),
            ("chek", &["check"]),
            ("导人", &["导入"]),
            ("删除", &[]),
            ("天气", &[]),
        ] {
            assert_eq!(commands_meant(&level(), typed), meant, "{typed}");
        }
    }
}
