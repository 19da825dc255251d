//! Units after a seal: what would change its figures is refused, everything else of them is corrected as before.

use crate::desk::Desk;
use crate::laid::Laid;

/// Two counties, with 2019 sealed on the last day of the year: 第一 and 风荷小学 are inspected, which counts as what they are.
fn sealed() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "unit add-county 青县 division_code=130922",
        "unit add-school 青县/青县实验小学",
        "inspect 第一 --on 2019-08-12 --rest 符合",
        "inspect 风荷小学 --on 2019-08-12 --rest 符合",
        "round seal 2019 --on 2019-12-31 --yes",
    ])
}

/// What a command that shall be taken leaves: the seal whole.
fn keeps_the_seal(desk: &Desk, line: &str) {
    desk.does(line);
    let said = desk.run("check --fail-on error");
    assert_eq!(said.status, 0, "{line} {said:#?}");
}

const CHANGES: &str = "轮次2019已于2019-12-31封存，这样会改变它的进度统计表";

#[test]
fn what_would_change_the_figures_of_a_seal_is_refused_with_what_to_do() {
    let desk = sealed();
    for line in [
        "unit close 风荷小学 --on 2019-12-01",
        "unit close 风荷小学 --on 2019-12-31",
        "unit add-school 沧县/沧县新小学",
        "unit add-school 沧县/沧县新小学 opened_on=2019-12-31",
        "unit set 风荷小学 类别=幼儿园 --replace",
        "unit set 风荷小学 女生集体宿舍=有 --replace",
        "unit set 沧县 name=沧市 --replace",
        "unit set 沧县 division_code=130923 --replace",
        "unit add-county 东光县",
        "unit close 沧县 --on 2019-12-01",
    ] {
        desk.refuses(line, CHANGES).says("请写明晚于2019-12-31的开办日期或停办日期").says("round seal 2019");
    }
    // A round is sealed also as of an earlier day.
    desk.refuses("--as-of 2019-10-01 unit close 风荷小学 --on 2019-09-30", CHANGES);
    desk.refuses("--as-of 2019-10-01 unit add-school 沧县/沧县新小学", CHANGES);
    desk.refuses("--as-of 2019-10-01 remove units/青县/青县实验小学", CHANGES);
    // As of a later year likewise.
    desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    desk.refuses("unit add-school 沧县/沧县新小学", CHANGES);
}

#[test]
fn what_came_or_went_after_a_seal_is_registered() {
    let desk = sealed();
    keeps_the_seal(&desk, "unit add-school 沧县/沧县新小学 opened_on=2020-01-01");
    keeps_the_seal(&desk, "unit close 风荷小学 --on 2020-01-01 --merged-into 沧县新小学");
    keeps_the_seal(&desk, "unit set 沧县新小学 类别=幼儿园 --replace");
    keeps_the_seal(&desk, "unit close 青县 --on 2020-01-01");
    keeps_the_seal(&desk, "--as-of 2019-10-01 unit set 第一 校长=赵某 --replace");
}

#[test]
fn everything_that_a_seal_does_not_count_is_corrected_as_before() {
    let desk = sealed();
    for line in [
        "unit set 风荷小学 校长=赵某 --replace",
        "unit set 风荷小学 副校长=郑某 联络员=孙某 联络员性别=女 办公电话=0317-2490000",
        "unit set 风荷小学 name=荷风小学 aliases=风荷小学 --replace",
        "unit set 荷风小学 school_code=3113000101 staff=86 寄宿=是 办学性质=公办 opened_on=2010-09-01",
        "unit set 沧县 leader=王某 contact=钱某 教育局=沧县教体局 类别=区 --replace",
        // The order of the counties stays.
        "unit set 沧县 division_code=130920 --replace",
        // Nobody inspected it, so nothing is counted otherwise.
        "unit set 青县实验小学 女生集体宿舍=有",
    ] {
        keeps_the_seal(&desk, line);
    }
}

#[test]
fn a_sheet_of_schools_is_refused_by_the_rows_that_a_seal_would_count() {
    let desk = sealed();
    let sheet = |opened: &str| format!("单位,学校名称,校长,开办日期\n沧县,风荷小学,王某,\n沧县,甲小学,李某,{opened}\n");
    desk.put("表.csv", sheet(""));
    desk.refuses("import schools 表.csv", &format!("第3行：units/沧县/甲小学.toml：{CHANGES}"))
        .says_nothing_of("第2行");
    desk.put("表.csv", sheet("2020-02-01"));
    keeps_the_seal(&desk, "import schools 表.csv");
}

#[test]
fn what_was_wrong_before_hinders_nobody() {
    let desk = sealed();
    let school = "units/沧县/风荷小学.toml";
    desk.put(school, desk.text(school) + "closed_on = 2019-12-01\n");
    desk.does("unit add-school 沧县/沧县新小学");
}
