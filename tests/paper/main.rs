//! What leaves the program for an office: sheets, pages and print-outs, opened by the programs that clerks open them with.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

mod desk;
mod pages;
mod samples;
mod sheets;
mod tools;

#[path = "../support"]
mod support {
    pub mod copied;
    pub mod files;
    pub mod golden;
    pub mod program;
    pub mod put;
    pub mod run;
    pub mod skipped;
}
