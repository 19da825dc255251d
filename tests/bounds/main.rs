//! Every number in the rules, the register, the records and their reading is tried on both sides: the last value that is
//! right and the first that is wrong.
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
