//! The table of codes, and what one diagnostic says.

mod code;
mod diagnostic;
mod explanation;
mod key;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Place};
pub use explanation::Explanation;
pub use key::{DiagnosticKey, Where};
