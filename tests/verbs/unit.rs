use crate::desk::Desk;

#[test]
fn what_follows_from_a_name_is_said() {
    let desk = Desk::city();
    desk.does("单位 添加县 孟村回族自治县").says("由名称得出 类别：自治县").says("孟村回族自治县教育局");
    desk.does("单位 添加学校 孟村回族自治县、风荷小学").says("由名称得出 类别：小学");
    assert_eq!(desk.text("units/孟村回族自治县/风荷小学.toml"), "name = \"风荷小学\"\nkind = \"primary\"\n");
    desk.refuses("unit add-school 孟村回族自治县/风荷中学", "看不出类别");
    desk.refuses("unit add-county 临港", "看不出类别");
}

#[test]
fn an_equal_value_is_already_so() {
    let desk = Desk::new();
    let before = desk.files();
    desk.does("unit set 风荷小学 principal=王某 girls_dormitory＝无").says("原已如此：units/沧县/风荷小学.toml");
    desk.does("unit add-county 沧县 leader=张某").says("原已如此：units/沧县.toml");
    assert_eq!(desk.files(), before);
}

#[test]
fn a_different_value_is_refused_until_it_is_replaced() {
    let desk = Desk::new();
    desk.refuses("unit set 沧县 kind=district leader=李某", "“类别”已登记为“县”，与“区”不同").says("组长");
    desk.does("unit set 沧县 kind=区 --replace").says("类别：县 → 区");
    assert!(desk.text("units/沧县.toml").contains("kind = \"district\""));
}

#[test]
fn an_empty_value_removes_and_says_what_was_there() {
    let desk = Desk::new();
    desk.does("unit set 风荷小学 liaison.name=孙某 liaison.female=是 aliases=风荷、荷小").says("已补充");
    desk.does("unit set 风荷小学 principal=").says("已删除：units/沧县/风荷小学.toml：校长：王某");
    desk.refuses("unit set 风荷小学 liaison.female=", "缺少必填项“联络员性别”");
    desk.does("unit set 风荷小学 liaison= aliases=");
    let expected = "name = \"风荷小学\"\nkind = \"primary\"\ngirls_dormitory = false\n";
    assert_eq!(desk.text("units/沧县/风荷小学.toml"), expected);
    desk.refuses("unit set 风荷小学 name=", "缺少必填项“学校名称”");
}

#[test]
fn what_is_said_of_a_liaison_is_not_said_of_another() {
    let desk = Desk::new();
    desk.does("unit set 风荷小学 liaison.name=孙某 liaison.female=是 办公电话=0317-2490000");
    desk.refuses("unit set 风荷小学 联络员=钱某 --replace", "联络员性别");
    desk.does("unit set 风荷小学 联络员=钱某 联络员性别=女 --replace").says("0317-2490000");
    let text = desk.text("units/沧县/风荷小学.toml");
    assert!(text.contains("钱某") && text.contains("female = true") && !text.contains("office_phone"), "{text}");
}

#[test]
fn what_is_registered_already_names_the_command_that_corrects_it() {
    let desk = Desk::new();
    let of_unit = "该单位已经登记，更正请用 shuangqian unit set 沧县";
    desk.refuses("unit add-county 沧县 leader=李某", &format!("{of_unit} 项目=内容 --replace"));
    desk.refuses("unit add-school 沧县/风荷小学 校长=李某", &format!("{of_unit}/风荷小学 项目=内容 --replace"));
    let round =
        "round open 2019 --document 甲〔2019〕5号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30";
    desk.refuses(round, "更正请直接修改 rounds/2019.toml");
}

#[test]
fn a_dormitory_that_was_registered_wrongly_is_corrected_as_its_refusal_says() {
    let desk = Desk::new();
    desk.does("unit set 风荷小学 女生集体宿舍=无 --replace");
    desk.does("inspect 风荷小学 --on 2019-08-12 --rest 符合");
    let way = "请先清空该校的女生集体宿舍";
    desk.refuses("unit set 风荷小学 女生集体宿舍=有 --replace", way);
    desk.refuses("inspect 风荷小学 --on 2019-08-12 7=符合 8=符合 9=符合 --replace", way);
    desk.does("unit set 风荷小学 女生集体宿舍=");
    desk.does("inspect 风荷小学 --on 2019-08-12 7=符合 8=符合 9=符合 --replace");
    desk.does("unit set 风荷小学 女生集体宿舍=有");
}

#[test]
fn a_key_that_no_unit_has_is_refused_with_the_nearest() {
    let desk = Desk::new();
    for (typed, reason) in [
        ("liaison=x", "联络员情况”由几项组成，请分别写：联络员、联络员性别、办公电话"),
        ("liaison..name=x", "是不是“联络员”"),
        ("principle=李某", "是不是“校长”"),
        ("principle=", "是不是“校长”"),
        ("name.x=", "没有“name.x”这一项"),
        ("a.b.c=1", "没有“a.b.c”这一项"),
        ("results=1", "没有“results”这一项"),
        (".=1", "没有“.”这一项"),
        ("leader=张某", "没有“leader”这一项"),
        ("单位=青县", "由文件所在的文件夹决定"),
        ("id=风荷", "git"),
        ("=1", "项目=内容"),
        ("principal", "项目=内容"),
    ] {
        desk.refuses(&format!("unit set 风荷小学 {typed}"), reason);
    }
    desk.refuses("unit add-school 沧县/乙小学 principle=", "是不是“校长”");
}

#[test]
fn the_city_is_set_as_a_unit_is() {
    let desk = Desk::new();
    desk.refuses("sign 沧县 --on 2019-08-02", "shuangqian unit set 市 督导组组长=姓名");
    desk.does("unit set 市 leader=王某").says("已补充：mechanism.toml：督导组组长");
    assert!(desk.text("mechanism.toml").contains("leader = \"王某\"\n"));
    desk.does("sign 沧县 --on 2019-08-02").says("上级签字人按登记取：王某\n");
    desk.refuses("unit set 市 组长=李某", "“督导组组长”已登记为“王某”").says("--replace");
    desk.does("unit set 市 组长=李某 密级=秘密 --replace").says("李某");
    desk.does("unit set city city_group.leader=").says("已删除：mechanism.toml：督导组组长");
    for (typed, reason) in [
        ("city=", "市名"),
        ("format=2", "记录格式"),
        ("语言=fr", "中文"),
        ("组长=待定", "待定"),
        ("市名=13800000000", "手机号码"),
        ("principal=李某", "没有“principal”这一项"),
    ] {
        let before = desk.text("mechanism.toml");
        desk.refuses(&format!("unit set 市 {typed} --replace"), reason);
        assert_eq!(desk.text("mechanism.toml"), before);
    }
}

#[test]
fn a_key_is_typed_once() {
    let desk = Desk::new();
    desk.refuses("unit set 风荷小学 staff=1 staff=2", "“教职工数”写了两次");
    desk.refuses("unit set 风荷小学 staff=1 staff=", "“教职工数”写了两次");
    desk.refuses("unit add-school 沧县/乙小学 id=a id=b", "“编号”写了两次");
    desk.refuses("unit add-school 沧县/乙小学 name=丙小学", "“学校名称”写了两次");
}

#[test]
fn an_id_cannot_leave_the_records() {
    let desk = Desk::new();
    for school in ["沧县/../../x", "沧县/..", "沧县/a/b", "沧县/CON", "沧县/-x", "沧县/a\\b", "沧县/a.b"]
    {
        desk.refuses(&format!("unit add-school {school} kind=小学"), "编号");
    }
    for id in ["../x", "a/b", "-x", "x.toml", "..", "a:b", "a*"] {
        desk.refuses(&format!("unit add-school 沧县/乙小学 id={id}"), "编号");
        desk.refuses(&format!("unit add-county 青县 id={id}"), "编号");
    }
    desk.refuses("unit add-school 沧县/乙小学 id=NUL", "Windows");
    desk.refuses("unit add-school 沧县/乙小学 id=", "编号不能为空");
    desk.refuses(&format!("unit add-county {}县", "长".repeat(40)), "编号最多40个字");
}

#[test]
fn ids_differ_by_more_than_case_and_width() {
    let desk = Desk::new();
    desk.does("unit add-school 沧县/甲小学 id=abc");
    // To some disks it is the same file.
    let reason = |path: &str, reason: &'static str| if desk.path(path).exists() { "已登记为" } else { reason };
    let same = reason("units/沧县/ABC.toml", "units/沧县/abc.toml只有大小写或全半角的差别");
    desk.refuses("unit add-school 沧县/乙小学 id=ABC", same);
    desk.does("unit add-school 沧县/テスト小学 id=テスト");
    desk.refuses("unit add-school 沧县/丙小学 id=ﾃｽﾄ", "只有大小写或全半角的差别");
    desk.put("units/青县.toml", "坏了");
    desk.does("unit add-county 东光县 id=x");
    desk.refuses("unit add-county 南皮县 id=X", reason("units/X.toml", "units/x.toml"));
}

#[test]
fn values_that_cannot_be_are_refused_with_the_reason() {
    let desk = Desk::new();
    for (typed, reason) in [
        ("staff=-1", "应为整数"),
        ("staff=99999999999999999999", "应为整数"),
        ("staff=八十六", "应为整数"),
        ("opened_on=9999-12-31", "1900至2099"),
        ("opened_on=8月5日", "缺少年份"),
        ("school_code=123", "10位"),
        ("credit_code=x", "信用代码"),
        ("boarding=也许", "既不是"),
        ("kind=大学", "没有“大学”这个词"),
        ("ownership=x", "没有“x”这个词"),
        ("liaison.office_phone=110", "办公电话"),
        ("aliases=、", "不能为空"),
        ("merged_into=沧县/青团幼儿园", "停办日期"),
        ("merged_into=../x", "并入学校"),
    ] {
        desk.refuses(&format!("unit set 风荷小学 {typed}"), reason);
    }
}

#[test]
fn a_unit_that_cannot_be_read_is_never_taken_for_another() {
    let desk = Desk::new();
    desk.put("units/沧县.toml", "name = 沧县\n");
    for line in
        ["unit show 沧县", "unit set 沧县 leader=李某", "sign 沧县 --on 2019-08-02", "sign --all 沧县 --on 2019-08-02"]
    {
        desk.refuses(line, "units/沧县.toml无法读取");
    }
    desk.refuses("sign 风荷小学 --on 2019-08-02", "units/沧县.toml无法读取");
    desk.does("convey 沧县/风荷小学 --on 2019-08-02");
    desk.put("units/沧县/风荷小学.toml", "坏了");
    desk.refuses("convey 风荷小学 --on 2019-08-02", "units/沧县/风荷小学.toml无法读取");
    let listed = desk.run("unit list");
    assert_eq!(listed.status, 1);
    listed.says("units/沧县.toml").says("units/沧县/风荷小学.toml");
}

#[test]
fn a_text_that_fits_several_units_or_none_lists_what_there_is() {
    let desk = Desk::new();
    desk.refuses("unit show 沧县/学", "有2个").says("沧县/沧县第一中学、沧县/风荷小学");
    desk.refuses("unit show 风合小学", "相近的有：沧县/风荷小学");
    desk.refuses("unit add-school 青县/乙小学", "没有符合“青县”的单位");
    desk.refuses("unit add-school 乙小学", "没有写县");
}

#[test]
fn a_unit_closes_once_and_not_before_its_records() {
    let desk = Desk::new();
    desk.does("convey 风荷小学 --on 2019-08-02");
    desk.refuses("unit close 风荷小学 --on 2019-08-01", "conveyances/2019/沧县/2019-08-02-风荷小学.toml");
    desk.refuses("unit close 风荷小学 --on 2019-09-01 --merged-into 风荷小学", "不能并入自己");
    desk.does("单位 停办 风荷小学 --on 2019-09-01 --merged-into 青团").says("停办日期、并入学校");
    assert!(
        desk.text("units/沧县/风荷小学.toml").ends_with("closed_on = 2019-09-01\nmerged_into = \"沧县/青团幼儿园\"\n")
    );
    desk.refuses("unit close 风荷小学 --on 2019-09-02", "“停办日期”已登记为“2019-09-01”");
    desk.refuses("convey 风荷小学 --on 2019-09-01", "2019-09-01起停办");
}

#[test]
fn comments_in_a_record_survive() {
    let desk = Desk::new();
    let text = "# 2019年核对\nname = \"风荷小学\"\nkind = \"primary\" # 完小\nstaff = 86   # 含临时工\n\n# 下面待补\n";
    desk.put("units/沧县/风荷小学.toml", text.replace('\n', "\r\n"));
    desk.does("unit set 风荷小学 staff=87 principal=王某 --replace").says("教职工数：86 → 87");
    let written = desk.text("units/沧县/风荷小学.toml");
    for kept in [
        "# 2019年核对\n",
        "kind = \"primary\" # 完小\n",
        "staff = 87   # 含临时工\n",
        "# 下面待补",
        "principal = \"王某\"",
    ] {
        assert!(written.contains(kept), "{kept}\n{written}");
    }
    assert!(!written.contains('\r'), "written with LF");
}

#[test]
fn keys_are_typed_by_their_chinese_names_too() {
    let desk = Desk::new();
    desk.does(
        "unit add-school 沧县/丁小学 校长=赵某 女生集体宿舍=无 联络员=孙某 联络员性别=女 编号=丁 学校标识码=2113000104",
    );
    desk.does("unit add-school 沧县/戊小学 principal=赵某 girls_dormitory=false liaison.name=孙某 liaison.female=true");
    let own = desk.text("units/沧县/丁.toml").replace("school_code = \"2113000104\"\n", "");
    assert_eq!(own.replace("丁小学", "戊小学"), desk.text("units/沧县/戊小学.toml"));
    desk.refuses("unit set 丁小学 校长=钱某 principal=钱某 --replace", "“校长”写了两次");
    desk.does("unit set 沧县 单位=沧州县 停办日期=2024-01-01 --replace").says("单位：沧县 → 沧州县").says("撤销日期");
    desk.does("unit set 丁小学 撤销日期=2020-01-01").says("停办日期");
    desk.refuses("unit set 丁小学 电话=1", "办公电话应有7至20位数字");
}

#[test]
fn what_follows_from_a_name_contradicts_nothing_registered() {
    let desk = Desk::city();
    desk.does("unit add-county 献县 procuratorate=献县检察院");
    let county = desk.text("units/献县.toml");
    desk.does("unit add-county 献县").says("原已如此").says_nothing_of("由名称得出");
    desk.does("unit add-school 献县/甲小学 kind=nine_year");
    desk.does("unit add-school 献县/甲小学").says("原已如此").says_nothing_of("由名称得出");
    assert_eq!(desk.text("units/献县.toml"), county);
    desk.refuses("unit add-school 献县/甲小学 kind=小学", "已登记为");
}
