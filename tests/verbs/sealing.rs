use crate::desk::{Desk, Said};

/// A desk on which a whole year was recorded: every kind of record, duties and a finding left open.
fn year() -> Desk {
    let desk = Desk::new();
    for line in [
        "sign 沧县 --on 2019-08-01 --upper 王某",
        "sign --all 沧县 --on 2019-08-02",
        "convey --all 沧县 --on 2019-08-04 --note 集中传达",
        "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人",
        "work 第一 --self-inspected 2019-08-15 --studied 2019-08-07",
        "submit 沧县 --on 2019-08-31 --received 2019-09-02",
        "spot-check 风荷小学 --on 2019-09-10 --unannounced --rest 符合 1=基本符合：未上墙",
        "spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
        "rectify 第一 7 --done 2019-08-20 --close 2019-08-26 --checked-by 王某",
        "decide urging 沧县 --on 2019-10-09 --reason 进度缓慢",
    ] {
        desk.does(line);
    }
    desk
}

fn sealed() -> Desk {
    let desk = year();
    desk.does("round seal 2019 --on 2019-12-31");
    desk
}

fn check(desk: &Desk) -> Said {
    desk.run("check --fail-on error")
}

#[test]
fn a_seal_is_the_day_and_the_digest_and_what_a_clerk_wrote_stays() {
    let desk = year();
    let before = desk.text("rounds/2019.toml").replacen("issued_on", "# 市里印发\nissued_on", 1);
    desk.put("rounds/2019.toml", &before);
    desk.does("轮次 封存 2019 --on 2019年12月31日")
        .says("已补充：rounds/2019.toml：封存日期、封存摘要")
        .says("截至封存日，尚有未完成事项10项、未销号问题1个；整改仍可继续登记");
    let after = desk.text("rounds/2019.toml");
    let (seal, rest): (Vec<_>, Vec<_>) = after.lines().partition(|line| line.starts_with("sealed_"));
    assert_eq!(rest, before.lines().collect::<Vec<_>>());
    assert_eq!(seal[0], "sealed_on = 2019-12-31");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn sealing_again_alike_changes_nothing_and_otherwise_needs_replace() {
    let desk = sealed();
    let before = desk.files();
    desk.does("round seal 2019 --on 2019-12-31").says("原已如此：rounds/2019.toml");
    assert_eq!(desk.files(), before);
    desk.refuses("round seal 2019 --on 2020-01-10", "“封存日期”已登记为“2019-12-31”，与“2020-01-10”不同");
    desk.does("round seal 2019 --on 2020-01-10 --replace").says("封存日期：2019-12-31 → 2020-01-10");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn nothing_later_than_the_sealing_is_cut_off() {
    let desk = year();
    let said = desk.refuses("round seal 2019 --on 2019-09-01", "封存日期不能早于2019-10-09。没有写入任何内容。");
    for record in [
        "submissions/2019/沧县/2019-08-31.toml：日期2019-09-02晚于封存日期2019-09-01",
        "spot-checks/2019/沧县/2019-09-10-风荷小学.toml：日期2019-09-10",
        "spot-checks/2019/沧县/2019-09-10.toml",
        "decisions/2019/沧县/2019-10-09-urging.toml",
    ] {
        assert!(said.stderr.contains(record), "{record} {said:#?}");
    }
    said.says_nothing_of("rectifications").says_nothing_of("inspections");
    desk.refuses("--as-of 2019-12-01 round seal 2019 --on 2019-12-31", "2019-12-31晚于2019-12-01");
    // A seal would also cut off what the as-of date leaves out.
    desk.refuses("--as-of 2019-09-05 round seal 2019 --on 2019-09-05", "decisions/2019/沧县/2019-10-09-urging.toml");
    desk.does("round seal 2019 --on 2019-10-09");
}

#[test]
fn what_is_wrong_in_the_round_hinders_its_sealing_and_is_all_told() {
    let desk = year();
    desk.put("letters/2019/沧县/风荷小学.toml", "copies = \n");
    desk.put("conveyances/2019/沧县/2019-08-05-风荷小学.toml", "staff_total = 3\nstaff_attended = 4\n");
    desk.put("inspections/2019/沧县/2019-08-12-沧县第一中学.toml", "[results]\npolicy = \"compliant\"\n");
    desk.put("decisions/2019/沧县/说明.txt", "");
    let said = desk.refuses("round seal 2019 --on 2019-09-01", "2019-10-09晚于封存日期2019-09-01");
    for file in [
        "letters/2019/沧县/风荷小学.toml：",
        "conveyances/2019/沧县/2019-08-05-风荷小学.toml：",
        "submissions/2019/沧县/2019-08-31.toml：",
        "rectifications/2019/沧县/2019-08-12-沧县第一中学-dormitory_closed.toml：",
        "decisions/2019/沧县/说明.txt：",
    ] {
        assert!(said.stderr.contains(file), "{file} {said:#?}");
    }
}

#[test]
fn what_is_wrong_elsewhere_does_not_hinder_a_sealing() {
    let desk = year();
    desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    desk.put("letters/2020/沧县.toml", "copies = \n");
    desk.does("round seal 2019 --on 2019-12-31");
    desk.refuses("round seal 2021 --on 2019-12-31", "没有“2021”这个轮次");
    desk.refuses("round seal 2020 --on 2020-07-29", "封存日期2020-07-29早于通知印发日期2020-07-30");
}

#[test]
fn a_sealed_round_takes_rectifications_only_as_of_any_day() {
    let desk = sealed();
    desk.refuses("--round 2019 convey 第一 --on 2019-08-05", "只能再登记整改");
    desk.refuses("--as-of 2019-10-10 convey 第一 --on 2019-08-05", "只能再登记整改");
    desk.refuses("work 风荷小学 --self-inspected 2019-08-15", "只能再登记整改");
    desk.does("rectify 风荷小学 1 --done 2020-01-03 --close 2020-01-06 --checked-by 陈某");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn a_sealed_round_is_seen_on_its_sealing_day_and_its_findings_as_they_are() {
    let desk = sealed();
    desk.does("rectify 风荷小学 1 --done 2020-01-03 --close 2020-01-06 --checked-by 陈某");
    let status = desk.does("--as-of 2020-01-06 status").stdout;
    assert!(status.contains("截至2019-12-31（已封存）"), "{status}");
    let as_of = |kind: &str, day: &str| {
        let shown = desk.does(&format!("--as-of 2020-01-06 report {kind} --format json")).stdout;
        assert!(shown.contains(&format!("\"as_of\": \"{day}\"")), "{kind} {shown}");
    };
    for kind in ["progress", "letters", "missing", "form", "decisions", "differences"] {
        as_of(kind, "2019-12-31");
    }
    as_of("findings", "2020-01-06");
    for (day, open) in [("2020-01-05", "1"), ("2020-01-06", "0")] {
        let week = desk.does(&format!("--as-of {day} report weekly")).stdout;
        assert!(week.contains("\n截至2019-12-31，全市"), "{week}");
        let since = format!("本轮已于2019-12-31封存；截至{day}，尚有{open}个问题未销号，其中逾期{open}个。");
        assert!(week.contains(&since), "{week}");
    }
}

#[test]
fn a_record_changed_added_or_taken_out_breaks_the_seal_until_it_is_sealed_anew() {
    let desk = sealed();
    let path = "decisions/2019/沧县/2019-10-09-urging.toml";
    let text = desk.text(path);
    desk.put(path, text.clone() + "post = \"组长\"\n");
    let broken = check(&desk);
    assert!(broken.status == 1 && broken.stdout.contains("seal-broken"), "{broken:#?}");
    desk.put(path, &text);
    assert_eq!(check(&desk).status, 0);
    desk.put("letters/2019/沧县/风荷小学.toml", "copies = 2\n");
    assert!(check(&desk).stdout.contains("seal-broken"));
    std::fs::remove_file(desk.path(path)).unwrap();
    assert!(check(&desk).stdout.contains("seal-broken"));
    desk.refuses("round seal 2019 --on 2019-12-31", "“封存摘要”已登记为");
    desk.does("round seal 2019 --on 2019-12-31 --replace").says("封存摘要：");
    assert_eq!(check(&desk).status, 0);
}

#[test]
fn every_byte_of_a_sealed_record_counts_and_line_ends_and_marks_do_not() {
    let desk = sealed();
    for (path, bytes) in desk.files() {
        let in_round = path.contains("/2019/") && path.ends_with(".toml");
        if !in_round {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).unwrap();
        desk.put(&path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(check(&desk).status, 0, "{path} as another system has it");
        let is_sealed = !path.starts_with("rectifications/");
        for place in (0..bytes.len()).step_by(31) {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            desk.put(&path, &changed);
            let said = check(&desk);
            assert_eq!(said.stdout.contains("seal-broken"), is_sealed, "{path} at {place}: {said:#?}");
        }
        desk.put(&path, &bytes);
    }
    assert_eq!(check(&desk).status, 0);
}
