//! Sheets: what clerks keep in CSV and Excel, from bytes to drafts and faults; and the sheets they fill in.

pub mod apart;
pub mod blank_sheet;
pub mod column;
pub mod conveyances;
pub mod delimited;
pub mod ending;
pub mod fault;
pub mod file;
pub mod found;
pub mod grid;
pub mod head;
pub mod inspections;
pub mod intake;
pub mod letters;
pub mod mark;
pub mod people;
pub mod reading;
pub mod schools;
pub mod sheet;
pub mod sheet_fault;
pub mod stranger;
pub mod title;
pub mod uncolumned;
pub mod visits;
pub mod workbook;
