//! What clerks type and keep in sheets, read into values of the records.

pub mod prompt;
pub mod schools;
pub mod sheet;
pub mod unit_values;
