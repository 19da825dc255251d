//! A line typed at a terminal, edited as every shell's is: arrows, Ctrl-A, Ctrl-E, Ctrl-K, Ctrl-U, Ctrl-W, earlier lines.

use crate::output::diagnostics::Style;
use crate::tr;
use anyhow::anyhow;
use rustyline::completion::Completer;
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{Behavior, ColorMode, Config, Context, Editor, Helper};
use std::cell::RefCell;
use std::io::{IsTerminal, stderr, stdin};

/// How long a lone Esc is waited behind, in milliseconds, before it is taken for itself, which does nothing.
const ESC_ALONE: u16 = 50;

/// Whether there is someone to ask: both what is typed and what is asked go through a terminal.
pub fn is_possible() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

/// The keyboard of someone at a terminal.
pub struct Keyboard {
    editor: Editor<Watch, DefaultHistory>,
}

/// What was typed.
pub enum Line {
    /// A line, and Enter.
    Typed(String),
    /// What stood there when Ctrl-C was pressed, Ctrl-D on an empty line, or the terminal went away.
    Broken(String),
}

impl Keyboard {
    /// The keyboard, with what is asked coloured or not.
    pub fn of(style: Style) -> anyhow::Result<Keyboard> {
        let colour = match style {
            Style::Coloured => ColorMode::Forced,
            Style::Plain => ColorMode::Disabled,
        };
        // What stdout is redirected to is no business of the questions.
        let config = Config::builder().behavior(Behavior::PreferTerm).color_mode(colour);
        let config = config.keyseq_timeout(Some(ESC_ALONE)).auto_add_history(true);
        let mut editor = Editor::with_config(config.build()).map_err(|_| cannot_ask())?;
        editor.enable_synchronized_output(false);
        editor.set_helper(Some(Watch::default()));
        Ok(Keyboard { editor })
    }

    /// Asks for a line behind a question, of which the last line is shown as the plain one is; what was typed before and
    /// is to be mended stands there already.
    pub fn line(&mut self, question: &str, typed: &str) -> anyhow::Result<Line> {
        let coloured = format!("\u{1b}[36m{}\u{1b}[0m", question.replace('\n', "\u{1b}[0m\n\u{1b}[36m"));
        if let Some(watch) = self.editor.helper() {
            watch.line.replace(String::new());
        }
        match self.editor.readline_with_initial(&(question, coloured.as_str()), (typed, "")) {
            Ok(line) => Ok(Line::Typed(line)),
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => {
                Ok(Line::Broken(self.editor.helper().map(|watch| watch.line.take()).unwrap_or_default()))
            }
            Err(_) => Err(cannot_ask()),
        }
    }
}

fn cannot_ask() -> anyhow::Error {
    anyhow!(tr!(
        "this terminal cannot ask; write the answers as arguments (see --help); what was being entered is not written",
        "这个终端无法逐项询问，请把检查结果写在命令中（见 --help）；正在填写的这一次没有写入"
    ))
}

/// Sees the line while it is typed, so that it is not lost when Ctrl-C is pressed.
#[derive(Default)]
struct Watch {
    line: RefCell<String>,
}

impl Hinter for Watch {
    type Hint = String;

    fn hint(&self, line: &str, _: usize, _: &Context<'_>) -> Option<String> {
        self.line.replace(line.to_owned());
        None
    }
}

impl Completer for Watch {
    type Candidate = String;
}

impl Highlighter for Watch {}

impl Validator for Watch {}

impl Helper for Watch {}
