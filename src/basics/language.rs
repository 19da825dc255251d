//! The language of what the reader sees.

use std::sync::atomic::{AtomicBool, Ordering};

/// A language that every message exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// What the clerks read.
    Chinese,
    /// What an engineer may prefer.
    English,
}

/// The tests beside the code run side by side in one process, and all read what the clerks read.
static CHINESE: AtomicBool = AtomicBool::new(cfg!(test));

/// Chooses the language of every message from now on; called once, before the arguments are read.
pub fn speak(language: Language) {
    CHINESE.store(language == Language::Chinese, Ordering::Relaxed);
}

/// The language chosen.
pub fn current() -> Language {
    match CHINESE.load(Ordering::Relaxed) {
        true => Language::Chinese,
        false => Language::English,
    }
}

impl Language {
    /// Reads `zh`, `en` and the names that locales give them (`zh_CN.UTF-8`); anything else is English.
    pub fn of_locale(locale: &str) -> Language {
        match locale.get(..2) {
            Some(start) if start.eq_ignore_ascii_case("zh") => Language::Chinese,
            _ => Language::English,
        }
    }
}

/// One message in both languages, side by side, each checked by the compiler as a `format!` string.
#[macro_export]
macro_rules! tr {
    ($english:literal, $chinese:literal $(,)?) => {
        match $crate::basics::language::current() {
            $crate::basics::language::Language::English => format!($english),
            $crate::basics::language::Language::Chinese => format!($chinese),
        }
    };
}

/// What stands between the members of a list in a sentence.
pub fn list_separator() -> &'static str {
    match current() {
        Language::Chinese => "、",
        Language::English => ", ",
    }
}
