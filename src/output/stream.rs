//! The two streams that a command writes to: data to stdout, messages to stderr.

use crate::basics::personal::mask;
use crate::files::read::io_reason;
use crate::output::diagnostics::Style;
use crate::output::visible::shown;
use crate::tr;
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, ErrorKind, IsTerminal, Write};

crate::words! {
    /// When output is coloured (`--color`); by default only on a terminal that can, unless `NO_COLOR` forbids it.
    Colour {
        Auto = "auto", "自动";
        Always = "always", "总是";
        Never = "never", "从不";
    }
}

impl Colour {
    fn style_of_stdout(self) -> Style {
        self.style_of(io::stdout())
    }

    /// Whether what is asked on stderr is to be coloured.
    pub fn style_of_stderr(self) -> Style {
        self.style_of(io::stderr())
    }

    fn style_of(self, stream: impl RawStream) -> Style {
        let choice = match self {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        // Making a stream for a choice also turns colours on in an older Windows console.
        match AutoStream::new(stream, choice).current_choice() {
            ColorChoice::AlwaysAnsi => Style::Coloured,
            ColorChoice::Always | ColorChoice::Auto | ColorChoice::Never => Style::Plain,
        }
    }
}

/// Where a command's data and messages go.
pub struct Out {
    data: Box<dyn Write>,
    messages: Box<dyn Write>,
    style: Style,
    is_watched: bool,
}

/// How many lines of one kind are told to someone who watches: more would push the rest off the screen.
const MANY: usize = 20;
/// How many of more than that are told, before their number.
const FEW: usize = 5;

/// From how many steps on progress is shown: fewer are done in a moment.
const LONG: usize = 200;

impl Out {
    /// The streams of this process.
    pub fn standard(colour: Colour) -> Out {
        let is_watched = io::stderr().is_terminal();
        Out { is_watched, ..Out::to(io::stdout(), io::stderr(), colour.style_of_stdout()) }
    }

    /// Any two writers.
    pub fn to(data: impl Write + 'static, messages: impl Write + 'static, style: Style) -> Out {
        Out { data: Box::new(data), messages: Box::new(messages), style, is_watched: false }
    }

    /// Whether text for the data stream is to be coloured.
    pub fn style(&self) -> Style {
        self.style
    }

    /// Writes data, as it is. Fails when it could not be written; see [`is_broken_pipe`].
    pub fn data(&mut self, data: impl AsRef<[u8]>) -> anyhow::Result<()> {
        self.data.write_all(data.as_ref())?;
        Ok(self.data.flush()?)
    }

    /// Shows how far long work has come, over what was shown before, where someone watches.
    pub fn progress(&mut self, done: usize, of: usize, message: &str) {
        if self.is_watched && of >= LONG {
            let end = if done == of { "\n" } else { "" };
            let _ = write!(self.messages, "\r{}{end}", shown(message));
            let _ = self.messages.flush();
        }
    }

    /// Writes a message, personal data masked, and ends its line. Failing to write one is not an error.
    pub fn say(&mut self, message: impl AsRef<str>) {
        // A number that is broken across lines is one number, so the whole is masked at once.
        let message = mask(message.as_ref());
        let lines: String = message.lines().map(|line| shown(line) + "\n").collect();
        let _ = self.messages.write_all(lines.as_bytes());
    }

    /// Whether so many lines of one kind are more than someone who watches can take in.
    pub fn is_too_many(&self, lines: usize) -> bool {
        self.is_watched && lines > MANY
    }

    /// Writes messages of one kind; of too many for someone who watches the first few, and how many more there are.
    pub fn say_all(&mut self, messages: &[String]) {
        let told = if self.is_too_many(messages.len()) { FEW } else { messages.len() };
        messages.iter().take(told).for_each(|message| self.say(message));
        let more = messages.len() - told;
        if more > 0 {
            self.say(tr!("… and {more} more like these", "……另有{more}条同样的"));
        }
    }

    /// Says why something could not be done, in the reader's language also where the system says so.
    pub fn say_error(&mut self, error: &anyhow::Error) {
        let told = |cause: &(dyn std::error::Error + 'static)| {
            cause.downcast_ref::<io::Error>().map_or_else(|| cause.to_string(), io_reason)
        };
        let causes = error.chain().map(told).collect::<Vec<_>>().join(&tr!(": ", "："));
        self.say(tr!("error: {causes}", "错误：{causes}"));
    }
}

/// Whether an error says that the reader of the data went away, which ends a command quietly.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let closed = |error: &io::Error| error.kind() == ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(closed))
}

/// Whether the data goes to a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// How many columns a terminal has that does not say so, as over a serial line.
const USUAL_WIDTH: u16 = 80;

/// How many columns the terminal has, where stdout is one.
pub fn terminal_width() -> Option<u16> {
    let said = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    said.or(io::stdout().is_terminal().then_some(USUAL_WIDTH))
}

/// How many columns the terminal has that messages go to, where they go to one.
pub fn width_of_messages() -> Option<u16> {
    let said = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| width.0);
    said.or(io::stderr().is_terminal().then_some(USUAL_WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;
    use std::cell::RefCell;
    use std::rc::Rc;

    #[derive(Clone, Default)]
    struct Paper(Rc<RefCell<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn data_stays_as_it_is_and_messages_are_made_fit() {
        let (data, messages) = (Paper::default(), Paper::default());
        let mut out = Out::to(data.clone(), messages.clone(), Style::Plain);
        out.data([0, 0x1b, 0xff]).unwrap();
        out.say("沧县：\n已写入\u{9b}");
        out.say("完成\n");
        assert_eq!(*data.0.borrow(), [0, 0x1b, 0xff]);
        let said = String::from_utf8(messages.0.take()).unwrap();
        assert!(said.starts_with("沧县：\n已写入") && said.ends_with("\n完成\n"), "{said}");
        assert!(!said.contains('\u{9b}') && said.lines().count() == 3);
    }

    #[test]
    fn who_watches_is_told_the_first_few_of_many_and_a_file_all() {
        let lines = |is_watched, count: usize| {
            let messages = Paper::default();
            let mut out = Out { is_watched, ..Out::to(io::sink(), messages.clone(), Style::Plain) };
            out.say_all(&(0..count).map(|number| format!("recorded: {number}")).collect::<Vec<_>>());
            String::from_utf8(messages.0.take()).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!((lines(true, 20).len(), lines(true, 21).len(), lines(false, 21).len()), (20, 6, 21));
        let more = crate::tr!("… and 50 more like these", "……另有50条同样的");
        assert_eq!(lines(true, 55)[4..], ["recorded: 4", more.as_str()]);
    }

    #[test]
    fn a_closed_pipe_is_told_from_a_full_disk() {
        let fault = |kind| Out::to(Broken(kind), io::sink(), Style::Plain).data("x").context("report").unwrap_err();
        assert!(is_broken_pipe(&fault(ErrorKind::BrokenPipe)));
        assert!(!is_broken_pipe(&fault(ErrorKind::StorageFull)));
    }

    #[test]
    fn messages_that_nobody_hears_are_no_fault() {
        let mut out = Out::to(io::sink(), Broken(ErrorKind::BrokenPipe), Style::Plain);
        out.say("完成");
        assert!(out.data("x").is_ok());
    }

    #[test]
    fn colour_can_be_forced_and_forbidden() {
        assert_eq!(Colour::Never.style_of_stdout(), Style::Plain);
        assert_eq!(Colour::Always.style_of_stdout(), Style::Coloured);
    }
}
