//! One item as a question: what can be answered, and what an answer means.

use crate::arguments::answer::Answer;
use crate::basics::day::Day;
use crate::basics::fold::fold;
use crate::basics::personal::find;
use crate::basics::words::{Word, meant};
use crate::commands::visit::asking::Entry;
use crate::commands::visit::prompt::{Question, editable};
use crate::files::plan::Policy;
use crate::records::{Answer as Result, Item, ItemKind, Note, School};
use crate::register::is_wrong_not_applicable;
use crate::tr;

/// An item to be asked about.
pub struct ItemAsked<'a> {
    /// Its number on the command line.
    pub number: usize,
    /// The item.
    pub item: &'a Item,
    /// What the record of that day says already.
    pub recorded: Entry,
    /// What was last answered for the school, and when.
    pub last: Option<(Day, Entry)>,
    /// Whether what is recorded may be corrected.
    pub policy: Policy,
    /// The results that can be right, each with the digit that stands for it.
    pub offered: Vec<(usize, Result)>,
}

impl<'a> ItemAsked<'a> {
    /// An item about which nothing is known yet.
    pub fn new(number: usize, item: &'a Item, school: &School, policy: Policy) -> ItemAsked<'a> {
        let mut fitting: Vec<_> = Result::ALL.iter().copied().filter(|result| result.fits(item.kind())).collect();
        fitting.sort_by_key(|result| *result == Result::NotChecked);
        let can_be_right = |(_, result): &(usize, Result)| !is_wrong_not_applicable(item, school, *result);
        let offered = (1..).zip(fitting).filter(can_be_right).collect();
        ItemAsked { number, item, recorded: Entry::default(), last: None, policy, offered }
    }

    /// The question, with the answer so far to be edited.
    pub fn question(&self, before: &Entry) -> Question {
        let (number, heading) = (self.number, &self.item.heading);
        let last = self.last.as_ref().map(|(on, entry)| {
            let said = editable(entry.to_string());
            tr!("last time ({on}): {said}", "上次（{on}）：{said}")
        });
        let help: Vec<_> = [self.choices()].into_iter().chain(last).filter(|part| !part.is_empty()).collect();
        let help = help.join(&tr!("; ", "；"));
        Question { message: format!("{number} {heading}"), help, initial: editable(before.to_string()) }
    }

    /// The question for a note.
    pub fn note_question(&self, before: &Entry) -> Question {
        let note = before.note.as_ref().or(self.recorded.note.as_ref()).map(ToString::to_string).unwrap_or_default();
        Question {
            message: tr!("  what was found (may stay empty)", "  问题说明（可不填）"),
            help: tr!("no names of children, no account of a case", "不写未成年人姓名，不写案情"),
            initial: editable(note),
        }
    }

    /// What a typed answer means; an empty one answers nothing.
    pub fn read(&self, typed: &str) -> std::result::Result<Entry, String> {
        let entry = match self.item.kind() {
            ItemKind::Text => Entry { result: None, note: self.read_note(typed)? },
            ItemKind::Result | ItemKind::Examined => self.read_result(typed)?,
        };
        self.may_stand(entry)
    }

    /// The note that was typed; `None` for an empty one. What the records must not hold is refused here already.
    pub fn read_note(&self, typed: &str) -> std::result::Result<Option<Note>, String> {
        if typed.is_empty() {
            return Ok(None);
        }
        if let Some(kind) = find(typed).map(|hit| hit.kind) {
            return Err(tr!("{kind}; take it out", "{kind}，请删去"));
        }
        Note::typed(typed).map(Some).map_err(|fault| fault.to_string())
    }

    /// Whether a finding still lacks its note.
    pub fn lacks_note(&self, entry: &Entry) -> bool {
        entry.result.is_some_and(Result::is_finding) && entry.note.is_none()
    }

    /// The entry, unless it contradicts what is recorded and may not be corrected.
    pub fn may_stand(&self, entry: Entry) -> std::result::Result<Entry, String> {
        match self.policy == Policy::Keep && entry.corrects(&self.recorded) {
            false => Ok(entry),
            true => {
                let recorded = &self.recorded;
                Err(tr!(
                    "already recorded as “{recorded}”; leave it, or run the command again with --replace",
                    "已登记为“{recorded}”；可清空后回车，保留原样；如要更正，请加 --replace 重新运行"
                ))
            }
        }
    }

    fn read_result(&self, typed: &str) -> std::result::Result<Entry, String> {
        if typed.is_empty() {
            return Ok(Entry::default());
        }
        let answer = Answer { item: String::new(), value: typed.to_owned() };
        let (word, note) = answer.result_and_note();
        let result = self.result(word).ok_or_else(|| self.no_answer(word))?;
        let note = self.read_note(note.unwrap_or_default())?;
        if note.is_some() && self.item.kind() == ItemKind::Examined {
            return Err(tr!("this item takes no note", "这一项不写说明"));
        }
        Ok(Entry { result: Some(result), note })
    }

    fn result(&self, word: &str) -> Option<Result> {
        let digit = fold(word).parse().ok();
        let by_digit = self.offered.iter().find(|(number, _)| Some(*number) == digit).map(|(_, result)| *result);
        by_digit.or_else(|| Result::typed(word).filter(|result| self.results().contains(result)))
    }

    fn results(&self) -> Vec<Result> {
        self.offered.iter().map(|(_, result)| *result).collect()
    }

    fn no_answer(&self, word: &str) -> String {
        let choices = self.choices();
        match meant(word, &self.results()).map(Word::spelled) {
            Some(near) => {
                tr!("is “{word}” meant to be “{near}”? There are: {choices}", "“{word}”是不是“{near}”？可填：{choices}")
            }
            None => tr!("“{word}” is not an answer here; there are: {choices}", "这里不能填“{word}”；可填：{choices}"),
        }
    }

    /// `1 符合  2 基本符合 …`
    fn choices(&self) -> String {
        let choice = |(digit, result): &(usize, Result)| format!("{digit} {}", result.shown());
        self.offered.iter().map(choice).collect::<Vec<_>>().join("  ")
    }
}
