//! The program, as every test runs it.

use std::process::{Command, Stdio};

/// The settings of a computer that would change what the program does.
const SETTINGS: [&str; 7] =
    ["SHUANGQIAN_DIR", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"];

/// The program, to be run without input and without the settings of this computer.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_shuangqian"));
    program.stdin(Stdio::null());
    for setting in SETTINGS {
        program.env_remove(setting);
    }
    program
}
