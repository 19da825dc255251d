//! The register of units: all schools in the headings that import takes, or all of one unit.

use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::words::Word;
use crate::records::{County, Name, School};
use crate::register::Register;
use crate::reports::{Cell, Table};

const HEADINGS: &[&str] = &[
    "单位",
    "学校名称",
    "类别",
    "编号",
    "学校标识码",
    "统一社会信用代码",
    "曾用名",
    "办学性质",
    "寄宿",
    "女生集体宿舍",
    "教职工数",
    "校长",
    "副校长",
    "联络员",
    "联络员性别",
    "办公电话",
    "开办日期",
    "停办日期",
];

/// Every school of a county, or of all, closed ones too: by county, then by id.
pub fn schools(register: &Register, county: Option<&CountyId>) -> Table {
    let counties = register.counties().into_iter().filter(|(id, _)| county.is_none_or(|county| county == *id));
    let rows = counties.flat_map(|(county, _)| register.schools(county).map(|(id, school)| row(register, id, school)));
    Table::of("schools", "学校（幼儿园）登记表", HEADINGS.iter().map(ToString::to_string).collect(), rows.collect())
}

/// All that is registered of a unit, a line for each key.
pub fn unit(register: &Register, unit: &UnitId) -> Table {
    let lines = match unit {
        UnitId::County(id) => register.county(id).map(|county| county_lines(id, county)),
        UnitId::School(id) => register.school(id).map(|school| school_lines(register, id, school)),
    };
    let filled = lines.unwrap_or_default().into_iter().filter(|(_, cell)| *cell != Cell::Blank);
    let rows = filled.map(|(heading, cell)| vec![Cell::text(heading), cell]).collect();
    Table::under("unit", &register.name(unit), "项目,内容", rows)
}

fn county_lines(id: &CountyId, county: &County) -> Vec<(&'static str, Cell)> {
    vec![
        ("单位", named(Some(&county.name))),
        ("类别", Cell::text(county.kind.chinese())),
        ("编号", Cell::text(id.as_str())),
        ("行政区划代码", said(county.division_code.as_ref())),
        ("检察院", named(Some(&county.procuratorate))),
        ("教育局", named(Some(&county.education_bureau))),
        ("组长", named(county.leader.as_ref())),
        ("成立日期", Cell::day(county.formed_on)),
        ("停办日期", Cell::day(county.closed_on)),
    ]
}

fn school_lines(register: &Register, id: &SchoolId, school: &School) -> Vec<(&'static str, Cell)> {
    let mut lines: Vec<_> = HEADINGS.iter().copied().zip(row(register, id, school)).collect();
    lines.push(("并入", said(school.merged_into.as_ref())));
    lines
}

fn row(register: &Register, id: &SchoolId, school: &School) -> Vec<Cell> {
    let liaison = school.liaison.as_ref();
    vec![
        Cell::text(register.name(&id.county.clone().into())),
        named(Some(&school.name)),
        Cell::text(school.kind.chinese()),
        Cell::text(id.school.as_str()),
        said(school.school_code.as_ref()),
        said(school.credit_code.as_ref()),
        Cell::text(school.aliases.iter().flatten().map(Name::as_str).collect::<Vec<_>>().join("、")),
        Cell::text(school.ownership.map_or("", |ownership| ownership.chinese())),
        yes_no(school.boarding),
        yes_no(school.girls_dormitory),
        school.staff.map_or(Cell::Blank, |staff| Cell::Count(staff.into())),
        named(school.principal.as_ref()),
        named(school.vice_principal.as_ref()),
        named(liaison.map(|liaison| &liaison.name)),
        Cell::text(liaison.map_or("", |liaison| if liaison.female { "女" } else { "男" })),
        said(liaison.and_then(|liaison| liaison.office_phone.as_ref())),
        Cell::day(school.opened_on),
        Cell::day(school.closed_on),
    ]
}

fn named(name: Option<&Name>) -> Cell {
    Cell::text(name.map_or("", Name::as_str))
}

fn said(value: Option<&impl ToString>) -> Cell {
    Cell::text(value.map(ToString::to_string).unwrap_or_default())
}

fn yes_no(value: Option<bool>) -> Cell {
    Cell::text(value.map_or("", |value| if value { "是" } else { "否" }))
}
