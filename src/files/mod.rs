//! (floor)

pub mod locate;
