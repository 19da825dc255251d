//! The figures of a round that its seal remembers.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::files::evidence::Figures;
use crate::output::csv::csv_for_pipe;
use crate::register::Register;
use crate::reports::ProgressColumn::{self, *};
use crate::reports::progress;
use rayon::prelude::*;

/// What does not go on after the sealing, as the findings do, and rests on dated facts.
const SEALED: [ProgressColumn; 16] = [
    Unit,
    Units,
    Schools,
    Kindergartens,
    CountyLetterSignedOn,
    LettersDue,
    LettersSigned,
    LetterRate,
    ConveyancesDue,
    Conveyed,
    ConveyanceRate,
    InspectionsDue,
    Inspected,
    InspectionRate,
    FormsSubmitted,
    SpotChecks,
];

/// The digest of a round's progress on a day, as a pipe gets its sealed columns.
pub fn figures_on(register: &Register, round: &RoundId, day: Day) -> anyhow::Result<Digest> {
    let mut then = register.on(day);
    then.choose_round(Some(round))?;
    Ok(Digest::of(&csv_for_pipe(&progress(&then.campaign()?, &Asked::All).only(&SEALED))?))
}

/// The digests of all figures that seals remember, as they are now.
pub fn figures(register: &Register) -> Figures {
    figures_of(register, register.rounds().map(|(id, _)| id))
}

/// The same, of some rounds.
pub fn figures_of<'r>(register: &'r Register, rounds: impl IntoIterator<Item = &'r RoundId>) -> Figures {
    let sealed = rounds.into_iter().filter_map(|id| Some((id, register.round(id)?)));
    let sealed = sealed.filter(|(_, round)| round.sealed_progress_sha256.is_some());
    let sealed: Vec<_> = sealed.filter_map(|(id, round)| Some((id, round.sealed_on?))).collect();
    sealed.into_par_iter().filter_map(|(id, on)| Some((id.clone(), figures_on(register, id, on).ok()?))).collect()
}
