//! `diff`: how matters stand against an earlier commit.

use crate::kept::Kept;
use crate::laid::Laid;

const HEADINGS: &str = "单位,学校,事项,原状态,现状态,原记录,现记录";

fn diff(kept: &Kept, line: &str) -> Vec<String> {
    let said = kept.desk.run(line);
    assert_eq!(said.status, 0, "{line} {said:#?}");
    let mut lines = said.stdout.lines().map(str::to_owned);
    assert_eq!(lines.next().as_deref(), Some(HEADINGS), "{line}");
    lines.collect()
}

/// A city on 4 August, and what was done until the 20th and recorded that evening.
fn city() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    Kept::laid(&LAID, |kept| {
        kept.desk.does("sign 沧县 --on 2019-08-01 --upper 王某");
        kept.desk.does("sign 沧县/风荷小学 --on 2019-08-02");
        kept.desk.does("unit set 沧县/沧县第一中学 girls_dormitory=false --replace");
        kept.desk
            .does("inspect 沧县/沧县第一中学 --on 2019-08-03 policy=problem:无制度 education=problem --rest compliant");
        kept.commits("张三", "2019-08-04");
        kept.desk.does("sign 沧县/青团幼儿园 --on 2019-08-05");
        kept.desk.does("sign 沧县/沧县第一中学 --on 2019-08-06");
        kept.desk.does("convey 沧县/风荷小学 --on 2019-08-07");
        kept.desk.does("inspect 沧县/风荷小学 --on 2019-08-12 key_areas=partial --rest compliant");
        kept.desk.does("rectify 沧县/沧县第一中学 policy --done 2019-08-10 --close 2019-08-11 --checked-by 赵某");
        kept.commits("张三", "2019-08-20");
    })
}

#[test]
fn what_stands_otherwise_is_a_line_with_the_records_that_show_it() {
    let Some(kept) = city() else { return };
    let expected = [
        "沧县,沧县第一中学,签订责任书,未到期,逾期完成,,letters/2019/沧县/沧县第一中学",
        "沧县,沧县第一中学,传达,未到期,逾期未完成,,",
        "沧县,沧县第一中学,问题：建立安全管理、预防性侵制度情况,未销号,已销号,inspections/2019/沧县/2019-08-03-沧县第一中学,rectifications/2019/沧县/2019-08-03-沧县第一中学-policy",
        "沧县,沧县第一中学,问题：开展法治教育及预防性侵等自护教育情况,未销号,逾期未销号,inspections/2019/沧县/2019-08-03-沧县第一中学,inspections/2019/沧县/2019-08-03-沧县第一中学",
        "沧县,青团幼儿园,签订责任书,未到期,按期完成,,letters/2019/沧县/青团幼儿园",
        "沧县,青团幼儿园,传达,未到期,逾期未完成,,",
        "沧县,风荷小学,传达,未到期,逾期完成,,conveyances/2019/沧县/2019-08-07-风荷小学",
        "沧县,风荷小学,检查,未到期,按期完成,,inspections/2019/沧县/2019-08-12-风荷小学",
        "沧县,风荷小学,问题：学校寝室、教室、保安室等重点区域管理情况,,未销号,,inspections/2019/沧县/2019-08-12-风荷小学",
    ];
    assert_eq!(diff(&kept, "diff HEAD~ HEAD"), expected);
    assert_eq!(
        diff(&kept, "diff HEAD~ --as-of 2019-08-20").len(),
        expected.len() - 3,
        "both as of one day: what only time made overdue was so already"
    );
    assert_eq!(diff(&kept, "diff HEAD~ --at HEAD"), expected);
    assert_eq!(diff(&kept, "diff HEAD HEAD"), [""; 0]);
    let back = diff(&kept, "diff HEAD HEAD~");
    assert_eq!(back.len(), expected.len());
    assert!(
        back.contains(&"沧县,青团幼儿园,签订责任书,按期完成,未到期,letters/2019/沧县/青团幼儿园,".to_owned()),
        "{back:#?}"
    );
}

#[test]
fn sentences_come_first_on_a_screen_and_a_page() {
    let Some(kept) = city() else { return };
    let shown = kept.desk.does("diff HEAD~ HEAD --format table").stdout;
    let sentences: Vec<_> = shown.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(
        sentences,
        [
            "HEAD（截至2019-08-20）与HEAD~（截至2019-08-04）相比：",
            "新完成：签订责任书1份、检查1所（沧县2）。",
            "补办：签订责任书1份、传达1所（沧县2）。",
            "新逾期：传达2所（沧县2）。",
            "新发现问题：1个（沧县1）。",
            "销号：1个（沧县1）。",
            "问题新逾期未销号：1个（沧县1）。",
        ]
    );
    assert!(shown.lines().count() > sentences.len() + 9);
    let page = kept.beside("变化.html");
    kept.desk.does(&format!("diff HEAD~ HEAD -o {}", page.display())).says("9行");
    let page = std::fs::read_to_string(page).unwrap();
    let [sentence, table] =
        ["补办：签订责任书1份", "<table>"].map(|text| page.find(text).unwrap_or_else(|| panic!("{page}")));
    assert!(sentence < table && page.contains("逾期未销号"));
    let same = kept.desk.does("diff HEAD HEAD --format table").stdout;
    assert_eq!(same.lines().nth(1), Some("没有变化。"), "{same}");
    let json = kept.desk.does("diff HEAD~ HEAD --format json").stdout;
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&document["report"], document["rows"].as_array().unwrap().len()), (&"diff".into(), 9));
    kept.desk.does(&format!("diff HEAD~ HEAD -o {}", kept.beside("变化.xlsx").display()));
}

#[test]
fn a_unit_that_came_or_went_is_one_line_without_its_duties() {
    let Some(kept) = city() else { return };
    kept.desk.does("unit add-school 沧县/新小学 principal=李某");
    kept.desk.does("sign 沧县/新小学 --on 2019-08-21");
    kept.desk.does("unit add-county 青县 leader=王某");
    kept.desk.does("unit close 沧县/青团幼儿园 --on 2019-08-22");
    kept.commits("张三", "2019-08-22");
    let expected = [
        "沧县,新小学,在册,不在册,在册,,units/沧县/新小学",
        "沧县,青团幼儿园,在册,在册,不在册,units/沧县/青团幼儿园,",
        "青县,,在册,不在册,在册,,units/青县",
    ];
    assert_eq!(diff(&kept, "diff HEAD~ HEAD"), expected);
    assert_eq!(diff(&kept, "diff HEAD~ HEAD --county 青县"), expected[2..]);
    let shown = kept.desk.does("diff HEAD~ HEAD --format table").stdout;
    assert!(shown.contains("新登记单位：2个（沧县1、青县1）。\n不再在册：1个（沧县1）。\n"), "{shown}");
    kept.desk.does("unit add-school 沧县/又一小学 principal=李某");
    let shown = kept.desk.does("diff HEAD --format table --as-of 2019-08-22").stdout;
    assert!(shown.contains("应检查由3所变为4所。"), "{shown}");
}

#[test]
fn what_was_taken_back_is_told_and_what_cannot_be_read_flatters_nobody() {
    let Some(kept) = city() else { return };
    kept.desk.does("remove letters/2019/沧县/青团幼儿园");
    kept.desk.does("remove inspections/2019/沧县/2019-08-12-风荷小学");
    let shown = kept.desk.does("diff HEAD --as-of 2019-08-20 --format table").stdout;
    assert!(shown.contains("原已完成、现未完成：签订责任书1份、检查1所（沧县2）。"), "{shown}");
    assert!(shown.contains("不再列为问题：1个"), "{shown}");
    kept.desk.put("units/沧县/青团幼儿园.toml", "坏\n");
    let said = kept.desk.run("diff HEAD --as-of 2019-08-20");
    assert_eq!(said.status, 1, "{said:#?}");
    assert!(said.stdout.contains("沧县,青团幼儿园,在册,在册,记录无法读取,"), "{said:#?}");
    said.says("无法读取：units/沧县/青团幼儿园.toml");
}

#[test]
fn a_new_round_has_duties_that_were_not() {
    let Some(kept) = city() else { return };
    kept.desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    kept.commits("张三", "2020-08-01");
    let lines = diff(&kept, "diff HEAD~ HEAD");
    let new: Vec<_> = lines.iter().filter(|line| line.ends_with(",,未到期,,")).collect();
    assert_eq!(new.len(), 1 + 3 * 4, "{lines:#?}");
    assert!(diff(&kept, "diff HEAD~ HEAD --round 2019").iter().all(|line| !line.contains(",,未到期,,")));
    kept.desk.refuses("diff 无", "“无”的记录");
    kept.desk.refuses("diff HEAD HEAD --at HEAD", "只写一个");
}

#[test]
fn a_new_notice_makes_no_finding_new_and_closes_none() {
    let Some(kept) = city() else { return };
    kept.commits("张三", "2020-07-24");
    kept.desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    // It is committed before its day of issue, on which it is a round at last.
    for day in ["2020-07-29", "2020-08-01"] {
        kept.commits("张三", day);
    }
    for line in ["diff HEAD~2 HEAD", "diff HEAD~ HEAD"] {
        let lines = diff(&kept, line);
        assert!(lines.iter().any(|line| line.contains(",签订责任书,,")), "{lines:#?}");
        assert!(lines.iter().all(|line| !line.contains("问题：")), "{line} {lines:#?}");
        let shown = kept.desk.does(&format!("{line} --format table")).stdout;
        assert!(!shown.contains("新发现问题") && !shown.contains("销号："), "{shown}");
        assert!(
            shown.contains("\n新一轮：") && shown.contains("（2020-07-30）。") && !shown.contains("没有变化"),
            "{shown}"
        );
    }
}

#[test]
fn changes_come_in_the_characters_of_old_spreadsheets_too() {
    let Some(kept) = city() else { return };
    for (line, heading) in [("diff HEAD~", "单位,学校,事项"), ("log --since 2019-08-01", "日期,提交人,单位")]
    {
        let file = kept.beside("gbk.csv");
        let piped = kept.desk.program().args(line.split(' ')).args(["--encoding", "gb18030"]).output().unwrap();
        kept.desk.does(&format!("{line} --encoding gb18030 -o {}", file.display()));
        for bytes in [piped.stdout, std::fs::read(&file).unwrap()] {
            let (text, _, is_broken) = encoding_rs::GB18030.decode(&bytes);
            assert!(!is_broken && text.starts_with(heading), "{line} {text}");
        }
        kept.desk.refuses(&format!("{line} --encoding gb18030 --format json"), "只用于 csv");
    }
}
