//! A row of a sheet of schools.

use crate::basics::id::{CountyId, Id, SchoolId, typed_id};
use crate::basics::words::Word;
use crate::files::edit;
use crate::files::kinds::path_of;
use crate::files::plan::Draft;
use crate::records::{Described, Field, Name, School, SchoolKind, put, roster};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::intake::SheetKind;
use crate::sheets::reading::Reading;
use crate::tr;
use toml_edit::DocumentMut;

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
    pub fn new(register: &'r Register) -> Schools<'r> {
        Schools { register, directory: Directory::new(register) }
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
        let known = self.register.records.schools.get(&id);
        // Matched by code, id or alias: the sheet's spelling does not rename the school.
        addition[NAME.key] = toml_edit::value(known.map_or(&name, |known| &known.name).as_str());
        let mut is_whole = true;
        if addition.get("liaison").is_some() && known.is_none_or(|known| known.liaison.is_none()) {
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
        Some(Draft { path: path_of::<School>(&id), addition, removals: Vec::new() })
    }

    fn keys(&self) -> Vec<(String, String)> {
        let filled = value_columns().chain([NAME]);
        filled.map(|field| (field.key.to_owned(), field.name.to_owned())).collect()
    }
}

fn school_name(cell: &str) -> Result<Name, String> {
    let name: String = cell.chars().filter(|char| !char.is_whitespace()).collect();
    name.parse().map_err(|fault| crate::records::TextFault::to_string(&fault))
}

fn values(row: &mut Reading) -> DocumentMut {
    let mut document = DocumentMut::new();
    for field in value_columns() {
        if let Some(value) = row.value(field.name, |cell| field.read(cell)) {
            put(&mut document, field.key, value);
        }
    }
    document
}
