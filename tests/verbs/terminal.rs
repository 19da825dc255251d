//! A program at a real pseudo-terminal: what it shows, and what is typed there.

use pty_process::Size;
use pty_process::blocking::{Pty, open};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use std::io::{Read, Write};
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal of 80 columns with one program at it.
pub struct Terminal {
    program: Child,
    keyboard: Arc<Pty>,
    screen: Receiver<Vec<u8>>,
    unread: Vec<u8>,
}

impl Terminal {
    /// Starts a program, whose input and outputs are the terminal.
    pub fn of(program: Command) -> Terminal {
        let (terminal, line) = open().unwrap();
        terminal.resize(Size::new(24, 80)).unwrap();
        let mut modes = tcgetattr(&terminal).unwrap();
        modes.local_modes -= LocalModes::ECHO;
        tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
        let program = pty_process::blocking::Command::from(program).spawn(line).unwrap();
        let keyboard = Arc::new(terminal);
        let screen = shown_by(Arc::clone(&keyboard));
        Terminal { program, keyboard, screen, unread: Vec::new() }
    }

    /// Presses keys.
    pub fn presses(&mut self, keys: &str) {
        (&*self.keyboard).write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for a text, and returns all that was shown up to its end; an error is what was shown without it.
    pub fn until(&mut self, text: &str) -> Result<String, String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let found = self.unread.windows(text.len()).position(|shown| shown == text.as_bytes());
            if let Some(place) = found {
                return Ok(self.shown(place + text.len()));
            }
            match self.screen.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(more) => self.unread.extend(more),
                Err(_) => return Err(self.shown(self.unread.len())),
            }
        }
    }

    /// Waits for the end: the exit status, and the rest of what was shown; an error is what was shown without an end.
    pub fn read_to_the_end(&mut self) -> Result<(i32, String), String> {
        let end = Instant::now() + PATIENCE;
        while let Ok(more) = self.screen.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.unread.extend(more);
        }
        let rest = self.shown(self.unread.len());
        if Instant::now() >= end {
            return Err(rest);
        }
        let status = self.program.wait().unwrap();
        Ok((status.code().unwrap_or_else(|| panic!("{status}\n{rest}")), rest))
    }

    fn shown(&mut self, bytes: usize) -> String {
        String::from_utf8_lossy(&self.unread.drain(..bytes).collect::<Vec<_>>()).into_owned()
    }
}

impl Drop for Terminal {
    /// A program that still waits for keys when its test fails ends with it.
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What a terminal shows, as it comes, until nobody is left to write on it.
fn shown_by(terminal: Arc<Pty>) -> Receiver<Vec<u8>> {
    let (to, screen) = channel();
    thread::spawn(move || {
        let mut some = [0; 4096];
        while let Ok(length @ 1..) = (&*terminal).read(&mut some)
            && to.send(some[..length].to_vec()).is_ok()
        {}
    });
    screen
}
