//! What is wrong with the arguments, in plain sentences.

use crate::arguments::command_names::commands_meant;
use crate::arguments::help::{Groups, Help, page};
use crate::arguments::option_names::option_meant;
use crate::basics::language::{Language, current};
use crate::tr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use std::error::Error as _;
use std::ffi::OsString;
use std::fmt::Display;

/// The fault of something typed, preceded by what was typed.
pub fn wrong(typed: &str, fault: impl Display) -> anyhow::Error {
    anyhow::anyhow!(tr!("{typed}: {fault}", "{typed}：{fault}"))
}

/// Help that was asked for, help that is needed, or the sentences that say what is wrong.
pub fn help(error: Error, root: &Command, groups: &Groups) -> Result<Help, String> {
    let rendered = error.render().to_string();
    let page = || page(level(root, rendered.split_whitespace()), rendered.trim(), groups);
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(Help::Asked(page())),
        ErrorKind::DisplayVersion => Ok(Help::Asked(rendered)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Ok(Help::Needed(page())),
        _ if current() == Language::English => Err(rendered.trim_start_matches("error: ").trim_end().to_owned()),
        _ => Err(chinese(&error)),
    }
}

/// The fault with the commands that an unknown one was meant to be: the parser knows only what looks alike, and takes two
/// Chinese characters that differ in one for different words.
pub fn with_command_meant(mut error: Error, root: &Command, arguments: &[OsString]) -> Error {
    if error.kind() == ErrorKind::InvalidSubcommand {
        let typed = listed(&error, ContextKind::InvalidSubcommand);
        let meant = commands_meant(level(root, words(arguments)), &typed);
        if !meant.is_empty() {
            let meant = meant.into_iter().map(str::to_owned).collect();
            error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(meant));
        }
    }
    error
}

/// The fault with the option that an unknown one was meant to be. The table knows what clerks call it, the parser only
/// what looks alike.
pub fn with_option_meant(mut error: Error, root: &Command, arguments: &[OsString]) -> Error {
    let typed = listed(&error, ContextKind::InvalidArg);
    let is_unknown = error.kind() == ErrorKind::UnknownArgument;
    let Some(typed) = typed.strip_prefix("--").filter(|_| is_unknown) else { return error };
    if let Some(meant) = option_meant(level(root, words(arguments)), typed).or_else(|| option_meant(root, typed)) {
        error.insert(ContextKind::SuggestedArg, ContextValue::String(meant));
    }
    error
}

/// The arguments that are text, the program's name first.
fn words(arguments: &[OsString]) -> impl Iterator<Item = &str> {
    arguments.iter().filter_map(|argument| argument.to_str())
}

/// The command that words name, the program's name first.
fn level<'c, 'w>(root: &'c Command, words: impl Iterator<Item = &'w str>) -> &'c Command {
    words.skip(1).fold(root, |command, word| command.find_subcommand(word).unwrap_or(command))
}

/// The fault, what may have been meant, and where to look.
fn chinese(error: &Error) -> String {
    let mut lines = vec![fault(error)];
    let valid = listed(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(format!("可写：{valid}"));
    }
    let meant = suggestions(error);
    if !meant.is_empty() {
        lines.push(format!("是不是“{}”？", meant.join("”或“")));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string().replace("Usage: ", "用法：");
        lines.push(format!("\n{usage}"));
    }
    lines.push("\n详细说明请加 --help 查看".to_owned());
    lines.join("\n")
}

fn fault(error: &Error) -> String {
    let arg = listed(error, ContextKind::InvalidArg);
    let value = listed(error, ContextKind::InvalidValue);
    let prior = listed(error, ContextKind::PriorArg);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("还缺少：{}", missing(error)),
        ErrorKind::MissingSubcommand => format!("“{}”后面要写命令", listed(error, ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", listed(error, ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面没有写内容"),
        ErrorKind::InvalidValue => format!("“{arg}”不能写“{value}”"),
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            format!("“{arg}”的“{value}”不对：{reason}")
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("没有“{arg}”这个选项"),
        ErrorKind::UnknownArgument => format!("多写了“{arg}”"),
        ErrorKind::ArgumentConflict if prior.is_empty() || prior == arg => format!("“{arg}”只能写一次"),
        ErrorKind::ArgumentConflict => format!("“{arg}”不能与“{prior}”同时写"),
        ErrorKind::TooManyValues => format!("“{arg}”后面多写了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let actual = listed(error, ContextKind::ActualNumValues);
            let expected = listed(error, ContextKind::ExpectedNumValues);
            format!("“{arg}”写了{actual}个内容，应为{expected}个")
        }
        ErrorKind::NoEquals => format!("“{arg}”与内容之间要写等号"),
        ErrorKind::InvalidUtf8 => "参数中有无法识别的字符（不是UTF-8编码）".to_owned(),
        _ => "参数写法不对".to_owned(),
    }
}

/// The arguments that are missing; one of several (`<单位|--all <县>>`) joined by “or”.
fn missing(error: &Error) -> String {
    let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else { return String::new() };
    let one_of = |text: &String| match text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) {
        Some(inner) if inner.contains('|') => inner.replace('|', " 或 "),
        _ => text.replace("...", "…"),
    };
    missing.iter().map(one_of).collect::<Vec<_>>().join("、")
}

/// What may have been meant instead: commands, else options, else values.
fn suggestions(error: &Error) -> Vec<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().map(|kind| texts(error, kind)).find(|meant| !meant.is_empty()).unwrap_or_default()
}

fn listed(error: &Error, kind: ContextKind) -> String {
    texts(error, kind).join("、").replace("...", "…")
}

/// What an error says of a kind.
fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
