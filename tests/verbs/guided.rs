//! `inspect` and `spot-check` asking item by item at a terminal.

use crate::clerk::{Clerk, HEADINGS};
use crate::desk::Desk;

const INSPECT: &str = "inspect 第一 --on 2019-08-12";
const ROW: &str = "inspections/2019/沧县/2019-08-12-沧县第一中学.toml";
const LEFT: &str = "\u{1b}[D";
const BACKSPACE: &str = "\u{7f}";
const ESC: &str = "\u{1b}";
const CTRL_C: &str = "\u{3}";
const WRITE: &str = "确认写入？（是/否）";

#[test]
fn the_record_is_the_one_that_arguments_write() {
    let (asked, argued) = (Desk::new(), Desk::new());
    let mut clerk = Clerk::runs(&asked, "inspect 第一 --on 2019-08-12 --by 张某@检察院 --remarks 台账齐全");
    clerk.answers(1, 1, "１").answers(2, 2, "符合").answers(3, 3, "partial").sees("问题说明").types("专人未定");
    clerk.answers(4, 4, "").answers(5, 6, "5").answers(7, 7, "不符合：夜间：无人").answers(8, 9, "合格");
    clerk.answers(10, 10, "门卫：年龄偏大").answers(11, 15, "1").answers(16, 16, "1").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert!(status == 0 && seen.contains("已登记"), "{seen}");
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
    clerk.sees(HEADINGS[0]).presses("不附合").presses(BACKSPACE).presses(BACKSPACE).types("符合");
    clerk.sees("问题说明").presses("夜间无认值").presses(LEFT).presses(BACKSPACE).presses("人").presses("\r");
    clerk.answers(2, 16, "").sees(WRITE).types("y");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(desk.text(ROW), "[results]\npolicy = \"problem\"\n\n[notes]\npolicy = \"夜间无人值\"\n");
}

#[test]
fn one_step_back_asks_again_with_the_answer_to_be_edited() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.answers(1, 2, "1").sees(HEADINGS[2]).types("<").sees(HEADINGS[1]).sees("符合");
    clerk.presses(BACKSPACE).presses(BACKSPACE).types("不符合").sees("问题说明").presses(ESC).sees("退回上一项");
    clerk.sees(HEADINGS[1]).sees("不符合").presses("：无专人").presses("\r");
    clerk.answers(3, 16, "").sees(WRITE).types("上一项").sees(HEADINGS[15]).types("已排查").sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    let expected = "[results]\npolicy = \"compliant\"\nsafety_officer = \"problem\"\ncase_review = \"examined\"\n\n\
                    [notes]\nsafety_officer = \"无专人\"\n";
    assert_eq!(desk.text(ROW), expected);
}

#[test]
fn what_is_declined_or_broken_off_is_not_written() {
    let desk = Desk::new();
    let before = desk.files();
    let mut declining = Clerk::runs(&desk, INSPECT);
    declining.answers(1, 16, "").sees("检查事项").sees(WRITE).types("").sees("可写：是、否").types("否");
    let mut at_once = Clerk::runs(&desk, INSPECT);
    at_once.sees(HEADINGS[0]).presses(CTRL_C);
    let mut at_the_end = Clerk::runs(&desk, INSPECT);
    at_the_end.answers(1, 15, "1").answers(16, 16, "2").sees(WRITE).presses(CTRL_C);
    for clerk in [&mut declining, &mut at_once, &mut at_the_end] {
        let (status, seen) = clerk.leaves();
        assert!(status == 2 && seen.contains("没有写入任何内容"), "{seen}");
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn the_last_answer_of_any_round_is_shown_and_never_taken() {
    let desk = Desk::new();
    desk.does("round open 2018 --document 沧检联〔2018〕4号 --issued 2018-07-30 --letters 2018-08-05 --inspections 2018-08-30");
    desk.does("--round 2018 inspect 第一 --on 2018-08-12 --rest 符合 7=不符合：夜间无人");
    desk.does("inspect 第一 --on 2019-08-02 1=基本符合：未上墙");
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(HEADINGS[0]).sees("上次（2019-08-02）：基本符合：未上墙").types("");
    clerk.sees(HEADINGS[1]).sees("上次（2018-08-12）：符合").types("1").answers(3, 6, "");
    clerk.sees(HEADINGS[6]).sees("上次（2018-08-12）：不符合：夜间无人").types("").answers(8, 16, "");
    clerk.sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(desk.text(ROW), "[results]\nsafety_officer = \"compliant\"\n");
}

#[test]
fn what_cannot_be_recorded_is_told_where_it_is_typed() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(HEADINGS[0]).types("不附合").sees("是不是“不符合”？").presses(&BACKSPACE.repeat(3));
    clerk.types("4").sees("这里不能填“4”；可填：1 符合  2 基本符合  3 不符合  5 未查").presses(BACKSPACE);
    clerk.types("3：电话13800000000").sees("疑似手机号码").presses(&BACKSPACE.repeat(13)).types("");
    clerk.sees("问题说明").types("甲\u{202e}乙").sees("U+202E").presses(&BACKSPACE.repeat(3)).types("未上墙");
    clerk.answers(2, 15, "").sees(HEADINGS[15]).types("1：某案").sees("这一项不写说明").presses(&BACKSPACE.repeat(3));
    clerk.types("").sees(WRITE).types("是");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    let expected = "[results]\npolicy = \"problem\"\ncase_review = \"examined\"\n\n[notes]\npolicy = \"未上墙\"\n";
    assert_eq!(desk.text(ROW), expected);
}

#[test]
fn only_what_applies_is_asked() {
    let desk = Desk::new();
    let mut without = Clerk::runs(&desk, "inspect 风荷小学 --on 2019-08-12");
    without.sees("共13项").sees("按“不适用”填写：女生集体宿舍封闭管理情况、").answers(1, 6, "1").answers(10, 16, "");
    without.sees("7 | 女生集体宿舍封闭管理情况").sees("不适用").sees(WRITE).types("是");
    let mut unknown = Clerk::runs(&desk, "inspect 青团 --on 2019-08-12");
    unknown.answers(1, 6, "").sees(HEADINGS[6]).sees("4 不适用").types("4").answers(8, 16, "").sees(WRITE).types("是");
    assert_eq!((without.leaves().0, unknown.leaves().0), (0, 0));
    let row = desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml");
    assert_eq!(row.matches("\"not_applicable\"").count(), 3, "{row}");
    let row = desk.text("inspections/2019/沧县/2019-08-12-青团幼儿园.toml");
    assert_eq!(row, "[results]\ndormitory_closed = \"not_applicable\"\n");
}

#[test]
fn what_is_recorded_stands_there_and_is_not_replaced_silently() {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 1=符合 7=不符合：夜间无人");
    let before = desk.text(ROW);
    let mut keeping = Clerk::runs(&desk, INSPECT);
    keeping.sees(HEADINGS[0]).sees("符合").presses(&BACKSPACE.repeat(2)).types("2");
    keeping.sees("已登记为“符合”").presses(BACKSPACE).types("");
    keeping.answers(2, 2, "1").answers(3, 16, "").sees(WRITE).types("是");
    assert_eq!(keeping.leaves().0, 0);
    assert_eq!(desk.text(ROW), before.replace("\n\n", "\nsafety_officer = \"compliant\"\n\n"));
    let mut replacing = Clerk::runs(&desk, "inspect 第一 --on 2019-08-12 --replace");
    replacing.answers(1, 6, "").sees(HEADINGS[6]).presses(&BACKSPACE.repeat(8)).types("1");
    replacing.answers(8, 16, "").sees(WRITE).types("是");
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
    clerk.sees(HEADINGS[0]).sees("上次（2019-08-12）：符合").types("3").sees("问题说明").types("");
    clerk.answers(2, 16, "").sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    let expected = "unannounced = true\n\n[results]\npolicy = \"problem\"\n";
    assert_eq!(desk.text("spot-checks/2019/沧县/2019-09-10-沧县第一中学.toml"), expected);
}

#[test]
fn others_may_write_while_a_clerk_is_asked() {
    let desk = Desk::new();
    let mut clerk = Clerk::runs(&desk, INSPECT);
    clerk.sees(HEADINGS[0]).types("1");
    desk.does("inspect 第一 --on 2019-08-12 2=符合").says_nothing_of("正在写入");
    clerk.answers(2, 16, "").sees(WRITE).types("是");
    assert_eq!(clerk.leaves().0, 0);
    assert_eq!(desk.text(ROW), "[results]\nsafety_officer = \"compliant\"\npolicy = \"compliant\"\n");
}

#[test]
fn questions_are_in_the_language_and_the_colour_asked_for() {
    let desk = Desk::new();
    let colours = |seen: &str| seen.contains("\u{1b}[38;5;");
    for (line, has_colour) in [("--color always", true), ("--color never", false), ("--color auto", true)] {
        let mut clerk = Clerk::runs(&desk, &format!("--lang en {line} {INSPECT}"));
        clerk
            .sees(HEADINGS[0])
            .sees("1 compliant  2 partial  3 problem  5 not checked")
            .types("好")
            .sees("is not an answer here");
        clerk.presses(BACKSPACE).types("").answers(2, 2, "").sees(HEADINGS[2]).presses(CTRL_C);
        let (status, seen) = clerk.leaves();
        assert!(status == 2 && seen.contains("broken off; nothing was written"), "{seen}");
        assert_eq!(colours(&seen), has_colour, "{line} {seen:?}");
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
}
