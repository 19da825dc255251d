//! Marks in the cells of a form: taken only where they cannot mean two things.

use crate::desk::Desk;
use crate::laid::Laid;

const BEATING: &str = "是否存在体罚学生情况";

/// What an import of one cell under a heading comes to: the answer that it wrote, or that it was refused as not plain.
fn written(heading: &str, cell: &str) -> Option<String> {
    static LAID: Laid = Laid::new();
    let desk = LAID.desk(|| {
        let desk = Desk::new();
        let notice = desk.text("rounds/2019.toml");
        let items = [
            BEATING,
            "周边是否存在网吧",
            "消防器材是否已配备",
            "落实不到位情况",
            "开展有偿补课情况",
            "强制报告制度落实情况",
            "门卫管理情况",
        ];
        let items = items.iter().zip('a'..);
        let items = items.map(|(item, key)| format!("[[item]]\nkey = \"{key}\"\nheading = \"{item}\"\n"));
        desk.put("rounds/2019.toml", notice + "\n" + &items.collect::<String>());
        desk
    });
    let sheet = format!("单位,学校,时间,{heading}\n沧县,沧县第一中学,2019-08-05,{cell}\n");
    desk.put("表.csv", sheet);
    let said = desk.run("import inspections 表.csv");
    if said.status != 0 {
        let reason = if cell == "无" { "有两种意思" } else { "看不出好坏" };
        said.says(reason);
        return None;
    }
    let record = desk.text("inspections/2019/沧县/2019-08-05-沧县第一中学.toml");
    let answers = record.lines().filter_map(|line| line.split_once(" = "));
    answers.map(|(_, answer)| answer.trim_matches('"').to_owned()).next()
}

#[test]
fn yes_and_no_are_taken_only_where_the_heading_asks_for_the_good() {
    for heading in [
        "建立安全管理、预防性侵制度情况",
        "专人接受处理性侵有关投诉情况",
        "严格审查招录工作情况",
        "开展法治教育及预防性侵等自护教育情况",
        "学校寝室、教室、保安室等重点区域管理情况",
        "女生集体宿舍封闭管理情况",
        "教育行政部门定期安全检查督导情况",
        "师德师风建设情况",
        "消防器材是否已配备",
        "强制报告制度落实情况",
    ] {
        for (cell, answer) in
            [("是", "compliant"), ("有", "compliant"), ("否", "problem"), ("√", "compliant"), ("×", "problem")]
        {
            assert_eq!(written(heading, cell).as_deref(), Some(answer), "{heading} {cell}");
        }
        assert_eq!(written(heading, "无"), None, "{heading}");
    }
    let elsewhere = [BEATING, "周边是否存在网吧", "落实不到位情况", "开展有偿补课情况"];
    for heading in elsewhere.into_iter().chain(["有无招收有性侵害违法犯罪前科人员", "监控盲区情况"])
    {
        for cell in ["是", "否", "有", "无", "√", "✔", "对", "×", "x", "叉"] {
            assert_eq!(written(heading, cell), None, "{heading} {cell}");
        }
        assert_eq!(written(heading, "符合").as_deref(), Some("compliant"), "{heading}");
    }
}

#[test]
fn that_there_are_women_is_not_that_all_are() {
    let heading = "女生集体宿舍管理人员是否为女性";
    assert_eq!(written(heading, "是").as_deref(), Some("compliant"));
    assert_eq!(written(heading, "否").as_deref(), Some("problem"));
    assert_eq!(written(heading, "有"), None);
}

#[test]
fn what_keeps_order_is_ticked_but_not_answered_by_yes() {
    for heading in ["其他人员出入女生集体宿舍管理情况", "门卫管理情况"] {
        assert_eq!(written(heading, "√").as_deref(), Some("compliant"));
        assert_eq!(written(heading, "×").as_deref(), Some("problem"));
        for cell in ["是", "否", "有", "无"] {
            assert_eq!(written(heading, cell), None, "{cell}");
        }
    }
}
