//! The manual page: all commands on one, in the reader's language, for `man` to show. Packages install it.

use crate::arguments::help::{Groups, ROOT, example, sections, usage};
use crate::basics::wrap::wrapped;
use crate::tr;
use clap::Command;
use std::ffi::OsString;

/// The one argument, after `--lang`, with which packages are made. No clerk types it.
const MANUAL_PAGE: &str = "--manual-page";
/// How wide lines are. They are broken here (`.nf` after each macro that would have `man` do it), because it breaks only at
/// blanks, of which Chinese has none.
const WIDTH: usize = 70;
/// How far what stands below an option is moved in.
const INDENT: usize = 4;

/// Whether the arguments ask for the manual page.
pub fn is_asked_for(arguments: &[OsString]) -> bool {
    arguments.last().is_some_and(|last| last == MANUAL_PAGE)
}

/// The page of a command line, in the language of `man`.
pub fn manual(root: &Command, groups: &Groups) -> String {
    let about = root.get_about().map(ToString::to_string).unwrap_or_default();
    let version = root.get_version().unwrap_or_default();
    let mut page = Page(format!(".TH {} 1 \"\" \"{ROOT} {version}\"\n.nh\n", ROOT.to_uppercase()));
    page.heading(&tr!("NAME", "名称"));
    page.0.push_str(&format!("{ROOT} \\- {}\n", roff(&about)));
    page.heading(&tr!("SYNOPSIS", "用法"));
    page.lines(&usage(root, ROOT), WIDTH);
    page.rows(root);
    page.example(root);
    for (heading, names) in groups {
        page.heading(heading);
        names.iter().filter_map(|name| root.find_subcommand(name)).for_each(|command| page.command(command, ROOT));
    }
    around(&mut page);
    page.0
}

/// What is true of every command.
fn around(page: &mut Page) {
    page.heading(&tr!("EXIT STATUS", "退出状态"));
    page.row("0", &tr!("done, and nothing is wrong", "已完成，没有发现问题"));
    page.row("1", &tr!("something was found wrong", "发现了问题"));
    page.row("2", &tr!("it could not be done", "未能完成"));
    page.heading(&tr!("ENVIRONMENT", "环境变量"));
    page.row(
        "SHUANGQIAN_DIR",
        &tr!("the folder of the records, where no -C names one", "台账所在文件夹（没有写 -C 时）"),
    );
    page.row(
        "LC_ALL, LC_MESSAGES, LANG",
        &tr!("the language, where no records name one", "界面语言（台账没有指定时）"),
    );
    page.heading(&tr!("FILES", "文件"));
    page.row("mechanism.toml", &tr!("marks the folder of the records", "台账文件夹的标志"));
    page.row("README.md", &tr!("beside it: every record and key, described", "与它同在：逐项说明每种记录怎样写"));
}

struct Page(String);

impl Page {
    fn heading(&mut self, heading: &str) {
        self.0.push_str(&format!(".SH \"{}\"\n.nf\n", roff(heading)));
    }

    /// A text of one or more paragraphs, broken into lines.
    fn lines(&mut self, text: &str, width: usize) {
        for line in wrapped(text, width) {
            self.0.push_str(&format!("{}\n", roff(&line)));
        }
    }

    fn row(&mut self, left: &str, right: &str) {
        self.0.push_str(&format!(".TP {INDENT}\n{}\n.nf\n", roff(left)));
        self.lines(right, WIDTH - INDENT);
    }

    /// The arguments and options of a command.
    fn rows(&mut self, command: &Command) {
        for section in sections(command, &[]) {
            self.0.push_str(&format!(".PP\n{}\n", roff(&section.heading)));
            section.rows.iter().for_each(|(left, right)| self.row(left.trim_start(), right));
        }
    }

    fn example(&mut self, command: &Command) {
        if let Some(example) = example(command) {
            self.0.push_str(&format!(".PP\n{}\n", tr!("For example:", "示例：")));
            // What is typed is not broken.
            example.lines().for_each(|line| self.0.push_str(&format!("{}\n", roff(line))));
        }
    }

    /// A command and those below it.
    fn command(&mut self, command: &Command, parents: &str) {
        let path = format!("{parents} {}", command.get_name());
        let alias = command.get_visible_aliases().next().unwrap_or_default();
        self.0.push_str(&format!(".SS \"{}  {alias}\"\n.nf\n", roff(&path)));
        self.lines(&command.get_about().map(ToString::to_string).unwrap_or_default(), WIDTH);
        let usage = usage(command, &path);
        self.lines(&tr!("Usage: {usage}", "用法：{usage}"), WIDTH);
        self.rows(command);
        self.example(command);
        command.get_subcommands().for_each(|subcommand| self.command(subcommand, &path));
    }
}

/// A line as `man` reads it: nothing in it is a command of its own.
fn roff(line: &str) -> String {
    let escaped = line.replace('\\', "\\e").replace('-', "\\-").replace('"', "\\(dq");
    if escaped.starts_with(['.', '\'']) { format!("\\&{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_text_is_a_command_of_man() {
        for (line, read) in [(".SH", "\\&.SH"), ("'tis", "\\&'tis"), ("C:\\x --on", "C:\\ex \\-\\-on"), ("a.b", "a.b")]
        {
            assert_eq!(roff(line), read);
        }
    }
}
