//! What every command is given, and how it ends.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId};
use crate::basics::personal::mask;
use crate::diagnostics::Diagnostic;
use crate::files::digest::Take;
use crate::files::root::MECHANISM;
use crate::files::scope::Scope;
use crate::files::texts::Texts;
use crate::files::{Loaded, Origin, Root, load, load_with_texts};
use crate::output::stream::{Colour, Out};
use crate::records::LanguageKey;
use crate::register::Register;
use crate::tr;
use anyhow::bail;
use std::path::PathBuf;

/// What was said before the command.
#[derive(Clone, Debug)]
pub struct Session {
    /// The folder of the records as named by `-C` or `SHUANGQIAN_DIR`; unnamed it is searched for upward.
    pub root: Option<PathBuf>,
    /// The revision to look at, as git names it, if the records of the folder are not.
    pub at: Option<String>,
    /// The day as of which everything is judged: the one named, else today. What is looked at may have a day of its own.
    pub as_of: Day,
    /// Whether that day was named.
    pub as_of_named: bool,
    /// The round, if named; the newest by the as-of date otherwise.
    pub round: Option<RoundId>,
    /// When the output is coloured.
    pub colour: Colour,
    /// The language that `--lang` names, if it was given.
    pub language: Option<LanguageKey>,
}

/// How a command that could do its work ended; what is worse is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done, and nothing is wrong.
    Fine,
    /// Done, and something is wrong with the records: what `check` found, or files that could not be read.
    Found,
}

impl Session {
    /// Where the records to be written are: the folder named, else the nearest upward that holds them.
    pub fn root(&self) -> anyhow::Result<Root> {
        self.may_write()?;
        Root::find(self.root.as_deref())
    }

    /// Ensures that no revision is named: what git keeps is not written.
    pub fn may_write(&self) -> anyhow::Result<()> {
        if let Some(at) = &self.at {
            let at = mask(at);
            bail!(tr!(
                "this command writes records, and those of “{at}” stay as they are: leave --at out",
                "这条命令要写入记录，而“{at}”的记录不能再改：请去掉 --at"
            ));
        }
        Ok(())
    }

    /// The records to be looked at: those of the folder, else of the revision named.
    pub fn origin(&self) -> anyhow::Result<Origin> {
        match &self.at {
            Some(at) => Origin::at(Root::of_git(self.root.as_deref()), at),
            None => Ok(Origin::folder(Root::find(self.root.as_deref())?)),
        }
    }

    /// The day as of which some records are looked at: the one named, else their own, else today.
    pub fn as_of(&self, origin: &Origin) -> Day {
        origin.day().filter(|_| !self.as_of_named).unwrap_or(self.as_of)
    }

    /// Whether the day counts as named: a commit brings its own, a tree has none.
    pub fn is_as_of_given(&self, origin: &Origin) -> bool {
        self.as_of_named || origin.day().is_some()
    }

    /// The records within a scope, seen through the session's round, and what is wrong with the files.
    pub fn open(&self, origin: &Origin, scope: Scope) -> anyhow::Result<(Register, Vec<Diagnostic>)> {
        self.register(load(origin.source(), scope)?, self.as_of(origin))
    }

    /// All records, to be judged: likewise, and what their texts say.
    pub fn open_to_judge(&self, origin: &Origin) -> anyhow::Result<(Register, Texts, Vec<Diagnostic>)> {
        let (loaded, texts) = load_with_texts(origin.source(), Scope::All, Take::Held)?;
        let (register, faults) = self.register(loaded, self.as_of(origin))?;
        Ok((register, texts, faults))
    }

    /// What was loaded as of a day, seen through the session's round, and what is wrong with the files.
    pub fn register(&self, mut loaded: Loaded, as_of: Day) -> anyhow::Result<(Register, Vec<Diagnostic>)> {
        let faults = std::mem::take(&mut loaded.faults);
        let mut register = Register::new(loaded, as_of);
        register.choose_round(self.round.as_ref())?;
        Ok((register, faults))
    }

    /// The records for a report, which shows those that could be read and names the rest: rounds and units, and what the
    /// counties recorded that are meant, for which the units are asked. Of no others is anything read.
    pub fn open_for_report(
        &self,
        origin: &Origin,
        out: &mut Out,
        meant: impl FnOnce(&Register) -> anyhow::Result<Asked<CountyId>>,
    ) -> anyhow::Result<(&'static Register, Outcome)> {
        let (mut register, _) = self.open(origin, Scope::Units)?;
        match meant(&register)? {
            Asked::All => register.absorb(load(origin.source(), Scope::Recorded)?),
            Asked::Only(counties) => {
                for county in &counties {
                    register.absorb(load(origin.source(), Scope::CountyEver(county))?);
                }
            }
        }
        let outcome = tell_gaps(&register, out);
        Ok((register.for_good(), outcome))
    }

    /// The records for what is sent on, likewise. Refused where it is not known whether that must bear a classification.
    pub fn open_to_send_on(
        &self,
        origin: &Origin,
        out: &mut Out,
        meant: impl FnOnce(&Register) -> anyhow::Result<Asked<CountyId>>,
    ) -> anyhow::Result<(&'static Register, Outcome)> {
        let (register, outcome) = self.open_for_report(origin, out, meant)?;
        refuse_unknown_classification(register)?;
        Ok((register, outcome))
    }

    /// The records within a scope that could be read; the rest is named.
    pub fn open_as_far_as_read(
        &self,
        origin: &Origin,
        scope: Scope,
        out: &mut Out,
    ) -> anyhow::Result<(Register, Outcome)> {
        let (register, _) = self.open(origin, scope)?;
        let outcome = tell_gaps(&register, out);
        Ok((register, outcome))
    }
}

/// Refuses to send on what may have to bear a classification, where it is not known which.
pub fn refuse_unknown_classification(register: &Register) -> anyhow::Result<()> {
    if register.is_classification_known() {
        return Ok(());
    }
    bail!(tr!(
        "{MECHANISM} cannot be read, so it is not known which classification this must bear; mend it first",
        "{MECHANISM}无法读取，不知道应标明什么密级，请先改正"
    ))
}

/// Names what could not be read.
pub fn tell_gaps(register: &Register, out: &mut Out) -> Outcome {
    for path in register.gaps() {
        out.say(tr!("cannot be read: {path}", "无法读取：{path}"));
    }
    if register.has_gaps() { Outcome::Found } else { Outcome::Fine }
}
