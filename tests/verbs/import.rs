use crate::desk::Desk;

#[test]
fn a_clerk_registers_250_schools_signs_200_letters_and_inspects() {
    let desk = Desk::new();
    let rows: String =
        (1..=250).map(|n| format!("沧县,第{n:03}小学,小学,是,李{}\r\n", "某".repeat(1 + n % 2))).collect();
    let sheet = format!("单位,学校名称,类别,女生集体宿舍,校长\r\n{rows}");
    let (gbk, _, _) = encoding_rs::GB18030.encode(&sheet);
    desk.put("名册.csv", gbk);
    desk.does("import schools 名册.csv --dry-run").says("新登记250条");
    assert_eq!(desk.below("units/沧县/").len(), 3);
    desk.does("导入 学校 名册.csv").says("共写入250条，0条原已如此");
    let before = desk.files();
    desk.does("import schools 名册.csv").says("共写入0条，250条原已如此");
    assert_eq!(desk.files(), before);
    let except = (1..=53).map(|n| format!(" --except 第{n:03}小学")).collect::<String>();
    desk.does(&format!("sign --all 沧县{except} --on 2019-08-03")).says("共写入200条");
    assert_eq!(desk.below("letters/2019/沧县/").len(), 200);
    desk.does("sign --all 沧县 --on 2019-08-03").says("共写入53条，200条原已如此");
    desk.does("convey --all 沧县 --on 2019-08-04 --by 张某@检察院").says("共写入253条");
    desk.does("inspect 第007小学 --on 2019-08-12 --rest 符合");
    assert_eq!(desk.below("inspections/"), ["inspections/2019/沧县/2019-08-12-第007小学.toml"]);
}

fn sheet(desk: &Desk, text: &str) {
    desk.put("名册.csv", text);
}

#[test]
fn every_fault_of_a_sheet_is_told_in_one_run() {
    let desk = Desk::new();
    sheet(
        &desk,
        "单位,学校名称,编号,教职工数,女生集体宿舍\n东光县,甲小学,,,\n沧县,,,,\n沧县,乙小学,../x,,\n沧县,丙小学,a/b,,\n\
         沧县,丁小学,,很多,\n沧县,戊学堂,,,\n沧县,CON,,,\n沧县,己小学,,,,多余\n",
    );
    let said = desk.refuses("import schools 名册.csv", "没有写入任何内容");
    for place in [
        "第2行“单位”",
        "第3行“学校名称”",
        "第4行“编号”",
        "第5行“编号”",
        "第6行“教职工数”",
        "第7行“类别”",
        "第8行“学校名称”",
        "第9行：“多余”超出了表头",
    ] {
        assert!(said.stderr.contains(place), "{place} {said:#?}");
    }
}

#[test]
fn what_is_registered_differently_refuses_the_sheet_unless_replaced() {
    let desk = Desk::new();
    sheet(&desk, "单位,学校名称,校长,教职工数\n沧县,风荷小学,赵某,10\n沧县,新小学,钱某,\n");
    desk.refuses("import schools 名册.csv", "第2行“校长”：已登记为“王某”，与“赵某”不同");
    desk.does("import schools 名册.csv --replace").says("校长：王某 → 赵某").says("已登记：units/沧县/新小学.toml");
    sheet(&desk, "单位,学校名称,校长,教职工数\n沧县,风荷小学,,\n");
    desk.does("import schools 名册.csv").says("原已如此");
}

#[test]
fn an_answer_that_is_corrected_takes_its_note_with_it_and_a_blank_cell_wipes_nothing() {
    let desk = Desk::new();
    desk.does("inspect 风荷小学 --on 2019-08-12 1=不符合：未上墙 2=不符合：未配备 --remarks 已告知");
    let head = "单位,学校,时间,建立安全管理、预防性侵制度情况,专人负责校园安全工作情况,备注\n";
    sheet(&desk, &format!("{head}沧县,风荷小学,2019-08-12,符合,,\n"));
    desk.refuses(
        "import inspections 名册.csv",
        "第2行“建立安全管理、预防性侵制度情况”：已登记为“不符合”，与“符合”不同",
    );
    desk.does("import inspections 名册.csv --replace")
        .says("检查结果“建立安全管理、预防性侵制度情况”：不符合 → 符合")
        .says("已删除");
    let record = desk.text("inspections/2019/沧县/2019-08-12-风荷小学.toml");
    assert!(!record.contains("未上墙") && record.contains("未配备") && record.contains("已告知"), "{record}");
}

#[test]
fn the_second_signature_is_added_to_the_first() {
    let desk = Desk::new();
    let head = "单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期\n";
    sheet(&desk, &format!("{head}沧县,,王某,2019-08-01,,\n,青团幼儿园,张某,2019-08-03,,\n"));
    desk.does("import letters 名册.csv").says("共写入2条");
    sheet(&desk, &format!("{head}沧县,青团幼儿园,,,孙某,2019.8.4\n,,,,,\n"));
    desk.does("import letters 名册.csv --dry-run").says("将补充：letters/2019/沧县/青团幼儿园.toml：下级签字");
    desk.does("import letters 名册.csv").says("已补充：letters/2019/沧县/青团幼儿园.toml：下级签字");
    assert!(desk.text("letters/2019/沧县.toml").contains("王某"));
}

#[test]
fn a_school_that_was_forgotten_is_not_taken_for_the_county() {
    let desk = Desk::new();
    sheet(&desk, "单位,学校,上级签字人,上级签字日期\n沧县,青团幼儿园,张某,2019-08-03\n,,张某,2019-08-03\n");
    desk.refuses("import letters 名册.csv", "第3行“学校”：没有填写");
}

#[test]
fn a_school_is_matched_by_code_name_or_alias_and_codes_that_contradict_are_told() {
    let desk = Desk::new();
    desk.does("unit set 沧县/沧县第一中学 school_code=3113000101 aliases=沧县一中");
    sheet(
        &desk,
        "单位,学校,传达日期\n沧县,3113000101,2019-08-02\n沧县,沧县一中,2019-08-03\n130921,沧县第一中学,2019-08-04\n",
    );
    desk.does("import conveyances 名册.csv").says("共写入3条");
    sheet(&desk, "单位,学校名称,学校标识码\n沧县,风荷小学,3113000101\n");
    desk.refuses("import schools 名册.csv", "第2行“学校名称”");
}

#[test]
fn what_check_would_call_an_error_refuses_the_sheet() {
    let desk = Desk::new();
    for (text, reason) in [
        ("单位,学校名称,学校标识码\n沧县,甲小学,1234567890\n沧县,乙小学,1234567890\n", "重复"),
        ("单位,学校名称,联络员,联络员性别\n沧县,甲小学,孙某,男\n", "联络员不是女性"),
        ("单位,学校名称,联络员\n沧县,甲小学,孙某\n", "“联络员性别”：没有填写"),
        ("单位,学校名称,停办日期,开办日期\n沧县,甲小学,2018-01-01,2019-01-01\n", "早于"),
        ("单位,学校名称,编号\n沧县,甲小学,abc\n沧县,乙小学,ABC\n", "只有大小写或全半角的差别"),
        ("单位,学校名称,教职工数\n沧县,甲小学,1\n沧县,甲小学,2\n", "第3行：与第2行是同一条记录"),
    ] {
        sheet(&desk, text);
        desk.refuses("import schools 名册.csv", reason);
    }
}

#[test]
fn schools_go_in_before_any_round_is_open() {
    let desk = Desk::city();
    desk.does("unit add-county 沧县");
    sheet(&desk, "单位,学校名称\n沧县,甲小学\n");
    desk.does("import schools 名册.csv").says("已登记：units/沧县/甲小学.toml");
    desk.refuses("import letters 名册.csv", "没有");
}

#[test]
fn equal_rows_count_once_and_are_said() {
    let desk = Desk::new();
    sheet(&desk, "单位,学校名称\n沧县,甲 小 学\n沧县,甲小学\n");
    desk.does("import schools 名册.csv").says("第3行与第2行相同");
    assert!(desk.path("units/沧县/甲小学.toml").is_file());
}

#[test]
fn what_is_no_sheet_is_refused_with_the_reason() {
    let desk = Desk::new();
    for (text, reason) in [
        ("", "文件是空的"),
        ("\n\n", "文件是空的"),
        ("甲,乙\n", "缺少“单位”一列"),
        ("单位,学校名称\n沧县,\"甲小学\n", "引号没有配对"),
        ("单位,单位,学校名称\n", "“单位”一列重复"),
        ("单位,学校名称\n沧县,\u{1b}[31m小学\n", "控制字符"),
        ("单位,学校名称\n沧县,甲\0小学\n", "不是CSV"),
    ] {
        sheet(&desk, text);
        desk.refuses("import schools 名册.csv", reason);
    }
    desk.refuses("import schools 没有.csv", "没有这个文件");
    desk.refuses("import schools units", "它是文件夹");
    sheet(&desk, "单位,学校名称\n");
    desk.does("import schools 名册.csv").says("共写入0条");
}

#[test]
fn a_school_whose_file_is_broken_is_not_written_over() {
    let desk = Desk::new();
    desk.put("units/沧县/风荷小学.toml", "name = 风荷\n");
    sheet(&desk, "单位,学校名称\n沧县,甲小学\n沧县,风荷小学\n");
    desk.refuses("import schools 名册.csv", "units/沧县/风荷小学.toml：这条记录已存在，但文件有错")
        .says_nothing_of("--replace");
    desk.refuses("import schools 名册.csv --replace", "文件有错");
}

#[test]
fn the_good_rows_are_recorded_at_once_where_that_is_asked_for() {
    let desk = Desk::new();
    let head = "单位,学校名称,类别,女生集体宿舍,校长\n";
    let sheet = format!(
        "{head}沧县,甲小学,小学,是,赵某\n沧县,乙小学,小学,也许,钱某\n沧县,丙小学,小学,否,孙某\n沧县,丁小学,小学,否,李某\n沧县,丁小学,初中,否,周某\n"
    );
    desk.put("名册.csv", &sheet);
    let before = desk.files();
    desk.refuses("import schools 名册.csv --dry-run", "第3行“女生集体宿舍”").says_nothing_of("如写入");
    desk.refuses("import schools 名册.csv --accept-good", "还缺少：--rejects");
    let said = desk.run("导入 学校 名册.csv --退回 退回.csv --只收合格 --只核对");
    assert_eq!(said.status, 1, "{said:#?}");
    let said = said.says("没有写入；如写入：新登记2条").says("第3行“女生集体宿舍”");
    assert!(!said.stderr.contains("错误："), "{said:#?}");
    assert_eq!(desk.below("units/沧县/").len(), 3);
    let said = desk.run("导入 学校 名册.csv --退回 退回.csv --只收合格");
    assert_eq!(said.status, 1, "{said:#?}");
    said.says("共写入2条").says("有问题的3行没有登记，已写入退回.csv").says("：与第6行是同一条记录，内容却不同");
    assert_eq!(desk.below("units/沧县/").len(), 5);
    assert!(!desk.text("units/沧县/甲小学.toml").is_empty() && !desk.text("units/沧县/丙小学.toml").is_empty());
    let rejects = desk.text("退回.csv");
    assert!(["乙小学", "丁小学"].iter().all(|name| rejects.contains(name)) && !rejects.contains("甲小学"), "{rejects}");
    // Once more: what is recorded stays, what is faulty is so still.
    let said = desk.run("导入 学校 名册.csv --退回 退回.csv --只收合格");
    assert_eq!(said.status, 1, "{said:#?}");
    said.says("共写入0条，2条原已如此");
    // Rejects that another sheet left are not lost, and then nothing is recorded.
    desk.put("别的.csv", sheet.replace("甲小学", "戊小学"));
    desk.refuses("import schools 别的.csv --rejects mechanism.toml.csv --accept-good --replace --template", "不能与");
    desk.put("退回.csv", "已改了一半");
    for rejects in ["退回.csv", "没有/退回.csv"] {
        let said = desk.run(&format!("import schools 别的.csv --rejects {rejects} --accept-good"));
        assert_eq!(said.status, 2, "{said:#?}");
        said.says("退回.csv").says("没有写入任何内容。");
        assert!(!desk.path("units/沧县/戊小学.toml").exists());
    }
    desk.put("坏的.csv", format!("{head}沧县,乙小学,小学,也许,钱某\n"));
    let said = desk.run("import schools 坏的.csv --rejects 坏的退回.csv --accept-good");
    assert_eq!(said.status, 2, "{said:#?}");
    said.says("没有写入任何内容").says("第2行");
    desk.put("好的.csv", format!("{head}沧县,乙小学,小学,否,钱某\n"));
    desk.does("import schools 好的.csv --rejects 没有.csv --accept-good");
    assert!(!desk.path("没有.csv").exists() && before.len() < desk.files().len());
}

#[test]
fn a_good_row_that_rests_on_a_faulty_one_is_faulty_too() {
    let desk = Desk::new();
    // A school letter before the county's is a warning only; a letter of a unit that is not in force is an error.
    desk.put(
        "责任书.csv",
        "单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期\n沧县,风荷小学,张某,2019-08-02,王某,2019-08-03\n\
         沧县,没有的小学,张某,2019-08-02,王某,2019-08-03\n沧县,沧县第一中学,张某,2019-08-02,李某,2091-08-03\n",
    );
    let said = desk.run("import letters 责任书.csv --rejects 退回.csv --accept-good");
    assert_eq!(said.status, 1, "{said:#?}");
    said.says("第3行").says("第4行");
    assert_eq!(desk.below("letters/2019/沧县/"), ["letters/2019/沧县/风荷小学.toml"]);
    assert_eq!(desk.text("退回.csv").lines().count(), 3);
}

#[test]
fn two_new_schools_of_one_sheet_with_one_code_are_named_by_their_rows() {
    let desk = Desk::new();
    let head = "单位,学校名称,学校标识码\n";
    desk.put("名册.csv", format!("{head}沧县,甲村小学,2113999999\n沧县,乙村小学,2113999999\n"));
    desk.refuses("import schools 名册.csv", "第2行“学校标识码”：学校标识码2113999999与第3行中的重复")
        .says_nothing_of(".toml");
    // Of a school that is registered the file is named, and not that of the new one.
    desk.does("unit add-county 献县");
    desk.does("unit add-school 献县/丙村小学 school_code=2113999999");
    desk.refuses("import schools 名册.csv", "units/献县/丙村小学.toml：学校标识码2113999999与第3行中的重复");
}
