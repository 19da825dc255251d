//! The table of codes, and what one diagnostic says.

mod code;
mod diagnostic;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Place};
