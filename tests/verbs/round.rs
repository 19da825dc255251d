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
        assert!(round.lines().any(|found| found.split("  #").next() == Some(line)), "{line}\n{round}");
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
    match desk.path("rounds/A.toml").exists() {
        // To this disk it is the same file.
        true => desk.does(&format!("round open A {NOTICE}")).says("原已如此"),
        false => desk.refuses(&format!("round open A {NOTICE}"), "只有大小写或全半角的差别"),
    };
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

/// The keys of the items of a round, in their order.
fn items(desk: &Desk, round: &str) -> Vec<String> {
    let text = desk.text(&format!("rounds/{round}.toml"));
    let keys = text.lines().filter_map(|line| line.strip_prefix("key = \""));
    keys.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

const LATER: &str = "--document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30";

fn adds(id: &str, items: &[&str]) -> Vec<String> {
    let first = ["round", "open", id].into_iter().chain(LATER.split(' ')).map(str::to_owned);
    first.chain(items.iter().flat_map(|item| ["--add-item".to_owned(), (*item).to_owned()])).collect()
}

#[test]
fn an_item_that_is_added_stands_before_the_last_text_and_in_the_order_typed() {
    let desk = Desk::new();
    let words = adds("2020", &["night_watch 夜间值班情况", "visitors 来访登记情况 text", "cameras 监控保存情况"]);
    desk.does_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let (old, new) = (items(&desk, "2019"), items(&desk, "2020"));
    let place = old.iter().position(|key| key == "other_matters").unwrap();
    assert_eq!(new[place..place + 4], ["night_watch", "visitors", "cameras", "other_matters"]);
    assert_eq!(new.len(), old.len() + 3);
    let mut without = new.clone();
    without.drain(place..place + 3);
    assert_eq!(without, old);
    desk.does("inspect 风荷小学 --on 2020-08-12 --rest 符合 10=不符合：无人值班");
    assert!(desk.text("inspections/2020/沧县/2020-08-12-风荷小学.toml").contains("night_watch = \"problem\""));
    // Once more the same is no fault, another item is.
    desk.does_words(&words.iter().map(String::as_str).collect::<Vec<_>>()).says("原已如此");
    let other = adds("2020", &["another 另一事项"]);
    desk.refuses_words(&other.iter().map(String::as_str).collect::<Vec<_>>(), "轮次2020已建立，检查事项与此不同");
}

#[test]
fn an_item_that_cannot_be_added_is_refused_with_the_reason() {
    let desk = Desk::new();
    for (item, reason) in [
        ("policy 夜间值班情况", "检查事项“policy”的代号或标题重复"),
        ("night_watch 其他事项", "检查事项“night_watch”的代号或标题重复"),
        ("夜间 值班情况", "代号由1到30个小写字母、数字或_组成"),
        ("night_watch", "应写成"),
    ] {
        let words = adds("2020", &[item]);
        desk.refuses_words(&words.iter().map(String::as_str).collect::<Vec<_>>(), reason);
    }
}

#[test]
fn the_notice_says_what_its_keys_are_and_what_it_leaves_out() {
    let desk = Desk::new();
    let text = desk.text("rounds/2019.toml");
    for line in [
        "issued_on = 2019-07-30  # 印发日期",
        "letters = 2019-08-05  # 责任书，两级相同",
        "# basis = [",
        "# inclusive = true",
        "# rectification_days = 15",
        "key = \"policy\"  # ",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}\n{text}");
    }
    assert!(!text.contains("sealed"), "{text}");
    // What is left out need only lose its sign.
    let shorter = text
        .replace("# rectification_days = 15", "rectification_days = 5")
        .replace("# inclusive = true", "inclusive = false");
    desk.put("rounds/2019.toml", shorter);
    assert_eq!(desk.run("check --fail-on error").status, 0);
    desk.does("inspect 风荷小学 --on 2019-08-12 1=不符合");
    let due = desk.does("--as-of 2019-08-18 due 风荷 --format csv").stdout;
    assert!(due.contains("2019-08-17,1,"), "{due}");
}

#[test]
fn a_round_is_opened_as_a_file_has_it() {
    let desk = Desk::new();
    let text = desk.text("rounds/2019.toml").replace("2019-", "2020-").replace("〔2019〕", "〔2020〕");
    desk.put("通知.toml", format!("# 第二轮\r\n{}", text.replace('\n', "\r\n")));
    desk.does("round open 2020 --from 通知.toml").says("已登记：rounds/2020.toml");
    assert_eq!(desk.text("rounds/2020.toml"), format!("# 第二轮\n{text}"));
    desk.does("round open 2020 --from 通知.toml").says("原已如此");
    desk.refuses("round open 2021 --from 没有.toml", "无法读取没有.toml");
    desk.refuses("round open 2021 --from 通知.toml --document 沧检联〔2021〕4号", "--from");
    desk.put("坏.toml", "title = \n");
    desk.refuses("round open 2021 --from 坏.toml", "坏.toml");
    desk.put("坏.toml", text.replace("letters = 2020-08-05", "letter = 2020-08-05"));
    desk.refuses("round open 2021 --from 坏.toml", "没有写入任何内容");
    desk.put("坏.toml", format!("sealed_on = 2020-12-31\n{text}"));
    desk.refuses("round open 2021 --from 坏.toml", "sealed_on由封存、建立轮次的命令写入");
    desk.refuses("round open 2021 --document 沧检联〔2021〕4号", "");
}

#[test]
fn a_round_from_a_file_remembers_the_seal_before() {
    let desk = Desk::new();
    let text = desk.text("rounds/2019.toml").replace("2019-", "2020-").replace("〔2019〕", "〔2020〕");
    desk.does("round seal 2019 --on 2019-12-31 --yes");
    desk.put("通知.toml", text);
    desk.does("round open 2020 --from 通知.toml");
    assert!(
        desk.text("rounds/2020.toml").contains("\nprevious_sealed_sha256 = \""),
        "{}",
        desk.text("rounds/2020.toml")
    );
    assert!(!desk.run("check").stdout.contains("seal-broken"));
}
