use crate::desk::Desk;
use std::fs;

const FIRST: &str = "letters/2019/沧县.toml";
const SECOND: &str = "letters/2019/沧县/风荷小学.toml";

#[test]
fn signers_are_those_registered_and_are_said() {
    let desk = Desk::new();
    desk.does("签订 风荷小学 －－on 2019年8月3日")
        .says("上级签字人按登记取：张某")
        .says("风荷小学签字人按登记取：王某");
    let expected = "[upper]\nsigner = \"张某\"\npost = \"组长\"\nsigned_on = 2019-08-03\n\n[lower]\nsigner = \"王某\"\npost = \"校长\"\nsigned_on = 2019-08-03\n";
    assert_eq!(desk.text(SECOND), expected);
}

#[test]
fn a_registered_signer_has_the_post_that_makes_him_one_and_a_later_head_makes_no_letter_wrong() {
    let desk = Desk::new();
    let mechanism = desk.text("mechanism.toml");
    let led_by = |leader: &str| desk.put("mechanism.toml", mechanism.clone() + &format!("leader = \"{leader}\"\n"));
    led_by("吴某");
    for (unit, path, posts) in [
        ("沧县", FIRST, ["组长", "组长"]),
        ("风荷小学", SECOND, ["组长", "校长"]),
        ("青团", "letters/2019/沧县/青团幼儿园.toml", ["组长", "园长"]),
    ] {
        desk.does(&format!("sign {unit} --on 2019-08-02"));
        let letter = desk.text(path);
        let written: Vec<_> = letter.lines().filter_map(|line| line.strip_prefix("post = ")).collect();
        assert_eq!(written, posts.map(|post| format!("\"{post}\"")), "{unit}");
    }
    led_by("郑某");
    desk.does("unit set 沧县 leader=冯某 --replace");
    desk.does("unit set 风荷小学 principal=陈某 --replace");
    desk.does("unit set 青团 principal=褚某 --replace");
    assert!(!desk.run("check").stdout.contains("signer-not-head"));
    // What is added says nothing of the signer, and nobody else has signed.
    desk.does("sign 风荷小学 --on 2019-08-02 --archive 档2").says("已补充").says_nothing_of("按登记取");
    assert!(desk.text(SECOND).contains("signer = \"王某\"\npost = \"校长\"\n"));
    desk.does("unit set 风荷小学 principal=");
    desk.does("sign 风荷小学 --on 2019-08-02 --archive 档2").says("原已如此");
}

#[test]
fn correcting_the_days_leaves_the_signers() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-05 --upper 李某@副组长 --lower 张某某@副校长");
    let before = desk.text(SECOND);
    let said = desk.does("sign 风荷小学 --on 2019-08-04 --replace").says_nothing_of("按登记取");
    assert_eq!(said.stderr.matches("已更正").count(), 2, "{said:#?}");
    assert_eq!(desk.text(SECOND), before.replace("2019-08-05", "2019-08-04"));
}

#[test]
fn a_post_goes_with_its_signer() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-05 --upper 李某@副组长 --lower 张某某@副校长");
    desk.refuses("sign 风荷小学 --on 2019-08-05 --lower 周某", "“下级签字人”已登记为“张某某”");
    desk.does("sign 风荷小学 --on 2019-08-05 --lower 张某某 --replace").says("原已如此");
    desk.does("sign 风荷小学 --on 2019-08-05 --lower 周某 --replace")
        .says("下级签字人：张某某 → 周某")
        .says("已删除")
        .says("下级签字人职务：副校长");
    let letter = desk.text(SECOND);
    assert!(letter.contains("post = \"副组长\"") && !letter.contains("副校长"), "{letter}");
    desk.does("sign 风荷小学 --on 2019-08-05 --upper 吴某@组长 --replace").says("副组长 → 组长");
    // By a sheet likewise: a name in it is typed, a blank is not.
    desk.put(
        "签订.csv",
        "单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期\n沧县,风荷小学,郑某,2019-08-05,,\n",
    );
    desk.refuses("import letters 签订.csv", "已登记为“吴某”");
    desk.does("import letters 签订.csv --replace").says("已删除");
    let letter = desk.text(SECOND);
    assert!(
        letter.contains("[upper]\nsigner = \"郑某\"\nsigned_on") && letter.contains("signer = \"周某\""),
        "{letter}"
    );
}

#[test]
fn a_signature_of_a_later_day_is_not_taken_for_none() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-05 --lower 周某@副校长");
    desk.does("--as-of 2019-08-04 sign 风荷小学 --on 2019-08-04 --replace").says_nothing_of("按登记取");
    assert!(desk.text(SECOND).contains("signer = \"周某\"\npost = \"副校长\"\nsigned_on = 2019-08-04"));
}

#[test]
fn a_signer_nobody_knows_must_be_named() {
    let desk = Desk::new();
    desk.refuses("sign 沧县 --on 2019-08-02", "unit set 市 督导组组长=姓名");
    desk.does("sign 沧县 --on 2019-08-02 --upper 王某");
    desk.does("unit add-school 沧县/甲小学");
    desk.does("unit add-school 沧县/乙小学");
    desk.refuses("sign --all 沧县 --on 2019-08-03", "units/沧县/甲小学.toml没有登记签字人")
        .says("units/沧县/乙小学.toml没有");
    fs::remove_file(desk.path(FIRST)).unwrap();
    desk.put("mechanism.toml", "language = \"zh\"\ntitle = “坏”\n");
    desk.refuses("sign 沧县 --on 2019-08-02", "mechanism.toml无法读取");
}

#[test]
fn the_second_signature_is_added() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-02 --only 上级");
    desk.does("sign 风荷小学 --on 2019-08-04 --only lower --archive 卷3").says("存放处、下级签字");
    let letter = desk.text(SECOND);
    assert!(letter.contains("signed_on = 2019-08-02") && letter.contains("signed_on = 2019-08-04"), "{letter}");
}

#[test]
fn a_different_value_refuses_all_and_lists_every_place() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 青团幼儿园 --on 2019-08-02");
    let said = desk.refuses("sign --all 沧县 --on 2019-08-03", "与“2019-08-03”不同").says("--replace");
    for place in ["风荷小学.toml：“上级签字日期”", "风荷小学.toml：“下级签字日期”", "青团幼儿园.toml：“上级签字日期”"]
    {
        assert!(said.stderr.contains(place), "{said:#?}");
    }
    assert!(!desk.path("letters/2019/沧县/沧县第一中学.toml").exists());
}

#[test]
fn replace_prints_old_and_new() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-02");
    let path = desk.path(SECOND);
    fs::write(&path, format!("# 纸件在三号柜\n{}", desk.text(SECOND))).unwrap();
    desk.does("sign 风荷小学 --on 2019-08-03 --only lower --replace").says("下级签字日期：2019-08-02 → 2019-08-03");
    let letter = desk.text(SECOND);
    assert!(
        letter.starts_with("# 纸件在三号柜\n[upper]")
            && letter.contains("[upper]\nsigner = \"张某\"\npost = \"组长\"\nsigned_on = 2019-08-02"),
        "{letter}"
    );
}

#[test]
fn all_of_a_county_less_some_are_signed() {
    let desk = Desk::new();
    desk.does("sign --all 沧县 --except 第一 --on 2019-08-03").says("共写入2条，0条原已如此");
    assert_eq!(
        desk.below("letters/"),
        [SECOND, "letters/2019/沧县/青团幼儿园.toml"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>()
    );
    desk.does("sign --all 沧县 --on 2019-08-03").says("共写入1条，2条原已如此");
}

#[test]
fn an_exception_is_a_school_of_that_county() {
    let desk = Desk::new();
    desk.does("unit add-county 青县 leader=赵某");
    desk.does("unit add-school 青县/青县第一小学 principal=钱某");
    desk.refuses("sign --all 沧县 --except 沧县 --on 2019-08-03", "“沧县”是县");
    desk.refuses("sign --all 沧县 --except 青县/青县第一小学 --on 2019-08-03", "不在沧县");
    desk.refuses("sign --all 沧县 --except 不知小学 --on 2019-08-03", "没有符合");
    desk.refuses("sign --all 东光 --on 2019-08-03", "没有符合“东光”的单位");
    desk.refuses("sign --all 青县 --except 第一 --on 2019-08-03", "都用 --except 除去了");
}

#[test]
fn a_school_that_cannot_be_read_is_not_left_out_of_all() {
    let desk = Desk::new();
    desk.put("units/沧县/风荷小学.toml", "<<<<<<< HEAD\n");
    desk.refuses("sign --all 沧县 --on 2019-08-03", "units/沧县/风荷小学.toml无法读取");
}

#[test]
fn a_unit_named_twice_signs_once() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 沧县/风荷 --on 2019-08-03").says_nothing_of("共写入");
    assert_eq!(desk.below("letters/"), [SECOND]);
}

#[test]
fn dates_after_the_as_of_date_are_refused() {
    let desk = Desk::new();
    desk.refuses("--as-of 2019-08-02 sign 风荷小学 --on 2019-08-03", "2019-08-03晚于2019-08-02");
    desk.does("--as-of 2019-08-03 sign 风荷小学 --on 2019-08-03");
    desk.refuses("--as-of 2019-07-01 sign 风荷小学 --on 2019-06-30", "还没有轮次");
    desk.refuses("sign 青团 --on 2099-01-01", "晚于");
    desk.refuses("sign 青团 --on 9999-12-31", "1900至2099");
    desk.refuses("sign 青团 --on 8月3日", "缺少年份");
}

#[test]
fn a_scan_is_copied_and_digested() {
    let desk = Desk::new();
    desk.put("传来/责任书.pdf", "abc");
    desk.does("sign 沧县 --on 2019-08-02 --upper 王某 --scan 传来/责任书.pdf");
    assert_eq!(desk.text("scans/2019/沧县/责任书.pdf"), "abc");
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert!(desk.text(FIRST).ends_with(&format!("[scan]\nfile = \"责任书.pdf\"\nsha256 = \"{digest}\"\n")));
    desk.does("sign 沧县 --on 2019-08-02 --upper 王某 --scan 传来/责任书.pdf").says("原已如此");
    desk.put("传来/责任书.pdf", "abd");
    desk.refuses("sign 沧县 --on 2019-08-02 --upper 王某 --scan 传来/责任书.pdf", "“扫描件校验值”已登记为");
    desk.refuses("sign 沧县 --on 2019-08-02 --upper 王某 --scan 传来/责任书.pdf --replace", "已是另一份扫描件");
}

#[test]
fn what_is_no_scan_is_refused() {
    let desk = Desk::new();
    desk.put("a.pdf", "abc");
    for scan in ["没有.pdf", "letters", "units", "/", ".."] {
        desk.refuses(&format!("sign 沧县 --on 2019-08-02 --upper 王某 --scan {scan}"), scan);
    }
    desk.refuses("sign 沧县 风荷小学 --on 2019-08-02 --upper 王某 --scan a.pdf", "只能用于一个单位");
    desk.refuses("sign --all 沧县 --on 2019-08-02 --scan a.pdf", "不能与");
    desk.refuses("sign 沧县 风荷小学 --on 2019-08-02 --lower 王某", "只能用于一个单位");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_scan_and_is_not_waited_for() {
    let desk = Desk::new();
    assert!(std::process::Command::new("mkfifo").arg(desk.path("管道.pdf")).status().unwrap().success());
    for scan in ["管道.pdf", "/dev/zero"] {
        desk.refuses(&format!("sign 沧县 --on 2019-08-02 --upper 王某 --scan {scan}"), "不是普通文件");
    }
}

#[test]
fn a_head_of_that_day_signs_with_the_post() {
    let desk = Desk::new();
    desk.does("sign 风荷小学 --on 2019-08-02 --lower 赵某").says("赵某代表学校（幼儿园）签字，登记的负责人是王某");
    assert!(desk.run("check").stdout.contains("signer-not-head"));
    desk.does("sign 风荷小学 --on 2019-08-02 --lower 赵某@校长").says("已补充").says("下级签字人职务");
    assert!(!desk.run("check").stdout.contains("signer-not-head"));
    desk.refuses("sign 青团 --on 2019-08-02 --lower @园长", "--lower");
}
