//! A clerk at a terminal: a real pseudo-terminal, with what is seen and what is typed.

use crate::desk::Desk;
use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Session};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The headings of the 2019 form as the terminal numbers them.
pub const HEADINGS: [&str; 16] = [
    "1 建立安全管理、预防性侵制度情况",
    "2 专人负责校园安全工作情况",
    "3 专人接受处理性侵有关投诉情况",
    "4 严格审查招录工作情况",
    "5 开展法治教育及预防性侵等自护教育情况",
    "6 学校寝室、教室、保安室等重点区域管理情况",
    "7 女生集体宿舍封闭管理情况",
    "8 女生集体宿舍管理人员是否为女性",
    "9 其他人员出入女生集体宿舍管理情况",
    "10 其他事项",
    "11 教育行政部门定期安全检查督导情况",
    "12 有无招收有性侵害违法犯罪前科人员",
    "13 师德师风建设情况",
    "14 教职员管理情况",
    "15 监控盲区情况",
    "16 已发生案件排查",
];

/// A clerk who runs a command at a terminal.
pub struct Clerk {
    session: OsSession,
    seen: String,
    pressed: usize,
}

impl Clerk {
    /// One who types a command whose words hold no blanks.
    pub fn runs(desk: &Desk, line: &str) -> Clerk {
        let mut program = desk.program();
        program.args(line.split_whitespace()).env("TERM", "xterm").env_remove("NO_COLOR");
        Clerk::at(program)
    }

    /// One at a terminal of any program; it has 80 columns and 24 rows, which is set once more after the program began.
    pub fn at(mut program: Command) -> Clerk {
        program.stdin(Stdio::inherit());
        let mut session = Session::spawn(program).unwrap();
        session.set_expect_timeout(Some(Duration::from_secs(60)));
        Clerk { session, seen: String::new(), pressed: 0 }
    }

    /// Waits until a text is seen.
    pub fn sees(&mut self, text: &str) -> &mut Clerk {
        match self.session.expect(text) {
            Ok(found) => self.seen.push_str(&String::from_utf8_lossy(found.before())),
            Err(error) => panic!("“{text}” was not seen: {error}\n{}", self.seen),
        }
        self.seen.push_str(text);
        self
    }

    /// Presses keys.
    pub fn presses(&mut self, keys: &str) -> &mut Clerk {
        self.pressed += keys.chars().filter(char::is_ascii).count();
        self.session.send(keys).unwrap();
        self
    }

    /// How many keys were pressed since this was last asked, Chinese input uncounted.
    pub fn pressed(&mut self) -> usize {
        std::mem::take(&mut self.pressed)
    }

    /// Types a text, and Enter.
    pub fn types(&mut self, text: &str) -> &mut Clerk {
        self.presses(text).presses("\r")
    }

    /// Answers the items from one number to another, as they are asked.
    pub fn answers(&mut self, from: usize, to: usize, answer: &str) -> &mut Clerk {
        for heading in &HEADINGS[from - 1..to] {
            self.sees(heading).types(answer);
        }
        self
    }

    /// Waits for the end: the exit status, and all that was seen.
    pub fn leaves(&mut self) -> (i32, String) {
        match self.session.expect(Eof) {
            Ok(rest) => self.seen.push_str(&String::from_utf8_lossy(rest.as_bytes())),
            Err(error) => panic!("it did not end: {error}\n{}", self.seen),
        }
        let status = match self.session.get_process().wait().unwrap() {
            WaitStatus::Exited(_, status) => status,
            other => panic!("{other:?}\n{}", self.seen),
        };
        (status, std::mem::take(&mut self.seen))
    }
}
