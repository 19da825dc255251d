//! Questions on a terminal, asked one at a time, in the reader's language, with ways back and forth.

pub mod keyboard;

use crate::basics::personal::mask;
use crate::basics::text::{is_hidden, visible};
use crate::basics::words::{Word, instead};
use crate::commands::prompt::keyboard::{Keyboard, Line};
use crate::output::stream::Colour;
use crate::tr;
use std::cell::{Cell, RefCell};

/// What is typed to go one question back; an input method makes `《` of `<`.
const BACK: [&str; 6] = ["<", "＜", "《", "〈", "上一项", "back"];
/// The most characters of an earlier answer that are shown again.
const SHOWN: usize = 40;

crate::words! {
    /// Whether what was asked is to be done.
    Consent {
        Yes = "yes", "是" | "y" | "对" | "好" | "确认";
        No = "no", "否" | "n" | "不" | "不是" | "取消";
    }
}

/// Someone at a terminal.
pub struct Prompt {
    keyboard: RefCell<Keyboard>,
    holds_answers: Cell<bool>,
}

/// What is asked.
#[derive(Default)]
pub struct Question {
    /// The question.
    pub message: String,
    /// What can be answered.
    pub help: String,
    /// What Enter alone stands for: an earlier answer, never to be edited away.
    pub default: String,
}

/// What a question comes to.
pub enum Reply<T> {
    /// An answer.
    Said(T),
    /// The clerk wants the question before again.
    Back,
    /// The clerk wants the item of a number.
    To(usize),
    /// The clerk wants to stop, and what was answered to be lost.
    Stop,
}

impl<T> Reply<T> {
    /// The same with another answer.
    pub fn map<O>(self, to: impl FnOnce(T) -> O) -> Reply<O> {
        match self {
            Reply::Said(answer) => Reply::Said(to(answer)),
            Reply::Back => Reply::Back,
            Reply::To(number) => Reply::To(number),
            Reply::Stop => Reply::Stop,
        }
    }
}

/// Why an answer cannot be taken.
pub struct Fault {
    told: String,
    /// What can be chosen instead, a line each.
    choices: Vec<String>,
    is_of_text: bool,
}

impl From<String> for Fault {
    /// A wrong word, which is typed anew.
    fn from(told: String) -> Fault {
        Fault { told, choices: Vec::new(), is_of_text: false }
    }
}

impl Fault {
    /// What is wrong with a text, which stays there to be mended.
    pub fn of_text(told: String) -> Fault {
        Fault { is_of_text: true, ..Fault::from(told) }
    }

    /// What is wrong with a word, and what can be chosen by number.
    pub fn with_choices<'c>(told: String, choices: impl Iterator<Item = &'c str>) -> Fault {
        let choices = (1..).zip(choices).map(|(number, choice)| format!("{number} {choice}")).collect();
        Fault { choices, ..Fault::from(told) }
    }

    /// The fault, and below it the choices, as it is shown.
    fn shown(&self) -> String {
        std::iter::once(fit(&self.told))
            .chain(self.choices.iter().map(|choice| format!("\n  {}", fit(choice))))
            .collect()
    }
}

impl Prompt {
    /// Questions in colour, where that is wanted and the terminal can.
    pub fn of(colour: Colour) -> anyhow::Result<Prompt> {
        let keyboard = RefCell::new(Keyboard::of(colour.style_of_stderr())?);
        Ok(Prompt { keyboard, holds_answers: Cell::new(false) })
    }

    /// Asks until the answer can be taken. Nothing typed is lost without being asked: neither a text with a fault in it,
    /// nor what stands there when Ctrl-C is pressed.
    pub fn ask<T>(&self, question: &Question, read: impl Fn(&str) -> Result<T, Fault>) -> anyhow::Result<Reply<T>> {
        let (mut above, mut typed) = (fit(&question.message), String::new());
        loop {
            let line = self.keyboard.borrow_mut().line(&question.shown(&above), &typed)?;
            match line {
                Line::Broken(line) if self.gives_up(&line)? => return Ok(Reply::Stop),
                Line::Broken(line) => (above, typed) = (fit(&question.message), mendable(&line)),
                Line::Typed(line) => match way(&line).map_or_else(|| read(line.trim()).map(Reply::Said), Ok) {
                    Ok(reply) => {
                        let is_answer = matches!(reply, Reply::Said(_)) && !line.trim().is_empty();
                        self.holds_answers.set(self.holds_answers.get() || is_answer);
                        return Ok(reply);
                    }
                    Err(fault) => {
                        typed = if fault.is_of_text { mendable(&line) } else { String::new() };
                        above = fault.shown();
                    }
                },
            }
        }
    }

    /// Asks a question that is answered by yes or no.
    pub fn consent(&self, message: String) -> anyhow::Result<Reply<Consent>> {
        self.ask(&Question { message, ..Question::default() }, read_consent)
    }

    /// Asks a question that is answered by yes or no, or by Enter.
    pub fn consent_or(&self, message: String, default: Consent) -> anyhow::Result<Reply<Consent>> {
        let question = Question { message, default: default.shown(), ..Question::default() };
        self.ask(&question, |typed| if typed.is_empty() { Ok(default) } else { read_consent(typed) })
    }

    /// From now on nothing is lost when the clerk stops.
    pub fn has_written(&self) {
        self.holds_answers.set(false);
    }

    /// Whether the clerk means to stop: asked where that loses something. Ctrl-C again means it.
    fn gives_up(&self, line: &str) -> anyhow::Result<bool> {
        if !self.holds_answers.get() && line.trim().is_empty() {
            return Ok(true);
        }
        let question = tr!(
            "Give up what was entered of this visit? Nothing of it is written. (yes/no) ",
            "放弃这一次已填的内容、不写入？（是/否）"
        );
        let mut above = String::new();
        loop {
            let asked = format!("{above}{question}");
            let line = self.keyboard.borrow_mut().line(&asked, "")?;
            match line {
                Line::Broken(_) => return Ok(true),
                Line::Typed(line) => match read_consent(line.trim()) {
                    Ok(consent) => return Ok(consent == Consent::Yes),
                    Err(fault) => above = fit(&fault.told) + "\n",
                },
            }
        }
    }
}

impl Question {
    /// The question as it stands before the answer, below what is told first, which is safe to show.
    fn shown(&self, above: &str) -> String {
        let default = match self.default.is_empty() {
            true => String::new(),
            false => format!("[{}]", fit(&shortened(&self.default))),
        };
        let below: Vec<_> = [fit(&self.help), default].into_iter().filter(|part| !part.is_empty()).collect();
        match below.join(" ") {
            below if below.is_empty() => format!("{above}> "),
            below => format!("{above}\n  {below}> "),
        }
    }
}

fn read_consent(typed: &str) -> Result<Consent, Fault> {
    Consent::typed(typed).ok_or_else(|| instead(typed, Consent::ALL).into())
}

/// The way back or to an item, if one was typed.
fn way<T>(typed: &str) -> Option<Reply<T>> {
    let typed = typed.trim();
    if BACK.contains(&typed) {
        return Some(Reply::Back);
    }
    let number = crate::basics::fold::fold(typed.strip_prefix(['#', '＃'])?);
    number.trim().parse().ok().map(Reply::To)
}

/// A typed text that can stand there again, without what a terminal acts on.
fn mendable(typed: &str) -> String {
    typed.chars().filter(|char| !is_hidden(*char)).collect()
}

/// The beginning of a long text, as much as reminds of it.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A text that is safe to show.
fn fit(text: &str) -> String {
    visible(&mask(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_acts_on_is_shown_or_put_there_to_be_mended() {
        assert!(fit("电话13800000000").find("00000").is_none() && fit("\u{202e}").is_ascii());
        for (typed, again) in
            [("夜间：无人", "夜间：无人"), ("一\n二", "一二"), ("\u{1b}[31m", "[31m"), ("甲\u{202e}乙", "甲乙")]
        {
            assert_eq!(mendable(typed), again, "{typed:?}");
        }
        let question = Question { default: "\u{1b}13800000000".to_owned(), ..Question::default() };
        assert!(!question.shown("").contains('\u{1b}') && !question.shown("").contains("00000"));
    }

    #[test]
    fn ways_are_typed_in_either_width() {
        let is_back = |typed| matches!(way::<()>(typed), Some(Reply::Back));
        assert!(BACK.iter().all(|typed| is_back(*typed)) && is_back(" < ") && !is_back("<5") && !is_back("符合<"));
        for (typed, number) in [("#7", 7), ("＃１２", 12), (" # 3 ", 3)] {
            assert!(matches!(way::<()>(typed), Some(Reply::To(to)) if to == number), "{typed}");
        }
        assert!(["7", "#", "#7楼", "#一"].iter().all(|typed| way::<()>(typed).is_none()));
    }

    #[test]
    fn an_earlier_answer_stands_before_the_new_one_and_is_cut_where_it_is_long() {
        let question = Question { message: "一".into(), help: "1 符合".into(), default: "无".repeat(41) };
        assert_eq!(question.shown("一"), format!("一\n  1 符合 [{}…]> ", "无".repeat(40)));
        assert_eq!(Question::default().shown("日期"), "日期> ");
    }
}
