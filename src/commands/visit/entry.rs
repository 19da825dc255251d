//! The answer to one item of a row.

use crate::basics::id::ItemKey;
use crate::basics::words::Word;
use crate::commands::visit::row::Answers;
use crate::records::{Answer, Note};
use crate::tr;
use std::fmt;

/// A result with its note, or the text of a text item; empty where nothing is answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The result.
    pub result: Option<Answer>,
    /// The note, or the text.
    pub note: Option<Note>,
}

impl Entry {
    /// What some answers say of an item.
    pub fn of(answers: &Answers, item: &ItemKey) -> Entry {
        Entry { result: answers.results.get(item).copied(), note: answers.notes.get(item).cloned() }
    }

    /// Whether a record that says the other would have to be corrected to say this.
    pub fn corrects(&self, recorded: &Entry) -> bool {
        differs(&self.result, &recorded.result) || differs(&self.note, &recorded.note)
    }

    /// What a record that says the other says once this is written: the note of a corrected result is gone.
    pub fn over(&self, recorded: &Entry) -> Entry {
        let result = self.result.or(recorded.result);
        let old_note = recorded.note.clone().filter(|_| recorded.result.is_none() || result == recorded.result);
        Entry { result, note: self.note.clone().or(old_note) }
    }
}

impl fmt::Display for Entry {
    /// Writes it as it would be typed after `ITEM=`.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let note = self.note.as_ref().map(Note::as_str).unwrap_or_default();
        match self.result.map(Word::spelled) {
            None => to.write_str(note),
            Some(result) if note.is_empty() => to.write_str(result),
            Some(result) => to.write_str(&tr!("{result}: {note}", "{result}：{note}")),
        }
    }
}

fn differs<V: PartialEq>(one: &Option<V>, other: &Option<V>) -> bool {
    one.is_some() && other.is_some() && one != other
}
