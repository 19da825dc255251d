//! What stands in the cells of a sheet: people who are nobody, names that were spoilt, codes of other schools, totals.

use crate::desk::{Desk, Said};

/// Imports a sheet of a kind that shall go in.
fn goes_in(desk: &Desk, kind: &str, sheet: &str) -> Said {
    desk.put("表.csv", sheet);
    desk.does(&format!("import {kind} 表.csv"))
}

/// Imports a sheet of a kind that shall be refused.
fn is_refused(desk: &Desk, kind: &str, sheet: &str, reason: &str) -> Said {
    desk.put("表.csv", sheet);
    desk.refuses(&format!("import {kind} 表.csv"), reason)
}

#[test]
fn what_stands_for_nobody_is_blank_where_it_may_be_and_said() {
    let desk = Desk::new();
    let sheet = "单位,学校名称,校长,副校长,联络员,联络员性别,办公电话\n\
        沧县,甲小学,王某,无,暂无,女,\n沧县,乙小学,是,待定,-,女,0317-2490229\n沧县,丙小学,王某,0,?,女,\n";
    goes_in(&desk, "schools", sheet)
        .says("“校长”填的不是人名，按空白处理，共1行：第3行")
        .says("“副校长”填的不是人名，按空白处理，共3行：第2、3、4行")
        .says("“联络员”填的不是人名")
        .says("“办公电话”没有对应的人，按空白处理，共1行：第3行")
        .says("共写入3条");
    for school in ["甲小学", "乙小学", "丙小学"] {
        let record = desk.text(&format!("units/沧县/{school}.toml"));
        assert!(!record.contains("vice_principal") && !record.contains("liaison"), "{record}");
    }
    let sheet = "单位,学校,传达日期,参加人员\n沧县,风荷小学,2019-08-02,无\n";
    goes_in(&desk, "conveyances", sheet).says("“参加人员”填的不是人名");
    assert!(!desk.text("conveyances/2019/沧县/2019-08-02-风荷小学.toml").contains("participants"));
}

#[test]
fn nobody_has_signed_a_letter() {
    let desk = Desk::new();
    let head = "单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期\n";
    for nobody in ["无", "已签", "是", "0", "—", "见附件", "（待定）"] {
        let sheet = format!("{head}沧县,风荷小学,张某,2019-08-03,{nobody},2019-08-03\n");
        is_refused(&desk, "letters", &sheet, "第2行“下级签字人”").says("这不是人名");
        let sheet = format!("{head}沧县,青团幼儿园,{nobody},,{nobody},\n");
        goes_in(&desk, "letters", &sheet).says("1行没有填写内容，已略过：第2行").says("共写入0条");
    }
    let sheet = format!("{head}沧县,风荷小学,张某,2019-08-03,无,\n");
    goes_in(&desk, "letters", &sheet).says("“下级签字人”填的不是人名").says("已登记：letters/");
    assert!(!desk.text("letters/2019/沧县/风荷小学.toml").contains("lower"));
    is_refused(&desk, "conveyances", "单位,学校,传达日期,参加人员\n沧县,风荷小学,2019-08-02,无@检察院\n", "这不是人名");
    // A title is of the whole sheet: a school that was forgotten below it is not the county.
    let titled = "单位：沧县\n层级,学校,上级签字人,上级签字日期\n,,王某,2019-08-01\n";
    is_refused(&desk, "letters", titled, "第3行“学校”：没有填写");
    goes_in(&desk, "letters", &titled.replace("\n,,", "\n市县,,")).says("已登记：letters/2019/沧县.toml");
}

#[test]
fn a_name_that_lost_a_character_is_refused() {
    let desk = Desk::new();
    for name in ["孙?", "孙？某", "孙\u{fffd}", "孙\u{e863}", "锟斤拷某"] {
        for (heading, cell) in [("校长", name), ("副校长", name), ("曾用名", name)] {
            let sheet = format!("单位,学校名称,{heading}\n沧县,甲小学,{cell}\n");
            is_refused(&desk, "schools", &sheet, &format!("第2行“{heading}”")).says("另存为xlsx或UTF-8编码的CSV");
        }
        let sheet = format!("单位,学校名称\n沧县,{name}小学\n");
        is_refused(&desk, "schools", &sheet, "第2行“学校名称”").says("名字里有字丢失");
        let sheet = format!("单位,学校,上级签字人,上级签字日期\n沧县,风荷小学,{name},2019-08-03\n");
        is_refused(&desk, "letters", &sheet, "第2行“上级签字人”").says("名字里有字丢失");
    }
}

#[test]
fn two_people_are_not_made_one() {
    let desk = Desk::new();
    let school = |name: &str| format!("单位,学校名称,校长\n沧县,甲小学,{name}\n");
    for name in ["张三 李四", "张三　李四", "张三&李四", "\"张三\n李四\""] {
        is_refused(&desk, "schools", &school(name), "第2行“校长”").says("这里只能填写一个人");
    }
    goes_in(&desk, "schools", &school("张 三"));
    assert!(desk.text("units/沧县/甲小学.toml").contains("principal = \"张三\""));
}

#[test]
fn look_alikes_are_stored_as_the_usual_characters() {
    let desk = Desk::new();
    let sheet = "单位,学校名称,校长,副校长,曾用名\n沧县,⽅⼩学,\u{f9e1}某,阿不都•热西提,⻢庄⼩学\n";
    goes_in(&desk, "schools", sheet);
    let record = desk.text("units/沧县/方小学.toml");
    for text in ["name = \"方小学\"", "principal = \"李某\"", "\"阿不都·热西提\"", "aliases = [\"马庄小学\"]"]
    {
        assert!(record.contains(text), "{text} {record}");
    }
    goes_in(&desk, "schools", &sheet.replace('•', "．")).says("原已如此");
    let sheet = "单位,学校,传达日期\n沧县,⻢庄小学,2019-08-02\n";
    goes_in(&desk, "conveyances", sheet);
    assert!(desk.path("conveyances/2019/沧县/2019-08-02-方小学.toml").is_file());
}

#[test]
fn a_code_beside_another_name_does_not_swallow_a_school() {
    let desk = Desk::new();
    goes_in(&desk, "schools", "单位,学校名称,学校标识码,编号,曾用名\n沧县,第九小学,3113000101,no9,九小\n");
    let head = "单位,学校名称,学校标识码,编号\n";
    for cells in ["第十小学,3113000101,", "第十小学,,no9", "第十小学,３１１３０００１０１,no9"] {
        is_refused(&desk, "schools", &format!("{head}沧县,{cells}\n"), "第2行“学校名称”").says("校名不符");
    }
    for cells in ["第九小学,3113000101,", "九小,3113000101,no9", "第 九 小 学,,no9", "no9,3113000101,"] {
        goes_in(&desk, "schools", &format!("{head}沧县,{cells}\n")).says("原已如此");
    }
    let other = format!("{head}沧县,第九小学,,A1\n");
    is_refused(&desk, "schools", &other, "第2行“编号”").says("这是沧县/no9，已登记的编号不能改");
    goes_in(&desk, "schools", &format!("{head}沧县,第九小学,,NO9\n")).says("原已如此");
}

#[test]
fn subtotals_are_passed_over_and_a_school_that_begins_as_a_note_is_one() {
    let desk = Desk::new();
    let sheet = "序号,单位,学校名称,教职工数\n1,沧县,甲小学,20\n2,,注沟小学,30\n小计,,2所,50\n3,沧县,乙小学,20\n\
        ,沧县,小计,20\n,沧县小计,1所,20\n4,,合计庄小学,5\n合计,,4所,105\n注：一式两份,,,\n";
    goes_in(&desk, "schools", sheet)
        .says("小计行已略过：第4、6、7行")
        .says("表格读到第9行为止，其下还有1行没有读取")
        .says("共写入4条");
    goes_in(&desk, "schools", "单位,学校名称\n沧县,丁小学\n沧县合计,1所\n沧县,合计\n总计,1所\n")
        .says("小计行已略过：第3、4行")
        .says("已登记：units/沧县/丁小学.toml");
    assert!(desk.path("units/沧县/注沟小学.toml").is_file() && desk.path("units/沧县/合计庄小学.toml").is_file());
}

#[test]
fn rows_below_the_end_of_the_table_are_not_lost() {
    let desk = Desk::new();
    let sheet = "单位,学校名称,校长\n沧县,甲小学,很?\n合计,1所,\n沧县,乙小学,李某\n,审核：张某,\n";
    is_refused(&desk, "schools", sheet, "第4行：它在表格结束的第3行之后").says("第2行“校长”");
    let titled =
        "单位：沧县\n学校名称,校长\n甲小学,王某\n注：\n乙小学,李某\n联系人,\n填表人：张某,电话：0317-2490229\n";
    is_refused(&desk, "schools", titled, "第5行：它在表格结束的第4行之后").says("其下还有2行没有读取");
    // An empty unit takes the one above, below the end too.
    for end in ["合计,,", ",合计,", "注：一式两份,,"] {
        let sheet = format!("单位,学校,传达日期\n沧县,风荷小学,2019-08-02\n{end}\n,青团幼儿园,2019-08-03\n,,以上\n");
        is_refused(&desk, "conveyances", &sheet, "第4行：它在表格结束的第3行之后").says("其下还有1行没有读取");
    }
    let sheet = "序号,单位,学校,传达日期\n1,沧县,风荷小学,2019-08-02\n,合计,,\n2,,青团幼儿园,2019-08-03\n";
    is_refused(&desk, "conveyances", sheet, "第4行：它在表格结束的第3行之后");
    let said = desk.run("import conveyances 表.csv --rejects 退回.csv --accept-good");
    assert_eq!(said.status, 1, "{said:#?}");
    assert!(desk.text("退回.csv").contains("2,沧县,青团幼儿园,2019-08-03,第4行：它在"), "{}", desk.text("退回.csv"));
    desk.does("import conveyances 退回.csv").says("已登记");
}

#[test]
fn what_was_masked_in_a_rejected_row_is_not_taken_for_text() {
    let desk = Desk::new();
    let head = "单位,学校,传达日期,备注\n沧县,风荷小学,2019-08-02,";
    for (number, note) in
        ["联系人手机13800000000", "138 0000 0000", "护照E12345678", "zhang@example.com"].iter().enumerate()
    {
        desk.put("表.csv", format!("{head}{note}\n"));
        desk.run(&format!("import conveyances 表.csv --rejects 退回{number}.csv")).says("疑似");
        desk.refuses(&format!("import conveyances 退回{number}.csv"), "第2行“备注”").says("号码已用*遮盖");
    }
    goes_in(&desk, "conveyances", &format!("{head}张**、李**、138****\n")).says("已登记");
}

/// The inspection of a school whose cell 其他事项 holds a text.
fn with_other_matters(cell: &str) -> String {
    format!("单位,学校,时间,其他事项\n沧县,风荷小学,2019-08-05,\"{cell}\"\n")
}

#[test]
fn findings_behind_a_text_are_read_as_in_a_column_of_their_own() {
    for (cell, said) in [
        ("师德师风建设情况:不符合", "professional_ethics = \"problem\""),
        ("师德师风建设情况：不合格；", "professional_ethics = \"problem\""),
        (" 师德师风 建设情况 ： 不符合 ； ", "professional_ethics = \"problem\""),
        ("小摊；师德师风建设情况：×：有投诉", "professional_ethics = \"有投诉\"\nother_matters = \"小摊\""),
        ("小摊\n师德师风建设情况：基本符合\n教职员管理情况：不符合", "staff_management = \"problem\""),
        ("师德师风建设情况:不符合:有投诉;教职员管理情况:不符合", "professional_ethics = \"有投诉\""),
        ("小摊。师德师风建设情况：符合。", "other_matters = \"小摊。\""),
        ("师德师风建设情况：符合", "professional_ethics = \"compliant\""),
        ("已发生案件排查：已排查", "case_review = \"examined\""),
        ("加强师德师风建设情况：不符合", "other_matters = \"加强师德师风建设情况：不符合\""),
    ] {
        let desk = Desk::new();
        goes_in(&desk, "inspections", &with_other_matters(cell));
        let record = desk.text("inspections/2019/沧县/2019-08-05-风荷小学.toml");
        let mut lines = said.lines();
        assert!(lines.all(|line| record.contains(line)), "{cell} {record}");
    }
}

#[test]
fn what_looks_like_a_finding_and_is_none_refuses_the_row() {
    let desk = Desk::new();
    for (cell, reason) in [
        ("师德师风建设情况：良好", "“师德师风建设情况”：不能填“良好”"),
        ("小摊；师德师风建设情况：", "“师德师风建设情况”：不能填“”"),
        ("监控盲区情况：无", "“监控盲区情况”：“无”有两种意思"),
        ("教职员管理情况：不符合：缺档案；师德师风建设情况：好", "“师德师风建设情况”：不能填“好”"),
        ("师德师风建设情况：不符合；另有小摊", "不能填“不符合；另有小摊”"),
    ] {
        is_refused(&desk, "inspections", &with_other_matters(cell), "第2行“其他事项”").says(reason);
    }
}

#[test]
fn a_fault_of_a_whole_column_is_told_once() {
    let desk = Desk::new();
    let rows = |cell: &dyn Fn(usize) -> String| -> String {
        (0..60).map(|row| format!("沧县,风荷小学,{}\n", cell(row))).collect()
    };
    let day = |row: usize| format!("8月{}日", row % 30 + 1);
    let said = is_refused(&desk, "conveyances", &format!("单位,学校,传达日期\n{}", rows(&day)), "第2至61行“传达日期”");
    let said = said.says("每行都是，如“8月1日”：缺少年份");
    assert_eq!(said.stderr.matches("缺少年份").count(), 1, "{said:#?}");
    let day = |row: usize| if row == 7 { "2019-08-01".to_owned() } else { day(row) };
    let said = is_refused(&desk, "conveyances", &format!("单位,学校,传达日期\n{}", rows(&day)), "第2行“传达日期”");
    assert_eq!(said.stderr.matches("缺少年份").count(), 59, "{said:#?}");
    let unknown = rows(&|_| "2019-08-01".to_owned()).replace("沧县", "东光县");
    let said = is_refused(&desk, "conveyances", &format!("单位,学校,传达日期\n{unknown}"), "第2至61行“单位”");
    assert_eq!(said.stderr.matches("东光县").count(), 1, "{said:#?}");
    let stray = rows(&|row| format!("2019-08-01,多余{row}"));
    let said =
        is_refused(&desk, "conveyances", &format!("单位,学校,传达日期\n{stray}"), "第2至61行，每行都是：“多余0”");
    assert_eq!(said.stderr.matches("多余").count(), 1, "{said:#?}");
}

#[test]
fn the_county_is_known_by_its_group_its_agencies_and_the_command() {
    let desk = Desk::new();
    desk.does("unit set 沧县 education_bureau=沧县教育体育和科学技术局 --replace");
    desk.does("unit add-county 献县");
    let names = ["沧县教育局", "沧县人民检察院", "沧县检察院", "沧县教育体育和科学技术局", "沧县联合工作组", "130921"];
    for (day, name) in (1..).zip(names) {
        let sheet = format!("单位：{name}\n学校,传达日期\n风荷小学,2019-08-0{day}\n");
        goes_in(&desk, "conveyances", &sheet).says("已登记：conveyances/").says("取自表头上方");
    }
    desk.put("表.csv", "学校,传达日期\n风荷小学,2019-08-11\n");
    desk.refuses("import conveyances 表.csv", "缺少“单位”一列");
    desk.does("import conveyances 表.csv --county 沧县");
    desk.put("表.csv", "单位,学校,传达日期\n城关学区,风荷小学,2019-08-12\n,青团幼儿园,2019-08-12\n");
    desk.does("import conveyances 表.csv --county 沧县").says("共写入2条");
    desk.put("表.csv", "单位,学校,传达日期\n献县,风荷小学,2019-08-13\n");
    desk.refuses("import conveyances 表.csv --county 沧县", "第2行“单位”：这是献县，而 --county 写的是沧县");
    desk.refuses("import conveyances 表.csv --county 沧县 --county 献县", "只能写一个 --county");
    desk.refuses("import conveyances 表.csv --county 青县", "没有符合“青县”的单位");
    assert_eq!(desk.below("conveyances/").len(), names.len() + 3);
}

#[test]
fn a_heading_that_is_nearly_known_is_named_with_the_one_that_is_meant() {
    let desk = Desk::new();
    let sheet = "单位,学校名称,联络员姓别,手机\n沧县,甲小学,女,\n";
    goes_in(&desk, "schools", sheet).says("“联络员姓别”一列不导入；是不是“联络员性别”？").says("“手机”一列不导入\n");
    let sheet = "单位,学校,时间,宿舍封闭管理\n沧县,沧县第一中学,2019-08-05,符合\n";
    goes_in(&desk, "inspections", sheet).says("“宿舍封闭管理”一列不导入；是不是“女生集体宿舍封闭管理情况”？");
}

#[test]
fn a_csv_is_parted_where_its_headings_are() {
    let desk = Desk::new();
    let people = "张某（检察院）;王某（教育局）;李某（检察院）;赵某（教育局）;钱某（教育局）";
    let rows: String = (1..=6).map(|day| format!("\"沧县\",\"风荷小学\",\"2019-08-0{day}\",\"{people}\"\n")).collect();
    let sheet = format!("\"单位\",\"学校\",\"传达日期\",\"参加人员\"\n{rows}");
    goes_in(&desk, "conveyances", &sheet).says("共写入6条");
    assert!(desk.text("conveyances/2019/沧县/2019-08-01-风荷小学.toml").contains("钱某"));
    is_refused(&desk, "conveyances", &sheet.replace("钱某（教育局）\"\n\"沧县\"", "钱某（教育局）\n\"沧县\""), "引号");
    let code = "单位,学校名称,学校标识码\n沧县,甲小学,=\"3113000101\"\n沧县,乙小学,\"=\"\"3113000102\"\"\"\n";
    goes_in(&desk, "schools", code).says("共写入2条");
    assert!(desk.text("units/沧县/乙小学.toml").contains("school_code = \"3113000102\""));
}

#[test]
fn a_day_may_be_followed_by_its_day_of_the_week() {
    let desk = Desk::new();
    let sheet = |day: &str| format!("单位,学校,传达日期\n沧县,风荷小学,{day}\n");
    goes_in(&desk, "conveyances", &sheet("2019-08-12 星期一")).says("已登记：conveyances/");
    is_refused(&desk, "conveyances", &sheet("2019-08-12 星期二"), "2019-08-12是星期一，请核对");
}

#[test]
fn english_says_it_too() {
    let desk = Desk::new();
    desk.put(
        "表.csv",
        "单位,学校名称,校长,副校长\n沧县,甲小学,张三 李四,无\n沧县,乙小学,孙?,\n合计,,,\n沧县,丙小学,,\n",
    );
    let said = desk.run("--lang en import schools 表.csv");
    for text in [
        "“副校长” does not name a person and is taken as blank (rows: 1): 2",
        "row 2 “校长” is “张三 李四”: only one person can stand here",
        "row 3 “校长” is “孙?”: a character of the name was lost",
        "row 5: it stands below the end of the table (row 4)",
    ] {
        assert!(said.stderr.contains(text), "{text} {said:#?}");
    }
    assert!(said.status == 2 && said.stderr.is_ascii() || !said.stderr.contains('行'), "{said:#?}");
}

#[test]
fn a_school_that_a_cell_does_not_name_is_not_looked_for_by_initials() {
    let desk = Desk::new();
    let letters = |school: &str| desk.put("表.csv", format!("单位,学校,传达日期\n沧县,{school},2019-08-02\n"));
    desk.does("unit add-school 沧县/风华小学");
    letters("xx");
    desk.refuses("import conveyances 表.csv", "第2行“学校”：没有符合“xx”的单位").says_nothing_of("请写明是哪一个");
    letters("小学");
    desk.refuses("import conveyances 表.csv", "没有符合“小学”的单位；相近的有：").says("沧县/风荷小学");
    letters("献县/风荷小学");
    desk.refuses("import conveyances 表.csv", "“献县/风荷小学”");
    for school in ["沧县/风荷小学", "沧县检察院／风荷小学"] {
        letters(school);
        desk.does("import conveyances 表.csv").says("conveyances/2019/沧县/2019-08-02-风荷小学.toml");
    }
}
