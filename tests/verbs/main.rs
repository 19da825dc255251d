//! The recording verbs, tried with the program itself in folders of their own.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]
#![cfg_attr(not(unix), allow(dead_code, unused_imports, reason = "some of it serves only what needs Unix"))]

mod desk;
mod kept;
mod old_workbook;

#[path = "../support"]
mod support {
    pub mod files;
    pub mod golden;
    pub mod program;
    pub mod put;
    pub mod search_path;
    pub mod skipped;
}

mod at;
mod cells;
#[cfg(unix)]
mod clerk;
#[cfg(unix)]
mod completions;
mod convey;
mod corrections;
mod decide;
mod diff;
mod disk;
#[cfg(unix)]
mod draw;
mod explain;
#[cfg(target_os = "linux")]
mod faults;
mod git;
#[cfg(unix)]
mod guided;
#[cfg(target_os = "linux")]
mod held;
mod hidden_sheets;
mod hooks;
mod import;
mod incomplete;
mod init;
mod inspect;
mod laid;
mod log;
mod looked_at;
mod marks;
mod masked_past;
mod meant;
mod messy;
mod more_sheets;
mod move_record;
mod names;
mod narrow;
mod newer;
mod outputs;
mod print;
mod privacy;
mod proof;
mod remove;
mod round;
mod round_of_day;
mod round_trip;
#[cfg(unix)]
mod screens;
mod sealed_units;
mod sealing;
mod sentences;
mod several;
#[cfg(unix)]
mod shared;
mod sheet_round_trip;
mod sheets;
mod sign;
mod standing_county;
mod strangers;
mod telephone;
mod templates;
#[cfg(unix)]
mod terminal;
mod texts;
mod turns;
mod unit;
mod week_in_git;
mod wherever;
mod workbooks;
mod wreckage;
mod year;
mod years;
