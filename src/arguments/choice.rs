//! A word of a closed vocabulary as an argument.

use crate::arguments::several::{Several, parted};
use crate::basics::language::{Language, current};
use crate::basics::words::{Word, meant};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsStr;
use std::marker::PhantomData;

/// Reads several words, joined as clerks list them; else as [`word`] does.
pub fn words<W: Word + Send + Sync>() -> WordsParser<W> {
    WordsParser(WordParser(PhantomData))
}

/// See [`words`].
#[derive(Clone)]
pub struct WordsParser<W>(WordParser<W>);

impl<W: Word + Send + Sync> TypedValueParser for WordsParser<W> {
    type Value = Several<W>;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Several<W>, clap::Error> {
        let typed = value.to_string_lossy();
        let words = parted(&typed).into_iter().map(|word| self.0.parse_ref(command, argument, OsStr::new(word)));
        words.collect::<Result<Vec<_>, _>>().map(Several::from)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// Reads a word as [`Word::typed`] does; help, errors and completion list the words.
pub fn word<W: Word + Send + Sync>() -> WordParser<W> {
    WordParser(PhantomData)
}

/// See [`word`].
#[derive(Clone)]
pub struct WordParser<W>(PhantomData<W>);

impl<W: Word + Send + Sync> TypedValueParser for WordParser<W> {
    type Value = W;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<W, clap::Error> {
        let typed = value.to_string_lossy();
        W::typed(&typed).ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let argument = argument.map(ToString::to_string).unwrap_or_default();
            let words = W::ALL.iter().map(|word| both(word.key(), word.chinese())).collect();
            error.insert(ContextKind::InvalidArg, ContextValue::String(argument));
            error.insert(ContextKind::ValidValue, ContextValue::Strings(words));
            if let Some(near) = meant(&typed, W::ALL) {
                error.insert(ContextKind::SuggestedValue, ContextValue::String(near.spelled().to_owned()));
            }
            error.insert(ContextKind::InvalidValue, ContextValue::String(typed.into_owned()));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |word: &W| PossibleValue::new(word.key()).alias(word.chinese()).help(word.chinese());
        Some(Box::new(W::ALL.iter().map(value)))
    }
}

/// A word as the reader may type it: in Chinese both ways, unless they are one.
pub fn both(key: &str, chinese: &str) -> String {
    match current() {
        Language::Chinese if key != chinese => format!("{chinese} {key}"),
        _ => key.to_owned(),
    }
}
