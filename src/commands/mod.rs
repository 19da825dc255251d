//! One file per verb: its arguments and what it does. `cli` holds the list of verbs.

mod cli;
mod prompt;
mod visit;

mod check;
mod completions;
mod convey;
mod decide;
mod diff;
mod draw;
mod due;
mod explain;
mod import;
mod init;
mod inspect;
mod log;
mod move_record;
mod print;
mod rectify;
mod remove;
mod report;
mod round;
mod sign;
mod spot_check;
mod status;
mod submit;
mod unit;
mod work;

pub use cli::{Order, Request, command, read};
