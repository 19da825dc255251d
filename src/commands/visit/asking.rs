//! Guided entry: a visit asked question by question, and shown as a whole before it is written.

use crate::basics::day::Day;
use crate::basics::id::{SchoolId, UnitId};
use crate::basics::language::list_separator;
use crate::commands::prompt::{Consent, Fault, Prompt, Question, Reply};
use crate::commands::visit::entry::Entry;
use crate::commands::visit::row::Answers;
use crate::commands::visit::said::{Recorded, Said, shown};
use crate::files::plan::Policy;
use crate::output::stream::Out;
use crate::records::{Form, Item, Note, Participant};
use crate::register::{Campaign, Register, cannot_apply};
use crate::sheets::people::participants;
use crate::tr;

mod item;
mod whole;

use item::ItemAsked;
use whole::Whole;

/// What can be asked about a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Whether nobody was told before.
    Unannounced,
    /// Who took part.
    Participants,
    /// The items of the form.
    Items,
    /// The remarks.
    Remarks,
}

/// The question that asking begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The first.
    First,
    /// The last before the whole is shown.
    Last,
}

/// What is asked about: one visit to a unit on a day, and what its record says already.
pub struct Visited<'a> {
    /// The unit.
    pub unit: UnitId,
    /// The day.
    pub on: Day,
    /// What is asked.
    pub topics: Vec<Topic>,
    /// What its record of that day says.
    pub recorded: &'a Recorded,
    /// Who took part the last time.
    pub last_participants: Vec<Participant>,
    /// Whether what is recorded may be corrected.
    pub policy: Policy,
}

/// One question.
enum Step<'a> {
    Unannounced,
    Participants,
    Item(ItemAsked<'a>),
    Remarks,
    Whole,
}

impl Visited<'_> {
    /// Asks until the whole is agreed to; the register is as the records were, and meanwhile others may write.
    pub fn ask(
        &self,
        register: &Register,
        said: &mut Said,
        start: Start,
        prompt: &Prompt,
        out: &mut Out,
    ) -> anyhow::Result<Reply<()>> {
        let campaign = register.campaign_on(self.on)?;
        let form = &campaign.round.form;
        let mut course = Course { steps: self.steps(&campaign, form), place: 0, came_from: None };
        match start {
            Start::First => self.introduce(&course.steps, form, out),
            Start::Last => course.place = course.steps.len().saturating_sub(2),
        }
        let whole = Whole { visited: self, register, form };
        loop {
            let reply = match course.step() {
                None => return Ok(Reply::Said(())),
                Some(Step::Unannounced) => ask_unannounced(said, prompt)?,
                Some(Step::Participants) => self.ask_participants(said, prompt)?,
                Some(Step::Item(asked)) => {
                    asked.ask(said.entries.entry(asked.item.key.clone()).or_default(), prompt)?
                }
                Some(Step::Remarks) => self.ask_remarks(said, prompt)?,
                Some(Step::Whole) => whole.ask(course.items(), said, prompt, out)?,
            };
            match reply {
                Reply::Said(()) => course.go_on(),
                Reply::Back if course.place == 0 => return Ok(Reply::Back),
                Reply::Back => course.place -= 1,
                Reply::To(number) if !course.has_gone_to(number) => {
                    out.say(tr!("item {number} is not asked here", "这里没有第{number}项"));
                }
                Reply::To(_) => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    fn steps<'f>(&self, campaign: &Campaign<'f>, form: &'f Form) -> Vec<Step<'f>> {
        let mut steps = Vec::new();
        for topic in &self.topics {
            match topic {
                Topic::Unannounced => steps.push(Step::Unannounced),
                Topic::Participants => steps.push(Step::Participants),
                Topic::Items => steps.extend(self.items(campaign, form).into_iter().map(Step::Item)),
                Topic::Remarks => steps.push(Step::Remarks),
            }
        }
        steps.push(Step::Whole);
        steps
    }

    fn items<'f>(&self, campaign: &Campaign<'f>, form: &'f Form) -> Vec<ItemAsked<'f>> {
        let register = campaign.register;
        let Some((id, school)) = self.unit.school().and_then(|id| Some((id, register.school(id)?))) else {
            return Vec::new();
        };
        let applicable = (1..).zip(form.numbered()).filter(|(_, item)| !cannot_apply(item, school));
        let asked = applicable.map(|(number, item)| ItemAsked {
            recorded: Entry::of(&self.recorded.answers, &item.key),
            last: self.last(register, id, item),
            ..ItemAsked::new(number, item, school, self.policy)
        });
        asked.collect()
    }

    /// What the latest earlier inspection with an answer to an item says, in any round.
    fn last(&self, register: &Register, school: &SchoolId, item: &Item) -> Option<(Day, Entry)> {
        let (key, row) = register.last_inspection_of(school, &item.key, self.on)?;
        Some((key.on, Entry::of(&Answers::of(row), &item.key)))
    }

    fn introduce(&self, steps: &[Step], form: &Form, out: &mut Out) {
        let (unit, on) = (&self.unit, self.on);
        let items: Vec<_> = items(steps).collect();
        let count = match items.len() {
            0 => String::new(),
            count => tr!(": {count} items", "：共{count}项"),
        };
        out.say(tr!(
            "{unit}, {on}{count}. Enter alone takes what stands in [ ], or leaves it unanswered; - leaves it unanswered; \
             < goes one back, #7 to item 7; Ctrl-C stops.",
            "{unit}（{on}）{count}。直接回车取 [ ] 中的内容，没有 [ ] 则不填；输入 - 为不填；输入 < 退回上一项，\
             #7 到第7项；按 Ctrl-C 停止。"
        ));
        let is_asked = |item: &Item| items.iter().any(|asked| asked.item.key == item.key);
        let left: Vec<_> = form.numbered().filter(|item| !is_asked(item)).map(|item| item.heading.as_str()).collect();
        if !left.is_empty() && !items.is_empty() {
            let left = left.join(list_separator());
            out.say(tr!(
                "there is no girls' dormitory; filled in as not applicable: {left}",
                "该校没有女生集体宿舍，以下事项按“不适用”填写：{left}"
            ));
        }
    }

    fn ask_participants(&self, said: &mut Said, prompt: &Prompt) -> anyhow::Result<Reply<()>> {
        let recorded = &self.recorded.participants;
        let last = if recorded.is_empty() { &self.last_participants } else { recorded };
        let default = said.participants.as_ref().unwrap_or(last);
        let question = Question {
            message: tr!("who took part", "参加人员"),
            help: tr!("such as 张某@procuratorate, 王某@education_bureau", "如 张某@检察院、王某@教育局"),
            default: shown(default),
        };
        let read = |typed: &str| match typed {
            "" => Ok(default.clone()),
            typed if is_nothing(typed) => Ok(Vec::new()),
            typed => self.participants_typed(typed),
        };
        Ok(prompt.ask(&question, read)?.map(|participants| said.participants = Some(participants)))
    }

    fn participants_typed(&self, typed: &str) -> Result<Vec<Participant>, Fault> {
        item::without_personal_data(typed)?;
        let read = participants(typed).map_err(Fault::of_text)?;
        let recorded = &self.recorded.participants;
        match self.policy == Policy::Keep && !recorded.is_empty() && read != *recorded {
            true => Err(item::is_recorded(&shown(recorded)).into()),
            false => Ok(read),
        }
    }

    fn ask_remarks(&self, said: &mut Said, prompt: &Prompt) -> anyhow::Result<Reply<()>> {
        let recorded = &self.recorded.remarks;
        let default = said.remarks.as_ref().or(recorded.as_ref());
        let default_shown = default.map(ToString::to_string).unwrap_or_default();
        let question = Question {
            message: tr!("remarks (may stay empty)", "备注（可不填）"),
            default: default_shown,
            ..Question::default()
        };
        let read = |typed: &str| match typed {
            "" => Ok(default.cloned()),
            typed if is_nothing(typed) => Ok(None),
            typed => self.remarks_typed(typed).map(Some),
        };
        Ok(prompt.ask(&question, read)?.map(|remarks| said.remarks = remarks))
    }

    fn remarks_typed(&self, typed: &str) -> Result<Note, Fault> {
        let note = item::note(typed)?;
        match &self.recorded.remarks {
            Some(recorded) if self.policy == Policy::Keep && *recorded != note => {
                Err(Fault::of_text(item::is_recorded(&recorded.to_string())))
            }
            _ => Ok(note),
        }
    }
}

/// The questions, and which of them is asked.
struct Course<'a> {
    steps: Vec<Step<'a>>,
    place: usize,
    /// The question from which the clerk went to an earlier item.
    came_from: Option<usize>,
}

impl<'a> Course<'a> {
    fn step(&self) -> Option<&Step<'a>> {
        self.steps.get(self.place)
    }

    fn items(&self) -> impl Iterator<Item = &ItemAsked<'a>> + Clone {
        items(&self.steps)
    }

    /// To the next question, or to where an earlier item came to mind that is mended now.
    fn go_on(&mut self) {
        self.place = self.came_from.take().unwrap_or(self.place + 1);
    }

    /// Goes to the item of a number, if it is asked.
    fn has_gone_to(&mut self, number: usize) -> bool {
        let is_meant = |step: &Step| matches!(step, Step::Item(asked) if asked.number == number);
        let Some(to) = self.steps.iter().position(is_meant) else { return false };
        self.came_from = self.came_from.or(Some(self.place)).filter(|from| to < *from);
        self.place = to;
        true
    }
}

fn items<'s, 'a>(steps: &'s [Step<'a>]) -> impl Iterator<Item = &'s ItemAsked<'a>> + Clone {
    steps.iter().filter_map(|step| match step {
        Step::Item(asked) => Some(asked),
        _ => None,
    })
}

fn ask_unannounced(said: &mut Said, prompt: &Prompt) -> anyhow::Result<Reply<()>> {
    let default = if said.unannounced == Some(true) { Consent::Yes } else { Consent::No };
    let message = tr!("was nobody told before? (yes/no)", "是否暗访（事先未通知）？（是/否）");
    let reply = prompt.consent_or(message, default)?;
    Ok(reply.map(|consent| said.unannounced = Some(consent == Consent::Yes)))
}

/// Whether what was typed says that nothing is to be said.
fn is_nothing(typed: &str) -> bool {
    matches!(typed, "-" | "－")
}
