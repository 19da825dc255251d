//! One file per verb: its arguments and what it does. `cli` holds the list of verbs.

mod answer;
mod choice;
mod cli;
mod errors;
mod help;
mod language;
mod named_files;
mod participant;
mod recording;
mod selection;
mod session;
mod setting;
mod typing;
mod wrap;

mod check;
mod convey;
mod due;
mod import;
mod init;
mod inspect;
mod report;
mod round;
mod sign;
mod status;
mod unit;

pub use cli::{Order, Request, command, read};
pub use session::{Outcome, Session};
