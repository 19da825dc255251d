//! A row of a sheet of schools.

use crate::basics::id::{CountyId, Id, SchoolId, typed_id};
use crate::basics::look_alike::usual;
use crate::basics::words::Word;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::person_name::{Doubt, is_damaged};
use crate::records::{Name, School, SchoolKind};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::people::lost_on_the_way;
use crate::sheets::reading::Reading;
use crate::sheets::unit_values::{SCHOOL_KEYS, put};
use crate::tr;
use toml_edit::DocumentMut;

const COUNTY: &[&str] = &["县", "县（市、区）", "县区", "县市区", "所属单位", "填报单位", "单位（盖章）"];
const NAME: &[&str] = &["学校", "校名", "学校（幼儿园）", "学校（幼儿园）名称", "单位名称"];

/// The columns whose cells are values of keys: the contract's heading, the key, other headings.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("类别", "kind", &["学校类别", "办学类型"]),
    ("学校标识码", "school_code", &["学校（机构）标识码", "标识码"]),
    ("统一社会信用代码", "credit_code", &["信用代码"]),
    ("曾用名", "aliases", &["别名", "简称"]),
    ("办学性质", "ownership", &["性质", "举办者类型"]),
    ("寄宿", "boarding", &["是否寄宿", "寄宿制"]),
    ("女生集体宿舍", "girls_dormitory", &["有无女生集体宿舍", "有无女生宿舍", "女生宿舍"]),
    ("教职工数", "staff", &["教职员工数", "教职工人数"]),
    ("校长", "principal", &["园长", "校长（园长）", "负责人"]),
    ("副校长", "vice_principal", &["副园长", "副校长（园长）", "副校长（副园长）", "分管副校长"]),
    ("联络员", "liaison.name", &["联络员姓名"]),
    ("联络员性别", "liaison.female", &[]),
    ("办公电话", "liaison.office_phone", &["联系电话", "电话"]),
    ("开办日期", "opened_on", &["开办时间"]),
    ("停办日期", "closed_on", &["停办时间"]),
];

/// What must be known of a liaison.
const LIAISON: [&str; 2] = ["联络员", "联络员性别"];

/// Sheets of schools.
pub struct Schools<'r> {
    register: &'r Register,
    directory: Directory<'r>,
}

impl<'r> Schools<'r> {
    /// Sheets whose schools join a register.
    pub fn new(register: &'r Register, directory: Directory<'r>) -> Schools<'r> {
        Schools { register, directory }
    }

    /// The school's id: that of the school registered already, else 编号, else the name.
    fn id(&self, row: &mut Reading, county: &CountyId, name: &Name) -> Option<SchoolId> {
        let code: String = row.text("学校标识码").split_whitespace().collect();
        let typed = row.text("编号");
        let mut known: Vec<(&str, SchoolId)> = Vec::new();
        for (heading, cell) in [("学校标识码", code.as_str()), ("编号", typed), ("学校名称", name.as_str())]
        {
            match self.directory.school(county, cell, None) {
                Ok(found) => known.extend(found.map(|id| (heading, id))),
                Err(_) if !known.is_empty() => {}
                Err(message) => row.fault(heading, message),
            }
        }
        let Some((first, id)) = known.first().cloned() else { return self.new_id(row, county, name, typed) };
        if let Some((heading, other)) = known.iter().find(|(_, other)| *other != id) {
            row.fault(
                heading,
                tr!(
                    "this is {other}, but {id} by “{first}”; one of the two is wrong",
                    "这是{other}，而按“{first}”是{id}，请核对"
                ),
            );
        } else if !self.directory.is_named(&id, name.as_str()) {
            row.fault(
                "学校名称",
                tr!(
                    "by “{first}” this is {id}, which has another name; correct one of the two, or rename the school first",
                    "按“{first}”这是{id}，校名不符；请核对，学校如已改名请先用 unit set 更正"
                ),
            );
        }
        Some(id)
    }

    fn new_id(&self, row: &mut Reading, county: &CountyId, name: &Name, typed: &str) -> Option<SchoolId> {
        let (heading, id) = match typed.is_empty() {
            true => ("学校名称", Id::of_name(name.as_str())),
            false => ("编号", typed_id(typed)),
        };
        let id = id.map_err(|fault| row.fault(heading, fault.to_string())).ok()?;
        Some(SchoolId { county: county.clone(), school: id })
    }
}

impl SheetKind for Schools<'_> {
    fn columns(&self) -> Vec<Column> {
        let values = VALUES.iter().map(|(heading, _, aliases)| Column::optional(heading, aliases));
        let mut columns: Vec<_> = values.collect();
        columns.insert(1, Column::optional("编号", &[]));
        columns.splice(0..0, [Column::titled("单位", COUNTY), Column::required("学校名称", NAME)]);
        columns
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        let county = row.required("单位", |cell| self.directory.county(cell));
        let name = row.required("学校名称", school_name);
        let mut addition = values(row);
        let (county, name) = (county?, name?);
        let id = self.id(row, &county, &name)?;
        let known = self.register.school(&id);
        // A school matched by code, id or alias is not renamed to the sheet's spelling.
        addition["name"] = toml_edit::value(known.map_or(&name, |known| &known.name).as_str());
        let mut is_whole = true;
        if addition.get("liaison").is_some() && known.is_none_or(|known| known.liaison.is_none()) {
            let all = LIAISON.map(|heading| row.required(heading, |_| Ok(())));
            is_whole = all.iter().all(Option::is_some);
        }
        if addition.get("kind").is_none() && known.is_none() {
            match SchoolKind::of_name(name.as_str()) {
                Some(kind) => addition["kind"] = toml_edit::value(kind.key()),
                None => {
                    row.fault("类别", tr!("the name does not say it; fill it in", "从校名看不出类别，请填写"));
                    is_whole = false;
                }
            }
        }
        if !is_whole {
            return None;
        }
        let addition = edit::in_order::<School>(&addition);
        Some(Draft { path: RecordPath::of::<School>(&id), addition, removals: Vec::new() })
    }

    fn keys(&self) -> Vec<(String, String)> {
        let values = VALUES.iter().map(|(heading, key, _)| ((*key).to_owned(), (*heading).to_owned()));
        values.chain([("name".to_owned(), "学校名称".to_owned())]).collect()
    }
}

fn school_name(cell: &str) -> Result<Name, String> {
    if is_damaged(cell) {
        return Err(lost_on_the_way(&Doubt::Damaged));
    }
    let name: String = usual(cell).chars().filter(|char| !char.is_whitespace()).collect();
    name.parse().map_err(|fault| crate::records::TextFault::to_string(&fault))
}

fn values(row: &mut Reading) -> DocumentMut {
    let mut document = DocumentMut::new();
    for (heading, key, _) in VALUES {
        if SCHOOL_KEYS.takes_a_person(key) && row.names_nobody(heading) {
            // What is said of a liaison is said of nobody then.
            let along = if *heading == LIAISON[0] { &["联络员性别", "办公电话"][..] } else { &[] };
            along.iter().for_each(|heading| row.leave_blank(heading));
        }
        if let Some(value) = row.value(heading, |cell| SCHOOL_KEYS.value(key, cell)) {
            put(&mut document, key, value);
        }
    }
    document
}
