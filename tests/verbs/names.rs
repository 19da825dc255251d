//! Words for nobody where a name belongs, and schools that differ only by the county's name.

use crate::desk::{Desk, Said};
use shuangqian::records::{County, Described, Kind, School};

const LETTER: &str = "letters/2019/沧县/风荷小学.toml";
const SCHOOL: &str = "units/沧县/风荷小学.toml";
const NOBODY: [&str; 18] = [
    "无",
    "暂无",
    "没有",
    "待定",
    "暂缺",
    "空缺",
    "不详",
    "未定",
    "是",
    "否",
    "有",
    "已签",
    "见附件",
    "null",
    "None",
    "?",
    "0",
    "-",
];

/// A letter signed by these, and nothing else.
fn signed(upper: &str, lower: &str) -> String {
    let side = |side: &str, signer: &str| format!("[{side}]\nsigner = \"{signer}\"\nsigned_on = 2019-08-02\n");
    side("upper", upper) + &side("lower", lower)
}

/// A school without anything but these lines.
fn school(lines: &str) -> String {
    format!("name = \"风荷小学\"\nkind = \"primary\"\nprincipal = \"王某\"\ngirls_dormitory = false\n{lines}")
}

/// The cell under a heading in the first line of a report that has these words.
fn cell(report: &Said, line: &str, heading: &str) -> String {
    let mut lines = report.stdout.lines();
    let place = lines.next().unwrap().split(',').position(|known| known == heading).unwrap();
    let line = lines.find(|known| known.contains(line)).unwrap_or_else(|| panic!("{line} {report:#?}"));
    line.split(',').nth(place).unwrap().to_owned()
}

fn report(desk: &Desk, as_of: &str, kind: &str) -> Said {
    desk.does(&format!("--as-of {as_of} report {kind}"))
}

#[test]
fn no_option_that_names_a_person_takes_a_word_for_nobody() {
    let desk = Desk::new();
    desk.does("inspect 风荷小学 --on 2019-08-12 1=不符合 --rest 符合");
    for nobody in NOBODY {
        desk.refuses(
            &format!("sign 风荷小学 --on 2019-08-02 --lower {nobody}"),
            &format!("--lower {nobody}：这不是人名"),
        );
    }
    for (line, option) in [
        ("sign 风荷小学 --on 2019-08-02 --upper 已签", "--upper"),
        ("sign 风荷小学 --on 2019-08-02 --only upper --upper 已签@组长", "--upper"),
        ("rectify 风荷小学 1 --responsible 无", "--responsible"),
        ("rectify 风荷小学 1 --close 2019-08-20 --checked-by 无", "--checked-by"),
    ] {
        desk.refuses(line, "这不是人名").says(&format!("还没有人的，请不要写 {option}"));
    }
    for line in [
        "convey 风荷小学 --on 2019-08-02 --by 张某@检察院 --by 无@教育局",
        "inspect 风荷小学 --on 2019-08-13 --rest 符合 --by 无@检察院",
        "spot-check 风荷小学 --on 2019-09-02 --rest 符合 --by 待定@检察院",
    ] {
        desk.refuses(line, "这不是人名；还没有人选的，请不要填写").says("--by");
    }
    desk.refuses("convey 风荷小学 --on 2019-08-02 --by 孙?@检察院", "名字里有字丢失").says_nothing_of("xlsx");
    desk.refuses("sign 风荷小学 --on 2019-08-02 --lower 无", "请加 --only upper");
    desk.refuses("sign 风荷小学 --on 2019-08-02 --lower 孙?", "名字里有字丢失");
}

#[test]
fn no_person_of_a_unit_is_a_word_for_nobody() {
    let desk = Desk::new();
    let people = |fields: shuangqian::records::Fields| {
        fields.all().filter(|field| matches!(field.value, Kind::Person)).map(|field| field.name).collect::<Vec<_>>()
    };
    for name in people(County::FIELDS) {
        let reason = format!("{name}=待定：这不是人名");
        desk.refuses(&format!("unit set 沧县 {name}=待定"), &reason).says(&format!("请写“{name}=”"));
        desk.refuses(&format!("unit add-county 青县 {name}=待定"), &reason);
    }
    for name in people(School::FIELDS) {
        let reason = format!("{name}=无：这不是人名");
        desk.refuses(&format!("unit set 风荷小学 {name}=无 联络员性别=女"), &reason).says(&format!("请写“{name}=”"));
        desk.refuses(&format!("unit add-school 沧县/乙小学 {name}=无"), &reason);
    }
    assert_eq!([people(County::FIELDS).len(), people(School::FIELDS).len()].map(|many| many > 0), [true; 2]);
}

#[test]
fn nobody_signs_because_the_register_says_so() {
    let desk = Desk::new();
    desk.put(SCHOOL, school("").replace("王某", "待定"));
    desk.refuses("sign 风荷小学 --on 2019-08-02", "units/沧县/风荷小学.toml：校长登记为“待定”，这不是人名")
        .says("unit set 沧县/风荷小学 校长=姓名 --replace")
        .says("--lower");
    desk.refuses("sign --all 沧县 --on 2019-08-02", "校长登记为“待定”");
    desk.put(SCHOOL, school("").replace("王某", "王?"));
    desk.refuses("sign 风荷小学 --on 2019-08-02", "名字里有字丢失");
    desk.put(SCHOOL, school("").replace("王某", "待定"));
    desk.does("sign 风荷小学 --on 2019-08-02 --lower 王某@校长").says_nothing_of("登记的负责人");
    desk.put("units/沧县.toml", desk.text("units/沧县.toml").replace("张某", "0"));
    desk.refuses("sign 青团 --on 2019-08-02", "unit set 沧县 组长=姓名 --replace").says("--upper");
}

#[test]
fn a_letter_signed_by_nobody_is_not_signed() {
    let desk = Desk::new();
    desk.put("letters/2019/沧县.toml", signed("张某", "李某"));
    let states = |as_of: &str| {
        ["状态", "上级签字人", "下级签字人", "下级签字日期", "签订日期"]
            .map(|heading| cell(&report(&desk, as_of, "letters"), "风荷小学", heading))
    };
    desk.put(LETTER, signed("张某", "王某"));
    assert_eq!(states("2019-08-04"), ["已签", "张某", "王某", "2019-08-02", "2019-08-02"]);
    assert_eq!(cell(&report(&desk, "2019-08-04", "progress"), "沧县", "已签责任书数"), "1");
    for nobody in NOBODY {
        desk.put(LETTER, signed("张某", nobody));
        assert_eq!(states("2019-08-04"), ["仅一方签字", "张某", "", "", ""], "{nobody}");
    }
    assert_eq!(states("2019-08-06"), ["逾期未签", "张某", "", "", ""]);
    assert_eq!(cell(&report(&desk, "2019-08-06", "progress"), "沧县", "已签责任书数"), "0");
    assert_eq!(cell(&report(&desk, "2019-08-06", "missing"), "风荷小学", "未完成事项"), "未签责任书");
    assert!(report(&desk, "2019-08-04", "weekly").stdout.contains("应签县校责任书3份，已签0份"));
    let check = desk.run("--as-of 2019-08-06 check").stdout;
    for code in ["letter-overdue", "half-signed", "doubtful-name"] {
        let told = check.lines().any(|line| line.contains(code) && line.contains("风荷小学"));
        assert!(told, "{code}\n{check}");
    }
    let printed = |lower| {
        desk.put(LETTER, signed("张某", lower));
        desk.does("--as-of 2019-08-04 print letter 风荷小学").stdout
    };
    assert!(printed("钱某").contains("钱某") && !printed("见附件").contains("见附件"));
    desk.put(LETTER, signed("无", "已签"));
    assert_eq!(states("2019-08-04"), ["未签", "", "", "", ""]);
    desk.put("letters/2019/沧县.toml", signed("张某", "无"));
    assert_eq!(cell(&report(&desk, "2019-08-06", "progress"), "沧县", "市县责任书签订日期"), "");
    // Whoever signs now replaces nobody, and not without a word.
    desk.put(LETTER, signed("张某", "无"));
    desk.refuses("sign 风荷小学 --on 2019-08-02", "已登记为“无”，与“王某”不同");
    desk.does("sign 风荷小学 --on 2019-08-02 --replace").says("下级签字人：无 → 王某");
    // A name that lost a character is somebody's all the same.
    desk.put(LETTER, signed("张某", "王?"));
    assert_eq!(states("2019-08-04")[0], "已签");
}

#[test]
fn nobody_is_neither_vice_principal_nor_liaison() {
    let desk = Desk::new();
    let counts = || {
        let progress = report(&desk, "2019-08-04", "progress");
        ["已确定副校长（园长）数", "已确定女性联络员数"].map(|heading| cell(&progress, "沧县", heading))
    };
    let named = |vice: &str, liaison: &str| {
        school(&format!("vice_principal = \"{vice}\"\n[liaison]\nname = \"{liaison}\"\nfemale = true\n"))
    };
    desk.put(SCHOOL, named("赵某", "孙某"));
    assert_eq!(counts(), ["1", "1"]);
    desk.put(SCHOOL, named("无", "暂无"));
    assert_eq!(counts(), ["0", "0"]);
    let missing = report(&desk, "2019-08-04", "missing").stdout;
    let of_school: Vec<_> = missing.lines().filter(|line| line.contains("风荷小学")).collect();
    let owes = |what| of_school.iter().any(|line| line.contains(what));
    assert!(owes("未确定副校长（园长）") && owes("未确定女性联络员"), "{missing}");
    let check = desk.run("--as-of 2019-08-04 check").stdout;
    for code in ["no-vice-principal", "no-liaison"] {
        assert!(check.lines().any(|line| line.contains(code) && line.contains("风荷小学")), "{code}\n{check}");
    }
    assert!(!check.contains("same-person"), "{check}");
    // Of nobody it is not known whether she is a woman.
    desk.put(SCHOOL, named("无", "无").replace("true", "false").replace("girls_dormitory = false", ""));
    assert!(!desk.run("--as-of 2019-08-04 check").stdout.contains("liaison-not-female"));
    desk.does("unit set 风荷小学 联络员=孙某 联络员性别=女 --replace").says("无 → 孙某");
}

#[test]
fn nobody_closes_a_finding() {
    let desk = Desk::new();
    desk.does("inspect 风荷小学 --on 2019-08-12 1=不符合 --rest 符合");
    let path = "rectifications/2019/沧县/2019-08-12-风荷小学-policy.toml";
    let ends = |lines: &str| {
        desk.put(path, format!("closed_on = 2019-08-20\n{lines}"));
        let findings = report(&desk, "2019-09-10", "findings");
        let progress = report(&desk, "2019-09-10", "progress");
        let columns = ["是否销号", "销号日期", "复查人", "责任人"].map(|heading| cell(&findings, "风荷小学", heading));
        (columns, cell(&progress, "沧县", "已销号数"))
    };
    let somebody = ends("checked_by = \"王某\"\nresponsible = \"赵某\"\n");
    assert_eq!(somebody, (["是", "2019-08-20", "王某", "赵某"].map(str::to_owned), "1".to_owned()));
    for lines in ["checked_by = \"无\"\nresponsible = \"暂无\"\n", ""] {
        assert_eq!(ends(lines), (["否", "", "", ""].map(str::to_owned), "0".to_owned()), "{lines}");
    }
    ends("checked_by = \"无\"\n");
    let check = desk.run("--as-of 2019-09-10 check").stdout;
    assert!(check.contains("rectification-overdue") && check.contains("doubtful-name"), "{check}");
    desk.does("rectify 风荷小学 1 --close 2019-08-20 --checked-by 王某 --replace").says("复查人：无 → 王某");
}

#[test]
fn nobody_takes_part_for_an_agency() {
    let desk = Desk::new();
    let path = "conveyances/2019/沧县/2019-08-02-风荷小学.toml";
    let person = |name: &str, agency: &str| format!("{{ name = \"{name}\", agency = \"{agency}\" }}");
    for (second, is_told) in [("吕某", false), ("无", true)] {
        let people = [person("何某", "procuratorate"), person(second, "education_bureau")].join(", ");
        desk.put(path, format!("participants = [{people}]\n"));
        assert_eq!(desk.run("check").stdout.contains("one-agency"), is_told, "{second}");
    }
    let inspection = "inspections/2019/沧县/2019-08-12-风荷小学.toml";
    desk.put(
        inspection,
        format!("participants = [{}]\n[results]\npolicy = \"compliant\"\n", person("待定", "procuratorate")),
    );
    assert!(!desk.does("print form 风荷小学").stdout.contains("待定"));
}

#[test]
fn a_school_that_differs_only_by_the_name_of_the_county_is_told() {
    let desk = Desk::city();
    desk.does("unit add-county 献县");
    desk.does("unit add-school 献县/光明小学").says_nothing_of("去掉县名");
    desk.does("unit add-school 献县/献县光明小学").says("去掉县名后相同").says("units/献县/光明小学.toml");
    // It stands at the later id, and is told whichever of the two is written later.
    desk.does("unit add-school 献县/献县新民小学");
    desk.does("unit add-school 献县/新民小学").says("units/献县/献县新民小学.toml：").says("去掉县名后相同");
    let check = desk.run("--as-of 2019-09-10 check").stdout;
    assert_eq!(check.matches("similar-name").count(), 2, "{check}");
    assert!(check.contains("units/献县/献县光明小学.toml:1:8"), "{check}");
    // What is told already is not told again.
    desk.does("unit add-school 献县/育红小学").says_nothing_of("去掉县名");
    desk.does("unit close 献县/献县新民小学 --on 2019-09-01");
    assert_eq!(desk.run("--as-of 2019-09-10 check").stdout.matches("similar-name").count(), 1);
    // Where they are never there together they are not alike.
    desk.does("unit add-school 献县/城关小学 opened_on=2020-09-01 --as-of 2021-01-01");
    desk.does("unit add-school 献县/献县城关小学 --as-of 2020-08-01").says("去掉县名");
    desk.does("unit close 献县/献县城关小学 --on 2020-09-01 --as-of 2020-09-01");
    assert_eq!(desk.run("--as-of 2020-08-31 check").stdout.matches("similar-name").count(), 1);
}

#[test]
fn a_sheet_of_schools_tells_what_is_nearly_registered() {
    let desk = Desk::city();
    desk.does("unit add-county 任丘市");
    desk.does("unit add-school 任丘市/光明小学");
    desk.put("表.csv", "单位,学校名称\n任丘市,任丘光明小学\n任丘市,育红小学\n");
    desk.does("import schools 表.csv").says("“任丘光明小学”").says("去掉县名后相同").says_nothing_of("育红小学”");
}
