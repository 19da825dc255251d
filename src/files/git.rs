//! The records as git has them. `git` is called as a program, in such a way that no setting of the user's changes what it
//! says, and that it writes nothing.

mod call;
mod commit;
mod committed;
mod entries;
mod objects;
mod past;
mod raw;
mod refusal;
mod repository;
mod revision;
mod steps;

pub use commit::Commit;
pub use objects::Object;
pub use past::{Before, Change, Past, Sought, Text};
pub use refusal::NoRecords;
pub use repository::Repository;
pub use revision::{Revision, begins};
pub use steps::Stretch;

#[cfg(test)]
mod tests;
