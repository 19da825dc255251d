//! What the files show beside what the records say: what a record that speaks of them by digest is compared with.

use crate::basics::digest::Digest;
use crate::basics::id::{RoundId, SchoolId};
use crate::files::scans::Scans;
use crate::files::texts::Texts;
use crate::records::DrawKey;
use std::collections::BTreeMap;

/// The digests of the figures of sealed rounds as they are now, by round.
pub type Figures = BTreeMap<RoundId, Digest>;

/// What the seeds of draws come to, made again from their commits; of a draw that cannot be made again here, nothing.
pub type Redraws = BTreeMap<DrawKey, Redrawn>;

/// A draw made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redrawn {
    /// The schools that its seed draws.
    Drawn(Vec<SchoolId>),
    /// There is no commit that it can have been drawn from.
    NoCommit,
}

/// What rules look at beside the records. The first two come only from a look at the files, so that no rule can find
/// nothing because nobody looked.
#[derive(Clone, Copy)]
pub struct Evidence<'e> {
    /// What the records’ own texts say.
    pub texts: &'e Texts,
    /// The scans that lie beside the records.
    pub scans: &'e Scans,
    /// What sealed rounds come to. A write is judged by those that count its units otherwise.
    pub figures: &'e Figures,
    /// What draws come to. A write is judged without: the one that writes a draw draws it.
    pub draws: &'e Redraws,
}
