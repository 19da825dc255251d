//! The round of a write is that of the record's own day, on both sides of the day that a notice is issued.

use crate::desk::Desk;

const BEFORE: &str = "2020-07-27";
const ISSUED: &str = "2020-07-28";

/// A city in its second year, neither round of which is sealed; the second notice is issued on 28 July.
fn two_rounds() -> Desk {
    let desk = Desk::new();
    desk.does(&format!(
        "round open 2020 --document 沧检联〔2020〕2号 --issued {ISSUED} --letters 2020-08-05 --inspections 2020-08-30"
    ));
    desk
}

#[test]
fn the_day_of_a_record_chooses_its_round() {
    for (day, round) in [(BEFORE, "2019"), (ISSUED, "2020")] {
        let desk = two_rounds();
        let said = format!("所属轮次：{round}\n");
        for (line, path) in [
            (format!("sign 风荷小学 --on {day}"), format!("letters/{round}/沧县/风荷小学.toml")),
            (format!("convey 风荷小学 --on {day}"), format!("conveyances/{round}/沧县/{day}-风荷小学.toml")),
            (
                format!("inspect 风荷小学 --on {day} --rest 符合 1=不符合"),
                format!("inspections/{round}/沧县/{day}-风荷小学.toml"),
            ),
            (format!("spot-check 沧县 --on {day} --remarks 台账齐全"), format!("spot-checks/{round}/沧县/{day}.toml")),
            (format!("submit 沧县 --on {day}"), format!("submissions/{round}/沧县/{day}.toml")),
            (
                format!("decide 督促 沧县 --on {day} --reason 进度缓慢"),
                format!("decisions/{round}/沧县/{day}-urging.toml"),
            ),
            // The last day typed.
            (
                format!("work 风荷小学 --reported 2020-07-01 --self-inspected {day}"),
                format!("school-work/{round}/沧县/风荷小学.toml"),
            ),
            (
                format!("work 青团 --studied 2020-07-01 --education law:{day}"),
                format!("school-work/{round}/沧县/青团幼儿园.toml"),
            ),
        ] {
            desk.does(&line).says(&said);
            assert!(desk.path(&path).exists(), "{line}: {:?}", desk.below(""));
        }
        // A receipt belongs to what was sent, and a working-off to its finding, whenever it comes.
        desk.does(&format!("submit 沧县 --on {day} --received 2020-07-29")).says(&said);
        desk.does("rectify 风荷小学 1 --done 2020-08-20").says(&said);
        assert_eq!(desk.below("rectifications"), [format!("rectifications/{round}/沧县/{day}-风荷小学-policy.toml")]);
        let other = if round == "2019" { "2020" } else { "2019" };
        assert!(!desk.below("").iter().any(|path| path.contains(&format!("/{other}/"))), "{:?}", desk.below(""));
    }
}

#[test]
fn a_named_round_goes_before_the_day() {
    let desk = two_rounds();
    desk.does(&format!("--round 2020 inspect 风荷小学 --on {BEFORE} --rest 符合"))
        .says("所属轮次：2020")
        .says("早于通知印发日期");
    desk.does(&format!("--round 2019 convey 风荷小学 --on {ISSUED}")).says("所属轮次：2019");
    desk.put("传达.csv", format!("单位,学校,传达日期,备注\n沧县,青团幼儿园,{ISSUED},x\n"));
    desk.does("--round 2019 import conveyances 传达.csv");
    assert_eq!(desk.below("conveyances").len(), 2);
    assert!(desk.below("conveyances/2020").is_empty());
}

#[test]
fn the_round_is_said_only_where_it_could_be_another() {
    let desk = Desk::new();
    desk.does("convey 风荷小学 --on 2019-08-04").says_nothing_of("所属轮次");
    // What precedes every notice is of the first, and is told to precede it.
    desk.does("convey 风荷小学 --on 2019-07-29").says("早于通知印发日期2019-07-30");
    let desk = two_rounds();
    desk.does("convey 风荷小学 --on 2019-07-29").says("所属轮次：2019").says("早于通知印发日期2019-07-30");
    desk.does("convey 风荷小学 --on 2019-07-29").says_nothing_of("所属轮次");
    desk.does(&format!("--as-of {BEFORE} convey 风荷小学 --on {BEFORE}")).says_nothing_of("所属轮次");
    desk.does("unit set 风荷小学 staff=40").says_nothing_of("所属轮次");
    desk.does("round seal 2019 --on 2020-08-01 --yes");
    desk.does(&format!("convey 风荷小学 --on {ISSUED}")).says_nothing_of("所属轮次");
    desk.refuses(&format!("convey 青团 --on {BEFORE}"), "轮次2019已于2020-08-01封存");
}

#[test]
fn a_write_is_judged_in_the_round_of_its_day() {
    let desk = two_rounds();
    desk.refuses(&format!("inspect 第一 --on {BEFORE} 7=不适用"), "该校有女生集体宿舍");
    desk.refuses(&format!("inspect 第一 --on {ISSUED} 7=不适用"), "该校有女生集体宿舍");
    let rows = [BEFORE, ISSUED].map(|day| format!("沧县,沧县第一中学,{day},不适用\n")).concat();
    desk.put("检查.csv", format!("单位,学校,时间,女生集体宿舍封闭管理情况\n{rows}"));
    desk.refuses("import inspections 检查.csv", "第2至3行“女生集体宿舍封闭管理情况”");
}

#[test]
fn a_round_that_cannot_be_read_may_be_that_of_the_day() {
    let desk = two_rounds();
    desk.put("rounds/2020.toml", "<<<<<<< HEAD\n");
    desk.refuses(&format!("convey 青团 --on {BEFORE}"), "rounds/2020.toml无法读取");
    desk.does(&format!("--round 2019 convey 青团 --on {BEFORE}"));
}

#[test]
fn every_row_of_a_sheet_is_of_the_round_of_its_day() {
    let desk = two_rounds();
    desk.put("传达.csv", format!("单位,学校,传达日期,备注\n沧县,青团幼儿园,{BEFORE},x\n沧县,青团幼儿园,{ISSUED},x\n沧县,风荷小学,{ISSUED},x\n"));
    desk.does("import conveyances 传达.csv --dry-run").says("所属轮次：2019（1条）、2020（2条）");
    desk.does("import conveyances 传达.csv").says("所属轮次：2019（1条）、2020（2条）");
    assert_eq!((desk.below("conveyances/2019").len(), desk.below("conveyances/2020").len()), (1, 2));
    // A letter's day is the later signature.
    let head = "单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期\n";
    let rows = [("青团幼儿园", BEFORE, ISSUED), ("风荷小学", ISSUED, BEFORE), ("沧县第一中学", BEFORE, BEFORE)];
    let rows = rows.map(|(school, upper, lower)| format!("沧县,{school},张某,{upper},李某,{lower}\n")).concat();
    desk.put("签订.csv", format!("{head}{rows}"));
    desk.does("import letters 签订.csv").says("所属轮次：2019（1条）、2020（2条）");
    assert_eq!(desk.below("letters/2019"), ["letters/2019/沧县/沧县第一中学.toml"]);
}

/// Another form than that of 2019: one item is new, one is called otherwise, one is gone.
fn another_form(desk: &Desk) {
    let round = desk.text("rounds/2020.toml");
    let (notice, _) = round.split_once("[[item]]").unwrap();
    let items = "[[item]]\nkey = \"gate_guard\"\nheading = \"门卫值守情况\"\n\n\
                 [[item]]\nkey = \"policy\"\nheading = \"制度建设情况\"\naliases = [\"建立安全管理、预防性侵制度情况\"]\n";
    desk.put("rounds/2020.toml", format!("{notice}{items}"));
}

#[test]
fn a_row_of_the_form_is_read_by_the_form_of_its_round() {
    let desk = two_rounds();
    another_form(&desk);
    let head = "单位,学校,时间,门卫值守情况,建立安全管理、预防性侵制度情况,专人负责校园安全工作情况\n";
    desk.put(
        "检查.csv",
        format!("{head}沧县,青团幼儿园,{BEFORE},,符合,不符合：无人\n沧县,青团幼儿园,{ISSUED},符合,不符合,\n"),
    );
    desk.does("import inspections 检查.csv").says("所属轮次：2019（1条）、2020（1条）");
    let old = desk.text(&format!("inspections/2019/沧县/{BEFORE}-青团幼儿园.toml"));
    assert_eq!(
        old,
        "[results]\npolicy = \"compliant\"\nsafety_officer = \"problem\"\n\n[notes]\nsafety_officer = \"无人\"\n"
    );
    let new = desk.text(&format!("inspections/2020/沧县/{ISSUED}-青团幼儿园.toml"));
    assert_eq!(new, "[results]\ngate_guard = \"compliant\"\npolicy = \"problem\"\n");
    // An answer that the form of its day does not ask for is not lost.
    desk.put(
        "检查.csv",
        format!("{head}沧县,沧县第一中学,{BEFORE},符合,符合,\n沧县,沧县第一中学,{ISSUED},,符合,符合\n"),
    );
    desk.refuses("import inspections 检查.csv", "第2行“门卫值守情况”为“符合”：按日期所属轮次的检查情况表没有这一项")
        .says("第3行“专人负责校园安全工作情况”为“符合”：按日期所属轮次的检查情况表没有这一项");
    // In a sheet of one round a heading of another is one that nobody knows.
    desk.put("检查.csv", format!("{head}沧县,沧县第一中学,{ISSUED},符合,符合,符合\n"));
    desk.does("import inspections 检查.csv").says("专人负责校园安全工作情况");
    desk.put("检查.csv", format!("{head}沧县,沧县第一中学,{BEFORE},符合,符合,符合\n"));
    desk.does("import inspections 检查.csv").says("门卫值守情况");
    assert_eq!(desk.below("inspections").len(), 4);
}
