//! What was meant by a mistyped word.

use crate::desk::Desk;

/// A mistyped command, and what it is told to have meant in Chinese and in English.
const SLIPS: &[(&str, &str, &str)] = &[
    ("inspect 第一 --on 2019-08-12 1=不附合", "是不是“不符合”？可写：", "is it “problem”? There are: "),
    ("inspect 第一 --on 2019-08-12 1=complaint", "是不是“符合”？", "is it “compliant”?"),
    ("inspect 第一 --on 2019-08-12 16=已排察", "是不是“已排查”？", "is it “examined”?"),
    ("inspect 第一 --on 2019-08-12 --rest 附合", "是不是“符合”？", "is it “compliant”?"),
    ("inspect 第一 --on 2019-08-12 polcy=符合", "是不是“建立安全管理、预防性侵制度情况”？", "is it “policy”?"),
    (
        "inspect 第一 --on 2019-08-12 宿舍封壁=符合",
        "是不是“女生集体宿舍封闭管理情况”？",
        "is it “女生集体宿舍封闭管理情况”?",
    ),
    ("inspect 第一 --on 2019-08-12 1=符合 --by 张某@检查院", "是不是“检察院”？", "is it “procuratorate”?"),
    ("inspect 第一 --on 2019-08-12 1=符合 --by 张某@procurator", "是不是“检察院”？", "is it “procuratorate”?"),
    ("inspect 沧县一种 --on 2019-08-12 1=符合", "相近的有：沧县/沧县第一中学", "the nearest: 沧县/沧县第一中学"),
    ("inspect 沧县中学 --on 2019-08-12 1=符合", "相近的有：沧县/沧县第一中学", "the nearest: 沧县/沧县第一中学"),
    ("sign 仓县 --on 2019-08-02", "相近的有：沧县", "the nearest: 沧县"),
    ("sign 沧县 --on 2019-08-02 --only uper", "是不是“上级”？", "'upper'"),
    ("work 第一 --education 法治教预:2019-08-02", "是不是“法治教育”？", "is it “law”?"),
    ("unit set 风荷小学 principel=李某", "是不是“校长”？", "is it “principal”?"),
    ("unit set 风荷小学 kind=幼儿圆", "是不是“幼儿园”？", "is it “kindergarten”?"),
    ("unit set 风荷小学 ownership=民班", "是不是“民办”？", "is it “private”?"),
    ("report 进读", "是不是“进度”？", "'progress'"),
    ("report progress --format 表歌", "是不是“表格”？", "'table'"),
    ("check --fail-on overdu", "是不是“逾期”？", "'overdue'"),
    ("explain leter-overdue", "是不是“letter-overdue”？", "is it “letter-overdue”?"),
    ("检察 第一", "是不是“检查”？", "'检查'"),
    ("单位 列标", "是不是“列表”？", "'列表'"),
    ("unit lst", "是不是“list”？", "'list'"),
];

#[test]
fn a_slip_is_told_what_was_meant_in_either_language() {
    let desk = Desk::new();
    for (line, chinese, english) in SLIPS {
        desk.refuses(line, chinese);
        let said = desk.run(&format!("--lang en {line}"));
        assert!(said.status == 2 && said.stderr.contains(english), "{line} {said:#?}");
    }
}

#[test]
fn what_is_like_nothing_known_is_told_what_there_is() {
    let desk = Desk::new();
    for (line, listed) in [
        ("inspect 第一 --on 2019-08-12 1=好", "可写：符合、基本符合、不符合、不适用、未查"),
        ("inspect 第一 --on 2019-08-12 16=好", "可写：未查、已排查"),
        ("inspect 第一 --on 2019-08-12 1=符合 --by 张某@公安局", "可写：检察院、教育局"),
        ("report 全部", "可写：进度 progress、"),
        ("unit set 风荷小学 kind=好", "可写：幼儿园、"),
    ] {
        desk.refuses(line, listed).says_nothing_of("是不是");
    }
}
