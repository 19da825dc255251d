//! A Table or page to bytes; diagnostics to text or JSON; the two streams they go to, and the files that are no records.

pub mod alike;
pub mod changes;
pub mod csv;
pub mod diagnostics;
pub mod diagnostics_json;
pub mod figures;
pub mod file;
pub mod format;
pub mod json;
pub mod located;
pub mod page;
pub mod paper;
pub mod proof;
pub mod render;
pub mod screen;
pub mod sheet_template;
pub mod stream;
pub mod xlsx;

mod columns;
mod css;
mod excerpt;
mod visible;
