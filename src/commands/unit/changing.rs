//! `unit set` and `unit close`.

use super::{Close, Set};
use crate::arguments::session::{Outcome, Session};
use crate::arguments::setting::apply;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::output::stream::Out;
use crate::recording::{Recording, policy};
use crate::records::{County, Described, School, day_value, put};
use crate::tr;
use anyhow::bail;
use toml_edit::DocumentMut;

impl Set {
    /// Adds to what is registered, corrects it, or takes keys out.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let unit = recording.register().find_unit(&self.unit)?;
        let fields = if unit.school().is_some() { School::FIELDS } else { County::FIELDS };
        if self.settings.iter().any(|setting| setting.is_of_id(fields)) {
            bail!(tr!(
                "an id is the name of a file; rename the file with git to change it",
                "编号就是文件名，要改请用 git 改文件名"
            ));
        }
        let mut addition = DocumentMut::new();
        let removals = apply(&self.settings, fields, &mut addition)?;
        let draft = Draft { removals, ..Draft::of(RecordPath::of_unit(&unit), addition) };
        recording.finish(&[draft], policy(self.replace), out)
    }
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
