//! Every number that the rules, the register, the records and their reading hold is tried on both sides: where what is
//! right ends, and where what is wrong begins.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

mod days;
mod deadlines;
mod laid;
mod listed;
mod rules;
mod sizes;

#[path = "../support"]
mod support {
    pub mod files;
    pub mod ground;
    pub mod program;
    pub mod put;
}
