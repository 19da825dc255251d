use crate::desk::Desk;

const VISIT: &str = "conveyances/2019/沧县/2019-08-02-风荷小学.toml";

#[test]
fn a_visit_is_recorded_as_the_format_writes_it() {
    let desk = Desk::new();
    desk.does_words(&[
        "传达",
        "沧县、风荷小学",
        "－－on＝2019。8。2",
        "－－staff",
        "１０",
        "--attended=10",
        "--by",
        "张某＠检察院",
        "--by",
        "王某@education_bureau",
        "－－ｎｏｔｅ＝夜间：补课，a＝b",
    ]);
    let expected = "participants = [{ name = \"张某\", agency = \"procuratorate\" }, { name = \"王某\", agency = \"education_bureau\" }]\n\
                    staff_total = 10\nstaff_attended = 10\nnote = \"夜间：补课，a＝b\"\n";
    assert_eq!(desk.text(VISIT), expected);
}

#[test]
fn what_a_visit_lacks_is_added_and_what_differs_is_listed() {
    let desk = Desk::new();
    desk.does("convey 风荷小学 --on 2019-08-02");
    assert_eq!(desk.text(VISIT), "# 单位和日期见文件名，没有其他内容\n");
    desk.does("convey 风荷小学 --on 2019-08-02 --staff 10 --attended 9").says("已补充").says("还差1人");
    desk.refuses("convey 风荷小学 --on 2019-08-02 --attended 8 --note 好", "“实到人数”已登记为“9”，与“8”不同");
    desk.does("convey 风荷小学 --on 2019-08-02 --attended 8 --replace").says("实到人数：9 → 8");
    assert_eq!(desk.text(VISIT), "staff_total = 10\nstaff_attended = 8\n");
}

#[test]
fn counts_of_people_are_possible_ones() {
    let desk = Desk::new();
    desk.refuses("convey 风荷小学 --on 2019-08-02 --staff 10 --attended 11", "实到11人，多于应到的10人");
    desk.does("convey 风荷小学 --on 2019-08-02 --staff 10");
    desk.refuses("convey 风荷小学 --on 2019-08-02 --attended 11", "实到11人，多于应到的10人");
    for staff in ["-5", "1.5", "十", "99999999999999999999"] {
        desk.refuses(&format!("convey 风荷小学 --on 2019-08-02 --staff={staff}"), "应为整数");
    }
    desk.refuses("convey --all 沧县 --on 2019-08-02 --staff 10", "只能用于一所学校");
}

#[test]
fn a_county_has_no_visit_of_its_own() {
    let desk = Desk::new();
    desk.refuses("convey 沧县 --on 2019-08-02", "全县请用 --all 沧县");
    desk.refuses("convey 风荷小学 沧县 --on 2019-08-02", "全县请用 --all 沧县");
}

#[test]
fn participants_are_of_the_two_agencies() {
    let desk = Desk::new();
    for (typed, reason) in [
        ("张某@公安局", "没有“公安局”这个机关"),
        ("@", "姓名@机关"),
        ("张某", "姓名@机关"),
        ("张\u{202e}某@检察院", "控制字符"),
    ] {
        desk.refuses(&format!("convey 风荷小学 --on 2019-08-02 --by {typed}"), reason);
    }
}

#[test]
fn a_note_keeps_its_lines_and_nothing_hidden() {
    let desk = Desk::new();
    desk.does_words(&["convey", "风荷小学", "--on", "2019-08-02", "--note", " 一\r\n二\r三 "]);
    assert_eq!(desk.text(VISIT), "note = \"\"\"\n一\n二\n三\"\"\"\n");
    for note in ["\u{1b}[31m红", "a\u{202e}b", "a\u{7f}", "a\tb", &"长".repeat(5000)] {
        desk.refuses_words(&["convey", "青团", "--on", "2019-08-02", "--note", note], "--note");
    }
    desk.refuses_words(&["convey", "青团", "--on", "2019-08-02", "--note", " "], "不能为空");
    desk.refuses("convey 青团 --note --on 2019-08-02", "--note");
    desk.does_words(&["convey", "青团", "--on", "2019-08-02", "--note=-另行通知"]);
}

#[test]
fn what_says_nothing_beside_its_path_is_a_comment_and_no_empty_file() {
    let desk = Desk::new();
    desk.does("convey 风荷小学 --on 2019-08-02");
    assert_eq!(desk.text(VISIT), "# 单位和日期见文件名，没有其他内容\n");
    desk.does("convey 风荷小学 --on 2019-08-02");
    desk.does("convey 风荷小学 --on 2019-08-02 --staff 3");
    assert_eq!(desk.text(VISIT), "staff_total = 3\n");
    for nothing in ["", "\r\n", "\u{feff}"] {
        desk.put(VISIT, nothing);
        desk.refuses("convey 风荷小学 --on 2019-08-02 --staff 3", "文件是空的");
        let said = desk.run("check --fail-on error");
        assert!(said.status == 1 && said.stdout.contains("[unreadable]"), "{}", said.stdout);
    }
}
