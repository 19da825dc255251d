//! Whom one telephones about what a unit has to do.

use crate::basics::id::UnitId;
use crate::records::{County, Person, School};
use crate::register::Register;

/// Whom one telephones, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// The landline, where it is registered.
    pub phone: Option<String>,
}

impl Register {
    /// Whom one telephones about a unit: of a school its liaison, else its vice-principal, else its head; of a county group
    /// its contact. Nobody where none of them is named, or where the unit’s file cannot be read.
    pub fn contact(&self, unit: &UnitId) -> Contact {
        let contact = match unit {
            UnitId::County(county) => self.county(county).map(of_county),
            UnitId::School(school) => self.school(school).map(of_school),
        };
        contact.unwrap_or_default()
    }
}

/// A group’s telephone rings also where nobody is named.
fn of_county(county: &County) -> Contact {
    let name = Person::named(&county.contact).map(ToString::to_string).unwrap_or_default();
    Contact { name, phone: county.office_phone.as_ref().map(ToString::to_string) }
}

/// Only the liaison’s telephone is registered.
fn of_school(school: &School) -> Contact {
    if let Some((name, liaison)) = school.liaison() {
        let phone = liaison.office_phone.as_ref().map(ToString::to_string);
        return Contact { name: name.to_string(), phone };
    }
    let name = school.vice_principal().or_else(|| school.principal()).map(ToString::to_string).unwrap_or_default();
    Contact { name, phone: None }
}
