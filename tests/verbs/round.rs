use crate::desk::Desk;

const NOTICE: &str = "--document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30";

#[test]
fn deadlines_left_out_follow_from_the_others() {
    let desk = Desk::new();
    let round = desk.text("rounds/2019.toml");
    for line in [
        "title = \"2019年双签双入校（园）工作\"",
        "conveyances = 2019-08-05",
        "school_work = 2019-08-30",
        "spot_checks_from = 2019-08-31",
        "key = \"case_review\"",
    ] {
        assert!(round.lines().any(|found| found == line), "{line}\n{round}");
    }
}

#[test]
fn a_later_round_takes_the_last_form_and_not_the_first() {
    let desk = Desk::new();
    let changed = desk.text("rounds/2019.toml").replace("heading = \"其他事项\"", "heading = \"其他情况\"");
    desk.put("rounds/2019.toml", changed);
    desk.does("round open 2020 --document 沧检联[2020]第04号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    let round = desk.text("rounds/2020.toml");
    assert!(round.contains("其他情况") && round.contains("沧检联〔2020〕4号"), "{round}");
}

#[test]
fn opening_a_round_again_changes_nothing() {
    let desk = Desk::new();
    let before = desk.files();
    desk.does(&format!("轮次 建立 2019 {NOTICE}")).says("原已如此：rounds/2019.toml");
    assert_eq!(desk.files(), before);
    desk.refuses(&format!("round open 2019 {NOTICE} --conveyances 2019-08-06"), "传达期限");
}

#[test]
fn a_round_keeps_its_place_and_its_day() {
    let desk = Desk::new();
    for id in ["../2019", "20/19", ".", "CON", "", "a b"] {
        let words: Vec<_> = ["round", "open", id].into_iter().chain(NOTICE.split(' ')).collect();
        desk.refuses_words(&words, "<轮次>");
    }
    let later = format!("round open 2099 {}", NOTICE.replace("2019-", "2099-"));
    desk.refuses(&later, "2099-07-30晚于");
    desk.refuses(&format!("--as-of 2019-07-01 round open 乙 {NOTICE}"), "晚于");
}

#[test]
fn ids_of_rounds_differ_by_more_than_case_and_width() {
    let desk = Desk::city();
    desk.does(&format!("round open a {NOTICE}"));
    desk.refuses(&format!("round open A {NOTICE}"), "只有大小写或全半角的差别");
}

#[test]
fn nothing_is_recorded_before_a_round_is_open() {
    let desk = Desk::city();
    desk.does("unit add-county 沧县 leader=张某");
    desk.refuses("sign 沧县 --on 2019-08-02 --upper 王某", "还没有轮次");
    desk.refuses("--round 2019 sign 沧县 --on 2019-08-02 --upper 王某", "没有“2019”这个轮次");
    desk.refuses("--round ../x sign 沧县 --on 2019-08-02", "--round");
    assert_eq!(desk.does("round list").stdout.lines().count(), 2);
}

#[test]
fn a_round_that_cannot_be_read_is_told_and_never_passed_over() {
    let desk = Desk::new();
    desk.put("rounds/2020.toml", "issued_on = 2020-07-30\n");
    desk.refuses("convey 风荷小学 --on 2020-08-02", "rounds/2020.toml无法读取");
    desk.does("--round 2019 convey 风荷小学 --on 2019-08-02");
    desk.refuses("--round 2020 convey 风荷小学 --on 2020-08-02", "rounds/2020.toml无法读取");
    let listed = desk.run("round list");
    assert_eq!(listed.status, 1);
    assert!(listed.stdout.contains("2019年") && listed.stderr.contains("rounds/2020.toml"), "{listed:#?}");
}

#[test]
fn no_deadline_is_before_its_notice() {
    let desk = Desk::city();
    let line = "round open 2020 --document x --issued 2020-07-30 --letters 2019-08-05 --inspections 2020-08-30";
    desk.refuses(line, "--letters 2019-08-05早于通知印发日期2020-07-30");
    desk.refuses(&format!("{} --school-work 2020-07-29", line.replace("2019-08", "2020-08")), "--school-work");
    desk.does(&line.replace("2019-08-05", "2020-07-30"));
}

#[test]
fn what_a_notice_left_out_contradicts_nothing_when_it_is_opened_again() {
    let desk = Desk::city();
    let open = "round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30";
    desk.does(open);
    let mended = desk.text("rounds/2019.toml").replacen("heading = \"", "heading = \"新", 1);
    let mended = mended.replace("conveyances = 2019-08-05", "conveyances = 2019-08-09");
    desk.put("rounds/2019.toml", &mended);
    desk.does(open).says("原已如此");
    assert_eq!(desk.text("rounds/2019.toml"), mended);
    desk.refuses(&format!("{open} --conveyances 2019-08-05"), "已登记为“2019-08-09”");
}
