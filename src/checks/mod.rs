//! tmp
use crate::{diagnostics::Diagnostic, register::Register};
/// tmp
pub fn run(_r: &Register) -> Vec<Diagnostic> {
    Vec::new()
}
