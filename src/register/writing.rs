//! The register as a write would leave it.

use crate::files::Records;
use crate::files::kinds::Change;
use crate::files::path::{RecordKey, RecordPath};
use crate::register::{Register, forces, sent};
use std::collections::BTreeMap;

/// Records that a register is asked to have in place of its own.
pub struct Written {
    /// As they are on the register's day.
    records: Change,
    /// As they are in full, those that say anything of a later day.
    left_out: Change,
    /// Whether what stands at some paths cannot be read.
    broken: BTreeMap<RecordPath, bool>,
}

impl Written {
    /// The same, with no records at some keys, where they could be read or not.
    pub fn without<'k>(mut self, taken: impl IntoIterator<Item = &'k RecordKey>) -> Written {
        for key in taken {
            self.records.take_away(key);
            self.left_out.take_away(key);
            self.broken.insert(key.clone().into(), false);
        }
        self
    }
}

impl Register {
    /// What puts some records in.
    pub fn written(&self, records: Records) -> Written {
        let [records, left_out] = Change::to(records, self.as_of);
        Written { records, left_out, broken: BTreeMap::new() }
    }

    /// Exchanges records of the register for those that would be written; exchanged again, it is as it was. The round
    /// looked at stays the same.
    pub fn exchange(&mut self, written: &mut Written) {
        self.records.exchange(&mut written.records);
        self.left_out.exchange(&mut written.left_out);
        for (path, is_broken) in &mut written.broken {
            let is_it_now = match *is_broken {
                true => !self.broken.insert(path.clone()),
                false => self.broken.remove(path),
            };
            *is_broken = is_it_now;
        }
        let Change { counties, schools, submissions, .. } = &written.records;
        if !counties.is_empty() || !schools.is_empty() {
            self.stretches = forces::stretches(&self.records);
        }
        if !submissions.is_empty() {
            self.sent = sent::inspections(&self.records);
        }
    }
}
