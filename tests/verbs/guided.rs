//! `inspect` and `spot-check` asking for what is missing at a terminal of 80 × 24.

use crate::clerk::{Clerk, HEADINGS};
use crate::desk::Desk;

const INSPECT: &str = "inspect 第一 --on 2019-08-12";
const ROW: &str = "inspections/2019/沧县/2019-08-12-沧县第一中学.toml";
const LEFT: &str = "\u{1b}[D";
const HOME: &str = "\u{1b}[H";
const DELETE: &str = "\u{1b}[3~";
const BACKSPACE: &str = "\u{7f}";
const ESC: &str = "\u{1b}";
const CTRL_A: &str = "\u{1}";
const CTRL_C: &str = "\u{3}";
const CTRL_E: &str = "\u{5}";
const CTRL_K: &str = "\u{b}";
const CTRL_U: &str = "\u{15}";
const CTRL_W: &str = "\u{17}";
const WHO: &str = "参加人员";
const REMARKS: &str = "备注（可不填）";
const WRITE: &str = "确认写入？（是/否）";
const GIVE_UP: &str = "放弃这一次已填的内容";

/// Answers every item as where all is in order, and leaves the remarks empty.
fn finds_all_in_order(clerk: &mut Clerk) -> &mut Clerk {
    clerk.answers(1, 9, "1").answers(10, 10, "").answers(11, 16, "1").sees(REMARKS).types("")
}

#[test]
fn the_record_is_the_one_that_arguments_write() {
    let (asked, argued) = (Desk::new(), Desk::new());
    let mut clerk = Clerk::runs(&asked, "inspect 第一 --on 2019-08-12 --by 张某@检察院 --remarks 台账齐全");
    clerk.answers(1, 1, "１").answers(2, 2, "符合").answers(3, 3, "partial").sees("问题说明").types("专人未定");
    clerk.answers(4, 4, "").answers(5, 6, "5").answers(7, 7, "不符合：夜间：无人").answers(8, 9, "合格");
    clerk.answers(10, 10, "门卫：年龄偏大").answers(11, 15, "1").answers(16, 16, "1").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert!(status == 0 && seen.contains("已登记") && !seen.contains(REMARKS), "{seen}");
    argued.does(
        "inspect 第一 --on 2019-08-12 --by 张某@检察院 --remarks 台账齐全 1=符合 2=符合 3=基本符合：专人未定 5=未查 6=未查 \
         7=不符合：夜间：无人 8=符合 9=符合 10=门卫：年龄偏大 11=符合 12=符合 13=符合 14=符合 15=符合 16=已排查",
    );
    assert_eq!(asked.text(ROW), argued.text(ROW));
    assert_eq!(asked.below("inspections"), argued.below("inspections"));
}

#[test]
fn chinese_is_edited_character_by_character() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("").sees(HEADINGS[0]).presses("不附合").presses(BACKSPACE).presses(BACKSPACE).types("符合");
    clerk.sees("问题说明").presses("夜间无认值").presses(LEFT).presses(BACKSPACE).presses("人").presses("\r");
    clerk.answers(2, 16, "").sees(REMARKS).types("").sees(WRITE).types("y");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(desk.text(ROW), "[results]\npolicy = \"problem\"\n\n[notes]\npolicy = \"夜间无人值\"\n");
}

#[test]
fn control_keys_edit_the_line_and_type_no_letters() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("").sees(HEADINGS[0]).presses("2 乙 ucwak").presses(CTRL_U);
    clerk
        .presses("x3：门卫 不在 乱打的")
        .presses(CTRL_W)
        .presses(CTRL_A)
        .presses(DELETE)
        .presses(CTRL_E)
        .presses("岗位多字");
    clerk.presses(LEFT).presses(LEFT).presses(CTRL_K).presses(HOME).presses(LEFT).presses("\r");
    clerk.sees(HEADINGS[1]).presses(ESC);
    // A key that follows Esc at once is part of a sequence; a person is never so quick.
    std::thread::sleep(std::time::Duration::from_millis(300));
    clerk.types("1").answers(3, 16, "").sees(REMARKS).types("").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    let expected =
        "[results]\npolicy = \"problem\"\nsafety_officer = \"compliant\"\n\n[notes]\npolicy = \"门卫 不在 岗位\"\n";
    assert_eq!(desk.text(ROW), expected);
}

#[test]
fn an_earlier_answer_is_a_default_and_never_text_to_be_edited_away() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("").answers(1, 1, "1").answers(2, 2, "2").sees("问题说明").types("未公示");
    clerk.sees(HEADINGS[2]).types("<").sees(HEADINGS[1]).sees("[基本符合：未公示]").types("3");
    clerk.sees("问题说明").sees("[未公示]").types("《").sees(HEADINGS[1]).sees("[不符合]").types("");
    clerk.sees(HEADINGS[2]).types("上一项").sees(HEADINGS[1]).sees("[不符合]").types("不符合：无专人");
    clerk.answers(3, 4, "").sees(HEADINGS[4]).types("#2").sees(HEADINGS[1]).sees("[不符合：无专人]").types("");
    clerk.answers(5, 5, "1").sees(HEADINGS[5]).types("＃５").sees(HEADINGS[4]).sees("[符合]").types("-");
    clerk.answers(6, 16, "").sees(REMARKS).types("#99").sees("这里没有第99项").sees(REMARKS).types("");
    clerk
        .sees(WRITE)
        .types("<")
        .sees(REMARKS)
        .types("台账齐")
        .sees(WRITE)
        .types("#16")
        .sees(HEADINGS[15])
        .types("已排查");
    clerk.sees("备注：台账齐").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    let expected = "remarks = \"台账齐\"\n\n[results]\npolicy = \"compliant\"\nsafety_officer = \"problem\"\n\
                    case_review = \"examined\"\n\n[notes]\nsafety_officer = \"无专人\"\n";
    assert_eq!(desk.text(ROW), expected);
}

#[test]
fn neither_a_no_nor_ctrl_c_loses_anything_unasked() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk
        .sees(WHO)
        .types("张某@检察院、王某@教育局")
        .answers(1, 9, "1")
        .answers(10, 10, "-")
        .answers(11, 15, "1")
        .answers(16, 16, "2")
        .sees(REMARKS)
        .types("好");
    clerk.sees("检查事项").sees("参加人员：张某@检察院、王某@教育局；备注：好");
    clerk.sees("沧县/沧县第一中学 2019-08-12：").sees(WRITE).types("").sees("可写：是、否").types("否");
    clerk.sees("已填的内容都还在").sees(REMARKS).sees("[好]").presses("好极").presses(CTRL_C);
    clerk.sees(GIVE_UP).types("也许").sees("可写：是、否").types("否").sees(REMARKS).presses("了").presses("\r");
    clerk.sees(WRITE).presses(CTRL_C).sees(GIVE_UP).types("n").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    let row = desk.text(ROW);
    assert!(
        row.contains("remarks = \"好极了\"") && row.contains("王某") && row.contains("policy = \"compliant\""),
        "{row}"
    );
}

#[test]
fn what_is_given_up_is_not_written() {
    let desk = Desk::new();
    let before = desk.files();
    let mut at_once = Clerk::runs(&desk, INSPECT);
    at_once.sees(WHO).presses(CTRL_C);
    let mut asked = Clerk::runs(&desk, INSPECT);
    asked.sees(WHO).types("").answers(1, 2, "1").sees(HEADINGS[2]).presses(CTRL_C).sees(GIVE_UP).types("是");
    let mut twice = Clerk::runs(&desk, INSPECT);
    finds_all_in_order(twice.sees(WHO).types("")).sees(WRITE).presses(CTRL_C).sees(GIVE_UP).presses(CTRL_C);
    let mut no_school = Clerk::runs(&desk, "检查");
    no_school.sees("学校（").types("");
    for clerk in [&mut at_once, &mut asked, &mut twice, &mut no_school] {
        let (status, seen) = clerk.leaves();
        assert!(status == 2 && seen.contains("没有写入任何内容"), "{seen}");
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn six_visits_are_entered_in_one_sitting() {
    let desk = Desk::new();
    let schools = ["柳庄小学", "乙庄小学", "丙庄小学", "丁庄小学", "戊庄小学", "申庄小学"];
    let initials = ["lzxx", "yzxx", "bzxx", "dzxx", "wzxx", "szxx"];
    for school in schools {
        desk.does(&format!("unit add-school 沧县/{school} girls_dormitory=true"));
    }
    desk.does("inspect 风荷小学 --on 2019-08-10 --by 张某@检察院 --rest 符合");
    let mut clerk = Clerk::runs(&desk, "--as-of 2019-08-12 检查");
    for (place, school) in schools.into_iter().enumerate() {
        clerk
            .sees("学校（")
            .types(initials[place])
            .sees(&format!("沧县/{school}：检查日期"))
            .sees("[2019-08-12]")
            .types("");
        match place {
            0 => clerk.sees(WHO).sees("[张某@检察院]").types("李某@检察院、王某@教育局"),
            _ => clerk.sees(WHO).sees("[李某@检察院、王某@教育局]").types(""),
        };
        finds_all_in_order(&mut clerk)
            .sees(&format!("沧县/{school} 2019-08-12："))
            .sees(WRITE)
            .types("y")
            .sees("已登记");
        let pressed = clerk.pressed();
        assert!(pressed <= 45, "{pressed} keys for {school}");
    }
    clerk.sees("学校（").types("");
    let (status, seen) = clerk.leaves();
    assert!(status == 0 && seen.contains("本次共登记6次"), "{seen}");
    desk.does(
        "inspect 风荷小学 --on 2019-08-12 --by 李某@检察院 --by 王某@教育局 10=无 --rest 符合 16=已排查 7=不适用 8=不适用 9=不适用",
    );
    assert_eq!(desk.below("inspections").len(), 8);
    let asked = desk.text("inspections/2019/沧县/2019-08-12-申庄小学.toml");
    let argued = desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml");
    assert_eq!(asked, argued.replace("not_applicable", "compliant").replace("\n[notes]\nother_matters = \"无\"\n", ""));
}

#[test]
fn school_and_day_are_asked_until_they_can_be_recorded() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, "--as-of 2019-08-12 检查 --by 张某@检察院");
    clerk
        .sees("学校（")
        .types("没有的")
        .sees("没有符合“没有的”的单位")
        .types("沧县")
        .sees("这里要写学校")
        .types("青团");
    clerk.sees("沧县/青团幼儿园：检查日期").types("8月9日").sees("缺少年份").types("2019.8.13").sees("晚于");
    clerk.sees("检查日期").types("<").sees("学校（").sees("[沧县/青团幼儿园]").types("第一").sees("检查日期").types("");
    clerk
        .answers(1, 1, "1")
        .sees(HEADINGS[1])
        .types("<")
        .sees(HEADINGS[0])
        .types("<")
        .sees("检查日期")
        .types("2019-8-9");
    clerk.sees(HEADINGS[0]).sees("[符合]").types("").answers(2, 16, "").sees(REMARKS).types("").sees(WRITE).types("是");
    clerk.sees("已登记").sees("学校（").presses(CTRL_C);
    assert_eq!(clerk.leaves().0, 0);
    let row = desk.text("inspections/2019/沧县/2019-08-09-沧县第一中学.toml");
    assert!(row.contains("张某") && row.contains("policy = \"compliant\""), "{row}");
    assert_eq!(desk.below("inspections").len(), 1);
}

#[test]
fn a_number_chooses_among_the_units_that_may_be_meant() {
    let desk = Desk::new();
    for school in ["柳庄中心小学", "柳庄中心幼儿园", "柳庄初级中学"] {
        desk.does(&format!("unit add-school 沧县/{school}"));
    }
    let mut clerk = Clerk::runs(&desk, "检查 --on 2019-08-12");
    clerk.sees("学校（").types("柳庄").sees("符合“柳庄”的有3个，请输入序号：");
    clerk.sees("  1 沧县/柳庄中心小学").sees("  2 沧县/柳庄中心幼儿园").sees("  3 沧县/柳庄初级中学");
    clerk.types("4").sees("没有符合“4”的单位").types("0").sees("没有符合“0”的单位").types("２");
    clerk.sees("沧县/柳庄中心幼儿园（2019-08-12）").sees(WHO).types("<").sees("学校（");
    clerk.types("柳庄小学").sees("没有符合“柳庄小学”的单位；相近的有（可输入序号）：");
    clerk.sees("  1 沧县/柳庄中心小学").types("1").sees("沧县/柳庄中心小学（2019-08-12）").sees(WHO).presses(CTRL_C);
    clerk.sees(GIVE_UP).types("是");
    assert_eq!(clerk.leaves().0, 2);
}

#[test]
fn of_many_units_that_fit_the_first_ten_can_be_chosen() {
    let listed = |count: usize| {
        let desk = Desk::new();
        for number in 0..count {
            desk.does(&format!("unit add-school 沧县/柳庄第{}小学", char::from(b'a' + u8::try_from(number).unwrap())));
        }
        let mut clerk = Clerk::runs(&desk, "检查 --on 2019-08-12");
        clerk.sees("学校（").types("柳庄").sees("  10 沧县/柳庄第j小学").types("11").sees("没有符合“11”的单位");
        clerk.presses(CTRL_C);
        let (status, seen) = clerk.leaves();
        assert_eq!(status, 2, "{seen}");
        seen
    };
    assert!(!listed(10).contains("只列前10个"));
    let seen = listed(11);
    assert!(seen.contains("有11个，请输入序号（只列前10个；也可把名称写全些）：") && !seen.contains("第k"), "{seen}");
}

#[test]
fn a_digit_meant_for_another_question_is_no_text() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("").answers(1, 6, "1").answers(7, 7, "3").sees("问题说明").types("1").sees("“1”只是数字");
    clerk.types("2名宿管员不在岗").answers(8, 9, "1").sees(HEADINGS[9]).types("１").sees("“１”只是数字").types("");
    clerk.sees(HEADINGS[10]).types("1").sees(HEADINGS[11]).sees("（没有即为符合）").types("1").answers(13, 14, "1");
    clerk.sees(HEADINGS[14]).sees("（没有即为符合）").types("1").answers(16, 16, "1");
    clerk.sees(REMARKS).types("3").sees("“3”只是数字").types("-").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert!(status == 0 && seen.matches("（没有即为符合）").count() == 2, "{seen}");
    let row = desk.text(ROW);
    assert!(row.ends_with("[notes]\ndormitory_closed = \"2名宿管员不在岗\"\n") && !row.contains("remarks"), "{row}");
}

#[test]
fn what_is_refused_at_the_end_is_mended_where_it_was_asked() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    finds_all_in_order(clerk.sees(WHO).types("")).sees(WRITE);
    desk.does("inspect 第一 --on 2019-08-12 1=基本符合：未上墙");
    clerk
        .types("是")
        .sees("错误：")
        .sees("没有写入")
        .sees(REMARKS)
        .types("#1")
        .sees(HEADINGS[0])
        .sees("[符合]")
        .types("1");
    clerk.sees("已登记为“基本符合：未上墙”").types("-").sees(REMARKS).types("").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    let row = desk.text(ROW);
    assert!(row.contains("policy = \"partial\"") && row.contains("safety_officer = \"compliant\""), "{row}");
}

#[test]
fn the_last_answer_of_any_round_is_shown_and_never_taken() {
    let desk = Desk::new();
    desk.does("round open 2018 --document 沧检联〔2018〕4号 --issued 2018-07-30 --letters 2018-08-05 --inspections 2018-08-30");
    desk.does("--round 2018 inspect 第一 --on 2018-08-12 --rest 符合 7=不符合：夜间无人");
    desk.does("inspect 第一 --on 2019-08-02 1=基本符合：未上墙");
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("").sees(HEADINGS[0]).sees("上次（2019-08-02）：基本符合：未上墙").types("");
    clerk.sees(HEADINGS[1]).sees("上次（2018-08-12）：符合").types("1").answers(3, 6, "");
    clerk.sees(HEADINGS[6]).sees("上次（2018-08-12）：不符合：夜间无人").types("").answers(8, 16, "");
    clerk.sees(REMARKS).types("").sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(desk.text(ROW), "[results]\nsafety_officer = \"compliant\"\n");
}

#[test]
fn what_cannot_be_recorded_is_told_where_it_is_typed() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("张某@公安局").sees("没有“公安局”这个机关").presses(&BACKSPACE.repeat(3)).types("检察院");
    clerk.sees(HEADINGS[0]).types("不附合").sees("是不是“不符合”？");
    clerk.types("4").sees("这里不能填“4”；可填：1 符合  2 基本符合  3 不符合  5 未查");
    clerk
        .types("3：电话13800000000")
        .sees("疑似手机号码")
        .presses(&BACKSPACE.repeat(13))
        .types("")
        .sees("问题说明")
        .types("");
    clerk
        .sees(HEADINGS[1])
        .types("3")
        .sees("问题说明")
        .types("甲\u{202e}乙")
        .sees("U+202E")
        .presses("丙")
        .presses("\r");
    clerk.answers(3, 15, "").sees(HEADINGS[15]).types("1：某案").sees("这一项不写说明").presses(&BACKSPACE.repeat(3));
    clerk
        .types("")
        .sees(REMARKS)
        .types("13800000000")
        .sees("疑似手机号码")
        .presses(CTRL_U)
        .types("")
        .sees(WRITE)
        .types("是");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    let row = desk.text(ROW);
    let expected = "[results]\npolicy = \"problem\"\nsafety_officer = \"problem\"\ncase_review = \"examined\"\n\n\
                    [notes]\nsafety_officer = \"甲乙丙\"\n";
    assert!(row.ends_with(expected) && row.contains("张某"), "{row}");
}

#[test]
fn only_what_applies_is_asked() {
    let desk = Desk::new();
    let mut without = Clerk::runs(&desk, "inspect 风荷小学 --on 2019-08-12 --remarks 好");
    without.sees("共13项").sees("按“不适用”填写：女生集体宿舍封闭管理情况、").sees(WHO).types("").answers(1, 6, "1");
    without.sees(HEADINGS[9]).types("#7").sees("这里没有第7项").answers(10, 16, "");
    without.sees("7 | 女生集体宿舍封闭管理情况").sees("不适用").sees(WRITE).types("是");
    let mut unknown = Clerk::runs(&desk, "inspect 青团 --on 2019-08-12 --remarks 好");
    unknown.sees(WHO).types("").answers(1, 6, "").sees(HEADINGS[6]).sees("4 不适用").types("4").answers(8, 16, "");
    unknown.sees(WRITE).types("是");
    assert_eq!((without.leaves().0, unknown.leaves().0), (0, 0));
    let row = desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml");
    assert_eq!(row.matches("\"not_applicable\"").count(), 3, "{row}");
    let row = desk.text("inspections/2019/沧县/2019-08-12-青团幼儿园.toml");
    assert_eq!(row, "remarks = \"好\"\n\n[results]\ndormitory_closed = \"not_applicable\"\n");
}

#[test]
fn what_is_recorded_stands_there_and_is_not_replaced_silently() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 --by 张某@检察院 --remarks 好 1=符合 7=不符合：夜间无人");
    let before = desk.text(ROW);
    let mut keeping = Clerk::runs(&desk, INSPECT);
    keeping.sees("直接回车取 [ ] 中的内容").sees(WHO).sees("[张某@检察院]").types("李某@检察院");
    keeping.sees("已登记为“张某@检察院”；直接回车，保留原样").types("").sees(HEADINGS[0]).sees("[符合]").types("2");
    keeping.sees("已登记为“符合”；直接回车，保留原样").types("").answers(2, 2, "1").answers(3, 6, "");
    keeping
        .sees(HEADINGS[6])
        .sees("[不符合：夜间无人]")
        .types("")
        .answers(8, 16, "")
        .sees(REMARKS)
        .sees("[好]")
        .types("");
    keeping.sees("夜间无人").sees(WRITE).types("是");
    let (status, seen) = keeping.leaves();
    assert_eq!(status, 0, "{seen}");
    assert_eq!(desk.text(ROW), before.replace("\n\n[notes]", "\nsafety_officer = \"compliant\"\n\n[notes]"));
    let mut replacing = Clerk::runs(&desk, "inspect 第一 --on 2019-08-12 --replace");
    replacing.sees(WHO).types("").answers(1, 6, "").answers(7, 7, "1");
    replacing.answers(8, 16, "").sees(REMARKS).types("").sees(WRITE).types("是");
    let (status, seen) = replacing.leaves();
    assert!(status == 0 && seen.contains("不符合 → 符合"), "{seen}");
    assert!(!desk.text(ROW).contains("夜间无人"), "{}", desk.text(ROW));
}

#[test]
fn what_would_be_refused_is_refused_before_anything_is_asked() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 1=符合 --remarks 好");
    for (line, reason) in [
        ("--as-of 2019-08-11 inspect 第一 --on 2019-08-13", "晚于"),
        ("inspect 第一 --on 2019-08-13 --filled 2019-08-01", "早于检查日期"),
        ("inspect 第一 --on 2019-08-12 --remarks 不好", "已登记为"),
        ("inspect 第一 --on 2019-08-13 --remarks 13800000000", "疑似"),
        ("inspect 没有 --on 2019-08-13", "没有符合"),
        ("inspect 没有", "没有符合"),
        ("spot-check 沧县/没有", "没有符合“沧县/没有”的单位"),
        ("spot-check 第一 --on 2019-09-13 --by 张某@公安局", "没有“公安局”"),
    ] {
        let (status, seen) = Clerk::runs(&desk, line).leaves();
        assert!(status == 2 && seen.contains(reason) && !seen.contains(HEADINGS[0]), "{line} {seen}");
    }
}

#[test]
fn an_addition_to_an_answered_row_is_not_asked_about() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 1=符合");
    desk.does("spot-check 第一 --on 2019-09-12 1=符合");
    for line in [
        "inspect 第一 --on 2019-08-12 --archive 甲-3",
        "spot-check 第一 --on 2019-09-12 --unannounced",
        "spot-check 沧县 --on 2019-09-12",
    ] {
        let (status, seen) = Clerk::runs(&desk, line).leaves();
        assert!(status == 0 && !seen.contains(HEADINGS[0]), "{line} {seen}");
    }
}

#[test]
fn a_spot_check_is_asked_alike() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 1=符合");
    let mut clerk = Clerk::runs(&desk, "spot-check 第一 --on 2019-09-10 --unannounced");
    clerk.sees(WHO).types("").sees(HEADINGS[0]).sees("上次（2019-08-12）：符合").types("3").sees("问题说明").types("");
    clerk.answers(2, 16, "").sees(REMARKS).types("").sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    let expected = "unannounced = true\n\n[results]\npolicy = \"problem\"\n";
    assert_eq!(desk.text("spot-checks/2019/沧县/2019-09-10-沧县第一中学.toml"), expected);
}

#[test]
fn spot_checks_of_a_sitting_may_be_of_a_group_and_unannounced() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, "--as-of 2019-09-10 抽查");
    clerk.sees("学校或县（").types("沧县").sees("沧县：检查日期").types("").sees("是否暗访").sees("[否]").types("");
    clerk
        .sees(WHO)
        .types("孙某@检察院")
        .sees(REMARKS)
        .types("台账齐全")
        .sees("沧县 2019-09-10：")
        .sees(WRITE)
        .types("是");
    clerk.sees("学校或县（").types("风荷").sees("检查日期").types("").sees("是否暗访").types("y").sees(WHO);
    clerk.sees("[孙某@检察院]").types("").answers(1, 6, "1").answers(10, 16, "").sees(REMARKS).types("");
    clerk.sees("；暗访").sees(WRITE).types("是").sees("学校或县（").types("");
    let (status, seen) = clerk.leaves();
    assert!(status == 0 && seen.contains("本次共登记2次"), "{seen}");
    let group = desk.text("spot-checks/2019/沧县/2019-09-10.toml");
    assert!(group.contains("remarks = \"台账齐全\"") && !group.contains("unannounced"), "{group}");
    let school = desk.text("spot-checks/2019/沧县/2019-09-10-风荷小学.toml");
    assert!(school.contains("unannounced = true") && school.contains("孙某"), "{school}");
}

#[test]
fn others_may_write_while_a_clerk_is_asked() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(WHO).types("").sees(HEADINGS[0]).types("1");
    desk.does("inspect 第一 --on 2019-08-12 2=符合").says_nothing_of("正在写入");
    clerk.answers(2, 16, "").sees(REMARKS).types("").sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(desk.text(ROW), "[results]\nsafety_officer = \"compliant\"\npolicy = \"compliant\"\n");
}

#[test]
fn questions_are_in_the_language_and_the_colour_asked_for() {
    let desk = Desk::new();
    for (line, has_colour) in [("--color always", true), ("--color never", false), ("--color auto", true)] {
        let mut clerk = Clerk::runs(&desk, &format!("--lang en {line} {INSPECT}"));
        clerk
            .sees("who took part")
            .types("")
            .sees(HEADINGS[0])
            .sees("1 compliant  2 partial  3 problem  5 not checked");
        clerk.types("好").sees("is not an answer here").types("").answers(2, 2, "1").sees(HEADINGS[2]).presses(CTRL_C);
        clerk.sees("Give up what was entered").types("yes");
        let (status, seen) = clerk.leaves();
        assert!(status == 2 && seen.contains("broken off; nothing was written"), "{seen}");
        assert_eq!(seen.contains("\u{1b}[36m"), has_colour, "{line} {seen:?}");
    }
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let desk = Desk::new();
    for school in ["第一", "风荷小学", "青团"] {
        for verb in ["inspect", "spot-check"] {
            desk.refuses(&format!("{verb} {school} --on 2019-09-12"), "没有写检查结果；请写“事项=结果”");
        }
    }
    desk.refuses("检查", "还缺少：单位、--on <日期>");
    desk.refuses("检查 第一 1=符合", "还缺少：--on <日期>");
    desk.refuses("抽查 --on 2019-09-12", "还缺少：单位");
}
