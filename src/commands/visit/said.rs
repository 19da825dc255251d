//! What a clerk has said of a visit so far, question by question: the same that arguments say.

use crate::arguments::answer::TypedAnswer;
use crate::arguments::several::Several;
use crate::basics::id::ItemKey;
use crate::basics::language::list_separator;
use crate::basics::words::Word;
use crate::commands::visit::entry::Entry;
use crate::commands::visit::row::{Answers, RowArgs};
use crate::records::{Note, Participant, Row};
use std::collections::BTreeMap;

/// What was answered; what is absent was not answered yet.
#[derive(Clone, Default)]
pub struct Said {
    /// Whether nobody was told before.
    pub unannounced: Option<bool>,
    /// Who took part.
    pub participants: Option<Vec<Participant>>,
    /// The answers to the items.
    pub entries: BTreeMap<ItemKey, Entry>,
    /// The remarks.
    pub remarks: Option<Note>,
}

/// What the record of a visit says already; nothing where there is no record.
#[derive(Clone, Default)]
pub struct Recorded {
    /// The answers.
    pub answers: Answers,
    /// Who took part and is somebody.
    pub participants: Vec<Participant>,
    /// The remarks.
    pub remarks: Option<Note>,
}

impl Recorded {
    /// What a row says.
    pub fn of(row: &dyn Row) -> Recorded {
        let participants = row.participants().into_iter().cloned().collect();
        Recorded { answers: Answers::of(row), participants, remarks: row.remarks().cloned() }
    }
}

impl Said {
    /// Puts what was said into the arguments; what was not asked stays as it was typed.
    pub fn fill(&self, row: &mut RowArgs) {
        row.answers.extend(self.entries.iter().filter_map(|(item, entry)| entry.argument(item)));
        row.taking_part.by.extend(self.participants.iter().cloned().map(Several::from));
        if let Some(remarks) = &self.remarks {
            row.remarks = Some(remarks.to_string());
        }
    }
}

impl Entry {
    /// The argument that says the same; `None` where nothing is answered.
    fn argument(&self, item: &ItemKey) -> Option<TypedAnswer> {
        let value = self.to_string();
        (!value.is_empty()).then(|| TypedAnswer { item: item.to_string(), value })
    }
}

/// Participants as they are typed: `张某@检察院、王某@教育局`.
pub fn shown(participants: &[Participant]) -> String {
    let one = |Participant { name, agency }: &Participant| format!("{}@{}", name.written(), agency.spelled());
    participants.iter().map(one).collect::<Vec<_>>().join(list_separator())
}
