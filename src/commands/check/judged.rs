//! Records, and everything that is wrong with them, late or worth a look.

use crate::arguments::session::Session;
use crate::checks;
use crate::diagnostics::{Code, Diagnostic};
use crate::files::digest::Take;
use crate::files::half_read::half_read;
use crate::files::scope::Scope;
use crate::files::texts::Texts;
use crate::files::{Evidence, Origin, load_with_texts};
use crate::output::figures::figures;
use crate::output::paper::template_faults;
use crate::register::{Register, redraws};
use std::collections::HashSet;

/// What becomes of what is dated after the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ahead {
    /// With a day named, it is left out.
    LeftOut,
    /// As of today, it is wrong.
    Wrong,
}

/// Records as of a day, judged.
pub struct Judged {
    /// The records.
    pub register: &'static Register,
    /// What is wrong with them, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
    ahead: Ahead,
}

impl Judged {
    /// Judges the records of an origin as of its day.
    pub fn of(session: &Session, origin: &Origin) -> anyhow::Result<Judged> {
        let (register, texts, faults) = session.open_to_judge(origin)?;
        let ahead = if session.is_as_of_given(origin) { Ahead::LeftOut } else { Ahead::Wrong };
        Judged::by(ahead, origin, register.for_good(), texts, faults)
    }

    /// Judges the records of another time as these were. Where they do not have the round that is looked at, nothing is
    /// found of it.
    pub fn then(&self, session: &Session, origin: &Origin) -> anyhow::Result<Judged> {
        let (mut loaded, texts) = load_with_texts(origin.source(), Scope::All, Take::Held)?;
        let faults = std::mem::take(&mut loaded.faults);
        let mut register = Register::new(loaded, self.register.as_of);
        let _ = register.choose_round(session.round.as_ref());
        Judged::by(self.ahead, origin, register.for_good(), texts, faults)
    }

    fn by(
        ahead: Ahead,
        origin: &Origin,
        register: &'static Register,
        texts: Texts,
        faults: Vec<Diagnostic>,
    ) -> anyhow::Result<Judged> {
        let (scans, figures) = (origin.scans(register.letters()), figures(register));
        let place = origin.revision().map(|revision| revision.place.as_str());
        let draws = redraws(origin.root().folder(), place, register.draws());
        let evidence = Evidence { texts: &texts, scans: &scans, figures: &figures, draws: &draws };
        let mut diagnostics = checks::run(register, evidence);
        let mut half_read = half_read(origin.source(), &faults);
        if ahead == Ahead::LeftOut {
            half_read.rewind(register.as_of);
        }
        diagnostics.extend(checks::run_on_what_is_half_read(register, half_read, evidence));
        diagnostics.extend(faults);
        diagnostics.extend(template_faults(origin.source())?);
        match ahead {
            Ahead::LeftOut => diagnostics.retain(|one| one.code != Code::FutureDate),
            Ahead::Wrong => {
                let known: HashSet<_> = diagnostics.iter().map(Diagnostic::key).collect();
                let mut unseen = checks::run_on_what_is_later(register, evidence);
                unseen.retain(|one| !known.contains(&one.key()));
                diagnostics.extend(unseen);
            }
        }
        // Not freed either: see `Register::for_good`.
        std::mem::forget(texts);
        Ok(Judged { register, diagnostics, ahead })
    }

    /// Leaves out what other records have too.
    pub fn retain_what_is_not_in(&mut self, other: &Judged) {
        let known: HashSet<_> = other.diagnostics.iter().map(Diagnostic::key).collect();
        self.diagnostics.retain(|one| !known.contains(&one.key()));
    }
}
