//! Parse, run, exit status.

use shuangqian::arguments::help::Help;
use shuangqian::arguments::session::Outcome;
use shuangqian::commands::{Request, read};
use shuangqian::files::{memory, threads};
use shuangqian::output::stream::{Colour, Out, is_broken_pipe};
use shuangqian::sheets::apart::{is_asked_to_read, read_for_another};
use std::process::ExitCode;

/// A city is some hundred thousand small texts: on two threads this allocator saves a tenth of the time of a check.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if is_asked_to_read(&arguments) {
        return read_for_another();
    }
    match run(&arguments) {
        Ok(status) => ExitCode::from(status),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            Out::standard(Colour::Never).say_error(&error);
            ExitCode::from(2)
        }
    }
}

/// The exit status: 0 done and nothing wrong, 1 something found wrong. An error becomes 2: it could not be done.
fn run(arguments: &[std::ffi::OsString]) -> anyhow::Result<u8> {
    match read(arguments).map_err(anyhow::Error::msg)? {
        Request::Help(Help::Asked(text)) => Out::standard(Colour::Auto).data(text).map(|()| 0),
        Request::Help(Help::Needed(help)) => {
            Out::standard(Colour::Never).say(help);
            Ok(2)
        }
        Request::Do(order) => {
            memory::keep_large_pages_off();
            threads::start()?;
            let mut out = Out::standard(order.colour());
            order.run(&mut out).map(|outcome| match outcome {
                Outcome::Fine => 0,
                Outcome::Found => 1,
            })
        }
    }
}
