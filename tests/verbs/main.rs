//! The recording verbs, tried with the program itself in folders of their own.

mod desk;

mod convey;
mod import;
mod init;
mod inspect;
mod round;
mod round_trip;
mod sign;
mod texts;
mod turns;
mod unit;
mod wreckage;
