//! The program, as every test runs it.

use std::process::{Command, Stdio};

/// What a computer may say about records, language and colour, and a test shall not depend on.
const SETTINGS: [&str; 7] =
    ["SHUANGQIAN_DIR", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"];

/// The program, about to run without anything to read and without this computer's settings.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_shuangqian"));
    program.stdin(Stdio::null());
    for setting in SETTINGS {
        program.env_remove(setting);
    }
    program
}
