//! Guided entry: the row of a school asked item by item, and shown as a whole before it is written.

use crate::arguments::answer::Answer;
use crate::basics::day::Day;
use crate::basics::id::SchoolId;
use crate::basics::language::list_separator;
use crate::basics::words::{Word, instead};
use crate::commands::visit::prompt::{Prompt, Question, Reply};
use crate::commands::visit::row::Answers;
use crate::files::plan::Policy;
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::recording::{Part, Recording};
use crate::records::{Applies, Form, Item};
use crate::register::{Campaign, Register};
use crate::reports::{Cell, Table};
use crate::tr;
use anyhow::bail;
use std::fmt;

mod entry;
mod item;

use entry::Entry;
use item::ItemAsked;

crate::words! {
    /// Whether what was answered is to be written.
    Consent {
        Yes = "yes", "是" | "y" | "对" | "好" | "确认";
        No = "no", "否" | "n" | "不" | "不是" | "取消";
    }
}

impl fmt::Display for Consent {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.spelled())
    }
}

/// What is asked about: one school on one day, and what its record says already.
pub struct Visited<'a> {
    /// The school.
    pub school: &'a SchoolId,
    /// The day.
    pub on: Day,
    /// What its record of that day says.
    pub recorded: &'a Answers,
    /// Whether that may be corrected.
    pub policy: Policy,
}

impl Visited<'_> {
    /// Asks about every item that applies, and returns the arguments that say the same. Meanwhile others may write.
    pub fn ask(&self, mut recording: Recording, prompt: &Prompt, out: &mut Out) -> anyhow::Result<Vec<Answer>> {
        recording.read(Part::CountyEver(self.school.county.clone()));
        let register = recording.into_register();
        let campaign = register.campaign_on(self.on)?;
        let form = &campaign.round.form;
        let items = self.items(&campaign, form)?;
        self.introduce(&items, form, out);
        let entries = self.entries(&items, form, prompt, out)?;
        Ok(items.iter().zip(&entries).filter_map(|(asked, entry)| entry.argument(&asked.item.key)).collect())
    }

    fn items<'f>(&self, campaign: &Campaign<'f>, form: &'f Form) -> anyhow::Result<Vec<ItemAsked<'f>>> {
        let register = campaign.register;
        let Some(school) = register.school(self.school) else { return Ok(Vec::new()) };
        let has_no_dormitory = school.girls_dormitory == Some(false);
        let numbered = (1..).zip(form.numbered());
        let applicable = numbered.filter(|(_, item)| !(has_no_dormitory && is_of_dormitory(item)));
        let asked = applicable.map(|(number, item)| ItemAsked {
            recorded: Entry::of(self.recorded, &item.key),
            last: self.last(register, item),
            ..ItemAsked::new(number, item, school, self.policy)
        });
        Ok(asked.collect())
    }

    /// What the latest earlier inspection with an answer to an item says, in any round.
    fn last(&self, register: &Register, item: &Item) -> Option<(Day, Entry)> {
        let (key, row) = register.last_inspection_of(self.school, &item.key, self.on)?;
        Some((key.on, Entry::of(&Answers::of(row), &item.key)))
    }

    fn introduce(&self, items: &[ItemAsked], form: &Form, out: &mut Out) {
        let (school, on, count) = (self.school, self.on, items.len());
        out.say(tr!(
            "{school}, {on}: {count} items. Enter alone leaves one unanswered; Esc or < goes one back; Ctrl-C ends without writing.",
            "{school}（{on}）：共{count}项。直接回车为不填；按 Esc 或输入 < 退回上一项；按 Ctrl-C 放弃，不写入任何内容。"
        ));
        let is_asked = |item: &Item| items.iter().any(|asked| asked.item.key == item.key);
        let left: Vec<_> = form.numbered().filter(|item| !is_asked(item)).map(|item| item.heading.as_str()).collect();
        if !left.is_empty() {
            let left = left.join(list_separator());
            out.say(tr!(
                "there is no girls' dormitory; filled in as not applicable: {left}",
                "该校没有女生集体宿舍，以下事项按“不适用”填写：{left}"
            ));
        }
    }

    /// Asks item by item, forward and back, until the whole is agreed to.
    fn entries(&self, items: &[ItemAsked], form: &Form, prompt: &Prompt, out: &mut Out) -> anyhow::Result<Vec<Entry>> {
        let mut entries: Vec<_> = items.iter().map(|asked| asked.recorded.clone()).collect();
        let mut place = 0;
        loop {
            let reply = match items.get(place) {
                Some(asked) => ask_item(asked, &entries[place], prompt)?,
                None => {
                    out.say(screen(&self.summary(items, &entries, form), terminal_width()));
                    match consent(prompt, tr!("Write this? (yes/no)", "确认写入？（是/否）"))? {
                        Reply::Said(Consent::Yes) => return Ok(entries),
                        Reply::Said(Consent::No) => bail!(tr!("nothing was written", "没有写入任何内容")),
                        Reply::Back => Reply::Back,
                    }
                }
            };
            match reply {
                Reply::Said(entry) => {
                    entries[place] = entry;
                    place += 1;
                }
                Reply::Back => place = place.saturating_sub(1),
            }
        }
    }

    /// The row as it would be recorded.
    fn summary(&self, items: &[ItemAsked], entries: &[Entry], form: &Form) -> Table {
        let row = |(number, item): (u64, &Item)| {
            let asked = items.iter().zip(entries).find(|(asked, _)| asked.item.key == item.key);
            let (result, note) = match asked.map(|(asked, entry)| entry.over(&asked.recorded)) {
                Some(Entry { result, note }) => (result.map(Word::shown), note),
                None => (Some(crate::records::Answer::NotApplicable.shown()), None),
            };
            let note = note.map(|note| note.to_string()).unwrap_or_default();
            let heading = item.heading.as_str();
            vec![Cell::Count(number), Cell::text(heading), Cell::text(result.unwrap_or_default()), Cell::text(note)]
        };
        let headings = tr!("No.,Item,Result,Note", "序号,检查事项,检查结果,说明");
        Table::under("row", "检查情况表", &headings, (1..).zip(form.numbered()).map(row).collect())
    }
}

fn is_of_dormitory(item: &Item) -> bool {
    item.is_result() && item.applies() == Applies::GirlsDormitory
}

/// Asks about one item, and for the note that a finding lacks; one step back from the note is its item.
fn ask_item(asked: &ItemAsked, before: &Entry, prompt: &Prompt) -> anyhow::Result<Reply<Entry>> {
    let mut before = before.clone();
    loop {
        let reply = prompt.ask(&asked.question(&before), |typed| asked.read(typed))?;
        let Reply::Said(mut entry) = reply else { return Ok(Reply::Back) };
        if !asked.lacks_note(&entry) {
            return Ok(Reply::Said(entry));
        }
        let read = |typed: &str| {
            let note = asked.read_note(typed)?;
            asked.may_stand(Entry { note, ..entry.clone() })
        };
        match prompt.ask(&asked.note_question(&before), read)? {
            Reply::Said(noted) => return Ok(Reply::Said(noted)),
            Reply::Back => before = std::mem::take(&mut entry),
        }
    }
}

/// Asks a question that is answered by yes or no.
pub fn consent(prompt: &Prompt, message: String) -> anyhow::Result<Reply<Consent>> {
    let question = Question { message, ..Question::default() };
    prompt.ask(&question, |typed| Consent::typed(typed).ok_or_else(|| instead(typed, Consent::ALL)))
}
