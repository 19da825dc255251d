//! What was changed in the records, in the clerks' words: commit by commit, or from one register to another.

mod diff;
mod happening;
mod line;
mod log;
mod moves;
mod said;
mod sentences;
mod stand;
mod tracked;

pub use diff::{Turn, diff};
pub use happening::{Happening, happened};
pub use line::{Line, Matter};
pub use log::log;
pub use sentences::sentences;
pub use stand::{Stand, Topic};
pub use tracked::Tracked;
