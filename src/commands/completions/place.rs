//! What stands at the cursor: a command, an option, or the value of an argument.

use crate::arguments::line::Line;
use crate::arguments::typing::narrowed;
use clap::{Arg, ArgAction, Command};
use std::ffi::OsString;

/// What may be typed at the cursor.
pub enum At<'c> {
    /// One of a command's commands, or the value of its first argument.
    Command(Option<&'c Arg>),
    /// One of its options.
    Option,
    /// The value of one of its arguments.
    Value(&'c Arg),
}

/// The place of the cursor in a command line.
pub struct Place<'c> {
    /// The whole command line's description.
    pub root: &'c Command,
    /// The command that is typed.
    pub command: &'c Command,
    /// What may be typed.
    pub at: At<'c>,
    /// What of the word stands before that: `--on=`.
    pub stem: String,
    /// What of it is typed.
    pub typed: String,
    /// The arguments typed before, with their values.
    given: Vec<(&'c Arg, String)>,
    positionals: usize,
}

impl<'c> Place<'c> {
    /// Finds the place, by the words before it.
    pub fn of(root: &'c Command, line: &Line) -> Place<'c> {
        let words = narrowed(&line.before.iter().chain([&line.typed]).map(OsString::from).collect::<Vec<_>>());
        let mut words: Vec<_> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let typed = words.pop().unwrap_or_default();
        let (stem, given) = (String::new(), Vec::new());
        let mut place = Place { root, command: root, at: At::Command(None), stem, typed, given, positionals: 0 };
        let (mut waiting, mut are_options_over) = (None, false);
        // `help sign` is of `sign`.
        let is_help = |word: &&String| *word == "help" || *word == "帮助";
        let skipped = 1 + words.iter().skip(1).take(1).filter(is_help).count();
        for word in words.iter().skip(skipped) {
            match waiting.take() {
                Some(arg) => place.given.push((arg, word.clone())),
                None if are_options_over => place.take_word(word),
                None if word == "--" => are_options_over = true,
                None => waiting = place.take(word),
            }
        }
        place.look(waiting, are_options_over);
        place
    }

    /// The value that was given to an argument.
    pub fn given(&self, id: &str) -> Option<&str> {
        self.given.iter().find(|(arg, _)| arg.get_id() == id).map(|(_, value)| value.as_str())
    }

    /// The options that may still be typed: those of the command and those of every command.
    pub fn options(&self) -> impl Iterator<Item = &'c Arg> {
        let root = self.root.get_arguments().filter(|arg| arg.is_global_set());
        let own = self.command.get_arguments().filter(|arg| !arg.is_global_set());
        let is_open = |arg: &&Arg| {
            let is_given = self.given.iter().any(|(given, _)| given.get_id() == arg.get_id());
            !arg.is_positional() && !arg.is_hide_set() && (!is_given || matches!(arg.get_action(), ArgAction::Append))
        };
        own.chain(root).filter(is_open)
    }

    /// Takes a word before the cursor, and returns the argument whose value comes next.
    fn take(&mut self, word: &str) -> Option<&'c Arg> {
        if let Some(option) = word.strip_prefix("--") {
            let (name, value) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            return self.give(self.long(name)?, value);
        }
        match word.strip_prefix('-').and_then(|rest| rest.chars().next()) {
            Some(short) => {
                let value = word.get(1 + short.len_utf8()..).filter(|value| !value.is_empty());
                self.give(self.short(short)?, value)
            }
            None => {
                self.take_word(word);
                None
            }
        }
    }

    fn give(&mut self, arg: &'c Arg, value: Option<&str>) -> Option<&'c Arg> {
        match (arg.get_action().takes_values(), value) {
            (true, None) => return Some(arg),
            (_, value) => self.given.push((arg, value.unwrap_or_default().to_owned())),
        }
        None
    }

    fn take_word(&mut self, word: &str) {
        match self.command.find_subcommand(word).filter(|_| self.positionals == 0) {
            Some(command) => self.command = command,
            None => self.positionals += 1,
        }
    }

    /// Sees what stands at the cursor itself.
    fn look(&mut self, waiting: Option<&'c Arg>, are_options_over: bool) {
        if let Some(arg) = waiting {
            self.at = At::Value(arg);
            return;
        }
        let option = self.typed.strip_prefix("--").and_then(|option| option.split_once('='));
        match option.and_then(|(name, _)| self.long(name)).filter(|_| !are_options_over) {
            Some(arg) => {
                let value = self.typed.split_once('=').map(|(_, value)| value.to_owned()).unwrap_or_default();
                self.stem = self.typed[..self.typed.len() - value.len()].to_owned();
                (self.typed, self.at) = (value, At::Value(arg));
            }
            None if self.typed.starts_with('-') && !are_options_over => self.at = At::Option,
            None if self.positionals == 0 && self.command.has_subcommands() => self.at = At::Command(self.positional()),
            None => self.at = self.positional().map_or(At::Option, At::Value),
        }
    }

    /// The argument that the next word without an option's name is.
    fn positional(&self) -> Option<&'c Arg> {
        let mut all = self.command.get_positionals().filter(|arg| !arg.is_hide_set());
        let last = || self.command.get_positionals().filter(|arg| !arg.is_hide_set()).last();
        all.nth(self.positionals).or_else(|| last().filter(|arg| matches!(arg.get_action(), ArgAction::Append)))
    }

    fn long(&self, name: &str) -> Option<&'c Arg> {
        let is_it = |arg: &&Arg| arg.get_long_and_visible_aliases().is_some_and(|names| names.contains(&name));
        self.command.get_arguments().find(is_it).or_else(|| self.root.get_arguments().find(is_it))
    }

    fn short(&self, name: char) -> Option<&'c Arg> {
        let is_it = |arg: &&Arg| arg.get_short() == Some(name);
        self.command.get_arguments().find(is_it).or_else(|| self.root.get_arguments().find(is_it))
    }
}
