//! `decide` of several units, each by its own 依据.

use crate::desk::Desk;
use crate::laid::Laid;

/// A desk where 第一 did all on time and 风荷小学 owes its inspection and self-inspection.
fn judged() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&[
        "unit set 第一 vice_principal=赵某",
        "sign 沧县 --on 2019-08-01 --upper 王某",
        "sign --all 沧县 --on 2019-08-02",
        "convey --all 沧县 --on 2019-08-04",
        "inspect 第一 --on 2019-08-12 --rest 符合",
        "inspect 青团幼儿园 --on 2019-08-12 --rest 符合",
        "work 第一 --self-inspected 2019-08-15",
        "work 青团幼儿园 --self-inspected 2019-08-15",
        "submit 沧县 --on 2019-08-16",
    ])
}

fn bases(desk: &Desk, path: &str) -> String {
    desk.text(path).lines().find(|line| line.starts_with("basis")).unwrap_or_default().to_owned()
}

#[test]
fn several_units_are_decided_each_by_its_own_basis_and_by_those_named() {
    let desk = judged();
    let decide = "--as-of 2019-10-08 decide 通报表扬 第一 青团幼儿园 第一 --on 2019-10-08 --reason 落实到位";
    desk.does(&format!("{decide} --basis 考核依据 --basis letters/2019/沧县"));
    let of = |school: &str| bases(&desk, &format!("decisions/2019/沧县/2019-10-08-commendation-{school}.toml"));
    for school in ["沧县第一中学", "青团幼儿园"] {
        let expected = [
            format!("conveyances/2019/沧县/2019-08-04-{school}"),
            format!("inspections/2019/沧县/2019-08-12-{school}"),
            format!("letters/2019/沧县/{school}"),
            format!("school-work/2019/沧县/{school}"),
            "submissions/2019/沧县/2019-08-16".to_owned(),
            "letters/2019/沧县".to_owned(),
        ];
        let quoted: Vec<_> = expected.iter().map(|path| format!("\"{path}\"")).collect();
        assert_eq!(of(school), format!("basis = [{}]", quoted.join(", ")));
    }
    desk.does("--as-of 2019-10-08 check --fail-on error");
    let shown = desk.does("--as-of 2019-10-08 report assessment --county 沧县").stdout;
    let own = of("沧县第一中学").replace(", \"letters/2019/沧县\"]", "").replace("basis = [", "").replace('"', "");
    assert!(shown.contains(&own.replace(", ", "；")), "{own}\n{shown}");
}

#[test]
fn a_school_is_commended_only_once_every_form_was_sent() {
    let desk = judged();
    let of_first = || {
        let shown = desk.does("--as-of 2019-08-20 report assessment --county 沧县").stdout;
        let line = shown.lines().find(|line| line.contains("沧县第一中学")).unwrap().to_owned();
        line.split(',').skip(12).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of_first(), ["1", "表扬"]);
    desk.does("inspect 第一 --on 2019-08-18 --rest 符合");
    assert_eq!(of_first(), ["1", ""]);
    desk.does("submit 沧县 --on 2019-08-19");
    assert_eq!(of_first(), ["1", "表扬"]);
    // What does not count need not be sent.
    desk.does("inspect 第一 --on 2019-08-20 1=符合");
    assert_eq!(of_first(), ["1", "表扬"]);
}

#[test]
fn a_county_is_urged_by_what_its_schools_owe() {
    let desk = judged();
    desk.does("--as-of 2019-10-08 decide urging 沧县 风荷 --on 2019-10-08 --reason 进度缓慢 --basis assessment");
    for file in ["2019-10-08-urging", "2019-10-08-urging-风荷小学"] {
        assert_eq!(bases(&desk, &format!("decisions/2019/沧县/{file}.toml")), "basis = [\"units/沧县/风荷小学\"]");
    }
}

#[test]
fn an_assessment_that_speaks_for_something_else_is_no_basis() {
    let desk = judged();
    let decide = |kind: &str, unit: &str, on: &str| {
        format!("--as-of 2019-10-08 decide {kind} {unit} --on {on} --reason 见考核 --basis assessment")
    };
    let said = desk.refuses(&decide("通报表扬", "第一 风荷 沧县", "2019-10-08"), "“督促”，不能作为通报表扬的依据");
    assert_eq!(said.stderr.matches("不能作为").count(), 2, "{said:#?}");
    desk.refuses(&decide("督促", "第一", "2019-10-08"), "“表扬”，不能作为督促的依据");
    // Until the deadline, and with it, nothing is overdue; what is judged is the day of the decision.
    desk.refuses(&decide("督促", "风荷", "2019-08-30"), "没有候选");
    desk.does(&decide("督促", "风荷", "2019-08-31"));
}

#[test]
fn the_other_bases_go_to_all_units_named() {
    let desk = judged();
    desk.does(
        "decide 督促 沧县 风荷 --on 2019-10-08 --reason 进度缓慢 --basis letters/2019/沧县 --basis letters/2019/沧县",
    );
    for file in ["2019-10-08-urging", "2019-10-08-urging-风荷小学"] {
        assert_eq!(bases(&desk, &format!("decisions/2019/沧县/{file}.toml")), "basis = [\"letters/2019/沧县\"]");
    }
}

#[test]
fn a_county_without_a_school_is_not_commended() {
    let desk = Desk::new();
    desk.does("unit add-county 青县 leader=王某");
    desk.does("sign 青县 --on 2019-08-04 --upper 王某");
    let shown = desk.does("--as-of 2019-09-10 report assessment").stdout;
    assert!(shown.contains("青县") && !shown.contains("表扬"), "{shown}");
    desk.refuses("--as-of 2019-09-10 decide 通报表扬 青县 --on 2019-09-10 --reason 好 --basis assessment", "青县");
}

#[test]
fn what_cannot_be_read_is_never_commended() {
    let desk = judged();
    let row = |path: &str, unit: &str| {
        let kept = desk.text(path);
        desk.put(path, "x");
        let said = desk.run("--as-of 2019-08-20 report assessment --county 沧县");
        desk.put(path, kept);
        assert_eq!(said.status, 1, "{said:#?}");
        said.stdout.lines().find(|line| line.contains(unit)).unwrap().to_owned()
    };
    let whole = desk.does("--as-of 2019-08-20 report assessment --county 沧县").stdout;
    assert!(whole.lines().any(|line| line.contains("第一中学,4,0,0,,0,0,0,0,0,1,表扬,")), "{whole}");
    for path in ["inspections/2019/沧县/2019-08-12-沧县第一中学.toml", "units/沧县/沧县第一中学.toml"] {
        assert!(!row(path, "第一中学").contains("表扬"), "{path}");
    }
    assert!(row("inspections/2019/沧县/2019-08-12-沧县第一中学.toml", "青团幼儿园").contains("表扬"));
}
