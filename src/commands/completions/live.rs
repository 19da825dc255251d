//! What may be typed at the cursor, from the commands and from the records as they are now.

use super::Shell;
use super::offer::{Offer, Offers, written};
use super::place::{At, Place};
use super::values::values;
use crate::arguments::language;
use crate::arguments::line::{Escape, Line};
use crate::arguments::session::Session;
use crate::basics::language::{Language, current, speak};
use crate::commands::command;
use clap::{Arg, Command};
use std::ffi::OsString;

/// What a shell is told. A shell that parts lines into words by itself hands them over; of the others the line is read.
pub fn live(shell: Shell, words: Vec<String>, session: &Session) -> String {
    let line = || std::env::var("SHUANGQIAN_LINE").unwrap_or_default();
    let line = match shell {
        Shell::Bash => Line::read(&line(), Escape::Backslash),
        Shell::Pwsh => Line::read(&line(), Escape::Backtick),
        _ => Line::parted(words),
    };
    speak(language::of(&line.before.iter().map(OsString::from).collect::<Vec<_>>()));
    let root = command();
    let place = Place::of(&root, &line);
    written(shell, &line.typed, &place, &offers(&place, session))
}

fn offers(place: &Place, session: &Session) -> Offers {
    match place.at {
        At::Command(first) => {
            let mut offers =
                words(place.command.get_subcommands().flat_map(|command| names(command, &place.typed)), place);
            if let Some(values) = first.map(|arg| values(arg, place, session)) {
                offers.are_files = values.are_files;
                offers.all.extend(values.all);
            }
            offers
        }
        At::Option => words(place.options().flat_map(|arg| option(arg, &place.typed)), place),
        At::Value(arg) => values(arg, place, session),
    }
}

/// Those that begin as typed.
fn words(offers: impl Iterator<Item = Offer>, place: &Place) -> Offers {
    Offers { all: offers.filter(|offer| offer.word.starts_with(&place.typed)).collect(), are_files: false }
}

/// The names of a command; before any is begun, only the one in the reader's language.
fn names(command: &Command, typed: &str) -> Vec<Offer> {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let chinese = command.get_visible_aliases().find(|name| !name.is_ascii());
    let names = match (current(), chinese) {
        (Language::Chinese, Some(chinese)) if typed.is_empty() => vec![chinese],
        (Language::English, _) if typed.is_empty() => vec![command.get_name()],
        _ => command.get_name_and_visible_aliases(),
    };
    names.into_iter().map(|name| Offer::of(name, about.as_str())).collect()
}

/// The names of an option, likewise.
fn option(arg: &Arg, typed: &str) -> Vec<Offer> {
    let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let names = arg.get_long_and_visible_aliases().unwrap_or_default();
    let is_begun = !typed.trim_start_matches('-').is_empty();
    let is_readers = |name: &&str| name.is_ascii() == (current() == Language::English);
    let has_readers = names.iter().any(is_readers);
    let names = names.into_iter().filter(|name| is_begun || !has_readers || is_readers(name));
    names.map(|name| Offer::of(format!("--{name}"), about.as_str())).collect()
}
