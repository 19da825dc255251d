use crate::desk::Desk;

/// A school inspected on 12 August with one finding.
fn inspected() -> Desk {
    let desk = Desk::new();
    desk.does("inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人");
    desk
}

#[test]
fn a_spot_check_of_a_school_answers_the_form_and_one_of_a_county_does_not() {
    let desk = Desk::new();
    desk.does("抽查 第一 --on 2019-09-10 --unannounced --rest 符合 1=不符合：无制度");
    let written = desk.text("spot-checks/2019/沧县/2019-09-10-沧县第一中学.toml");
    assert!(written.starts_with("unannounced = true\n\n[results]\npolicy = \"problem\"\n"), "{written}");
    desk.does("spot-check 沧县 --on 2019-09-10 --remarks 台账齐全");
    assert_eq!(desk.text("spot-checks/2019/沧县/2019-09-10.toml"), "remarks = \"台账齐全\"\n");
    desk.refuses("spot-check 沧县 --on 2019-09-11 --rest 符合", "不填检查事项");
}

#[test]
fn a_finding_is_worked_off_and_closed_by_someone_else() {
    let desk = inspected();
    desk.does("整改 第一 7 --measure 调整值班 --responsible 赵某 --done 2019-08-20");
    desk.does("rectify 第一 dormitory_closed --close 2019-08-26 --checked-by 王某").says("已补充");
    let written = desk.text("rectifications/2019/沧县/2019-08-12-沧县第一中学-dormitory_closed.toml");
    let expected = "measure = \"调整值班\"\nresponsible = \"赵某\"\ndone_on = 2019-08-20\nclosed_on = 2019-08-26\n\
                    checked_by = \"王某\"\n";
    assert_eq!(written, expected);
    desk.refuses("rectify 第一 7 --close 2019-08-27 --checked-by 王某", "已登记");
    desk.refuses("rectify 第一 1 --done 2019-08-20", "没有“1”方面的问题");
    desk.refuses("rectify 第一 7 --close 2019-08-27", "--checked-by");
}

#[test]
fn of_several_open_findings_the_day_must_be_said() {
    let desk = inspected();
    desk.does("inspect 第一 --on 2019-08-19 --rest 符合 7=基本符合");
    desk.refuses("rectify 第一 7 --done 2019-08-20", "2019-08-12、2019-08-19");
    desk.does("rectify 第一 7 --found 2019-08-19 --done 2019-08-20");
    assert_eq!(desk.below("rectifications").len(), 1);
}

#[test]
fn sessions_and_lessons_of_a_school_are_a_growing_list() {
    let desk = Desk::new();
    desk.does("落实 第一 --reported 2019-08-06 --studied 2019-08-07 --attended 80");
    desk.does(
        "work 第一 --studied 2019-08-09 --self-inspected 2019-08-15 --education 法治教育：2019-09-03：开学第一课",
    );
    desk.does("work 第一 --studied 2019-08-09").says("原已如此");
    let written = desk.text("school-work/2019/沧县/沧县第一中学.toml");
    assert_eq!(written.matches("[[study]]").count(), 2, "{written}");
    assert!(written.contains("kind = \"law\"\nnote = \"开学第一课\"\n"), "{written}");
    desk.refuses("work 第一", "没有写要登记的内容");
    desk.refuses("work 第一 --education 体育:2019-09-03", "法治教育、自护教育");
}

#[test]
fn a_session_or_lesson_of_one_day_is_corrected_and_never_doubled() {
    let desk = Desk::new();
    let text = || desk.text("school-work/2019/沧县/沧县第一中学.toml");
    desk.does("work 第一 --studied 2019-09-02");
    desk.does("work 第一 --studied 2019-09-02 --attended 20").says("已补充：").says("：学习");
    desk.refuses(
        "work 第一 --studied 2019-09-02 --attended 25",
        "“学习”已登记为“2019-09-02（20）”，与“2019-09-02（25）”不同",
    )
    .says("请加 --replace");
    desk.does("work 第一 --studied 2019-09-02 --attended 25 --replace").says("2019-09-02（20） → 2019-09-02（25）");
    desk.does("work 第一 --studied 2019-09-02 --replace").says("原已如此");
    assert_eq!(text(), "[[study]]\nheld_on = 2019-09-02\nstaff_attended = 25\n");
    desk.does("work 第一 --education law:2019-09-09 --education 自护:2019-09-09");
    desk.does("work 第一 --education law:2019-09-09:第一课").says("已补充：");
    desk.refuses("work 第一 --education law:2019-09-09:别的", "“教育”已登记为“2019-09-09（法治教育、第一课）”");
    desk.does("work 第一 --education law:2019-09-09:别的 --replace").says("第一课） → 2019-09-09（法治教育、别的）");
    desk.does("work 第一 --education law:2019-09-09").says("原已如此");
    assert!(text().matches("[[education]]").count() == 2 && text().contains("note = \"别的\""), "{}", text());
    let twice = "work 风荷小学 --education law:2019-09-09:甲 --education 法治:2019-09-09:乙";
    desk.refuses(twice, "2019-09-09的法治教育写了两次，内容却不同");
}

#[test]
fn the_forms_that_count_go_along_once() {
    let desk = inspected();
    desk.does("inspect 风荷小学 --on 2019-08-12 1=符合");
    desk.does("上报 沧县 --on 2019-08-31").says("随报检查情况表1份");
    let written = desk.text("submissions/2019/沧县/2019-08-31.toml");
    assert!(written.starts_with("to = [\"city_group\", \"procuratorate\", \"education_bureau\"]\n"), "{written}");
    assert!(written.contains("\"2019-08-12-沧县第一中学\" = \""), "{written}");
    desk.does("submit 沧县 --on 2019-08-31 --received 2019-09-02").says("随报检查情况表0份");
    desk.does("submit 沧县 --on 2019-09-01 --to 市检察院").says_nothing_of("检查情况表");
    let progress = desk.does("--as-of 2019-09-10 report progress").stdout;
    assert!(progress.contains(",2019-09-01,2019-08-31,2019-09-10,"), "{progress}");
}

#[test]
fn a_form_changed_after_it_was_sent_is_sent_again_and_one_unchanged_is_not() {
    let desk = inspected();
    desk.does("inspect 风荷小学 --on 2019-08-13 --rest 符合");
    desk.does("submit 沧县 --on 2019-08-31").says("随报检查情况表2份").says_nothing_of("重报");
    desk.does("inspect 第一 --on 2019-08-12 7=不符合：夜间无人值守 --replace")
        .says("该表已于2019-08-31上报；更正后请重报");
    desk.does("inspect 风荷小学 --on 2019-09-01 --rest 符合");
    assert!(desk.run("check").stdout.contains("changed-since-submitted"));
    desk.does("submit 沧县 --on 2019-09-03 --to 市检察院").says_nothing_of("检查情况表");
    desk.does("submit 沧县 --on 2019-09-04").says("随报检查情况表2份\n其中改动后重报1份\n已报且无改动的1份不再随报\n");
    let written = desk.text("submissions/2019/沧县/2019-09-04.toml");
    assert!(written.contains("2019-08-12-沧县第一中学") && written.contains("2019-09-01-风荷小学"), "{written}");
    assert!(!written.contains("2019-08-13-风荷小学"), "{written}");
    assert!(!desk.run("check").stdout.contains("changed-since-submitted"));
    desk.does("submit 沧县 --on 2019-09-05").says("随报检查情况表0份\n已报且无改动的3份");
    // A form that goes with a later submission needs no mending of an earlier one.
    desk.does("submit 沧县 --on 2019-08-31").says("原已如此");
}

#[test]
fn a_receipt_is_recorded_although_a_form_was_changed_on_the_way() {
    let desk = inspected();
    desk.does("submit 沧县 --on 2019-08-31");
    let sent = desk.text("submissions/2019/沧县/2019-08-31.toml");
    desk.does("inspect 第一 --on 2019-08-12 7=不符合：夜间无人值守 --replace");
    desk.does("submit 沧县 --on 2019-08-31 --received 2019-09-02").says("有1份在当日上报以后有改动");
    let digest = |text: &str| text.lines().find(|line| line.starts_with("\"2019-08-12")).unwrap().to_owned();
    assert_eq!(digest(&sent), digest(&desk.text("submissions/2019/沧县/2019-08-31.toml")));
    // Only what is typed is corrected; the forms are meant where nothing else is.
    desk.does("submit 沧县 --on 2019-08-31 --received 2019-09-03 --replace").says("有1份在当日上报以后有改动");
    assert_eq!(digest(&sent), digest(&desk.text("submissions/2019/沧县/2019-08-31.toml")));
    desk.does("submit 沧县 --on 2019-08-31 --replace").says("已更正").says_nothing_of("以后有改动");
    assert!(!desk.run("check").stdout.contains("changed-since-submitted"));
}

#[test]
fn a_decision_names_its_kind_and_unit_in_its_path() {
    let desk = inspected();
    desk.does("奖惩 通报表扬 第一 --on 2019-10-08 --reason 工作落实到位 --document 沧检联[2019]09号 --basis inspections/2019/沧县/2019-08-12-沧县第一中学.toml");
    let written = desk.text("decisions/2019/沧县/2019-10-08-commendation-沧县第一中学.toml");
    let expected = "document_number = \"沧检联〔2019〕9号\"\nreason = \"工作落实到位\"\n\
                    basis = [\"inspections/2019/沧县/2019-08-12-沧县第一中学\"]\n";
    assert_eq!(written, expected);
    desk.does("decide urging 沧县 --on 2019-10-09 --reason 进度缓慢");
    assert_eq!(desk.below("decisions").len(), 2);
}

#[test]
fn a_sealed_round_takes_rectifications_only() {
    let desk = inspected();
    let round = desk.text("rounds/2019.toml");
    let digest = "0".repeat(64);
    let sealed = round.replacen(
        "[deadlines]",
        &format!("sealed_on = 2019-12-31\nsealed_sha256 = \"{digest}\"\n\n[deadlines]"),
        1,
    );
    desk.put("rounds/2019.toml", sealed);
    desk.refuses("convey 第一 --on 2019-08-03", "封存");
    desk.does("rectify 第一 7 --close 2020-01-06 --checked-by 王某");
}
