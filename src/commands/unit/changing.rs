//! `unit set` and `unit close`.

use super::{Close, Set};
use crate::arguments::session::{Outcome, Session};
use crate::arguments::setting::apply;
use crate::basics::fold::fold;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::files::root::MECHANISM;
use crate::output::stream::Out;
use crate::recording::{Recording, policy};
use crate::records::{County, Described, Fields, Mechanism, School, day_value, put};
use crate::register::Register;
use crate::tr;
use anyhow::bail;
use toml_edit::DocumentMut;

impl Set {
    /// Adds to what is registered, corrects it, or takes keys out.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let (path, fields) = described(recording.register(), &self.unit)?;
        if self.settings.iter().any(|setting| setting.is_of_id(fields)) {
            bail!(tr!(
                "an id is the name of a file; rename the file with git to change it",
                "编号就是文件名，要改请用 git 改文件名"
            ));
        }
        let mut addition = DocumentMut::new();
        let removals = apply(&self.settings, fields, &mut addition)?;
        let draft = Draft { removals, ..Draft::of(path, addition) };
        recording.finish(&[draft], policy(self.replace), out)
    }
}

/// The words for the city group itself, of which the file of the mechanism says what a unit's file says of a unit.
const CITY: [&str; 2] = ["市", "city"];

/// The file that says what is registered of a unit or of the city, and its fields.
fn described(register: &Register, typed: &str) -> anyhow::Result<(RecordPath, Fields)> {
    if CITY.contains(&fold(typed.trim()).as_str()) {
        return Ok((RecordPath::at(MECHANISM), Mechanism::FIELDS));
    }
    let unit = register.find_unit(typed)?;
    let fields = if unit.school().is_some() { School::FIELDS } else { County::FIELDS };
    Ok((RecordPath::of_unit(&unit), fields))
}

impl Close {
    /// Records the day from which the unit no longer counts.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let unit = recording.register().find_unit(&self.unit)?;
        let mut addition = DocumentMut::new();
        put(&mut addition, "closed_on", day_value(self.on));
        if let Some(target) = &self.merged_into {
            let target = recording.register().find_school(target)?;
            put(&mut addition, "merged_into", target.to_string().into());
        }
        recording.finish(&[Draft::of(RecordPath::of_unit(&unit), addition)], policy(self.replace), out)
    }
}
