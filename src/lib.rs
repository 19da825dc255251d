//! The records of a city's “dual signing, dual visits” (双签双入校（园）) child-protection mechanism.
//!
//! The modules are floors; each uses only those below it (`ARCHITECTURE.md` is the map).

pub mod commands;

pub mod recording;

pub mod arguments;

pub mod output;

pub mod sheets;

pub mod checks;
pub mod papers;
pub mod reports;

pub mod history;

pub mod register;

pub mod files;

pub mod records;

pub mod diagnostics;

pub mod basics;
