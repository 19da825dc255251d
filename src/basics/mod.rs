//! Dates, ids, text folding, personal-data patterns, language: the floor that knows no record.

pub mod asked;
pub mod chance;
pub mod codes;
pub mod credit_check;
pub mod day;
pub mod digest;
pub mod document_number;
pub mod fold;
pub mod formula;
pub mod id;
pub mod initials;
pub mod judged_text;
pub mod language;
pub mod look_alike;
pub mod nearness;
pub mod personal;
pub mod place_name;
pub mod text;
pub mod typed_day;
pub mod vocabulary;
pub mod words;
pub mod wrap;
