//! A sheet of schools as records.

use crate::basics::fold::fold;
use crate::basics::formula::fuse;
use crate::basics::id::{CountyId, Id, SchoolId, typed_id};
use crate::basics::words::Word;
use crate::files::edit;
use crate::files::kinds::path_of;
use crate::files::store::Draft;
use crate::input::sheet::{Row, Sheet};
use crate::input::unit_values::{SCHOOL_KEYS, put};
use crate::records::{Name, School, SchoolKind};
use crate::register::Register;
use crate::tr;
use std::collections::BTreeMap;
use toml_edit::DocumentMut;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    County,
    Name,
    Id,
    /// The value of a key.
    Key(&'static str),
    /// 男 or 女.
    LiaisonSex,
}

/// The columns: the contract's heading, what it holds, other headings for it.
const COLUMNS: &[(&str, Column, &[&str])] = &[
    ("单位", Column::County, &["县", "县（市、区）", "县区", "所属单位"]),
    ("学校名称", Column::Name, &["学校", "校名", "学校（幼儿园）", "学校（幼儿园）名称"]),
    ("类别", Column::Key("kind"), &["学校类别", "办学类型"]),
    ("编号", Column::Id, &[]),
    ("学校标识码", Column::Key("school_code"), &["学校（机构）标识码", "标识码"]),
    ("统一社会信用代码", Column::Key("credit_code"), &["信用代码"]),
    ("曾用名", Column::Key("aliases"), &["别名", "简称"]),
    ("办学性质", Column::Key("ownership"), &["性质", "举办者类型"]),
    ("寄宿", Column::Key("boarding"), &["是否寄宿"]),
    ("女生集体宿舍", Column::Key("girls_dormitory"), &["有无女生集体宿舍"]),
    ("教职工数", Column::Key("staff"), &["教职员工数", "教职工人数"]),
    ("校长", Column::Key("principal"), &["园长", "校长（园长）", "负责人"]),
    ("副校长", Column::Key("vice_principal"), &["副园长", "副校长（园长）", "分管副校长"]),
    ("联络员", Column::Key("liaison.name"), &["联络员姓名"]),
    ("联络员性别", Column::LiaisonSex, &[]),
    ("办公电话", Column::Key("liaison.office_phone"), &["联系电话", "电话"]),
    ("开办日期", Column::Key("opened_on"), &["开办时间"]),
    ("停办日期", Column::Key("closed_on"), &["停办时间"]),
];

/// What a sheet comes to.
#[derive(Debug)]
pub struct Roster {
    /// A record a school, in the order of the sheet.
    pub drafts: Vec<Draft>,
    /// What is worth saying: columns passed over, rows that stand twice.
    pub notes: Vec<String>,
}

/// Reads a sheet of schools; everything that is wrong with it, by row and heading, when anything is.
pub fn roster(sheet: &Sheet, register: &Register) -> Result<Roster, Vec<String>> {
    let (columns, mut notes) = columns(&sheet.headings)?;
    let mut faults = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut rows_by_path: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for row in &sheet.rows {
        let beyond = row.cells.iter().skip(sheet.headings.len()).find(|cell| !cell.is_empty());
        if let Some(cell) = beyond {
            let number = row.number;
            faults.push(tr!(
                "row {number}: “{cell}” stands beyond the last heading",
                "第{number}行：“{cell}”超出了表头的最后一栏"
            ));
        }
        let mut reading = Reading { register, columns: &columns, row, faults: &mut faults };
        let Some(draft) = reading.draft() else { continue };
        let number = row.number;
        match rows_by_path.get(&draft.path) {
            None => {
                rows_by_path.insert(draft.path.clone(), (number, drafts.len()));
                drafts.push(draft);
            }
            Some((first, index)) if drafts[*index].addition.to_string() == draft.addition.to_string() => {
                notes.push(tr!("row {number} repeats row {first}", "第{number}行与第{first}行相同，只算一次"));
            }
            Some((first, _)) => faults.push(tr!(
                "row {number} is of the same school as row {first}, and says other things",
                "第{number}行与第{first}行是同一所学校，内容却不同"
            )),
        }
    }
    if faults.is_empty() { Ok(Roster { drafts, notes }) } else { Err(faults) }
}

type Columns = Vec<Option<(&'static str, Column)>>;

fn columns(headings: &[String]) -> Result<(Columns, Vec<String>), Vec<String>> {
    let known = |heading: &str| {
        let typed = fold(heading);
        let fits = |(name, _, aliases): &&(&str, Column, &[&str])| {
            std::iter::once(name).chain(*aliases).any(|name| fold(name) == typed)
        };
        COLUMNS.iter().find(fits).map(|(name, column, _)| (*name, *column))
    };
    let columns: Columns = headings.iter().map(|heading| known(heading)).collect();
    let mut faults = Vec::new();
    for (name, column, _) in COLUMNS {
        let count = columns.iter().flatten().filter(|(_, found)| found == column).count();
        let required = matches!(column, Column::County | Column::Name);
        if count == 0 && required {
            faults.push(tr!("row 1: the column “{name}” is missing", "第1行：缺少“{name}”一列"));
        }
        if count > 1 {
            faults.push(tr!("row 1: the column “{name}” stands twice", "第1行：“{name}”一列重复"));
        }
    }
    let strange = headings.iter().zip(&columns).filter(|(heading, column)| column.is_none() && !heading.is_empty());
    let notes = strange.map(|(heading, _)| tr!("the column “{heading}” is passed over", "“{heading}”一列不导入"));
    let notes = notes.collect();
    if faults.is_empty() { Ok((columns, notes)) } else { Err(faults) }
}

/// One row being read.
struct Reading<'a> {
    register: &'a Register,
    columns: &'a Columns,
    row: &'a Row,
    faults: &'a mut Vec<String>,
}

impl Reading<'_> {
    fn fault(&mut self, heading: &str, message: &str) {
        let number = self.row.number;
        self.faults.push(tr!("row {number} “{heading}”: {message}", "第{number}行“{heading}”：{message}"));
    }

    fn cell(&self, wanted: Column) -> &str {
        let place = self.columns.iter().position(|column| column.is_some_and(|(_, column)| column == wanted));
        place.and_then(|place| self.row.cells.get(place)).map_or("", |cell| fuse(cell))
    }

    fn draft(&mut self) -> Option<Draft> {
        let county = self.county();
        let name = self.name();
        let mut addition = self.values();
        let (county, name) = (county?, name?);
        addition["name"] = toml_edit::value(name.as_str());
        let id = self.id(&county, &name)?;
        let known = self.register.records.schools.get(&id);
        if let Some(known) = known.filter(|known| known.name != name) {
            // Matched by code, id or alias: the sheet's spelling does not rename the school.
            addition["name"] = toml_edit::value(known.name.as_str());
        }
        if addition.get("kind").is_none() && known.is_none() {
            match SchoolKind::of_name(name.as_str()) {
                Some(kind) => addition["kind"] = toml_edit::value(kind.key()),
                None => self.fault("类别", &tr!("the name does not say it; fill it in", "从校名看不出类别，请填写")),
            }
        }
        let addition = edit::in_order::<School>(&addition);
        Some(Draft { path: path_of::<School>(&id), addition, removals: Vec::new() })
    }

    fn county(&mut self) -> Option<CountyId> {
        let typed = self.cell(Column::County).to_owned();
        let found = self.register.match_county(&typed);
        if found.is_none() {
            let message = match typed.is_empty() {
                true => tr!("it is empty", "没有填写"),
                false => tr!("no county “{typed}” is registered", "没有登记“{typed}”这个单位"),
            };
            self.fault("单位", &message);
        }
        found
    }

    fn name(&mut self) -> Option<Name> {
        let typed: String = self.cell(Column::Name).chars().filter(|char| !char.is_whitespace()).collect();
        match typed.parse() {
            Ok(name) => Some(name),
            Err(_) if typed.is_empty() => {
                self.fault("学校名称", &tr!("it is empty", "没有填写"));
                None
            }
            Err(fault) => {
                self.fault("学校名称", &crate::records::TextFault::to_string(&fault));
                None
            }
        }
    }

    /// The school's id: that of the school registered already, else 编号, else the name.
    fn id(&mut self, county: &CountyId, name: &Name) -> Option<SchoolId> {
        let typed = self.cell(Column::Id).to_owned();
        let code = self.cell(Column::Key("school_code")).to_owned();
        if let Some(id) = self.register.match_school(county, &[&code, &typed, name.as_str()]) {
            return Some(id);
        }
        let (heading, id) = match typed.is_empty() {
            true => ("学校名称", Id::of_name(name.as_str())),
            false => ("编号", typed_id(&typed)),
        };
        match id {
            Ok(id) => Some(SchoolId { county: county.clone(), school: id }),
            Err(fault) => {
                self.fault(heading, &fault.to_string());
                None
            }
        }
    }

    fn values(&mut self) -> DocumentMut {
        let mut document = DocumentMut::new();
        for (heading, column) in self.columns.iter().flatten() {
            let typed = self.cell(*column).to_owned();
            let key = match column {
                Column::Key(key) => *key,
                Column::LiaisonSex => "liaison.female",
                Column::County | Column::Name | Column::Id => continue,
            };
            if typed.is_empty() {
                continue;
            }
            match SCHOOL_KEYS.value(key, &typed) {
                Ok(value) => put(&mut document, key, value),
                Err(message) => self.fault(heading, &message),
            }
        }
        document
    }
}
