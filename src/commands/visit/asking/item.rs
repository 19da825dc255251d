//! One item as a question: what can be answered, and what an answer means.

use crate::arguments::answer::TypedAnswer;
use crate::basics::day::Day;
use crate::basics::fold::fold;
use crate::basics::personal::find;
use crate::basics::words::{Word, meant};
use crate::commands::prompt::{Fault, Prompt, Question, Reply};
use crate::commands::visit::asking::is_nothing;
use crate::commands::visit::entry::Entry;
use crate::files::plan::Policy;
use crate::records::{Answer, Item, ItemKind, Note, School};
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
    pub offered: Vec<(usize, Answer)>,
}

impl<'a> ItemAsked<'a> {
    /// An item about which nothing is known yet.
    pub fn new(number: usize, item: &'a Item, school: &School, policy: Policy) -> ItemAsked<'a> {
        let mut fitting: Vec<_> = Answer::ALL.iter().copied().filter(|result| result.fits(item.kind())).collect();
        fitting.sort_by_key(|result| *result == Answer::NotChecked);
        let can_be_right = |(_, result): &(usize, Answer)| !is_wrong_not_applicable(item, school, *result);
        let offered = (1..).zip(fitting).filter(can_be_right).collect();
        ItemAsked { number, item, recorded: Entry::default(), last: None, policy, offered }
    }

    /// Asks about the item, and for the note that a finding lacks; one step back from the note is the item. What was
    /// answered is kept whatever way is taken from the note.
    pub fn ask(&self, entry: &mut Entry, prompt: &Prompt) -> anyhow::Result<Reply<()>> {
        loop {
            let before = self.before(entry).clone();
            match prompt.ask(&self.question(&before), |typed| self.read(typed))? {
                Reply::Said(Some(said)) => *entry = said,
                way => return Ok(way.map(drop)),
            }
            if !self.lacks_note(entry) {
                return Ok(Reply::Said(()));
            }
            let note = before.note.as_ref().or(self.recorded.note.as_ref());
            match prompt.ask(&note_question(note), |typed| self.read_note_of(typed, note, entry))? {
                Reply::Said(note) => {
                    entry.note = note;
                    return Ok(Reply::Said(()));
                }
                Reply::Back => {}
                way => return Ok(way.map(drop)),
            }
        }
    }

    /// The answer so far: what was answered, else what is recorded.
    fn before<'e>(&'e self, entry: &'e Entry) -> &'e Entry {
        if *entry == Entry::default() { &self.recorded } else { entry }
    }

    fn question(&self, before: &Entry) -> Question {
        let (number, heading) = (self.number, &self.item.heading);
        let last = self.last.as_ref().map(|(on, entry)| tr!("; last time ({on}): {entry}", "；上次（{on}）：{entry}"));
        let last = last.unwrap_or_default();
        let good = match self.item.is_of_something_bad() {
            true => tr!(" (none of it is compliant)", "（没有即为符合）"),
            false => String::new(),
        };
        Question {
            message: format!("{number} {heading}{good}{last}"),
            help: self.choices(),
            default: before.to_string(),
        }
    }

    /// What a typed answer means; `None` where the answer so far is to stay.
    fn read(&self, typed: &str) -> Result<Option<Entry>, Fault> {
        let entry = match (typed, self.item.kind()) {
            ("", _) => return Ok(None),
            (typed, _) if is_nothing(typed) => Entry::default(),
            (typed, ItemKind::Text) => Entry { result: None, note: Some(note(typed)?) },
            (typed, ItemKind::Result | ItemKind::Examined) => self.read_result(typed)?,
        };
        self.may_stand(&entry).map(|()| Some(entry))
    }

    /// The note that was typed; an empty one takes the one before.
    fn read_note_of(&self, typed: &str, before: Option<&Note>, entry: &Entry) -> Result<Option<Note>, Fault> {
        let note = match typed {
            "" => before.cloned(),
            typed if is_nothing(typed) => None,
            typed => Some(note(typed)?),
        };
        self.may_stand(&Entry { note: note.clone(), ..entry.clone() }).map(|()| note)
    }

    /// Whether a finding still lacks its note.
    fn lacks_note(&self, entry: &Entry) -> bool {
        entry.result.is_some_and(Answer::is_finding) && entry.note.is_none()
    }

    /// Refuses an entry that contradicts what is recorded and may not be corrected.
    fn may_stand(&self, entry: &Entry) -> Result<(), Fault> {
        match self.policy == Policy::Keep && entry.corrects(&self.recorded) {
            false => Ok(()),
            true if entry.note.is_some() => Err(Fault::of_text(is_recorded(&self.recorded.to_string()))),
            true => Err(is_recorded(&self.recorded.to_string()).into()),
        }
    }

    fn read_result(&self, typed: &str) -> Result<Entry, Fault> {
        let answer = TypedAnswer { item: String::new(), value: typed.to_owned() };
        let (word, text) = answer.result_and_note();
        let of_typed = |told: String| if text.is_some() { Fault::of_text(told) } else { told.into() };
        let result = self.result(word).ok_or_else(|| of_typed(self.no_answer(word)))?;
        if text.is_some() && self.item.kind() == ItemKind::Examined {
            return Err(of_typed(tr!("this item takes no note", "这一项不写说明")));
        }
        Ok(Entry { result: Some(result), note: text.map(note).transpose()? })
    }

    fn result(&self, word: &str) -> Option<Answer> {
        let digit = fold(word).parse().ok();
        let by_digit = self.offered.iter().find(|(number, _)| Some(*number) == digit).map(|(_, result)| *result);
        by_digit.or_else(|| Answer::typed(word).filter(|result| self.results().contains(result)))
    }

    fn results(&self) -> Vec<Answer> {
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
        let choice = |(digit, result): &(usize, Answer)| format!("{digit} {}", result.shown());
        self.offered.iter().map(choice).collect::<Vec<_>>().join("  ")
    }
}

/// The question for the note to a finding.
fn note_question(before: Option<&Note>) -> Question {
    Question {
        message: tr!("  what was found (may stay empty)", "  问题说明（可不填）"),
        help: tr!("no names of children, no account of a case", "不写未成年人姓名，不写案情"),
        default: before.map(ToString::to_string).unwrap_or_default(),
    }
}

/// The note that was typed. What the records must not hold is refused here already, and a digit that was meant for
/// another question.
pub fn note(typed: &str) -> Result<Note, Fault> {
    without_personal_data(typed)?;
    if fold(typed).chars().all(|char| char.is_ascii_digit()) {
        return Err(tr!(
            "“{typed}” is only a number; write what there is to say, or - where there is nothing",
            "“{typed}”只是数字，这里写文字；没有要写的，输入 -"
        )
        .into());
    }
    Note::typed(typed).map_err(|fault| Fault::of_text(fault.to_string()))
}

/// Refuses a text with personal data in it.
pub fn without_personal_data(typed: &str) -> Result<(), Fault> {
    match find(typed).map(|hit| hit.kind) {
        Some(kind) => Err(Fault::of_text(tr!("{kind}; take it out", "{kind}，请删去"))),
        None => Ok(()),
    }
}

/// The message that something else is recorded and may not be corrected.
pub fn is_recorded(recorded: &str) -> String {
    tr!(
        "already recorded as “{recorded}”; Enter alone leaves it; to correct it, run the command again with --replace",
        "已登记为“{recorded}”；直接回车，保留原样；如要更正，请加 --replace 重新运行"
    )
}
