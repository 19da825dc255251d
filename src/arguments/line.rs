//! A command line up to the cursor, as its words.

/// The words before the cursor's, and the cursor's own as far as it is typed.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// The words before it, the program's name first.
    pub before: Vec<String>,
    /// The word that is typed.
    pub typed: String,
}

/// How a shell takes back the meaning of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escape {
    /// By a backslash.
    Backslash,
    /// By a backtick, as PowerShell does.
    Backtick,
}

impl Line {
    /// The line that a shell has parted into words already; the program's name is not among them.
    pub fn parted(mut words: Vec<String>) -> Line {
        let typed = words.pop().unwrap_or_default();
        words.insert(0, String::new());
        Line { before: words, typed }
    }

    /// Parts a line at blanks, as a shell does: quotes hold together, and need not be closed.
    pub fn read(line: &str, escape: Escape) -> Line {
        let sign = if escape == Escape::Backslash { '\\' } else { '`' };
        let (mut before, mut typed, mut quote, mut is_begun) = (Vec::new(), String::new(), None, false);
        let mut chars = line.chars();
        while let Some(char) = chars.next() {
            match (quote, char) {
                (None, blank) if blank.is_ascii_whitespace() => {
                    before.extend(is_begun.then(|| std::mem::take(&mut typed)));
                    is_begun = false;
                    continue;
                }
                (None, '\'' | '"') => quote = Some(char),
                (Some(open), close) if open == close => quote = None,
                (None | Some('"'), escaped) if escaped == sign => typed.extend(chars.next()),
                (_, char) => typed.push(char),
            }
            is_begun = true;
        }
        Line { before, typed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_as_a_shell_parts_them() {
        for (line, before, typed) in [
            ("shuangqian sta", &["shuangqian"][..], "sta"),
            ("shuangqian status ", &["shuangqian", "status"], ""),
            ("shuangqian  inspect 一中 7=不", &["shuangqian", "inspect", "一中"], "7=不"),
            ("shuangqian status '沧县/沧 ", &["shuangqian", "status"], "沧县/沧 "),
            (r#"shuangqian --note "a \"b" '' x\ y"#, &["shuangqian", "--note", "a \"b", ""], "x y"),
            (r"shuangqian '\'", &["shuangqian"], r"\"),
        ] {
            let before = before.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(Line::read(line, Escape::Backslash), Line { before, typed: typed.to_owned() }, "{line}");
        }
        assert_eq!(Line::read(r".\x a` b C:\x", Escape::Backtick).before, [r".\x", "a b"]);
    }
}
