//! tmp
use crate::{register::Register, diagnostics::Diagnostic};
/// tmp
pub fn run(_r: &Register) -> Vec<Diagnostic> { Vec::new() }
