//! Visits entered at a terminal in one sitting: what is missing is asked for, and after one school comes the next.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::fold::fold;
use crate::commands::prompt::keyboard::is_possible;
use crate::commands::prompt::{Fault, Prompt, Question, Reply};
use crate::commands::visit::asking::{Start, Topic, Visited};
use crate::commands::visit::entering::{Entering, begin, may_be, record, recorded};
use crate::commands::visit::said::{Recorded, Said};
use crate::output::stream::Out;
use crate::recording::{Part, Recording, policy};
use crate::records::{Filed, Participant};
use crate::register::{Register, UnitFault};
use crate::tr;
use anyhow::bail;
use std::cell::RefCell;

/// Records the visit that a verb is about. What is missing is asked for where someone is there, and where the unit was
/// missing, the next visit too.
pub fn enter<V: Entering>(verb: V, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
    match is_possible() && is_to_be_asked(&verb, session, out)? {
        true => Sitting { verb, session, prompt: Prompt::of(session.colour)?, habit: Habit::new(session) }.sit(out),
        false => record(&verb, session, out),
    }
}

/// Whether anything that a visit needs is missing: the unit, the day, or the answers of a school.
fn is_to_be_asked<V: Entering>(verb: &V, session: &Session, out: &mut Out) -> anyhow::Result<bool> {
    let Some(typed) = verb.typed() else { return Ok(true) };
    if verb.row().on.is_none() {
        // No day is asked for of a unit that is not known, or may be one of several.
        V::find(Recording::begin(session, out)?.register(), typed)?;
        return Ok(true);
    }
    if verb.row().says_an_answer() {
        return Ok(false);
    }
    let (recording, key) = begin(verb, session, out)?;
    Ok(key.unit.school().is_some() && lacks_answers(verb, &recorded::<V>(&recording, &key)))
}

/// Whether the items are to be asked. They are not where something else is added to a row that has its answers.
fn lacks_answers<V: Entering>(verb: &V, recorded: &Recorded) -> bool {
    let only_adds = !verb.is_silent() && !recorded.answers.results.is_empty();
    !verb.row().says_an_answer() && !only_adds
}

/// What is offered for the next visit, as it was of the last.
struct Habit {
    on: Day,
    participants: Option<Vec<Participant>>,
}

impl Habit {
    fn new(session: &Session) -> Habit {
        Habit { on: session.as_of, participants: None }
    }
}

/// A clerk who enters visits.
struct Sitting<'s, V> {
    /// What was typed before the sitting, of every visit.
    verb: V,
    session: &'s Session,
    prompt: Prompt,
    habit: Habit,
}

/// The units that were listed last, of which a number chooses one.
#[derive(Default)]
struct Choices {
    listed: RefCell<Vec<String>>,
}

impl Choices {
    /// The unit that a typed text fits, or the one that was listed under a typed number.
    fn find<V: Entering>(&self, register: &Register, typed: &str) -> Result<V::Unit, Fault> {
        let number = fold(typed).parse().ok().and_then(|number: usize| number.checked_sub(1));
        let chosen = number.and_then(|place| self.listed.borrow().get(place).cloned());
        V::find(register, chosen.as_deref().unwrap_or(typed)).map_err(|fault| self.told(&fault))
    }

    /// Why no unit is meant; where several may be, they are listed.
    fn told(&self, fault: &anyhow::Error) -> Fault {
        let Some((why, fitting)) = fault.downcast_ref().and_then(UnitFault::by_number) else {
            return fault.to_string().into();
        };
        self.listed.replace(fitting.iter().map(|one| one.unit.to_string()).collect());
        Fault::with_choices(why, fitting.iter().map(|one| one.shown.as_str()))
    }
}

/// A question that comes before the visit is known.
#[derive(Clone, Copy)]
enum Head {
    Unit,
    Day,
}

impl<V: Entering> Sitting<'_, V> {
    fn sit(mut self, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut written = 0;
        while self.visit(out)? {
            written += 1;
            if self.verb.typed().is_some() {
                return Ok(Outcome::Fine);
            }
        }
        match written {
            0 => bail!(tr!("broken off; nothing was written", "已停止，没有写入任何内容")),
            count => out.say(tr!("recorded in this sitting: {count}", "本次共登记{count}次")),
        }
        Ok(Outcome::Fine)
    }

    /// Asks about one visit and writes it; false where the clerk stopped.
    fn visit(&mut self, out: &mut Out) -> anyhow::Result<bool> {
        let (mut verb, mut said) = (self.verb.clone(), Said::default());
        let heads = self.heads();
        let mut place = 0;
        loop {
            if !self.knows(&mut verb, &heads, place, out)? {
                return Ok(false);
            }
            match self.rest(&verb, &mut said, out)? {
                Reply::Said(()) => break,
                Reply::Stop => return Ok(false),
                Reply::Back | Reply::To(_) => place = heads.len().saturating_sub(1),
            }
        }
        self.prompt.has_written();
        self.habit.on = verb.row().on.unwrap_or(self.habit.on);
        self.habit.participants = said.participants.or(self.habit.participants.take());
        Ok(true)
    }

    /// What was not typed of unit and day.
    fn heads(&self) -> Vec<Head> {
        let unit = self.verb.typed().is_none().then_some(Head::Unit);
        let on = self.verb.row().on.is_none().then_some(Head::Day);
        unit.into_iter().chain(on).collect()
    }

    /// Asks until it is known whom the visit was to and when, and that such a visit can be recorded; false where the
    /// clerk stopped.
    fn knows(&self, verb: &mut V, heads: &[Head], mut place: usize, out: &mut Out) -> anyhow::Result<bool> {
        let register = Recording::begin(self.session, out)?.into_register();
        loop {
            let reply = match heads.get(place) {
                Some(Head::Unit) => match self.ask_unit(verb, &register)? {
                    Reply::Said(false) => return Ok(false),
                    reply => reply.map(drop),
                },
                Some(Head::Day) => self.ask_day(verb)?,
                None => match may_be(verb, self.session, out) {
                    Ok(()) => return Ok(true),
                    Err(fault) if heads.is_empty() => return Err(fault),
                    Err(fault) => {
                        out.say_error(&fault);
                        // A day that cannot be is not offered again.
                        verb.row_mut().on = self.verb.row().on;
                        Reply::Back
                    }
                },
            };
            match reply {
                Reply::Said(()) => place += 1,
                Reply::Back => place = place.saturating_sub(1),
                Reply::To(number) => out.say(tr!("item {number} is not asked here", "这里没有第{number}项")),
                Reply::Stop => return Ok(false),
            }
        }
    }

    /// Asks for the unit; false where none is to come.
    fn ask_unit(&self, verb: &mut V, register: &Register) -> anyhow::Result<Reply<bool>> {
        let before = verb.typed().map(str::to_owned);
        let help = match before {
            Some(_) => String::new(),
            None => tr!("Enter alone ends", "直接回车结束"),
        };
        let question = Question { message: V::whom(), help, default: before.clone().unwrap_or_default() };
        let choices = Choices::default();
        let find = |typed: &str| choices.find::<V>(register, typed).map(Some);
        let read = |typed: &str| match (typed, &before) {
            ("", None) => Ok(None),
            ("", Some(before)) => find(before),
            (typed, _) => find(typed),
        };
        Ok(self.prompt.ask(&question, read)?.map(|unit| {
            if let Some(unit) = &unit {
                verb.means(unit);
            }
            unit.is_some()
        }))
    }

    fn ask_day(&self, verb: &mut V) -> anyhow::Result<Reply<()>> {
        let before = verb.row().on.unwrap_or(self.habit.on);
        let unit = verb.typed().unwrap_or_default();
        let message = tr!("{unit}: the day of the visit", "{unit}：检查日期");
        let question = Question { message, default: before.to_string(), ..Question::default() };
        let read = |typed: &str| if typed.is_empty() { Ok(before) } else { typing::day(typed).map_err(Into::into) };
        Ok(self.prompt.ask(&question, read)?.map(|on| verb.row_mut().on = Some(on)))
    }

    /// Asks for the rest of the visit until it is written.
    fn rest(&self, verb: &V, said: &mut Said, out: &mut Out) -> anyhow::Result<Reply<()>> {
        let mut start = Start::First;
        loop {
            match self.ask_rest(verb, said, start, out)? {
                Reply::Said(()) => {}
                reply => return Ok(reply),
            }
            let mut verb = verb.clone();
            said.fill(verb.row_mut());
            if said.unannounced == Some(true) {
                verb.was_unannounced();
            }
            match record(&verb, self.session, out) {
                Ok(_) => return Ok(Reply::Said(())),
                Err(fault) => out.say_error(&fault),
            }
            start = Start::Last;
        }
    }

    fn ask_rest(&self, verb: &V, said: &mut Said, start: Start, out: &mut Out) -> anyhow::Result<Reply<()>> {
        let (mut recording, key) = begin(verb, self.session, out)?;
        let recorded = recorded::<V>(&recording, &key);
        let county = key.unit.county().clone();
        recording.read(Part::CountyEver(county.clone()))?;
        let register = recording.into_register();
        let last = V::last_participants(&register, &county).into_iter().cloned().collect();
        let visited = Visited {
            topics: topics(verb, &key.unit, &recorded),
            unit: key.unit.into(),
            on: key.on,
            recorded: &recorded,
            last_participants: self.habit.participants.clone().unwrap_or(last),
            policy: policy(verb.row().replace),
        };
        visited.ask(&register, said, start, &self.prompt, out)
    }
}

/// What is asked of a visit: all that was not typed, or nothing where only something is added to it.
fn topics<V: Entering>(verb: &V, unit: &V::Unit, recorded: &Recorded) -> Vec<Topic> {
    if !lacks_answers(verb, recorded) {
        return Vec::new();
    }
    let row = verb.row();
    let asked = [
        (Topic::Unannounced, verb.may_be_unannounced()),
        (Topic::Participants, row.taking_part.by.is_empty()),
        (Topic::Items, unit.school().is_some()),
        (Topic::Remarks, row.remarks.is_none()),
    ];
    asked.into_iter().filter(|(_, is_asked)| *is_asked).map(|(topic, _)| topic).collect()
}
