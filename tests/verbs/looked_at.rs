//! `check` of units, files and levels; and the errors where the eye is.

use crate::desk::Desk;
use crate::laid::Laid;

/// A desk with an error, an overdue duty and a warning at one school, and more at others.
fn faulty() -> Desk {
    let desk = Desk::new();
    desk.put("units/沧县/风荷小学.toml", desk.text("units/沧县/风荷小学.toml") + "head = \"x\"\n");
    desk
}

fn checked(desk: &Desk, line: &str) -> (i32, String) {
    let said = desk.run(&format!("--as-of 2019-09-10 {line}"));
    (said.status, said.stdout)
}

#[test]
fn only_what_concerns_the_units_named_is_told_and_counted() {
    let desk = faulty();
    desk.does("unit add-county 青县 leader=王某");
    let (status, county) = checked(&desk, "check 沧县");
    assert!(status == 1 && county.contains("unknown-key") && !county.contains("青县"), "{county}");
    let (status, school) = checked(&desk, "校验 青团");
    assert!(
        status == 1 && school.lines().filter(|line| line.starts_with("units/")).all(|line| line.contains("青团")),
        "{school}"
    );
    assert!(!school.contains("错误["), "{school}");
    let (_, both) = checked(&desk, "check 青团 青县");
    assert!(both.contains("青团") && both.contains("青县：") && !both.contains("沧县第一中学"), "{both}");
    let (status, file) = checked(&desk, "check units/沧县/风荷小学.toml --fail-on error");
    assert!(status == 1 && file.contains("unknown-key") && !file.contains("青团"), "{file}");
    // What is left out, because it is dated later, is counted of them alone.
    desk.does("convey 青团 --on 2019-08-04");
    let left_out = |units: &str| desk.run(&format!("--as-of 2019-08-03 check {units}")).stdout.contains("未计入的有");
    assert!(left_out("青团") && left_out("沧县") && left_out("") && !left_out("风荷") && !left_out("青县"));
    // A unit whose file cannot be read is looked at too.
    desk.put("units/沧县/青团幼儿园.toml", "");
    assert!(checked(&desk, "check 青团").1.contains("unreadable"));
    for (line, reason) in
        [("check 不存在", "没有符合“不存在”的单位"), ("check units/没有.toml", "没有“units/没有.toml”这个文件")]
    {
        desk.refuses(line, reason);
    }
}

#[test]
fn only_the_levels_named_are_told_counted_and_judged() {
    let desk = faulty();
    let (status, errors) = checked(&desk, "check --only error");
    assert_eq!(status, 1);
    assert!(errors.ends_with("合计：错误1 逾期0 提醒0\n"), "{errors}");
    let (status, warnings) = checked(&desk, "check --only 提醒");
    assert!(status == 0 && warnings.contains("错误0 逾期0 提醒"), "{warnings}");
    let (_, two) = checked(&desk, "check --only 逾期、提醒");
    assert!(two.contains("逾期[") && two.contains("提醒[") && !two.contains("错误["), "{two}");
    let (status, json) = checked(&desk, "check 青团 --only error --format json");
    assert!(status == 0 && json.contains("\"diagnostics\": []") && json.contains("\"overdue\": 0"), "{json}");
    let (_, none) = checked(&desk, "check 青团 --only error");
    assert_eq!(none.lines().next(), Some("截至2019-09-10，所查范围内没有发现问题。"));
    desk.refuses("check --only 严重", "严重");
}

/// A city of 300 schools for which nothing is done, with one error.
pub fn city_with_one_error() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = Desk::new();
        let rows: String = (0..300).map(|n| format!("沧县,第{n:03}小学\n")).collect();
        desk.put("名册.csv", format!("单位,学校名称\n{rows}"));
        desk.does("import schools 名册.csv");
        desk.put("units/沧县/第007小学.toml", desk.text("units/沧县/第007小学.toml") + "head = \"x\"\n");
        desk
    })
}

#[test]
fn the_last_screen_of_a_city_with_one_error_and_hundreds_of_reminders_shows_the_error() {
    let desk = city_with_one_error();
    let (_, text) = checked(&desk, "check");
    let lines: Vec<_> = text.lines().collect();
    assert!(lines.len() > 900, "{}", lines.len());
    let last = lines[lines.len() - 23..].join("\n");
    assert!(
        last.contains("错误[unknown-key]") && last.contains("units/沧县/第007小学.toml") && last.contains("^"),
        "{last}"
    );
    assert!(text.ends_with("\n"), "{last}");
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}"));
    let order = [place("提醒["), place("逾期["), place("\n沧县：错误1"), place("错误["), place("合计：")];
    assert!(order.is_sorted(), "{order:?}");
    let after_warnings = &text[place("逾期[")..];
    assert!(!after_warnings.contains("提醒["), "all warnings come first");
}

#[test]
fn a_conflict_shows_what_each_side_says() {
    let desk = Desk::new();
    let side = |name: &str, value: &str| format!("{name} = \"{value}\"\n");
    let text = format!(
        "name = \"沧县\"\nkind = \"county\"\n<<<<<<< HEAD\n{}=======\n{}{}>>>>>>> 青县分支\n",
        side("leader", "张某"),
        side("leader", "李某"),
        side("contact", "钱某")
    );
    desk.put("units/沧县.toml", &text);
    let (_, shown) = checked(&desk, "check 沧县 --only error");
    for part in ["“组长”在HEAD为“张某”，在青县分支为“李某”", "“联系人”在HEAD没有写，在青县分支为“钱某”"]
    {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    // As git writes it with the version before both, and inside a table.
    desk.put("units/沧县.toml", text.replace("=======", "||||||| 1a2b3c\nleader = \"旧某\"\n======="));
    let (_, shown) = checked(&desk, "check 沧县 --only error");
    assert!(shown.contains("在HEAD为“张某”，在青县分支为“李某”") && !shown.contains("“旧某”"), "{shown}");
    desk.put(
        "letters/2019/沧县.toml",
        "[upper]\nsigner = \"王某\"\n<<<<<<< HEAD\nsigned_on = 2019-08-01\n=======\nsigned_on = 2019-08-02\n>>>>>>> b\n",
    );
    let (_, shown) = checked(&desk, "check letters --only error");
    assert!(shown.contains("“上级签字日期”在HEAD为“2019-08-01”，在b为“2019-08-02”"), "{shown}");
    // A side that is no record by itself is told without values.
    desk.put("letters/2019/沧县.toml", "<<<<<<< HEAD\nx = \n=======\ny = 1\n>>>>>>> b\n");
    assert!(checked(&desk, "check letters --only error").1.contains("“HEAD”与“b”写的不一样"));
}
