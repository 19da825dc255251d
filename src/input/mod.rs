//! What clerks type and keep in sheets, read into values of the records.

pub mod unit_values;
