//! The help of every command, in the reader's language, written from the arguments' own descriptions.

use crate::arguments::choice::both;
use crate::arguments::option_names::{chinese_name, with_chinese_names};
use crate::basics::language::{Language, current, list_separator};
use crate::basics::wrap::{TIE, wrapped};
use crate::output::stream::terminal_width;
use crate::tr;
use clap::{Arg, ArgAction, ArgGroup, Command};
use std::ffi::OsString;
use unicode_width::UnicodeWidthStr;

/// The program.
pub(super) const ROOT: &str = "shuangqian";
/// How wide help is at most, which is how wide a terminal is at first; and in a pipe, which has no width.
const WIDEST: usize = 80;
/// How wide the left column is at most, so that most of the width is left for descriptions; what is longer has its
/// description on the next line.
const LEFT: usize = 30;

/// What is shown instead of doing anything.
pub enum Help {
    /// Help that was asked for, or the version.
    Asked(String),
    /// Help that is needed, since nothing was asked for.
    Needed(String),
}

/// The headings of the root help, with the commands below each.
pub type Groups = [(String, Vec<String>)];

/// The command line with `--help` and `--version`. What the parser shows for `--help` is the command's path, from which
/// `page` is made: all pages at each start would be most of a start.
pub fn localised(root: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let root = root
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(tr!("COMMAND", "命令"))
        .arg(help.help(tr!("Show this help", "显示本说明")))
        .arg(version.help(tr!("Show the version", "显示版本")));
    with_usage(with_chinese_names(root), "")
}

/// `help sign` asks what `sign --help` asks, and so does `--lang en help sign`.
pub fn asked_for(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut first = 1;
    while let Some(option) = arguments.get(first).and_then(|word| word.to_str()).filter(|word| word.starts_with('-')) {
        let has_its_value = option.contains('=') || (option.starts_with("-C") && option.len() > 2);
        first += if has_its_value { 1 } else { 2 };
    }
    if arguments.get(first).is_some_and(|word| word == "help" || word == "帮助") {
        arguments.remove(first);
        arguments.push("--help".into());
    }
    arguments
}

fn with_usage(command: Command, parents: &str) -> Command {
    let path = format!("{parents}{}", command.get_name());
    let inner = format!("{path} ");
    let command = command.subcommand_value_name(tr!("COMMAND", "命令"));
    let command = command.mut_subcommands(|subcommand| with_usage(subcommand, &inner));
    let usage = usage(&command, &path);
    command.override_usage(usage).override_help(path)
}

fn width() -> usize {
    terminal_width().map_or(WIDEST, |width| usize::from(width).clamp(40, WIDEST))
}

/// The page of the command at a path, such as `shuangqian round seal`.
pub(super) fn page(command: &Command, path: &str, groups: &Groups) -> String {
    let (usage, width) = (usage(command, path), width());
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = hanging(&tr!("Usage: {usage}", "用法：{usage}"), 8, width);
    let mut page = format!("{}\n\n{usage}\n", wrapped(&about, width).join("\n"));
    let aliases: Vec<_> = command.get_visible_aliases().collect();
    if !aliases.is_empty() {
        let aliases = aliases.join(list_separator());
        page.push_str(&tr!("Alias: {aliases}\n", "又作：{aliases}\n"));
    }
    for section in sections(command, groups) {
        page.push_str(&section.shown(width).replace(TIE, " "));
    }
    if command.get_name() != ROOT {
        page.push_str(&tr!(
            "\nMore options for every command: {ROOT} --help\n",
            "\n各命令通用的选项见 {ROOT} --help\n"
        ));
    }
    if let Some(example) = example(command) {
        let examples =
            example.lines().map(|line| example_line(line.trim_start(), width)).collect::<Vec<_>>().join("\n");
        page.push_str(&tr!("\nFor example:\n{examples}\n", "\n示例：\n{examples}\n"));
    }
    page
}

/// A command, or a sentence about one.
fn example_line(line: &str, width: usize) -> String {
    match line {
        "" => String::new(),
        _ if line.starts_with(ROOT) => format!("  {}", hanging(line, 8, width - 2)),
        _ => format!("  {}", wrapped(line, width - 2).join("\n  ")),
    }
}

/// A line that goes on indented where it is too long for the width; it is broken at its blanks only, and not between an
/// option and its value.
fn hanging(line: &str, indent: usize, width: usize) -> String {
    let (mut shown, mut used) = (String::new(), 0);
    for word in words(line) {
        let room = used + 1 + word.width() <= width;
        let (between, before) = match used {
            0 => (String::new(), 0),
            _ if room => (" ".to_owned(), used + 1),
            _ => (format!("\n{}", " ".repeat(indent)), indent),
        };
        shown.push_str(&between);
        shown.push_str(&word);
        used = before + word.width();
    }
    shown
}

/// A command's example, with its options as the reader calls them.
pub(super) fn example(command: &Command) -> Option<String> {
    let example = command.get_after_help()?.to_string();
    let word = |word: &str| {
        let chinese = word.trim_end().strip_prefix("--").and_then(|long| chinese_name(command.get_name(), long));
        match chinese.filter(|_| current() == Language::Chinese) {
            Some(chinese) => word.replace(word.trim_end(), &format!("--{chinese}")),
            None => word.to_owned(),
        }
    };
    Some(example.split_inclusive([' ', '\n']).map(word).collect())
}

/// The words of a line, an option with its value in one.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let lacks_value = |last: &&mut String| last.starts_with("--") && !last.contains(' ');
        match words.last_mut().filter(lacks_value) {
            Some(option) if !word.starts_with('-') => *option += &format!(" {word}"),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// How the command is written: its name, what it must have, what it may have.
pub(super) fn usage(command: &Command, path: &str) -> String {
    let mut words = vec![path.to_owned()];
    for positional in positionals(command) {
        let group = command.get_groups().find(|group| group.is_required_set() && in_group(group, positional));
        words.push(group.map_or_else(|| written(positional), |group| written_choice(command, group)));
    }
    words.extend(command.get_opts().filter(|arg| arg.is_required_set()).map(written));
    let of_options = |group: &&ArgGroup| {
        group.is_required_set() && !command.get_positionals().any(|positional| in_group(group, positional))
    };
    let choices: Vec<_> = command.get_groups().filter(of_options).collect();
    words.extend(choices.iter().map(|group| written_choice(command, group)));
    let is_said = |arg: &Arg| arg.is_required_set() || choices.iter().any(|group| in_group(group, arg));
    let may_be_said = |arg: &&Arg| !arg.is_positional() && !arg.is_hide_set() && !is_said(arg);
    words.extend(command.get_arguments().find(may_be_said).map(|_| tr!("[OPTIONS]", "[选项]")));
    let below = command.has_subcommands().then(|| tr!("<COMMAND>", "<命令>"));
    match below {
        Some(below) if command.is_args_conflicts_with_subcommands_set() => {
            let alone = words.split_off(1).join(" ");
            format!("{path} ({alone} | {below})")
        }
        below => words.into_iter().chain(below).collect::<Vec<_>>().join(" "),
    }
}

/// The arguments without a name that clerks type.
fn positionals(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_positionals().filter(|arg| !arg.is_hide_set())
}

fn in_group(group: &ArgGroup, arg: &Arg) -> bool {
    group.get_args().any(|id| id == arg.get_id())
}

/// One of several: `(<单位>… | --all <县>)`.
fn written_choice(command: &Command, group: &ArgGroup) -> String {
    let choices = command.get_arguments().filter(|arg| in_group(group, arg));
    let choices: Vec<_> = choices.map(|arg| written(&arg.clone().required(true))).collect();
    format!("({})", choices.join(" | "))
}

/// An argument as it is written: `<单位>…`, `[县]`, `--on <日期>`.
fn written(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    match long.or(short) {
        Some(option) if arg.get_action().takes_values() => format!("{option} <{value}>"),
        Some(option) => option,
        None if arg.is_required_set() => format!("<{value}>{many}"),
        None => format!("[{value}]{many}"),
    }
}

/// A heading, and rows of two columns below it.
pub(super) struct Section {
    /// The heading.
    pub heading: String,
    /// What stands on the left and on the right.
    pub rows: Vec<(String, String)>,
}

impl Section {
    fn shown(&self, width: usize) -> String {
        let widths = self.rows.iter().map(|(left, _)| left.width()).filter(|width| *width <= LEFT);
        let left_width = widths.max().unwrap_or(LEFT);
        let mut shown = format!("\n{}\n", self.heading);
        for (left, right) in &self.rows {
            let pad = " ".repeat(left_width.saturating_sub(left.width()) + 2);
            let indent = " ".repeat(left_width + 4);
            let right = wrapped(right, width.saturating_sub(left_width + 4)).join(&format!("\n{indent}"));
            let between = if left.width() > left_width { format!("\n{indent}") } else { pad };
            shown.push_str(format!("  {left}{between}{right}").trim_end());
            shown.push('\n');
        }
        shown
    }
}

/// The sections of commands, arguments and options that are not empty.
pub(super) fn sections(command: &Command, groups: &Groups) -> Vec<Section> {
    let heading = tr!("Arguments:", "参数：");
    let arguments = Section { heading, rows: positionals(command).map(|arg| (written(arg), about(arg))).collect() };
    let options = command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_hide_set());
    let heading = tr!("Options:", "选项：");
    let options = Section { heading, rows: options.map(|arg| (option(arg), about(arg))).collect() };
    let sections = subcommands(command, groups).into_iter().chain([arguments, options]);
    sections.filter(|section| !section.rows.is_empty()).collect()
}

/// The root's commands in their groups; those of any other command together. Names and aliases make one column.
fn subcommands(command: &Command, groups: &Groups) -> Vec<Section> {
    let name_width = command.get_subcommands().map(|command| command.get_name().width()).max().unwrap_or(0);
    let alias = |command: &Command| command.get_visible_aliases().next().unwrap_or_default().to_owned();
    let alias_width = command.get_subcommands().map(|command| alias(command).width()).max().unwrap_or(0);
    let row = |command: &Command| {
        let (name, alias) = (command.get_name(), alias(command));
        let gap = " ".repeat(name_width - name.width() + 2);
        let pad = " ".repeat(alias_width - alias.width());
        (format!("{name}{gap}{alias}{pad}"), command.get_about().map(ToString::to_string).unwrap_or_default())
    };
    if command.get_name() != ROOT {
        let heading = tr!("Commands:", "命令：");
        return vec![Section { heading, rows: command.get_subcommands().map(row).collect() }];
    }
    let section = |(heading, names): &(String, Vec<String>)| Section {
        heading: tr!("{heading}:", "{heading}："),
        rows: names.iter().filter_map(|name| command.find_subcommand(name)).map(row).collect(),
    };
    groups.iter().map(section).collect()
}

/// An option for the left column, long names aligned: `-o, --output <文件>`; for a Chinese reader by both its names.
fn option(arg: &Arg) -> String {
    let chinese = arg.get_visible_aliases().and_then(|names| names.first().copied());
    let written = match (arg.get_long(), chinese.filter(|_| current() == Language::Chinese)) {
        (Some(long), Some(chinese)) => written(arg).replacen(long, &format!("{long}, --{chinese}"), 1),
        _ => written(arg),
    };
    match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(_)) => format!("-{short}, {written}"),
        (None, Some(_)) => format!("    {written}"),
        _ => written,
    }
}

/// What an argument means, then the words that it takes.
fn about(arg: &Arg) -> String {
    let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let takes_words = arg.get_action().takes_values();
    let default = arg.get_default_values().first().and_then(|value| value.to_str());
    let word = |value: &clap::builder::PossibleValue| {
        let key = value.get_name();
        let word =
            both(key, &value.get_help().map(ToString::to_string).unwrap_or_default()).replace(' ', &TIE.to_string());
        if default == Some(key) { tr!("{word} (default)", "{word}（默认）") } else { word }
    };
    let words: Vec<_> = arg.get_possible_values().iter().filter(|_| takes_words).map(word).collect();
    match words.join(list_separator()) {
        none if none.is_empty() => about,
        words => tr!("{about}: {words}", "{about}：{words}"),
    }
}
