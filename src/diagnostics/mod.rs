//! The table of codes, and what one diagnostic says.

mod code;
mod diagnostic;
mod explanation;
mod key;
mod meaning;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Place};
pub use key::{DiagnosticKey, Where};
pub use meaning::Explanation;
