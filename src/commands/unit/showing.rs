//! `unit list` and `unit show`.

use super::{List, Show};
use crate::arguments::session::{Outcome, Session};
use crate::files::scope::Scope;
use crate::output::csv::csv_for_pipe;
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::reports::{schools, unit};

impl List {
    /// Lists the schools: as a table on a terminal, as CSV with the headings of import in a pipe.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (register, outcome) = session.open_as_far_as_read(&session.origin()?, Scope::Units, out)?;
        let county = self.county.map(|typed| register.find_county(&typed)).transpose()?;
        let table = schools(&register, county.as_ref());
        match terminal_width() {
            Some(width) => out.data(screen(&table, Some(width)))?,
            None => out.data(csv_for_pipe(&table)?)?,
        }
        Ok(outcome)
    }
}

impl Show {
    /// Shows all that is registered of a unit.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (register, _) = session.open(&session.origin()?, Scope::Units)?;
        let found = register.find_unit(&self.unit)?;
        out.data(screen(&unit(&register, &found), terminal_width()))?;
        Ok(Outcome::Fine)
    }
}
