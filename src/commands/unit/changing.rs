//! `unit set` and `unit close`.

use super::{Close, Set};
use crate::basics::id::UnitId;
use crate::commands::recording::{Recording, policy};
use crate::commands::setting::Setting;
use crate::commands::{Outcome, Session};
use crate::files::kinds::path_of;
use crate::files::store::Draft;
use crate::input::unit_values::{county_value, day_value, put, school_value};
use crate::output::stream::Out;
use crate::records::{County, School};
use crate::tr;
use anyhow::{anyhow, bail};
use toml_edit::DocumentMut;

impl Set {
    /// Adds to what is registered, corrects it, or takes keys out.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let unit = recording.register().find_unit(&self.unit)?;
        let read = if unit.school().is_some() { school_value } else { county_value };
        let mut draft = draft(&unit);
        for Setting { key, value } in &self.settings {
            match (key.as_str(), value.as_str()) {
                ("id", _) => bail!(tr!(
                    "an id is the name of a file; rename the file with git to change it",
                    "编号就是文件名，要改请用 git 改文件名"
                )),
                (key, "") => draft.removals.push(key.to_owned()),
                (key, typed) => {
                    let value = read(key, typed).map_err(|fault| anyhow!("{key}={typed}：{fault}"))?;
                    put(&mut draft.addition, key, value);
                }
            }
        }
        recording.read_all();
        recording.finish(&[draft], policy(self.replace), out)
    }
}

impl Close {
    /// Records the day from which the unit no longer counts.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let unit = recording.register().find_unit(&self.unit)?;
        let mut draft = draft(&unit);
        put(&mut draft.addition, "closed_on", day_value(self.on));
        if let Some(target) = &self.merged_into {
            let target = recording.register().find_school(target)?;
            put(&mut draft.addition, "merged_into", target.to_string().into());
        }
        recording.read_all();
        recording.finish(&[draft], policy(self.replace), out)
    }
}

fn draft(unit: &UnitId) -> Draft {
    let path = match unit {
        UnitId::County(county) => path_of::<County>(county),
        UnitId::School(school) => path_of::<School>(school),
    };
    Draft { path, addition: DocumentMut::new(), removals: Vec::new() }
}
