use crate::desk::Desk;

const DAY: &str = "--on 2019-08-12";

fn row(school: &str) -> String {
    format!("inspections/2019/沧县/2019-08-12-{school}.toml")
}

#[test]
fn items_are_named_by_number_by_key_and_by_a_part_of_the_heading() {
    let desk = Desk::new();
    desk.does(&format!(
        "检查 第一 {DAY} 法治教育＝基本符合：次数少 dormitory_closed=problem:夜间：无人 1=符合 16=已排查 10=一：二"
    ));
    let expected = "[results]\npolicy = \"compliant\"\neducation = \"partial\"\ndormitory_closed = \"problem\"\ncase_review = \"examined\"\n\n\
                    [notes]\neducation = \"次数少\"\ndormitory_closed = \"夜间：无人\"\nother_matters = \"一：二\"\n";
    assert_eq!(desk.text(&row("沧县第一中学")), expected);
}

#[test]
fn rest_fills_what_applies_and_nothing_else() {
    let desk = Desk::new();
    desk.does(&format!("inspect 第一 {DAY} --rest 符合 7=不符合"));
    let written = desk.text(&row("沧县第一中学"));
    assert_eq!(written.matches("\"compliant\"").count(), 13, "{written}");
    assert!(!written.contains("case_review") && !written.contains("other_matters"), "{written}");
}

#[test]
fn where_there_is_no_dormitory_its_items_do_not_apply() {
    let desk = Desk::new();
    desk.does(&format!("inspect 风荷小学 {DAY} 1=符合"));
    let written = desk.text(&row("风荷小学"));
    assert_eq!(written.matches("\"not_applicable\"").count(), 3, "{written}");
    desk.refuses("inspect 风荷小学 --on 2019-08-13 7=符合", "应填不适用");
    desk.refuses("inspect 第一 --on 2019-08-13 7=不适用", "该校有女生集体宿舍");
    desk.refuses("inspect 第一 --on 2019-08-13 1=不适用", "适用于所有学校");
}

#[test]
fn rest_leaves_unknown_dormitories_unanswered_and_says_so() {
    let desk = Desk::new();
    desk.does(&format!("inspect 青团 {DAY} --rest 符合"))
        .says("未登记有无女生集体宿舍")
        .says("女生集体宿舍封闭管理情况");
    assert!(!desk.text(&row("青团幼儿园")).contains("dormitory"));
}

#[test]
fn the_same_inspection_again_is_already_so() {
    let desk = Desk::new();
    for line in [format!("inspect 第一 {DAY} --rest 符合"), format!("inspect 风荷小学 {DAY} --rest 符合 6=不符合：暗")]
    {
        desk.does(&line).says("已登记");
        let before = desk.files();
        desk.does(&line).says("原已如此");
        assert_eq!(desk.files(), before);
    }
}

#[test]
fn answers_are_added_in_the_order_of_the_form() {
    let desk = Desk::new();
    desk.does(&format!("inspect 第一 {DAY} 6=符合 1=符合"));
    desk.does(&format!("inspect 第一 {DAY} 2=符合")).says("检查结果“专人负责校园安全工作情况”");
    let written = desk.text(&row("沧县第一中学"));
    assert!(written.starts_with("[results]\npolicy = \"compliant\"\nkey_areas ="), "{written}");
}

#[test]
fn a_corrected_answer_loses_the_note_of_the_old_one() {
    let desk = Desk::new();
    desk.does(&format!("inspect 第一 {DAY} 7=不符合：夜间无人 8=不符合：一名男性"));
    desk.refuses(&format!("inspect 第一 {DAY} 7=符合"), "检查结果“女生集体宿舍封闭管理情况”已登记为“不符合”");
    let said = desk.does(&format!("inspect 第一 {DAY} 7=符合 8=不符合 --replace"));
    said.says("不符合 → 符合").says("说明“女生集体宿舍封闭管理情况”：夜间无人").says_nothing_of("一名男性");
    let written = desk.text(&row("沧县第一中学"));
    assert!(!written.contains("夜间无人") && written.contains("一名男性"), "{written}");
}

#[test]
fn an_item_that_is_not_meant_alone_lists_what_fits() {
    let desk = Desk::new();
    desk.refuses(&format!("inspect 第一 {DAY} 宿舍=符合"), "不止一个").says("8 女生集体宿舍管理人员是否为女性");
    for item in ["0", "17", "食堂", "-1"] {
        desk.refuses_words(
            &["inspect", "第一", "--on", "2019-08-12", "--", &format!("{item}=符合")],
            "16 已发生案件排查",
        );
    }
    desk.refuses(&format!("inspect 第一 {DAY} 1=符合 policy=符合"), "写了两次");
}

#[test]
fn answers_that_an_item_cannot_have_are_refused() {
    let desk = Desk::new();
    for (typed, reason) in [
        ("1=已排查", "不能填“已排查”"),
        ("1=无", "不能填“无”"),
        ("1=：好", "不能填“”"),
        ("1=", "事项=结果"),
        ("16=符合", "不能填“符合”"),
        ("16=已排查：某案", "不写说明"),
        ("--rest 已排查", "--rest"),
        ("--rest 不知", "--rest"),
        ("--rest 不适用", "适用于所有学校"),
        ("", "没有写检查结果"),
    ] {
        desk.refuses(&format!("inspect 第一 {DAY} {typed}"), reason);
    }
    desk.refuses(&format!("inspect 第一 {DAY} 1=符合 --filled 2019-08-11"), "早于检查日期");
    desk.refuses(&format!("--as-of 2019-08-13 inspect 第一 {DAY} 1=符合 --filled 2019-08-14"), "晚于");
    desk.refuses(&format!("inspect 沧县 {DAY} 1=符合"), "“沧县”是县");
}

#[test]
fn what_follows_from_the_school_neither_contradicts_nor_replaces_an_answer() {
    let desk = Desk::new();
    let (row, day) = ("inspections/2019/沧县/2019-08-12-沧县第一中学.toml", "--on 2019-08-12");
    desk.does(&format!("inspect 第一 {day} --rest 符合 7=基本符合：门锁待修"));
    let before = desk.text(row);
    let school = desk.text("units/沧县/沧县第一中学.toml");
    // The dormitory is no more; what was seen there on that day stays.
    desk.put("units/沧县/沧县第一中学.toml", school.replace("girls_dormitory = true", "girls_dormitory = false"));
    desk.does(&format!("inspect 第一 {day} --remarks 复查"));
    desk.does(&format!("inspect 第一 {day} --remarks 再查 --replace")).says("复查 → 再查");
    desk.put("检查.csv", "单位,时间,学校,备注\n沧县,2019-08-12,沧县第一中学,三查\n");
    desk.refuses("import inspections 检查.csv", "已登记为“再查”");
    desk.does("import inspections 检查.csv --replace");
    assert_eq!(desk.text(row), format!("remarks = \"三查\"\n{before}"));
    // A note goes with the answer that is corrected by a sheet.
    desk.put("units/沧县/沧县第一中学.toml", &school);
    let heading = "女生集体宿舍封闭管理情况";
    desk.put("检查.csv", format!("单位,时间,学校,{heading}\n沧县,2019-08-12,沧县第一中学,符合\n"));
    desk.does("import inspections 检查.csv --replace").says("已删除");
    assert!(!desk.text(row).contains("门锁待修"));
}
