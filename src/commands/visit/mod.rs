//! What `inspect` and `spot-check` share: a row of the form as typed, and as asked for at a terminal.

pub mod asking;
pub mod entering;
pub mod entry;
pub mod row;
pub mod said;
pub mod sitting;
