//! What a clerk types, before any verb: days, units, choices and settings; help and errors in her language.

pub mod answer;
pub mod choice;
pub mod command_names;
pub mod counties;
pub mod errors;
pub mod help;
pub mod key_list;
pub mod language;
pub mod line;
pub mod looked_at;
pub mod manual;
pub mod named_file;
pub mod named_record;
pub mod new_item;
pub mod option_names;
pub mod person;
pub mod selection;
pub mod session;
pub mod setting;
pub mod several;
pub mod showing;
pub mod stretch;
pub mod taking_part;
pub mod typing;
pub mod week_in_git;
