//! Parse, run, exit status.

use shuangqian::commands::{Outcome, Request, read};
use shuangqian::output::stream::Out;
use shuangqian::tr;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let mut out = Out::standard();
    match run(&arguments, &mut out) {
        Ok(status) => ExitCode::from(status),
        Err(error) if error.chain().any(is_closed_pipe) => ExitCode::SUCCESS,
        Err(error) => {
            let causes: Vec<_> = error.chain().map(ToString::to_string).collect();
            let causes = causes.join(&tr!(": ", "："));
            // Nobody is left to be told when this fails too.
            let _ = writeln!(out.say, "{}", tr!("error: {causes}", "错误：{causes}"));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[std::ffi::OsString], out: &mut Out) -> anyhow::Result<u8> {
    let status = match read(arguments).map_err(anyhow::Error::msg)? {
        Request::Tell(text) => out.data.write_all(text.as_bytes()).map(|()| 0)?,
        Request::Lost(help) => out.say.write_all(help.as_bytes()).map(|()| 2)?,
        Request::Do(order) => match order.run(out)? {
            Outcome::Fine => 0,
            Outcome::Found => 1,
        },
    };
    out.data.flush()?;
    Ok(status)
}

fn is_closed_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
