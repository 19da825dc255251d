//! One file per report: Register → Table.

mod table;

pub use table::{Cell, Table};
