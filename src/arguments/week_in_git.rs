//! What git has of the records of a week.

use crate::arguments::session::Session;
use crate::files::git::{Commit, NoRecords, Repository, begins};
use crate::files::scope::Scope;
use crate::files::{Origin, load};
use crate::register::Register;
use crate::reports::{Earlier, WeekInGit};

impl Session {
    /// What git has of the records that are looked at and of the week before; `None` where they lie in no repository.
    pub fn week_in_git(&self, origin: &Origin, register: &Register) -> anyhow::Result<Option<WeekInGit>> {
        let Some(repository) = Repository::if_any(origin.root().folder())? else { return Ok(None) };
        let (commit, is_committed) = match origin.revision() {
            Some(revision) => (revision.commit.clone(), true),
            None => (repository.head()?, repository.uncommitted()?.is_empty()),
        };
        let place = origin.revision().map_or(repository.place(), |revision| &revision.place);
        let Some(commit) = commit else { return Ok(Some(WeekInGit::default())) };
        let earlier = match earlier(origin, &repository, &commit, place, register) {
            Ok(earlier) => earlier,
            // They lay elsewhere, or there were none yet.
            Err(error) if error.is::<NoRecords>() => Earlier::NoRecords,
            Err(error) => Earlier::Unknown(error.to_string()),
        };
        Ok(Some(WeekInGit { earlier, commit: is_committed.then_some(commit.hash) }))
    }
}

/// The records as they were committed last before the week, as of that day.
fn earlier(
    origin: &Origin,
    repository: &Repository,
    commit: &Commit,
    place: &str,
    register: &Register,
) -> anyhow::Result<Earlier> {
    let sunday = register.as_of.monday().minus(1);
    let Some(earlier) = repository.last_up_to(commit, sunday)? else {
        return Ok(repository.begin()?.map_or(Earlier::Nothing, |day| Earlier::Unknown(begins(day))));
    };
    let revision = repository.at_commit(&earlier.hash, &earlier.hash, place)?;
    let past = Origin::of(origin.root().clone(), repository, revision)?;
    let mut before = Register::new(load(past.source(), Scope::All)?, earlier.day);
    before.see_through(register.round_id());
    Ok(Earlier::Committed(before.for_good(), earlier.hash))
}
