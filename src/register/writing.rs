//! The register as a write would leave it.

use crate::files::Records;
use crate::files::kinds::Change;
use crate::register::{Register, forces, sent};

/// Records that a register is asked to have in place of its own.
pub struct Written {
    /// As they are on the register's day.
    records: Change,
    /// As they are in full, those that say anything of a later day.
    left_out: Change,
}

impl Register {
    /// What puts some records in.
    pub fn written(&self, records: Records) -> Written {
        let [records, left_out] = Change::to(records, self.as_of);
        Written { records, left_out }
    }

    /// Exchanges records of the register for those that would be written; exchanged again, it is as it was. The round
    /// looked at stays the same.
    pub fn exchange(&mut self, written: &mut Written) {
        self.records.exchange(&mut written.records);
        self.left_out.exchange(&mut written.left_out);
        let Change { counties, schools, submissions, .. } = &written.records;
        if !counties.is_empty() || !schools.is_empty() {
            self.stretches = forces::stretches(&self.records);
        }
        if !submissions.is_empty() {
            self.sent = sent::inspections(&self.records);
        }
    }
}
