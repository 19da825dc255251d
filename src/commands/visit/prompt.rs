//! Questions on a terminal, asked one at a time, in the reader's language and with a way back.

use crate::basics::personal::{find, mask};
use crate::basics::text::{is_hidden, visible};
use crate::output::diagnostics::Style;
use crate::output::stream::Colour;
use crate::tr;
use anyhow::anyhow;
use inquire::ui::{RenderConfig, Styled};
use inquire::validator::{ErrorMessage, Validation};
use inquire::{InquireError, Text};
use std::fmt::Display;
use std::io::{IsTerminal, stderr, stdin};

/// What is typed to go one question back; Esc does the same.
const BACK: [&str; 4] = ["<", "＜", "上一项", "back"];

/// Someone at a terminal.
pub struct Prompt {
    look: RenderConfig<'static>,
}

/// What is asked.
#[derive(Default)]
pub struct Question {
    /// The question.
    pub message: String,
    /// What can be answered.
    pub help: String,
    /// What is already typed, to be edited.
    pub initial: String,
}

/// What a question comes to.
pub enum Reply<T> {
    /// An answer.
    Said(T),
    /// The clerk wants the question before again.
    Back,
}

/// Whether there is someone to ask: both what is typed and what is asked go through a terminal.
pub fn is_possible() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

impl Prompt {
    /// Questions in colour, where that is wanted and the terminal can.
    pub fn of(colour: Colour) -> Prompt {
        let look = match colour.style_of_stderr() {
            Style::Coloured => RenderConfig::default_colored(),
            Style::Plain => RenderConfig::empty(),
        };
        Prompt { look }
    }

    /// Asks until the answer can be read, and shows what it was read as; a wrong one stays there, with its fault, to be
    /// mended.
    pub fn ask<T: Display>(
        &self,
        question: &Question,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> anyhow::Result<Reply<T>> {
        let back = tr!("(one back)", "（退回上一项）");
        let is_back = |typed: &str| is_back(typed, &question.initial);
        let judge = |typed: &str| {
            let fault = if is_back(typed) { None } else { read(typed.trim()).err() };
            Ok(fault.map_or(Validation::Valid, |fault| Validation::Invalid(ErrorMessage::Custom(fit(&fault)))))
        };
        let answered = |typed: &str| match read(typed.trim()) {
            Ok(answer) if !is_back(typed) => fit(&answer.to_string()),
            _ => back.clone(),
        };
        let asked = Text::new(&question.message)
            .with_initial_value(&question.initial)
            .with_render_config(self.look.with_canceled_prompt_indicator(Styled::new(&back)))
            .with_formatter(&answered)
            .with_validator(judge);
        let asked = if question.help.is_empty() { asked } else { asked.with_help_message(&question.help) };
        match asked.prompt() {
            Ok(typed) if is_back(&typed) => Ok(Reply::Back),
            Ok(typed) => read(typed.trim()).map(Reply::Said).map_err(|fault| anyhow!(fault)),
            Err(InquireError::OperationCanceled) => Ok(Reply::Back),
            Err(InquireError::OperationInterrupted) => {
                Err(anyhow!(tr!("broken off; nothing was written", "已放弃，没有写入任何内容")))
            }
            Err(_) => Err(anyhow!(tr!(
                "this terminal cannot ask; write the answers as arguments (see --help); nothing was written",
                "这个终端无法逐项询问，请把检查结果写在命令中（见 --help）；没有写入任何内容"
            ))),
        }
    }
}

/// A text that the clerk can be given to edit; empty where a terminal must not show it.
pub fn editable(text: String) -> String {
    match text.contains(is_hidden) || find(&text).is_some() {
        true => String::new(),
        false => text,
    }
}

/// Whether the way back was typed, alone or after what was there to be edited.
fn is_back(typed: &str, initial: &str) -> bool {
    let behind = typed.strip_prefix(initial).unwrap_or(typed);
    [typed, behind].iter().any(|typed| BACK.contains(&typed.trim()))
}

/// A text that is safe to show.
fn fit(text: &str) -> String {
    visible(&mask(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_acts_on_is_put_there_to_be_edited() {
        assert_eq!(editable("夜间：无人".to_owned()), "夜间：无人");
        for text in ["一\n二", "\u{1b}[31m", "\u{202e}", "13800000000"] {
            assert_eq!(editable(text.to_owned()), "", "{text:?}");
        }
    }

    #[test]
    fn what_is_shown_again_is_masked() {
        assert!(!fit("电话13800000000").contains("00000") && fit("\u{202e}").is_ascii());
        assert!(is_back(" < ", "") && is_back("上一项", "符合") && !is_back("<5", ""));
        assert!(is_back("符合：灯坏<", "符合：灯坏") && !is_back("符合：灯坏", "符合：灯坏") && !is_back("灯坏<", ""));
    }
}
