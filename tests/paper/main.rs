//! What leaves the program for an office: sheets, pages and print-outs, opened by the programs that clerks open them with.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

mod desk;
mod pages;
mod samples;
mod sheets;
mod tools;
