//! Records that only unknown keys keep from being read. They count nowhere, but what else is wrong with them is told too.

use crate::diagnostics::{Code, Diagnostic};
use crate::files::kinds::{Batch, Records};
use crate::files::path::RecordPath;
use crate::files::source::Source;
use std::collections::BTreeSet;

/// The records of the files in which unknown keys were found, and nothing else that keeps them from being read.
pub fn half_read(source: &dyn Source, faults: &[Diagnostic]) -> Records {
    let unknown = faults.iter().filter(|fault| fault.code == Code::UnknownKey);
    let paths: BTreeSet<_> = unknown.map(|fault| RecordPath::at(fault.file.as_str())).collect();
    let mut batch = Batch::default();
    for path in &paths {
        if let (Some(key), Ok(Some(text))) = (path.key(), source.text(path.as_str())) {
            batch.place_but_for_unknown_keys(key.clone(), &text);
        }
    }
    Records::gathered(vec![batch], None)
}
