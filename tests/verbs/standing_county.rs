//! `--county` beside what the cells of a sheet say of the county.

use crate::desk::Desk;

#[test]
fn a_cell_that_names_another_county_is_refused_also_where_that_is_not_registered() {
    let desk = Desk::new();
    for cell in [
        "临河县",
        "临河县教育局",
        "临河县人民检察院",
        "临河县联合工作组",
        "黄骅市",
        "运河区",
        "鄂温克族自治旗",
        "渤海新区",
        "临 河 县",
    ] {
        desk.put("表.csv", format!("单位,学校名称\n{cell},甲小学\n"));
        desk.refuses("import schools 表.csv --county 沧县", "第2行“单位”")
            .says("这像是另一个县（市、区），没有登记，而 --county 写的是沧县");
    }
}

#[test]
fn a_cell_that_names_no_county_says_what_it_likes() {
    for cell in [
        "城关镇",
        "第一学区",
        "",
        "沧县教体局",
        "沧州市沧县",
        "沧州市",
        "沧州市教育局",
        "县",
        "本县",
        "沧县联合工作组",
        "中心校",
    ] {
        let desk = Desk::new();
        desk.put("表.csv", format!("单位,学校名称\n{cell},甲小学\n"));
        desk.does("import schools 表.csv --county 沧县");
        assert!(desk.path("units/沧县/甲小学.toml").is_file(), "{cell}");
    }
}
