//! What every command is given, and how it ends.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::basics::language::Language;
use crate::diagnostics::Diagnostic;
use crate::files::digest::Take;
use crate::files::root::MECHANISM;
use crate::files::scope::Scope;
use crate::files::texts::Texts;
use crate::files::{Loaded, Root, load, load_with_texts};
use crate::output::stream::{Colour, Out};
use crate::register::Register;
use crate::tr;
use anyhow::bail;
use std::path::PathBuf;

/// What was said before the command.
#[derive(Clone, Debug)]
pub struct Session {
    /// The folder of the records as named by `-C` or `SHUANGQIAN_DIR`; unnamed it is searched for upward.
    pub root: Option<PathBuf>,
    /// The day as of which everything is judged.
    pub as_of: Day,
    /// Whether that day was named; today otherwise.
    pub as_of_given: bool,
    /// The round, if named; the newest by the as-of date otherwise.
    pub round: Option<RoundId>,
    /// When the output is coloured.
    pub colour: Colour,
    /// The language that `--lang` names, if it was given.
    pub language: Option<Language>,
}

/// How a command that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and nothing is wrong.
    Fine,
    /// Done, and something is wrong with the records: what `check` found, or files that could not be read.
    Found,
}

impl Session {
    /// Where the records are: the folder named, else the nearest upward that holds them.
    pub fn root(&self) -> anyhow::Result<Root> {
        Root::find(self.root.as_deref())
    }

    /// The records within a scope as of the session's day, seen through its round, and what is wrong with the files.
    pub fn open(&self, scope: Scope) -> anyhow::Result<(Register, Vec<Diagnostic>)> {
        self.register(load(&self.root()?, scope))
    }

    /// All records, to be judged: likewise, and what their texts say.
    pub fn open_to_judge(&self, root: &Root) -> anyhow::Result<(Register, Texts, Vec<Diagnostic>)> {
        let (loaded, texts) = load_with_texts(root, Scope::All, Take::Held);
        let (register, faults) = self.register(loaded)?;
        Ok((register, texts, faults))
    }

    /// What was loaded as of the session's day, seen through its round, and what is wrong with the files.
    pub fn register(&self, mut loaded: Loaded) -> anyhow::Result<(Register, Vec<Diagnostic>)> {
        let faults = std::mem::take(&mut loaded.faults);
        let mut register = Register::new(loaded, self.as_of);
        register.choose_round(self.round.as_ref())?;
        Ok((register, faults))
    }

    /// All records for a report, which shows those that could be read and names the rest.
    pub fn open_for_report(&self, out: &mut Out) -> anyhow::Result<(Register, Outcome)> {
        self.open_as_far_as_read(Scope::All, out)
    }

    /// All records for what is sent on. Refused where it is not known whether that must bear a classification.
    pub fn open_to_send_on(&self, out: &mut Out) -> anyhow::Result<(Register, Outcome)> {
        let (register, outcome) = self.open_for_report(out)?;
        if !register.is_classification_known() {
            bail!(tr!(
                "{MECHANISM} cannot be read, so it is not known which classification this must bear; mend it first",
                "{MECHANISM}无法读取，不知道应标明什么密级，请先改正"
            ));
        }
        Ok((register, outcome))
    }

    /// The records within a scope that could be read; the rest is named.
    pub fn open_as_far_as_read(&self, scope: Scope, out: &mut Out) -> anyhow::Result<(Register, Outcome)> {
        let (register, _) = self.open(scope)?;
        for path in register.gaps() {
            out.say(tr!("cannot be read: {path}", "无法读取：{path}"));
        }
        let outcome = if register.has_gaps() { Outcome::Found } else { Outcome::Fine };
        Ok((register, outcome))
    }
}
