//! What a code means in more detail, and how the table of explanations is written.

/// What a code means. An example is made of files, each below its path as a comment: `# …` stands for the rest of the
/// file as it is, `: 0` behind a path for no such file, `$` for a command that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Why it matters, and how to mend it, in the reader's language.
    pub meaning: String,
    /// A record, or the part of one, that breaks the rule.
    pub bad: &'static str,
    /// The same, mended.
    pub mended: &'static str,
    /// The command that mends it, in the reader's language; none where the file itself is to be mended.
    pub command: Option<String>,
}

macro_rules! explanations {
    ($($code:ident $english:literal $chinese:literal $bad:literal $mended:literal $($command:literal)*;)+) => {
        impl Code {
            /// What it means.
            pub fn explanation(self) -> Explanation {
                let (meaning, [bad, mended], command) = match self {
                    $(Code::$code => ($crate::tr!($english, $chinese), [$bad, $mended], command!($($command)*)),)+
                };
                Explanation { meaning, bad, mended, command }
            }
        }
    };
}

/// The command in the reader's language; one literal where it is the same in both.
macro_rules! command {
    () => {
        None
    };
    ($both:literal) => {
        Some($both.to_owned())
    };
    ($english:literal $chinese:literal) => {
        Some($crate::tr!($english, $chinese))
    };
}

pub(super) use command;
pub(super) use explanations;
