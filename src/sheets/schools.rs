//! A row of a sheet of schools.

use crate::basics::id::{CountyId, Id, SchoolId, typed_id};
use crate::basics::look_alike::usual;
use crate::basics::words::Word;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::records::person_name::{Doubt, doubt, is_damaged};
use crate::records::{Described, Field, Kind, Name, School, SchoolKind, put, roster};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::people::lost_on_the_way;
use crate::sheets::reading::Reading;
use crate::tr;
use toml_edit::{DocumentMut, Value};

const COUNTY: &Field = School::FIELDS.get("county");
const NAME: &Field = School::FIELDS.get("name");
const ID: &Field = School::FIELDS.get("id");
const CODE: &Field = School::FIELDS.get("school_code");
const KIND: &Field = School::FIELDS.get("kind");

/// What must be known of a liaison.
const LIAISON: [&Field; 2] = [School::FIELDS.get("liaison.name"), School::FIELDS.get("liaison.female")];

/// The columns whose cells are values of keys; the name is found out first.
fn value_columns() -> impl Iterator<Item = &'static Field> {
    roster().filter(|field| field.is_in_file() && field.key != NAME.key)
}

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
        let code: String = row.text(CODE.name).split_whitespace().collect();
        let typed = row.text(ID.name);
        let mut known: Vec<(&str, SchoolId)> = Vec::new();
        for (heading, cell) in [(CODE.name, code.as_str()), (ID.name, typed), (NAME.name, name.as_str())] {
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
                NAME.name,
                tr!(
                    "by “{first}” this is {id}, which has another name; correct one of the two, or rename the school first",
                    "按“{first}”这是{id}，校名不符；请核对，学校如已改名请先用 unit set 更正"
                ),
            );
        } else if !typed.is_empty() && known.iter().all(|(heading, _)| *heading != ID.name) {
            row.fault(
                ID.name,
                tr!(
                    "by “{first}” this is {id}, and its id stays; correct or empty the cell",
                    "按“{first}”这是{id}，已登记的编号不能改；请核对，或留空"
                ),
            );
        }
        Some(id)
    }

    fn new_id(&self, row: &mut Reading, county: &CountyId, name: &Name, typed: &str) -> Option<SchoolId> {
        let (heading, id) = match typed.is_empty() {
            true => (NAME.name, Id::of_name(name.as_str())),
            false => (ID.name, typed_id(typed)),
        };
        let id = id.map_err(|fault| row.fault(heading, fault.to_string())).ok()?;
        Some(SchoolId { county: county.clone(), school: id })
    }
}

impl SheetKind for Schools<'_> {
    fn columns(&self) -> Vec<Column> {
        let column = |field: &Field| match field.key {
            key if key == COUNTY.key => Column::titled(field.name, field.aliases),
            key if key == NAME.key => Column::required(field.name, field.aliases),
            _ => Column::optional(field.name, field.aliases),
        };
        roster().map(column).collect()
    }

    fn draft(&mut self, row: &mut Reading) -> Option<Draft> {
        let county = row.required(COUNTY.name, |cell| self.directory.county(cell));
        let name = row.required(NAME.name, school_name);
        let mut addition = values(row);
        let (county, name) = (county?, name?);
        let id = self.id(row, &county, &name)?;
        let known = self.register.school(&id);
        // A school matched by code, id or alias is not renamed to the sheet's spelling.
        addition[NAME.key] = toml_edit::value(known.map_or(&name, |known| &known.name).as_str());
        let mut is_whole = true;
        if addition.get("liaison").is_some() && known.is_none_or(|known| known.liaison().is_none()) {
            let all = LIAISON.map(|field| row.required(field.name, |_| Ok(())));
            is_whole = all.iter().all(Option::is_some);
        }
        if addition.get(KIND.key).is_none() && known.is_none() {
            match SchoolKind::of_name(name.as_str()) {
                Some(kind) => addition[KIND.key] = toml_edit::value(kind.key()),
                None => {
                    row.fault(KIND.name, tr!("the name does not say it; fill it in", "从校名看不出类别，请填写"));
                    is_whole = false;
                }
            }
        }
        if !is_whole {
            return None;
        }
        let addition = edit::in_order::<School>(&addition);
        Some(Draft::of(RecordPath::of::<School>(&id), addition))
    }

    fn keys(&self) -> Vec<(String, String)> {
        let filled = value_columns().chain([NAME]);
        filled.map(|field| (field.key.to_owned(), field.name.to_owned())).collect()
    }
}

fn school_name(cell: &str) -> Result<Name, String> {
    if is_damaged(cell) {
        return Err(lost_on_the_way(&Doubt::Damaged));
    }
    let name: String = usual(cell).chars().filter(|char| !char.is_whitespace()).collect();
    name.parse().map_err(|fault| crate::records::TextFault::to_string(&fault))
}

/// The value of a cell; of a name that lost characters on the way, how a sheet keeps them.
fn read(field: &Field, cell: &str) -> Result<Value, String> {
    let is_spoilt = match field.value {
        Kind::Person => doubt(cell) == Some(Doubt::Damaged),
        Kind::Texts => is_damaged(cell),
        _ => false,
    };
    if is_spoilt { Err(lost_on_the_way(&Doubt::Damaged)) } else { field.read(cell) }
}

/// What is said of a liaison is said of nobody, where nobody is named.
fn leave_the_rest_blank(row: &mut Reading, named: &Field) {
    let Some((table, _)) = named.key.split_once('.') else { return };
    School::FIELDS.inside(table).filter(|field| field.key != named.key).for_each(|field| row.leave_blank(field.name));
}

fn values(row: &mut Reading) -> DocumentMut {
    let mut document = DocumentMut::new();
    for field in value_columns() {
        if matches!(field.value, Kind::Person) && row.names_nobody(field.name) {
            leave_the_rest_blank(row, field);
        }
        if let Some(value) = row.value(field.name, |cell| read(field, cell)) {
            put(&mut document, field.key, value);
        }
    }
    document
}
