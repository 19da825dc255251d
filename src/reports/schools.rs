//! The register of units: all schools in the headings that import takes, or all of one unit.

use crate::basics::id::{CountyId, UnitId};
use crate::files::edit::said;
use crate::records::{Described, Field, Fields, Kind, roster};
use crate::register::Register;
use crate::reports::{Cell, Table};
use serde::Serialize;
use toml::Value;

/// Every school of a county, or of all, closed ones too: by county, then by id.
pub fn schools(register: &Register, county: Option<&CountyId>) -> Table {
    let counties = register.counties().into_iter().filter(|(id, _)| county.is_none_or(|county| county == *id));
    let schools = counties.flat_map(|(county, _)| register.schools(county));
    let rows = schools.map(|(id, school)| {
        let said = Said::of(register, id.clone().into(), school);
        roster().map(|field| said.cell(field)).collect()
    });
    let headings = roster().map(|field| field.name.to_owned()).collect();
    Table::of("schools", "学校（幼儿园）登记表", headings, rows.collect()).weighed(weight)
}

/// How much a column weighs: what tells one school from another, then whom to reach.
fn weight(heading: &str) -> u8 {
    match heading {
        "学校名称" => 9,
        "单位" | "类别" => 8,
        "校长" | "联络员" | "办公电话" => 7,
        "女生集体宿舍" | "副校长" => 6,
        "教职工数" | "学校标识码" | "停办日期" => 5,
        "编号" | "寄宿" | "联络员性别" | "办学性质" => 4,
        _ => 3,
    }
}

/// All that is registered of a unit, a line for each key.
pub fn unit(register: &Register, unit: &UnitId) -> Table {
    let said = match unit {
        UnitId::County(id) => register.county(id).map(|county| Said::of(register, unit.clone(), county)),
        UnitId::School(id) => register.school(id).map(|school| Said::of(register, unit.clone(), school)),
    };
    let lines = said.iter().flat_map(|said| said.fields.all().map(|field| (field.name, said.cell(field))));
    let filled = lines.filter(|(_, cell)| *cell != Cell::Blank);
    let rows = filled.map(|(heading, cell)| vec![Cell::text(heading), cell]).collect();
    Table::under("unit", &register.name(unit), "项目,内容", rows)
}

/// What the file of a unit says, and its path.
struct Said<'r> {
    register: &'r Register,
    unit: UnitId,
    fields: Fields,
    record: Option<Value>,
}

impl<'r> Said<'r> {
    fn of<R: Described + Serialize>(register: &'r Register, unit: UnitId, record: &R) -> Said<'r> {
        Said { register, unit, fields: R::FIELDS, record: said(record).ok() }
    }

    /// The cell of a field, in the words of official papers; a table has none, for its parts have theirs.
    fn cell(&self, field: &Field) -> Cell {
        match field.value {
            Kind::Id => {
                Cell::text(self.unit.school().map_or(self.unit.county().as_str(), |school| school.school.as_str()))
            }
            _ if !field.is_in_file() => Cell::text(self.register.county_name(self.unit.county())),
            Kind::Table => Cell::Blank,
            _ => self.value(field.key).map_or(Cell::Blank, |value| cell(self.fields, field, value)),
        }
    }

    fn value(&self, key: &str) -> Option<&Value> {
        key.split('.').try_fold(self.record.as_ref()?, |value, key| value.get(key))
    }
}

fn cell(fields: Fields, field: &Field, value: &Value) -> Cell {
    match value {
        Value::Integer(count) => u64::try_from(*count).map_or(Cell::Blank, Cell::Count),
        Value::Datetime(day) => Cell::day(day.to_string().parse().ok()),
        _ => Cell::text(fields.in_chinese(field, value)),
    }
}
