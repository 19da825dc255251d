//! What a command is told to look at: units, or files and folders of the records.

use crate::arguments::named_file::named_file;
use crate::basics::asked::Asked;
use crate::basics::id::UnitId;
use crate::diagnostics::Diagnostic;
use crate::files::Origin;
use crate::files::path::{RecordPath, is_within, record_folders};
use crate::register::Register;
use std::path::Path;

/// Units, files and folders; everything where none is named.
pub struct LookedAt(Asked<Aim>);

enum Aim {
    /// A file, or all that lies in a folder.
    Within(String),
    Unit(UnitId),
}

impl LookedAt {
    /// Reads names of units and paths; a path that is there goes before a unit.
    pub fn of(origin: &Origin, register: &Register, typed: &[String]) -> anyhow::Result<LookedAt> {
        let aims = typed.iter().map(|typed| aim(origin, register, typed)).collect::<anyhow::Result<_>>()?;
        Ok(LookedAt(Asked::typed(aims)))
    }

    /// Whether a diagnostic is about any of it.
    pub fn holds(&self, one: &Diagnostic) -> bool {
        self.has(&one.file, one.unit.as_ref())
    }

    /// Whether a file that concerns a unit is any of it.
    pub fn has(&self, file: &str, unit: Option<&UnitId>) -> bool {
        self.0.any(|aim| match aim {
            Aim::Within(place) => is_within(file, place),
            Aim::Unit(asked) => is_about(file, unit, asked),
        })
    }
}

fn aim(origin: &Origin, register: &Register, typed: &str) -> anyhow::Result<Aim> {
    let fault = match named_file(origin, Path::new(typed)) {
        Ok(place) => return Ok(Aim::Within(place)),
        Err(fault) => fault,
    };
    match register.find_listed_unit(typed) {
        Ok(unit) => Ok(Aim::Unit(unit)),
        Err(_) if is_a_path(typed) => Err(fault),
        Err(fault) => Err(fault.into()),
    }
}

/// Whether what is typed can only be meant for a file or a folder.
fn is_a_path(typed: &str) -> bool {
    let first = typed.split(['/', '\\']).next().unwrap_or_default();
    first.is_empty() || record_folders().contains_key(first) || Path::new(typed).extension().is_some()
}

/// Whether a file, or what it concerns, is of a unit, of a county also of its schools.
fn is_about(file: &str, concerned: Option<&UnitId>, asked: &UnitId) -> bool {
    let path = RecordPath::at(file);
    let units = concerned.cloned().into_iter().chain(path.unit());
    match asked {
        UnitId::School(_) => units.into_iter().any(|about| about == *asked),
        UnitId::County(county) => {
            units.map(|about| about.county().clone()).chain(path.county()).any(|about| about == *county)
        }
    }
}
