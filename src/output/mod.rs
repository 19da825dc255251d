//! What leaves the program: data to stdout, messages to stderr.

pub mod stream;
