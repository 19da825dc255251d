//! A clerk at a terminal: a real pseudo-terminal, with what is seen and what is typed.

use crate::desk::Desk;
use crate::terminal::Terminal;
use std::process::Command;

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
    terminal: Terminal,
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

    /// One at a terminal of any program, which has 80 columns and 24 rows at first.
    pub fn at(program: Command) -> Clerk {
        Clerk { terminal: Terminal::of(program), seen: String::new(), pressed: 0 }
    }

    /// Waits until a text is seen.
    pub fn sees(&mut self, text: &str) -> &mut Clerk {
        match self.terminal.until(text) {
            Ok(shown) => self.seen.push_str(&shown),
            Err(shown) => panic!("“{text}” was not seen:\n{}{shown}", self.seen),
        }
        self
    }

    /// Presses keys.
    pub fn presses(&mut self, keys: &str) -> &mut Clerk {
        self.pressed += keys.chars().filter(char::is_ascii).count();
        self.terminal.presses(keys);
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
        match self.terminal.read_to_the_end() {
            Ok((status, rest)) => (status, std::mem::take(&mut self.seen) + &rest),
            Err(rest) => panic!("it did not end:\n{}{rest}", self.seen),
        }
    }
}
