//! Texts in records: names on one line, notes on several, names of files.

use crate::basics::id::is_device_file;
use crate::basics::judged_text::judged_text;
use crate::basics::text::is_hidden;
use crate::tr;
use std::fmt;

/// The longest text, in characters.
const LONGEST: usize = 4000;

/// Why a text cannot stand in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing in it.
    Empty,
    /// More than 4,000 characters.
    TooLong,
    /// Holds a control character or a bidirectional control.
    Hidden(char),
    /// Begins or ends with white space.
    Padded,
    /// Not the bare name of a file.
    NotAFileName,
    /// The name of a file that Windows keeps for a device.
    DeviceName,
    /// The name of a file with a dot at its end, which Windows takes off.
    LastDot,
}

impl fmt::Display for TextFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            TextFault::Empty => tr!("it is empty; leave the key out instead", "不能为空；没有内容就不写这一项"),
            TextFault::TooLong => tr!("it has more than {LONGEST} characters", "超过{LONGEST}个字"),
            TextFault::Hidden(char) => {
                let code = u32::from(*char);
                tr!(
                    "it holds the invisible control character U+{code:04X}; delete it",
                    "含有看不见的控制字符U+{code:04X}，请删去"
                )
            }
            TextFault::Padded => tr!("it begins or ends with a blank; delete the blank", "首尾有空白，请删去"),
            TextFault::NotAFileName => tr!("it is not the bare name of a file", "不是单纯的文件名"),
            TextFault::DeviceName => tr!("Windows keeps this name for a device", "Windows把这个名字留给设备"),
            TextFault::LastDot => tr!(
                "it ends with a dot, which Windows takes off; delete the dot",
                "末尾是点，Windows会把它去掉；请删去"
            ),
        };
        to.write_str(&text)
    }
}

impl std::error::Error for TextFault {}

fn check(text: &str, allowed: &[char]) -> Result<(), TextFault> {
    if text.chars().all(char::is_whitespace) {
        return Err(TextFault::Empty);
    }
    if text.len() > LONGEST && text.chars().count() > LONGEST {
        return Err(TextFault::TooLong);
    }
    match text.chars().find(|char| is_hidden(*char) && !allowed.contains(char)) {
        Some(char) => Err(TextFault::Hidden(char)),
        None => Ok(()),
    }
}

fn is_padded(text: &str) -> bool {
    text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
}

judged_text! {
    /// A text on one line: the name of a person, school or agency, a post, a title, a reference.
    Name, TextFault, |text| {
        check(text, &[])?;
        if is_padded(text) { Err(TextFault::Padded) } else { Ok(()) }
    }
}

judged_text! {
    /// A text of one or more lines.
    Note, TextFault, |text| check(text, &['\n', '\r'])
}

judged_text! {
    /// The bare name of a file, which cannot lead out of its folder, and can be kept on every system.
    FileName, TextFault, |text| {
        check(text, &[])?;
        let foreign = text.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) || text.starts_with('.');
        match () {
            () if foreign => Err(TextFault::NotAFileName),
            () if is_padded(text) => Err(TextFault::Padded),
            () if text.ends_with('.') => Err(TextFault::LastDot),
            () if is_device_file(text) => Err(TextFault::DeviceName),
            () => Ok(()),
        }
    }
}

impl Note {
    /// Reads a typed note: its line ends become line feeds.
    pub fn typed(text: &str) -> Result<Note, TextFault> {
        text.replace("\r\n", "\n").replace('\r', "\n").parse()
    }
}

impl Name {
    /// Reads a typed name, which loses its padding, inside it too when it is Chinese (`张　三`).
    pub fn typed(text: &str) -> Result<Name, TextFault> {
        let text = text.trim();
        let latin = text.chars().any(|char| char.is_ascii_alphabetic());
        match latin {
            true => text.split_whitespace().collect::<Vec<_>>().join(" ").parse(),
            false => text.chars().filter(|char| !char.is_whitespace()).collect::<String>().parse(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_notes_hold_no_hidden_characters() {
        assert_eq!("张\u{202e}某".parse::<Name>(), Err(TextFault::Hidden('\u{202e}')));
        assert_eq!("一\n二".parse::<Name>(), Err(TextFault::Hidden('\n')));
        assert!("一\n二".parse::<Note>().is_ok());
        assert_eq!("a\u{1b}[31m".parse::<Note>(), Err(TextFault::Hidden('\u{1b}')));
        assert_eq!(" 张某".parse::<Name>(), Err(TextFault::Padded));
        assert_eq!("".parse::<Note>(), Err(TextFault::Empty));
        assert_eq!("字".repeat(4001).parse::<Note>(), Err(TextFault::TooLong));
        assert!("字".repeat(4000).parse::<Note>().is_ok());
    }

    #[test]
    fn typed_names_lose_their_padding() {
        assert_eq!(Name::typed(" 张　三 ").unwrap().as_str(), "张三");
        assert_eq!(Name::typed("Li  Ming").unwrap().as_str(), "Li Ming");
    }

    #[test]
    fn a_file_name_stays_in_its_folder() {
        for wrong in ["../a.pdf", "a/b.pdf", "..", "c:\\a.pdf", ""] {
            assert!(wrong.parse::<FileName>().is_err(), "{wrong}");
        }
        assert!("责任书-沧县第一中学.pdf".parse::<FileName>().is_ok());
    }

    #[test]
    fn a_file_name_can_be_kept_on_windows_too() {
        for (name, fault) in [
            ("CON.pdf", TextFault::DeviceName),
            ("con", TextFault::DeviceName),
            ("lpt1 .tar.pdf", TextFault::DeviceName),
            ("a.", TextFault::LastDot),
            ("a.pdf ", TextFault::Padded),
            (" a.pdf", TextFault::Padded),
            ("a*.pdf", TextFault::NotAFileName),
        ] {
            assert_eq!(name.parse::<FileName>(), Err(fault), "{name}");
        }
        for name in ["CONTRACT.pdf", "COM10.pdf", "COM0.pdf", "a.con", "a.b.pdf"] {
            assert!(name.parse::<FileName>().is_ok(), "{name}");
        }
    }
}
