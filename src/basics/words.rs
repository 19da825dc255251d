//! Closed vocabularies: each word in the records' English and the clerks' Chinese, paired once.

use crate::basics::fold::fold;
use crate::basics::language::{Language, current, list_separator};
use crate::basics::nearness::{nearest, nearness};
use crate::tr;

/// A closed vocabulary; made by [`words!`](crate::words), never by hand.
pub trait Word: Copy + Eq + 'static {
    /// Every word, in the order of the contract.
    const ALL: &'static [Self];
    /// Every word as the records write it, in the same order.
    const KEYS: &'static [&'static str];

    /// As the records write it.
    fn key(self) -> &'static str;
    /// As official papers write it.
    fn chinese(self) -> &'static str;
    /// Other Chinese words that clerks type for it.
    fn aliases(self) -> &'static [&'static str];

    /// As the reader's language has it.
    fn shown(self) -> String {
        match current() {
            Language::Chinese => self.chinese().to_owned(),
            Language::English => self.key().replace('_', " "),
        }
    }

    /// As the reader would type it.
    fn spelled(self) -> &'static str {
        match current() {
            Language::Chinese => self.chinese(),
            Language::English => self.key(),
        }
    }

    /// The word that the records write so: by its key and nothing else.
    fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.key() == key)
    }

    /// Reads what a clerk typed: English (`-` = `_`), Chinese or one of its aliases, case and width folded.
    fn typed(text: &str) -> Option<Self> {
        let typed = fold(text);
        Self::ALL.iter().copied().find(|word| {
            typed.replace('-', "_") == word.key().replace('-', "_")
                || typed == fold(word.chinese())
                || word.aliases().iter().any(|alias| typed == fold(alias))
        })
    }

    /// All words in the reader's language, for a message that lists them.
    fn listed() -> String {
        listed(Self::ALL)
    }
}

/// Words in the reader's language, for a message that lists them.
fn listed<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.spelled()).collect::<Vec<_>>().join(list_separator())
}

/// The one of some words that a mistyped one was meant to be, if one is near.
pub fn meant<W: Word>(typed: &str, among: &[W]) -> Option<W> {
    let near = among.iter().filter_map(|word| {
        let spellings: Vec<_> = [word.key(), word.chinese()].iter().chain(word.aliases()).copied().collect();
        nearest(typed, &spellings).map(|spelling| (nearness(typed, spelling), *word))
    });
    near.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, word)| word)
}

/// What can be typed instead of an unknown word: the one that may be meant, then all of them.
pub fn instead<W: Word>(typed: &str, among: &[W]) -> String {
    let all = listed(among);
    match meant(typed, among).map(Word::spelled) {
        Some(near) => tr!("is it “{near}”? There are: {all}", "是不是“{near}”？可写：{all}"),
        None => tr!("there are: {all}", "可写：{all}"),
    }
}

/// What is meant and, for one who edits a file, what stands there for it: `符合（compliant）`.
pub fn with_key(chinese: &str, key: &str) -> String {
    tr!("{key}", "{chinese}（{key}）")
}

/// Declares an enum whose words are written in the records by their key and shown in Chinese.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $word:ident = $key:literal, $chinese:literal $(| $alias:literal)*;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$word_meta])* #[doc = $chinese] $word,)+ }

        impl $crate::basics::words::Word for $name {
            const ALL: &'static [Self] = &[$($name::$word),+];
            const KEYS: &'static [&'static str] = &[$($key),+];
            fn key(self) -> &'static str { match self { $($name::$word => $key),+ } }
            fn chinese(self) -> &'static str { match self { $($name::$word => $chinese),+ } }
            fn aliases(self) -> &'static [&'static str] { match self { $($name::$word => &[$($alias),*]),+ } }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::basics::words::Word::key(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::basics::words::read_word(deserializer)
            }
        }
    };
}

/// Reads a word as the records write it.
pub fn read_word<'de, W: Word, D: serde::Deserializer<'de>>(deserializer: D) -> Result<W, D::Error> {
    struct KeyVisitor<W>(std::marker::PhantomData<W>);
    impl<W: Word> serde::de::Visitor<'_> for KeyVisitor<W> {
        type Value = W;
        fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
            let words = W::ALL.iter().map(|word| with_key(word.chinese(), word.key())).collect::<Vec<_>>();
            let words = words.join(list_separator());
            to.write_str(&crate::tr!("one of the words {words}", "以下词语之一：{words}"))
        }
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<W, E> {
            W::of_key(text).ok_or_else(|| E::unknown_variant(text, W::KEYS))
        }
    }
    deserializer.deserialize_str(KeyVisitor(std::marker::PhantomData))
}
