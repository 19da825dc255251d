//! What the files show beside what the records say: what a record that speaks of them by digest is compared with.

use crate::files::scans::Scans;
use crate::files::texts::Texts;

/// What rules look at beside the records. Both parts come only from a look at the files, so that no rule can find
/// nothing because nobody looked.
#[derive(Clone, Copy)]
pub struct Evidence<'e> {
    /// What the records’ own texts say.
    pub texts: &'e Texts,
    /// The scans that lie beside the records.
    pub scans: &'e Scans,
}
