//! `unit list` and `unit show`.

use super::{List, Show};
use crate::arguments::session::{Outcome, Session};
use crate::arguments::showing::Shown;
use crate::files::scope::Scope;
use crate::output::format::Format;
use crate::output::screen::{Elsewhere, screen};
use crate::output::stream::{Out, terminal_width};
use crate::reports::{schools, unit};

impl List {
    /// Lists the schools: as a table on a terminal, as CSV with the headings of import in a pipe.
    pub fn run(mut self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let origin = session.origin()?;
        let (register, outcome) = session.open_as_far_as_read(&origin, Scope::Units, out)?;
        let county = self.county.map(|typed| register.find_county(&typed)).transpose()?;
        if self.showing.output.is_none() && terminal_width().is_none() {
            self.showing.format.get_or_insert(Format::Csv);
        }
        self.showing.give(&Shown::of(&schools(&register, county.as_ref()), &register), &origin, out)?;
        Ok(outcome)
    }
}

impl Show {
    /// Shows all that is registered of a unit.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (register, _) = session.open(&session.origin()?, Scope::Units)?;
        let found = register.find_unit(&self.unit)?;
        out.data(screen(&unit(&register, &found), terminal_width(), Elsewhere::Nowhere))?;
        Ok(Outcome::Fine)
    }
}
