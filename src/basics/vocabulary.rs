//! A closed vocabulary as a value, for tables that hold several of them.

use crate::basics::words::{Word, instead};

/// The words of one [`Word`] type.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary {
    pairs: fn() -> Vec<(&'static str, &'static str)>,
    typed: fn(&str) -> Option<&'static str>,
    instead: fn(&str) -> String,
}

impl Vocabulary {
    /// The words of a type.
    pub const fn of<W: Word>() -> Vocabulary {
        Vocabulary { pairs: pairs::<W>, typed: typed::<W>, instead: instead_of::<W> }
    }

    /// Every word: as the records write it, and in Chinese.
    pub fn pairs(self) -> Vec<(&'static str, &'static str)> {
        (self.pairs)()
    }

    /// The Chinese of a word that the records write so.
    pub fn chinese(self, key: &str) -> Option<&'static str> {
        self.pairs().into_iter().find(|(known, _)| *known == key).map(|(_, chinese)| chinese)
    }

    /// As the records write it, the word that a clerk typed.
    pub fn key_typed(self, text: &str) -> Option<&'static str> {
        (self.typed)(text)
    }

    /// What can be typed instead of a word that there is not.
    pub fn instead(self, typed: &str) -> String {
        (self.instead)(typed)
    }
}

fn pairs<W: Word>() -> Vec<(&'static str, &'static str)> {
    W::ALL.iter().map(|word| (word.key(), word.chinese())).collect()
}

fn typed<W: Word>(text: &str) -> Option<&'static str> {
    W::typed(text).map(W::key)
}

fn instead_of<W: Word>(text: &str) -> String {
    instead(text, W::ALL)
}
