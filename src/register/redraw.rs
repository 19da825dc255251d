//! Draws made again from the commits that their seeds name.

use crate::basics::id::SchoolId;
use crate::files::evidence::{Redrawn, Redraws};
use crate::files::git::Repository;
use crate::files::scope::Scope;
use crate::files::{Source, load};
use crate::records::{Draw, DrawKey, Frame, Seed};
use crate::register::Register;
use std::collections::BTreeMap;
use std::path::Path;

/// What seeds draw, from the commits that the repository around a folder has. Where there is no repository, or not all of
/// its history, nothing is said of those that cannot be made again.
pub fn redraws<'d>(
    folder: &Path,
    place: Option<&str>,
    draws: impl Iterator<Item = (&'d DrawKey, &'d Draw)>,
) -> Redraws {
    let mut draws = draws.peekable();
    let Some(repository) = draws.peek().and_then(|_| Repository::if_any(folder).ok().flatten()) else {
        return Redraws::new();
    };
    let place = place.unwrap_or(repository.place());
    let is_whole = matches!(repository.begin(), Ok(None));
    let again = draws.filter_map(|(key, draw)| {
        let redrawn = match of_commit(&repository, place, &draw.seed) {
            Ok(register) => Redrawn::Drawn(register.drawn(&draw.seed)),
            Err(_) if is_whole => Redrawn::NoCommit,
            Err(_) => return None,
        };
        Some((key.clone(), redrawn))
    });
    again.collect::<BTreeMap<_, _>>()
}

/// The records that a seed draws from: those of its commit, as of its day.
fn of_commit(repository: &Repository, place: &str, seed: &Seed) -> anyhow::Result<Register> {
    let commit = &seed.frame.commit;
    Register::to_draw_from(&repository.tree(&repository.at_commit(commit, commit, place)?)?, &seed.frame)
}

impl Register {
    /// What a draw must know, as of its day: the units and, where it leaves out whom the city visited, the visits.
    pub fn to_draw_from(source: &dyn Source, frame: &Frame) -> anyhow::Result<Register> {
        let scope = if frame.not_since.is_some() { Scope::All } else { Scope::Units };
        Ok(Register::new(load(source, scope)?, frame.day))
    }
}

/// What a seed draws, from the commit that it names in the repository around a folder.
pub fn drawn_again(folder: &Path, seed: &Seed) -> anyhow::Result<Vec<SchoolId>> {
    let repository = Repository::around(folder)?;
    Ok(of_commit(&repository, repository.place(), seed)?.drawn(seed))
}
