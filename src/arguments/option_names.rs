//! The Chinese name of every long option, in one table: `--on` is `--日期`.

use crate::basics::fold::fold;
use crate::basics::nearness::nearest;
use clap::{Arg, Command};

/// A long option, which may stand behind the command where it is called otherwise than in others; its Chinese name; and
/// other words that are typed for it, which are not taken but understood.
pub type Row = (&'static str, &'static str, &'static [&'static str]);

/// Every option; `--help` and `--version` have none.
pub const NAMES: &[Row] = &[
    ("accept-good", "只收合格", &["合格", "先写合格"]),
    ("add-item", "增项", &["增加事项", "添加事项"]),
    ("all", "全部", &["所有", "全县"]),
    ("archive", "档号", &["存放", "归档"]),
    ("as-of", "截止", &["统计截止日期"]),
    ("at", "提交", &["版本", "commit"]),
    ("attended", "实到", &["参加人数"]),
    ("basis", "依据", &[]),
    ("by", "参加人", &["人员", "检查人"]),
    ("checked-by", "复查人", &["核查人"]),
    ("city", "市名", &["市", "城市"]),
    ("close", "销号", &["销号日期"]),
    ("color", "颜色", &["colour", "彩色"]),
    ("conveyances", "传达", &[]),
    ("corrections", "只看更正", &["更正"]),
    ("count", "数量", &["个数", "number"]),
    ("county", "县", &["县区", "单位"]),
    ("document", "文号", &["发文字号"]),
    ("done", "完成", &["完成日期"]),
    ("draw by", "分层", &["按"]),
    ("dry-run", "只核对", &["试运行", "核对", "预览"]),
    ("due", "时限", &["整改时限", "期限"]),
    ("education", "教育", &["上课", "授课"]),
    ("encoding", "编码", &["字符集"]),
    ("except", "除去", &["排除", "除外", "exclude"]),
    ("fail-on", "失败级别", &["退出级别"]),
    ("filled", "填表", &["填表日期"]),
    ("format", "格式", &["样式"]),
    ("found", "发现", &["发现日期"]),
    ("from", "文件", &["来自"]),
    ("inspections", "检查", &[]),
    ("issued", "印发", &["发文日期", "印发日期"]),
    ("kind", "类别", &["类型", "type"]),
    ("lang", "语言", &["language"]),
    ("letters", "责任书", &["签订"]),
    ("list", "列表", &["清单", "全部规则"]),
    ("lower", "下级", &["下级签字人"]),
    ("measure", "措施", &["整改措施"]),
    ("merged-into", "并入", &["合并"]),
    ("move to", "改到", &["改为"]),
    ("not-since", "此后未查", &[]),
    ("note", "备注", &["说明", "附注"]),
    ("on", "日期", &["时间", "date", "day"]),
    ("only", "只限", &["仅", "级别", "level"]),
    ("output", "输出", &["保存", "写到", "out"]),
    ("post", "职务", &[]),
    ("proof", "凭证", &["证明"]),
    ("reason", "事由", &["原因", "理由"]),
    ("received", "签收", &["收到"]),
    ("rectify note", "情况", &["整改情况", "备注", "说明"]),
    ("rejects", "退回", &["错误行", "问题行"]),
    ("remarks", "备注", &["说明"]),
    ("replace", "更正", &["替换", "修改", "改正", "force", "overwrite"]),
    ("reported", "汇报", &["汇报日期"]),
    ("responsible", "责任人", &["负责人"]),
    ("rest", "其余", &["其他", "剩余"]),
    ("reveal", "揭晓", &["公布"]),
    ("round", "轮次", &["哪一轮"]),
    ("scan", "扫描件", &["附件", "扫描"]),
    ("school-work", "落实", &[]),
    ("self-inspected", "自查", &["自查日期"]),
    ("since", "自从", &["起始", "从"]),
    ("spot-checks-from", "抽查起始", &["抽查"]),
    ("staff", "应到", &["教职工数", "总人数"]),
    ("studied", "学习", &["学习日期"]),
    ("template", "空表", &["模板", "样表"]),
    ("to", "报送", &["对象", "报给"]),
    ("unannounced", "暗访", &[]),
    ("upper", "上级", &["上级签字人"]),
    ("within", "天数", &["几天内", "days"]),
    ("yes", "确认", &["是", "不询问"]),
];

/// The row of a command's option.
fn row(command: &str, long: &str) -> Option<&'static Row> {
    let of_command = format!("{command} {long}");
    let find = |wanted: &str| NAMES.iter().find(|(name, ..)| *name == wanted);
    find(&of_command).or_else(|| find(long))
}

/// The Chinese name of a command's option.
pub fn chinese_name(command: &str, long: &str) -> Option<&'static str> {
    row(command, long).map(|(_, chinese, _)| *chinese)
}

/// The command and those below it, their options by their Chinese names too.
pub fn with_chinese_names(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let named = |arg: Arg| match arg.get_long().and_then(|long| chinese_name(&name, long)) {
        Some(chinese) => arg.visible_alias(chinese),
        None => arg,
    };
    command.mut_args(named).mut_subcommands(with_chinese_names)
}

/// Whether a text is the Chinese name of an option, or was meant to be: what stands behind two dashes of an input method
/// may be a note as well.
pub fn is_meant_as_option(typed: &str) -> bool {
    let names: Vec<_> = NAMES.iter().map(|(_, chinese, _)| *chinese).collect();
    nearest(typed, &names).is_some()
}

/// The option that one which a command does not have was meant to be, as it would be typed.
pub fn option_meant(command: &Command, typed: &str) -> Option<String> {
    let typed = fold(typed);
    let options = || command.get_arguments().filter_map(|arg| Some((arg.get_long()?, arg)));
    let rows = || options().filter_map(|(long, _)| row(command.get_name(), long).map(|row| (long, row)));
    let spelled = |long: &str, chinese: &str| if typed.is_ascii() { long.to_owned() } else { chinese.to_owned() };
    let near = |is: &dyn Fn(&str) -> bool| {
        let mut fitting =
            rows().filter(|(long, (_, chinese, meant))| is(long) || is(chinese) || meant.iter().any(|word| is(word)));
        fitting.next().map(|(long, (_, chinese, _))| spelled(long, chinese))
    };
    let words: Vec<_> = rows()
        .flat_map(|(long, (_, chinese, meant))| [long, *chinese].into_iter().chain(meant.iter().copied()))
        .collect();
    let nearest = nearest(&typed, &words).map(str::to_owned);
    near(&|word| word == typed)
        .or_else(|| nearest.and_then(|nearest| near(&|word| word == nearest)))
        .or_else(|| near(&|word| !word.is_ascii() && (typed.contains(word) || word.contains(typed.as_str()))))
        .map(|meant| format!("--{meant}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_in_order_and_its_names_are_words_that_can_be_typed() {
        let longs: Vec<_> = NAMES.iter().map(|(long, ..)| *long).collect();
        assert!(longs.is_sorted() && longs.iter().collect::<BTreeSet<_>>().len() == longs.len());
        for (long, chinese, _) in NAMES {
            assert!(chinese.chars().all(|char| ('一'..='鿿').contains(&char)), "{long}: {chinese}");
        }
    }

    #[test]
    fn a_command_may_call_an_option_otherwise() {
        assert_eq!(chinese_name("inspect", "on"), Some("日期"));
        assert_eq!((chinese_name("submit", "to"), chinese_name("move", "to")), (Some("报送"), Some("改到")));
        assert_eq!(chinese_name("sign", "help"), None);
    }

    #[test]
    fn what_was_meant_is_named_as_it_was_typed() {
        let sign = || {
            with_chinese_names(Command::new("sign").args(["on", "upper", "only"].map(|long| Arg::new(long).long(long))))
        };
        for (typed, meant) in [
            ("日子", Some("--日期")),
            ("签字日期", Some("--日期")),
            ("时间", Some("--日期")),
            ("date", Some("--on")),
            ("onl", Some("--only")),
            ("上级签字人", Some("--上级")),
            ("备注", None),
            ("xyz", None),
        ] {
            assert_eq!(option_meant(&sign(), typed).as_deref(), meant, "{typed}");
        }
    }
}
