//! One file per report: Register → Table.

mod rounds;
mod schools;
mod table;

pub use rounds::rounds;
pub use schools::{schools, unit};
pub use table::{Cell, Table};
